import { type NumberStyle, numberInStyle, WRITTEN_LABEL } from '../html-blocks/list-numbers.ts';
import { escapeHtml } from '../markup/html-lines.ts';

const STYLES: Readonly<Record<string, NumberStyle>> = {
  arabic: 'decimal',
  alph: 'lower-alpha',
  Alph: 'upper-alpha',
  roman: 'lower-roman',
  Roman: 'upper-roman',
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};
/** How lists in lists are counted by themselves: "1.", "(a)", "i.", "A.". */
const BY_DEPTH: readonly (readonly [string, string, string])[] = [
  ['', 'arabic', '.'],
  ['(', 'alph', ')'],
  ['', 'roman', '.'],
  ['', 'Alph', '.'],
];

/** Counts the items of a numbered list as LaTeX does. */
export class LatexNumbers {
  readonly #before: string;
  readonly #style: NumberStyle;
  readonly #after: string;
  #next: number;

  /** `option` is what stands in brackets behind the list's name; `depth` counts the numbered lists around it. */
  constructor(option: string, depth: number) {
    const stated =
      /label\s*=\s*\{?([^\\{},]{0,10})\\(\w+)\*?([^{},\\]{0,10})/u.exec(option) ??
      /^([^\p{L}\p{N}=]{0,3})([1aAiI])([^\p{L}\p{N}=]{0,3})$/u.exec(option);
    const [, before = '', style = '', after = ''] = stated ?? ['', ...(BY_DEPTH[depth] ?? ['', 'arabic', '.'])];
    this.#before = before;
    this.#style = STYLES[style] ?? 'decimal';
    this.#after = after;
    this.#next = Number(/start\s*=\s*(\d{1,6})/u.exec(option)?.[1] ?? 1);
  }

  /** The tag of the next item, with its number where HTML would count otherwise. */
  item(): string {
    const number = numberInStyle(this.#next, this.#style);
    this.#next += 1;
    const isAsUsual = this.#before === '' && this.#style === 'decimal' && this.#after === '.';
    return isAsUsual
      ? `<li value="${number}">`
      : `<li ${WRITTEN_LABEL}="${escapeHtml(`${this.#before}${number}${this.#after}`)}">`;
  }
}
