import type { Link } from '../article-model.ts';
import { cleanText, endsLikeProse, startsLowerCase } from '../readable-text.ts';

/** One line of running text, clean, with its links, and the bold openings of its lines, of which `bold` is how long the first is. */
export type InlineLine = {
  readonly text: string;
  readonly links: readonly Link[];
  readonly bold: number;
  readonly openings?: readonly Opening[];
};

type Opening = { readonly start: number; end: number };

/** What most text has not: anything that is cleaned away. To match all else takes a stack as long as the text. */
const UNCLEAN = /[^ -~\u{A1}-\u{AC}\u{AE}-\u{167F}\u{3001}-\u{D7FF}]| {2}/u;
const PARAGRAPH_BREAK = /\n{2,}/u;
/** Lines of at least so many, none of them longer, are verse where they do not end as sentences do. */
const FEWEST_VERSES = 4;
const LONGEST_VERSE = 70;

/** Running text as it is gathered: white space collapsed as a browser does it, line breaks kept as such. */
export class InlineText {
  #parts: string[] = [];
  #length = 0;
  #last = '';
  /** What is bold at the beginning of a line. */
  #openings: Opening[] = [];
  #lineStart = 0;
  #links: Link[] = [];
  readonly #open: { readonly target: string; start: number }[] = [];

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  get length(): number {
    return this.#length;
  }

  add(source: string): void {
    // The letters at both ends keep the space there, which separates words of neighbouring elements.
    const clean = UNCLEAN.test(source) ? cleanText(`x${source}x`).slice(1, -1) : source;
    const isParted = this.#last === '' || this.#last === ' ' || this.#last === '\n';
    this.#append(isParted ? clean.trimStart() : clean);
  }

  breakLine(): void {
    if (this.#last === ' ') {
      this.#parts.push(this.#parts.pop()?.slice(0, -1) ?? '');
      this.#length -= 1;
    }
    if (this.#length > 0) this.#append('\n');
  }

  /** Two line breaks, as far as they part anything. */
  breakParagraph(): void {
    this.breakLine();
    this.breakLine();
  }

  #append(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#length += text.length;
    this.#last = text.slice(-1);
    if (this.#last === '\n') this.#lineStart = this.#length;
  }

  openLink(target: string): void {
    this.#open.push({ target, start: this.#length });
  }

  closeLink(): void {
    const link = this.#open.pop();
    if (link !== undefined) this.#keepLink(link);
  }

  /** Says that what was added since the text was `from` long is bold, which counts where it opens a line. */
  markBold(from: number): void {
    const end = this.#last === ' ' ? this.#length - 1 : this.#length;
    const last = this.#openings.at(-1);
    if (last !== undefined && from === last.end) last.end = end;
    else if (from === 0 || from === this.#lineStart) this.#openings.push({ start: from, end });
  }

  /** The text so far, and an empty one from here on; links that are open go on in it. */
  take(): InlineLine {
    for (const link of this.#open) this.#keepLink(link);
    const [first] = this.#openings;
    const openings = this.#openings;
    const bold = first?.start === 0 ? first.end : 0;
    const line = { text: this.#parts.join(''), links: this.#links, bold, openings };
    this.#parts = [];
    this.#length = 0;
    this.#last = '';
    this.#openings = [];
    this.#lineStart = 0;
    this.#links = [];
    for (const link of this.#open) link.start = 0;
    return line;
  }

  #keepLink({ target, start }: { readonly target: string; readonly start: number }): void {
    if (this.#length > start && target !== '') this.#links.push({ start, end: this.#length, target });
  }
}

/** What line breaks make of a text: paragraphs, or verse that stays as it stands. */
export type BrokenText =
  | { readonly kind: 'paragraphs'; readonly lines: readonly InlineLine[] }
  | { readonly kind: 'verse'; readonly text: string };

/** Reads the line breaks of a text: lines that go on in lower case are one, verse is kept, all others are paragraphs. */
export function readBreaks(line: InlineLine): BrokenText {
  if (!line.text.includes('\n')) return { kind: 'paragraphs', lines: trimmed(line) };
  const rows = line.text
    .trim()
    .split('\n')
    .filter((row) => row !== '');
  const isVerse =
    rows.length >= FEWEST_VERSES &&
    rows.every((row) => row.length <= LONGEST_VERSE && !/[:：]\s|^[-•*–\d]/u.test(row)) &&
    rows.filter((row) => /[.!?。]$/u.test(row)).length * 2 < rows.length;
  if (isVerse) return { kind: 'verse', text: line.text.trim().replaceAll(/\n{3,}/gu, '\n\n') };
  return { kind: 'paragraphs', lines: paragraphsOf(line) };
}

function paragraphsOf({ text, links, openings = [] }: InlineLine): InlineLine[] {
  const lines: InlineLine[] = [];
  const ends = new Map(openings.map(({ start, end }) => [start, end]));
  let start = 0;
  let link = 0;
  for (const match of [...text.matchAll(/\n+/gu), undefined]) {
    const end = match?.index ?? text.length;
    const after = match === undefined ? '' : text.slice(end + match[0].length, end + match[0].length + 8);
    const goesOn =
      match !== undefined &&
      !PARAGRAPH_BREAK.test(match[0]) &&
      startsLowerCase(after) &&
      !/[.!?:;。]/u.test(text.charAt(end - 1));
    if (goesOn) continue;
    const part = text.slice(start, end).replaceAll('\n', ' ');
    const within: Link[] = [];
    while ((links[link]?.end ?? Number.POSITIVE_INFINITY) <= start) link += 1;
    for (let at = link, next = links[at]; next !== undefined && next.start < end; at += 1, next = links[at]) {
      within.push({ ...next, start: Math.max(next.start, start) - start, end: Math.min(next.end, end) - start });
    }
    const bold = Math.min(ends.get(start) ?? start, end) - start;
    for (const whole of trimmed({ text: part, links: within, bold })) lines.push(whole);
    start = end + (match?.[0].length ?? 0);
  }
  return lines;
}

/** The line without space at its ends; none where nothing is left. */
export function trimmed({ text, links, bold }: InlineLine): InlineLine[] {
  const clean = text.trim();
  if (clean === '') return [];
  const cut = text.length - text.trimStart().length;
  const within = links.flatMap(({ start, end, target }) => {
    const linked = text.slice(start, end);
    const from = start + linked.length - linked.trimStart().length - cut;
    const to = start + linked.trimEnd().length - cut;
    return to > from ? [{ start: from, end: to, target }] : [];
  });
  return [{ text: clean, links: within, bold: Math.max(0, bold - cut) }];
}

/**
 * How far an opening in bold reaches that names what follows ("Heavy.", "Heavy:"), its colon included; undefined where the bold
 * text does not end as such a name does, or nothing follows.
 */
export function runInOf({ text, bold }: InlineLine): number | undefined {
  if (bold === 0 || bold >= text.length) return undefined;
  if (/[.:!?…。：！？]$/u.test(text.slice(0, bold))) return bold;
  return /^[.:。：]/u.test(text.slice(bold)) && bold + 1 < text.length ? bold + 1 : undefined;
}

/** Whether a line is bold as a whole and reads as a heading. */
export function isBoldHeading({ text, bold }: InlineLine): boolean {
  return bold >= text.length && text.length <= 200 && !endsLikeProse(text);
}
