import type { Block } from '../document-blocks.ts';
import { isAgendaItem, looksOf } from './heading-like.ts';

/** A number of the document's own. */
export const COUNTED = /^(?:[(（]?[\d０-９]+[.)．）、]|\d+(?:\.\d+)+\s|§|[第제]|[一二三四五六七八九十]{1,3}[、．])/u;

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
