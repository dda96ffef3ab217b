import { has, LEAST_IN_WORDS, lexiconOf, type LexiconWord, lexiconWordsOf, NUMERIC } from './lexicon.ts';
import { BIT } from './word-lists.ts';

/** A number as it stands in a text. `value` is the same for every spelling of it. */
type NumberForm = { readonly start: number; readonly end: number; readonly value: string };

/** The same, with the words it covers, and whether it is written with digits. */
export type ReadNumber = {
  /** First and last word (inclusive). */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly plainDigits: boolean;
  readonly scaled: boolean;
  readonly ordinal: boolean;
};

const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xe50, 0xed0, 0xff10];

/** Digits of other scripts as ASCII ones. */
const asciiDigits = (text: string): string => {
  let plain = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const zero = code < 128 ? undefined : ZEROS.find((first) => code >= first && code < first + 10);
    if (code === 0x66b) plain += '.';
    else if (code === 0x66c) plain += ',';
    else plain += zero === undefined ? (text[at] ?? '') : String(code - zero);
  }
  return plain;
};

/** Languages that group thousands by a comma and write decimals with a point. */
const POINT_DECIMALS = new Set(['en', 'zh', 'ja', 'th', 'hi', 'ko', 'he', 'ar']);

/**
 * The value of "1,400", "1.400", "1,4", "1.234.567,8". Two kinds of mark: the last is the decimal one. One kind, several
 * times: thousands. Once, and not before exactly three digits: decimal. Otherwise the language decides.
 */
export const digitsValue = (text: string, language: string): number => {
  const plain = asciiDigits(text);
  const points = plain.split('.').length - 1;
  const commas = plain.split(',').length - 1;
  if (points === 0 && commas === 0) return Number(plain);
  let decimal: '.' | ',' | undefined;
  if (points > 0 && commas > 0) decimal = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
  else if (points + commas === 1) {
    const mark = points === 1 ? '.' : ',';
    const [head = '', tail = ''] = plain.split(mark);
    const grouped = tail.length === 3 && head.length <= 3 && head !== '0';
    const ownDecimal = POINT_DECIMALS.has(language) ? '.' : ',';
    decimal = grouped && mark !== ownDecimal ? undefined : mark;
  }
  const whole = decimal === undefined ? plain : plain.slice(0, plain.lastIndexOf(decimal));
  const fraction = decimal === undefined ? '' : plain.slice(plain.lastIndexOf(decimal) + 1);
  return Number(`${whole.replace(/[.,]/gu, '')}.${fraction || '0'}`);
};

/** One spelling for one value: no exponent, no rounding noise. */
export const canonicalNumber = (value: number): string => {
  const rounded = Number(value.toPrecision(12));
  return rounded < 1e21 ? String(rounded) : rounded.toFixed(0);
};

const SCALE_LETTERS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mm: 1e6, b: 1e9, t: 1e12 };

/** "1 200 000": the following groups of exactly three digits, each after one space. */
const spacedGroups = (text: string, words: readonly LexiconWord[], at: number): number => {
  let to = at;
  const first = words[at];
  if (first === undefined || first.end - first.start > 3) return to;
  for (let next = words[to + 1]; next !== undefined; next = words[to + 1]) {
    const previous = words[to];
    const space = previous !== undefined && next.start === previous.end + 1 && next.gap === 1;
    if (!space || !next.digits || !/^\p{Nd}{3}(?:[.,]\p{Nd}+)?$/u.test(text.slice(next.start, next.end))) break;
    to++;
  }
  return to;
};

/** May `value` follow a running `group`: "twenty one", "hundred five"; not "two three". */
const fits = (group: number, value: number): boolean =>
  Number.isNaN(group) ||
  (value >= 1 && value < group && (group >= 100 || (group >= 20 && value < 10 && group % 10 === 0)));

