/** Characters that show nothing but hinder searching and quoting: soft hyphen, zero-width spaces, direction overrides. */
const INVISIBLE = /[\u{AD}\u{200B}\u{2060}\u{FEFF}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;

/** What most text has not: anything that is cleaned away. Looked for, for to match all else takes a stack as long as the text. */
const UNCLEAN = /^ |[^ -~\u{A1}-\u{AC}\u{AE}-\u{167F}\u{3001}-\u{D7FF}]| (?: |$)/u;

/** One line of readable text: no control characters, no lone surrogates, every run of white space one space. */
export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Lines that count as they stand, each clean at its end: no control characters but tabs, no blank lines around them. */
export function cleanLines(text: string): string {
  return toLines(text.toWellFormed().replaceAll(INVISIBLE, ''))
    .map((line) => line.replaceAll(/[^\P{Cc}\t]/gu, '').trimEnd())
    .join('\n')
    .replaceAll(/^\n+|\n+$/gu, '');
}

/** Something to read: a letter, a digit or an emoji. Lone bullets, rules and dots are not. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}

/** Lines of a text, whatever ends them. */
export function toLines(source: string): string[] {
  return source.split(/\r\n|[\n\r\u{85}\u{2028}\u{2029}]/u);
}

/** Two letters that stand alone, before any others. */
const SPACED_OUT = /^[^\p{L}]*\p{L}[ \u{A0}]{1,6}\p{L}(?![\p{L}\p{N}])/u;
const FEWEST_SPACED = 4;

/**
 * A line whose letters all stand apart, as titles are set, with its words as words; any other line as it is.
 * @example closedUp('=  H O U S E   R U L E S  =') // '=  HOUSE RULES  ='
 */
export function closedUp(line: string): string {
  if (line.length > 200 || !SPACED_OUT.test(line) || /[\p{L}\p{M}\p{N}]{2}/u.test(line)) return line;
  const gaps = [...line.matchAll(/(?<=\p{Lu}['’.&-]?)[ \u{A0}]+(?=[&'’-]?\p{Lu})/gu)].map(([gap]) => gap.length);
  if (gaps.length < FEWEST_SPACED - 1 || /\p{Ll}/u.test(line)) return line;
  const within = Math.min(...gaps);
  return line.replaceAll(/(?<=\p{Lu}['’.&-]?)[ \u{A0}]+(?=[&'’-]?\p{Lu})/gu, (gap) => (gap.length > within ? ' ' : ''));
}

/** Ends as a sentence does, before any closing quotes, brackets or note marks. Cuts nothing off; linear. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？؟।॥։።]$/u.test(withoutClosers(text));
}

/** Ends as a heading does not: with a full stop or in the middle of a sentence. */
export function endsLikeProse(text: string): boolean {
  return /[.…。।॥։።,;،؛、，；—]$/u.test(withoutClosers(text));
}

/** Begins in the middle of a sentence, as far as letters can tell. */
export function startsLowerCase(text: string): boolean {
  return /^["'“‘«(]?\p{Ll}/u.test(text);
}

/** "[1]" behind what it is a note on. */
const NOTE_MARKS = /(?<=\S)(?:\[(?:\d{1,3}|[a-z*])\])+$/u;

function withoutClosers(text: string): string {
  let end = text.length - (text.endsWith(']') ? (NOTE_MARKS.exec(text.slice(-40))?.[0].length ?? 0) : 0);
  while (end > 0 && /["'”’»›)\]\s*¹²³⁰⁴-⁹]/u.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
