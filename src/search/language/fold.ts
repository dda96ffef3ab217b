import { isAscii } from './character-classes.ts';

/** Letters that no decomposition takes apart, and what people type for them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ё: 'е',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
};

const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
/** Accents of European scripts, Arabic vowel signs and the Arabic stretching mark. Indic vowel signs carry meaning: kept. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g;
const DIGITS = /\p{Nd}/gu;

/** One word as it is compared: lower case, without accents, digits of any script as 0–9. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(DIGITS, asciiDigit);
}

/** Lower case and composed, accents kept: what stemmers expect. */
export function lowerCase(word: string): string {
  const lower = word.toLowerCase();
  return isAscii(lower) ? lower : lower.normalize('NFC').replaceAll('i̇', 'i');
}

function asciiDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const value = zero;
  // Decimal digits of a script follow each other; its zero is the first of the run of ten.
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && value - zero < 9) zero--;
  return String(value - zero);
}