/** Number words from `at` on: "twenty-one", "three hundred and five", "half a million". */
const readNumberWords = (words: readonly LexiconWord[], at: number): ReadNumber | undefined => {
  let total = 0;
  let group = Number.NaN;
  let lastScale = Number.POSITIVE_INFINITY;
  let to = -1;
  let ordinal = false;
  for (let index = at; index < words.length && !ordinal; index++) {
    const word = words[index];
    if (word === undefined || word.digits || (index > at && word.gap > 2)) break;
    const { marks, value } = word.entry;
    if ((marks & BIT.scale) !== 0) {
      if (value >= lastScale) break;
      group = (Number.isNaN(group) ? 1 : group) * value;
      if (value >= 1000) {
        total += group;
        group = Number.NaN;
        lastScale = value;
      }
      to = index;
    } else if ((marks & (BIT.number | BIT.ordinal)) !== 0) {
      if (!fits(group, value)) break;
      group = (Number.isNaN(group) ? 0 : group) + value;
      ordinal = (marks & BIT.ordinal) !== 0;
      to = index;
    } else {
      const next = words[index + 1];
      const joins =
        (marks & BIT.numberJoin) !== 0 && to === index - 1 && index > at && next !== undefined && next.gap < 2;
      if (!joins || (next.entry.marks & NUMERIC) === 0) break;
      const half = group === 0.5 && (next.entry.marks & BIT.scale) !== 0;
      if (!half && lastScale === Number.POSITIVE_INFINITY && !(group >= 100)) break;
    }
  }
  if (to < 0) return undefined;
  const scaled = lastScale !== Number.POSITIVE_INFINITY;
  return { from: at, to, value: total + (Number.isNaN(group) ? 0 : group), plainDigits: false, scaled, ordinal };
};

const readDigits = (
  text: string,
  words: readonly LexiconWord[],
  at: number,
  language: string,
  ordinalEnds: boolean,
): ReadNumber | undefined => {
  const first = words[at];
  if (first === undefined) return undefined;
  let to = spacedGroups(text, words, at);
  const last = words[to] ?? first;
  let value = digitsValue(text.slice(first.start, last.end).replace(/\s/gu, ''), language);
  if (Number.isNaN(value)) return undefined;
  let scaled = false;
  let ordinal = false;
  if (text.charCodeAt(last.end) === 0xbd) value += 0.5;
  for (let next = words[to + 1]; next !== undefined && next.gap <= 2; next = words[to + 1]) {
    const letter = next.gap === 0 ? SCALE_LETTERS[next.lower] : undefined;
    if (letter === undefined && (next.entry.marks & BIT.scale) === 0) {
      ordinal = ordinalEnds && next.gap === 0 && (next.entry.marks & BIT.ordinalEnds) !== 0;
      if (ordinal) to++;
      break;
    }
    value *= letter ?? next.entry.value;
    scaled = true;
    to++;
    if (letter !== undefined) break;
  }
  return { from: at, to, value, plainDigits: to === at, scaled, ordinal };
};

/** Not how many, as a rule: Vietnamese "năm", a year as well as five, before what is not counted; "tỷ", a billion, in "tỷ lệ". */
const isAmbiguous = (word: LexiconWord, next: LexiconWord | undefined): boolean =>
  has(word, BIT.scale) || (has(word, BIT.units) && !(next?.gap === 1 && has(next, BIT.units | BIT.measures)));

/** Every number of a text, in order. */
export const readNumbers = (text: string, words: readonly LexiconWord[], language: string): ReadNumber[] => {
  const numbers: ReadNumber[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    let read: ReadNumber | undefined;
    if (word.digits) read = readDigits(text, words, at, language, true);
    else if ((word.entry.marks & (NUMERIC | BIT.ordinal)) !== 0) read = readNumberWords(words, at);
    // "ein", "una": an article unless more of the number follows.
    if (read !== undefined && read.to === at && (word.entry.marks & BIT.articles) !== 0) read = undefined;
    if (language === 'vi' && read?.to === at && !word.digits && isAmbiguous(word, words[at + 1])) read = undefined;
    if (read === undefined) continue;
    numbers.push(read);
    at = read.to;
  }
  return numbers;
};

const formOf = (read: ReadNumber, words: readonly LexiconWord[]): NumberForm => ({
  start: words[read.from]?.start ?? 0,
  end: words[read.to]?.end ?? 0,
  value: canonicalNumber(read.value),
});

/**
 * Numbers of a text with one value for every spelling: "289 million dollars", "$289 million" and "289m USD" all hold
 * "289000000"; "1.400 Millionen" in German and "$1,4 billion" both "1400000000"; "twenty-one" and "21" both "21"; years
 * stay as they are. Those in letters that count nothing are left out: "first", "one of".
 */
export const countedForms = (text: string, language: string): readonly NumberForm[] => {
  const lexicon = lexiconOf(language);
  const words = lexiconWordsOf(text, lexicon);
  return readNumbers(text, words, lexicon.language)
    .filter((read) => words[read.from]?.digits === true || (!read.ordinal && read.value >= LEAST_IN_WORDS))
    .map((read) => formOf(read, words));
};
