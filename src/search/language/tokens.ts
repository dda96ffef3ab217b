import type { Span } from '../basics/search-types.ts';

/** Has letters of a script that does not space its words. */
export const UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What a UTF-16 code unit is in a text. */
export const OTHER = 0;
export const LETTER = 1;
export const UPPER = 2;
export const DIGIT = 3;
export const MARK = 4;

/** A letter of a script written without spaces. */
export const UNSPACED = 5;

/** A number that is no decimal digit: "½", "Ⅷ". */
export const NUMERAL = 6;

const classes = new Uint8Array(65536);
const known = new Uint8Array(256);

const fillBlock = (block: number): void => {
  for (let code = block << 8; code < (block + 1) << 8; code++) {
    const char = String.fromCharCode(code);
    if (UNSPACED_SCRIPT.test(char) && !/\p{Nd}/u.test(char)) classes[code] = UNSPACED;
    else if (/\p{Lu}|\p{Lt}/u.test(char)) classes[code] = UPPER;
    else if (/\p{L}/u.test(char)) classes[code] = LETTER;
    else if (/\p{Nd}/u.test(char)) classes[code] = DIGIT;
    else if (/\p{N}/u.test(char)) classes[code] = NUMERAL;
    else if (/\p{M}/u.test(char)) classes[code] = MARK;
    else classes[code] = OTHER;
  }
  known[block] = 1;
};

/** The class of the code unit at a place of a text; `OTHER` past its end. */
export const classOf = (text: string, at: number): number => {
  if (at >= text.length) return OTHER;
  const code = text.charCodeAt(at);
  if (known[code >> 8] === 0) fillBlock(code >> 8);
  return classes[code] ?? OTHER;
};

/** Whether a text has only ASCII characters; for words, quicker than an expression. */
export const isAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
};

/** A word of a text as it stands there. */
export type Token = Span & { readonly word: string };

/** Names of programming languages that end in signs, and the one that begins with a point: without them all would be "C" and "net". */
const SIGNED = String.raw`(?<![A-Za-z\d])(?:[A-Za-z]+\+\+(?![A-Za-z\d+])|[A-Za-z]#(?![A-Za-z\d#])|\.(?:NET|Net|net)(?![A-Za-z\d]))`;

/** Letters with their marks and digits; a number keeps its inner points and commas ("1,400.5"). */
const WORDS = new RegExp(String.raw`\p{Nd}+(?:[.,]\p{Nd}+)*|${SIGNED}|(?:(?!${SIGNED})[\p{L}\p{M}\p{N}])+`, 'gu');

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a text, in order, with their offsets; the first `most`. Words of unspaced scripts come from `Intl.Segmenter`. */
export function tokenise(text: string, most = Number.POSITIVE_INFINITY): Token[] {
  return tokeniseSpaced(text, most) ?? tokeniseAny(text, most);
}

/** What most texts are: words of letters with spaces between. Undefined for a text that has anything else. */
function tokeniseSpaced(text: string, most: number): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length && tokens.length < most) {
    const start = at;
    const kind = classOf(text, at);
    if (kind === UNSPACED || isSurrogate(text, at)) return undefined;
    at++;
    if (kind === OTHER) {
      at = dottedNameEnd(text, start);
      if (at === start + 1) continue;
    } else if (kind === DIGIT) {
      while (classOf(text, at) === DIGIT || (isPoint(text, at) && classOf(text, at + 1) === DIGIT)) at++;
    } else {
      for (let next = classOf(text, at); next !== OTHER; next = classOf(text, ++at)) {
        if (next === UNSPACED) return undefined;
      }
      // The second half of a letter outside the first plane would part it from the rest of its word.
      if (isSurrogate(text, at)) return undefined;
      at = signedNameEnd(text, start, at);
    }
    push(tokens, text.slice(start, at), start);
  }
  return tokens;
}

function tokeniseAny(text: string, most: number): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORDS)) {
    if (tokens.length >= most) break;
    const run = match[0];
    if (!UNSPACED_SCRIPT.test(run)) {
      push(tokens, run, match.index);
      continue;
    }
    for (const part of segmenter.segment(run)) {
      if (tokens.length >= most) break;
      if (part.isWordLike === true) push(tokens, part.segment, match.index + part.index);
    }
  }
  return tokens;
}

const isSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xf800) === 0xd800;

/** Whether a letter or digit stands at a place. */
const isWordAt = (text: string, at: number): boolean => at >= 0 && classOf(text, at) !== OTHER;

const ASCII_LETTERS = /^[A-Za-z]+$/;

/** Where a name such as "C++" or "F#" ends whose letters stand from `start` to `end`; `end` where no such sign follows. */
function signedNameEnd(text: string, start: number, end: number): number {
  if ((text[end] !== '+' && text[end] !== '#') || !ASCII_LETTERS.test(text.slice(start, end))) return end;
  if (text[end] === '+' && text[end + 1] === '+' && text[end + 2] !== '+' && !isWordAt(text, end + 2)) return end + 2;
  const isSharp = text[end] === '#' && end === start + 1;
  return isSharp && text[end + 1] !== '#' && !isWordAt(text, end + 1) ? end + 1 : end;
}

/** Where ".NET" ends that begins at a place; one past the place where there is none. */
function dottedNameEnd(text: string, start: number): number {
  const end = start + '.net'.length;
  const isName = text[start] === '.' && !isWordAt(text, start - 1) && !isWordAt(text, end);
  return isName && text.slice(start + 1, end).toLowerCase() === 'net' ? end : start + 1;
}

/** A point or comma, such as a number may have within. */
const isPoint = (text: string, at: number): boolean => text[at] === '.' || text[at] === ',';

function push(tokens: Token[], word: string, start: number): void {
  tokens.push({ word, start, end: start + word.length });
}

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

/** Vowels that two spellings write their tone on or change into another, with each of the tones. */
const TONES = ['aàáảãạ', 'eèéẻẽẹ', 'iìíỉĩị', 'oòóỏõọ', 'uùúủũụ', 'yỳýỷỹỵ'];

const toned = (letter: string, tone: number): string => TONES.find((row) => row.startsWith(letter))?.[tone] ?? letter;

const toneOf = (letter: string): { readonly plain: string; readonly tone: number } => {
  const row = TONES.find((letters) => letters.includes(letter)) ?? letter;
  return { plain: row[0] ?? letter, tone: row.indexOf(letter) };
};

/** Endings of syllables whose tone the older spelling puts on the first vowel and the newer on the second. */
const EITHER_VOWEL = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])$/u;

/** Syllables that are written with either of the two letters. */
const EITHER_I = /^[hklmst][iìíỉĩị]$/u;

/** A Vietnamese word as it is compared: lower case with its accents, in one of two spellings: "hoá" as "hóa", "kĩ" as "kỹ". */
export function foldVietnamese(word: string): string {
  const lower = lowerCase(word);
  const [before = '', last = ''] = [lower.at(-2), lower.at(-1)];
  if (EITHER_VOWEL.test(lower)) {
    const { plain, tone } = toneOf(last);
    return lower.slice(0, -2) + toned(before, tone) + plain;
  }
  return EITHER_I.test(lower) ? before + toned('y', toneOf(last).tone) : lower;
}
