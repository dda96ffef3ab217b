import { attributeOf, childElements, type HtmlElement } from './html-tree.ts';

/** An item's number as a document that was brought into HTML has it, with its sign: `a)`. */
export const WRITTEN_LABEL = 'data-written-label';

export type NumberStyle = 'decimal' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman' | 'none';

const STYLES: Readonly<Record<string, NumberStyle>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

const ROMAN: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** The numbers of a list's items as a browser shows them, by item; none for a list that has none. */
export function listLabels(list: HtmlElement): ReadonlyMap<HtmlElement, string> {
  const labels = new Map<HtmlElement, string>();
  if (list.tagName !== 'ol') return labels;
  const style = styleOf(list);
  if (style === 'none') return labels;
  const items = childElements(list).filter(({ tagName }) => tagName === 'li');
  const step = attributeOf(list, 'reversed') === undefined ? 1 : -1;
  let number = integerOf(attributeOf(list, 'start')) ?? (step === 1 ? 1 : items.length);
  for (const item of items) {
    number = integerOf(attributeOf(item, 'value')) ?? number;
    labels.set(item, attributeOf(item, WRITTEN_LABEL) ?? `${numberInStyle(number, style)}.`);
    number += step;
  }
  return labels;
}

function styleOf(list: HtmlElement): NumberStyle {
  const written = /list-style(?:-type)?\s*:[^;]*?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman))\b/iu.exec(
    attributeOf(list, 'style') ?? '',
  )?.[1];
  if (written !== undefined) return written.toLowerCase().replace('latin', 'alpha') as NumberStyle;
  return STYLES[attributeOf(list, 'type') ?? '1'] ?? 'decimal';
}

function integerOf(written: string | undefined): number | undefined {
  return written !== undefined && /^\s*[+-]?\d{1,9}\s*$/u.test(written) ? Number(written) : undefined;
}

/** A number as a list of some style shows it, without what stands around it. */
export function numberInStyle(number: number, style: NumberStyle): string {
  if (style.endsWith('alpha') && number > 0) return inCase(letters(number), style);
  if (style.endsWith('roman') && number > 0 && number < 4000) return inCase(roman(number), style);
  return String(number);
}

function inCase(text: string, style: NumberStyle): string {
  return style.startsWith('upper') ? text.toUpperCase() : text;
}

/** 1 is "a", 26 "z", 27 "aa". */
function letters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCodePoint(97 + ((rest - 1) % 26)) + text;
  }
  return text;
}

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [sign, value] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}
