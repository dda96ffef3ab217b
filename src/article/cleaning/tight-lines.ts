import type { Block } from '../document-blocks.ts';
import { isAgendaItem, looksOf } from './heading-like.ts';

/** A number of the document's own. */
export const COUNTED = /^(?:[(（]?[\d０-９]+[.)．）、]|\d+(?:\.\d+)+\s|§|[第제]|[一二三四五六七八九十]{1,3}[、．])/u;

/** "II. Economy" is one section of several. */
export const NUMBERED = /^(?:[IVXLC]+|\d+)[.)]\s/u;

const ASKS = /[?？؟]$/u;

/** The last of several lines, right below another of them, is one of them too, whatever comes next. */
export function isLineOfList(all: readonly Block[], index: number, above: Block | undefined): boolean {
  const { text = '' } = all[index] ?? {};
  const isLast =
    gapBelow(all, index) > 1 || (isTight(all, index - 1) && looksOf(all[index + 1]?.text ?? '') === 'text');
  if (!isLast || !isTight(all, index) || above === undefined || above.kind === 'heading') return false;
  return !ASKS.test(text) && !isCounted(text);
}

/** "§ 4. Prizes" right above lines of which none is numbered so. */
export function headsLines(all: readonly Block[], index: number): boolean {
  const { text = '' } = all[index] ?? {};
  const below = all[index + 1];
  return (
    text.startsWith('§') && !isTight(all, index) && isTight(all, index + 1) && below?.text.startsWith('§') === false
  );
}

/** Whether a line stands right below another one. */
function isTight(all: readonly Block[], index: number): boolean {
  return all[index]?.kind === 'paragraph' && all[index - 1]?.kind === 'paragraph' && gapBelow(all, index - 1) === 1;
}

/** How many lines further down the next block stands. */
export function gapBelow(blocks: readonly Block[], at: number): number {
  const [place, next] = [blocks[at]?.place, blocks[at + 1]?.place];
  return place?.kind === 'line' && next?.kind === 'line' ? next.line - place.line : 1;
}

export function isCounted(text: string): boolean {
  return COUNTED.test(text) || isAgendaItem(text);
}

/**
 * Headings without a number between two that follow one another ("2. …", "3. …") are narrower than these, where the first of all
 * headings is a numbered one, and in no capitals: such a line may part the numbered ones.
 */
export function withinCounted(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.find(({ kind }) => kind === 'heading');
  if (first === undefined || !NUMBERED.test(first.text)) return blocks;
  const numberOf = (block: Block): number => (block.kind === 'heading' ? Number.parseInt(block.text, 10) : Number.NaN);
  const nextNumbers = blocks.map(() => Number.NaN);
  for (let index = blocks.length - 2; index >= 0; index -= 1) {
    const next = numberOf(blocks[index + 1] as Block);
    nextNumbers[index] = Number.isNaN(next) ? (nextNumbers[index + 1] ?? Number.NaN) : next;
  }
  let number = Number.NaN;
  return blocks.map((block, index) => {
    if (block.kind !== 'heading' || block.level !== 2) return block;
    const own = numberOf(block);
    if (!Number.isNaN(own)) number = own;
    const isWithin = Number.isNaN(own) && nextNumbers[index] === number + 1 && !isCapitals(block.text);
    return isWithin ? { ...block, level: 3 } : block;
  });
}

export function isCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
}

const DAY =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)-feira|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)(?!\p{L})|^(?:day|tag|jour|día|dia|giorno|dzień|день)\s\d{1,2}\b/iu;

/** Whether a line names a day, as it heads what happens then: "Friday, 6 June", "DAY 2". */
export function isDay(text: string): boolean {
  return text.length < 60 && DAY.test(text) && !/[.:]$/u.test(text);
}

/** Where days in capitals are wider than the headings below them, so are all other lines in capitals, whatever stands below these. */
export function withAlike(blocks: readonly Block[]): readonly Block[] {
  const isWide = (block: Block): boolean =>
    block.kind === 'heading' && block.level === 1 && isCapitals(block.text) && isDay(block.text);
  if (!blocks.some(isWide)) return blocks;
  return blocks.map((block) =>
    block.kind === 'heading' && block.level === 2 && isCapitals(block.text) ? { ...block, level: 1 } : block,
  );
}
