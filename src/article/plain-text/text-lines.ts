import { cleanText } from '../readable-text.ts';

/** A line of a text. `number` is its own in the file; `indent` and `body` are columns, tabs counting to the next multiple of four. */
export type Line =
  | { readonly kind: 'blank'; readonly number: number }
  | { readonly kind: 'rule'; readonly number: number; readonly under: 1 | 2 }
  /** A heading as Markdown writes it. */
  | { readonly kind: 'heading'; readonly number: number; readonly level: number; readonly text: string }
  | { readonly kind: 'plain'; readonly number: number; readonly indent: number; readonly text: string }
  | {
      readonly kind: 'bullet';
      readonly number: number;
      readonly indent: number;
      /** Where the text behind the bullet begins. */
      readonly body: number;
      /** Bullets of one list look alike: `•`, `1.`, `a)`. */
      readonly style: string;
      readonly text: string;
    };

type Ordinal = { readonly style: string; readonly value: number };

const SPACED_BULLET = /^(?:[-*+•‣⁃◦▪▫·●○■□◆◇►▶➤➢→–—✓✔]|o(?=\t))(?:\s+|$)/u;
const GLUED_BULLET = /^[•‣⁃◦▪▫●■►▶➤➢](?=\S)/u;
const ORDINAL = /^(\(?)(\d{1,3}|\p{L})([.)])(?:\s+|$)/u;
const CHECKBOX = /^\[[ xX]\]\s+/u;
const HEADING = /^(#{1,6})\s+([^#\s].*)$/u;
const RULE = /^\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|[*_-](?: [*_-]){2,}|~{3,}|#{3,})\s*$/u;

/** Tells bullets from other lines. A number or letter is a bullet only as part of a count: "1.", or one more than before. */
export function readLines(lines: readonly string[], firstLine: number): Line[] {
  const ordinals = lines.map(readOrdinal);
  const counted = inCount(ordinals);
  return lines.map((raw, index) => readLine(raw, firstLine + index, counted.has(index) ? ordinals[index] : undefined));
}

function readLine(raw: string, number: number, ordinal: Ordinal | undefined): Line {
  const text = raw.trimStart();
  if (cleanText(text) === '') return { kind: 'blank', number };
  if (RULE.test(raw)) return { kind: 'rule', number, under: text.startsWith('=') ? 1 : 2 };
  const [, marks, title] = HEADING.exec(text) ?? [];
  if (marks !== undefined && title !== undefined)
    return { kind: 'heading', number, level: marks.length, text: cleanText(title) };
  const indent = columns(raw.slice(0, raw.length - text.length), 0);
  const marker =
    ordinal === undefined ? (SPACED_BULLET.exec(text) ?? GLUED_BULLET.exec(text))?.[0] : ORDINAL.exec(text)?.[0];
  if (marker === undefined) return { kind: 'plain', number, indent, text: cleanText(text) };
  return {
    kind: 'bullet',
    number,
    indent,
    body: columns(marker, indent),
    style: ordinal?.style ?? marker.trim(),
    text: cleanText(text.slice(marker.length).replace(CHECKBOX, '')),
  };
}

function readOrdinal(raw: string): Ordinal | undefined {
  const match = ORDINAL.exec(raw.trimStart());
  if (match === null) return undefined;
  const [, open = '', label = '', close = ''] = match;
  const indent = raw.length - raw.trimStart().length;
  if (/^\d/u.test(label)) return { style: `${indent}${open}1${close}`, value: Number(label) };
  if (!/^[a-z]$/u.test(label)) return undefined;
  return { style: `${indent}${open}a${close}`, value: label.charCodeAt(0) - 96 };
}

/** Indexes of the lines whose number or letter counts on from a line before it, or is counted on from. */
function inCount(ordinals: readonly (Ordinal | undefined)[]): Set<number> {
  const counted = new Set<number>();
  const last = new Map<string, { index: number; value: number }>();
  for (const [index, ordinal] of ordinals.entries()) {
    if (ordinal === undefined) continue;
    const before = last.get(ordinal.style);
    const letters = ordinal.style.includes('a');
    const follows = before !== undefined && (ordinal.value === before.value + 1 || ordinal.value === before.value);
    if (follows && before !== undefined && !(letters && ordinal.value === before.value)) {
      counted.add(before.index);
      counted.add(index);
    } else if (ordinal.value === 1 && !letters) counted.add(index);
    last.set(ordinal.style, { index, value: ordinal.value });
  }
  return counted;
}

function columns(text: string, from: number): number {
  let column = from;
  for (const character of text) column = character === '\t' ? column + 4 - (column % 4) : column + 1;
  return column;
}
