import { MEASURE } from '../claims/labels.ts';
import { endsSentence } from '../readable-text.ts';

/** The number or letter that a line begins with, as it counts. */
export type Ordinal = {
  /** What ordinals of one list have in common. */
  readonly style: string;
  readonly value: number;
  /** As a reader sees it: `4.`, `2.1`, `(b)`, `第三条`. */
  readonly label: string;
  /** How much of the line it takes up, with the space behind it. */
  readonly length: number;
  /** Whether it counts by itself, whatever stands before and behind it. */
  readonly isSure: boolean;
};

/** Digits, also as Arabic, Persian and Hindi write them. */
const DIGIT = '\\d０-９٠-٩۰-۹०-९';
/** What lists are counted by besides numbers: Latin, Russian, Greek and Korean letters. */
const LETTERS = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзиклмнопрстуфхцчшщэюя',
  'αβγδεζηθικλμνξοπρστυφχψω',
  '가나다라마바사아자차카타파하',
];
const SINGLE = new RegExp(
  String.raw`^([(（]?)([${DIGIT}]{1,3}|\p{L})(?:[.)]+(?:\s+|$)|(?<=[${DIGIT}])(?:\s?-|\.?[°º][.)-]{0,2})\s+|[．）、](?!\d)\s*)`,
  'u',
);
/** "(ii)", "iv.": of one letter it may as well count by letters; see `withRomans`. */
const ROMAN = /^([(（]?)(x{0,3}(?:ix|iv|v?i{0,3}))(?:[.)]+(?:\s+|$))/iu;
/** "II - ", as in the laws of Brazil and Portugal. */
const DASHED = /^([IVX]{1,6})\s?[-–—]\s+(?=\S)/u;
const ROMAN_ONES = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
const SUB = new RegExp(String.raw`^(\d{1,3}(?:\.\d{1,3}){1,4})[.):]?(?:\s+|$)(?!${MEASURE})`, 'u');
/** "[2.1]", as rules of game servers are numbered. */
const BRACKETED = /^\[(\d{1,2}(?:\.\d{1,3}){0,3})\]\s+(?=\S)/u;
const HAN_DIGITS = '〇一二三四五六七八九十百';
const HAN = new RegExp(String.raw`^(?:([（(]?)([${HAN_DIGITS}]{1,4})(?:[、．]|[)）])\s*)(?=\S)`, 'u');
const ARTICLE = new RegExp(
  String.raw`^(?:第\s?([${HAN_DIGITS}\d０-９]{1,5})\s?[条條项項](?:の\d+)?|제\s?(\d{1,4})\s?조)[：:.．、]?\s*`,
  'u',
);
const CIRCLED = /^([①-⑳❶-❿])\s*(?=\S)/u;
const KEYCAP = /^(?:(\d)\u{FE0F}?\u{20E3}|\u{1F51F}\u{FE0F}?)\s*/u;

/** The ordinal that a line begins with; undefined where it begins with none. */
export function readOrdinal(raw: string): Ordinal | undefined {
  const text = raw.trimStart();
  const indent = raw.length - text.length;
  return readSub(text) ?? readBracketed(text) ?? readSingle(text, indent) ?? readRoman(text, indent) ?? readAsian(text);
}

function readSub(text: string): Ordinal | undefined {
  const [all, number] = SUB.exec(text) ?? [];
  if (all === undefined || number === undefined) return undefined;
  const parts = number.split('.');
  const value = Number(parts.at(-1));
  const style = `${parts.slice(0, -1).join('.')}.1`;
  return { style, value, label: all.trim(), length: all.length, isSure: false };
}

function readBracketed(text: string): Ordinal | undefined {
  const [all, number] = BRACKETED.exec(text) ?? [];
  if (all === undefined || number === undefined) return undefined;
  const parts = number.split('.');
  // "[1] The log says otherwise." is a note.
  if (parts.length === 1 && endsSentence(text)) return undefined;
  const style = `[${parts.slice(0, -1).join('.')}.1`;
  return { style, value: Number(parts.at(-1)), label: all.trim(), length: all.length, isSure: false };
}

function readSingle(text: string, indent: number): Ordinal | undefined {
  const [all, open = '', sign = ''] = SINGLE.exec(text) ?? [];
  if (all === undefined) return undefined;
  const label = all.trim();
  const parts = { label, length: all.length, isSure: false };
  if (/^\p{Nd}/u.test(sign)) return { ...parts, style: `${indent}${open}1`, value: toNumber(sign) };
  const lower = sign.toLowerCase();
  const letters = LETTERS.find((alphabet) => alphabet.includes(lower));
  if (letters === undefined) return undefined;
  return { ...parts, style: `${indent}${open}${sign === lower ? 'a' : 'A'}`, value: letters.indexOf(lower) + 1 };
}

function readRoman(text: string, indent: number): Ordinal | undefined {
  const [dashed, number = ''] = DASHED.exec(text) ?? [];
  // It counts as letters do, if another one goes on from it.
  if (dashed !== undefined && ofRoman(number) > 0)
    return { style: `${indent}-A`, value: ofRoman(number), label: dashed.trim(), length: dashed.length, isSure: false };
  const [all, open = '', sign = ''] = ROMAN.exec(text) ?? [];
  if (all === undefined || sign.length < 2) return undefined;
  return {
    style: romanStyle(indent, open, sign),
    value: ofRoman(sign),
    label: all.trim(),
    length: all.length,
    isSure: false,
  };
}

function romanStyle(indent: number | string, open: string, sign: string): string {
  return `${indent}${open}${sign >= 'a' ? 'i' : 'I'}r`;
}

function ofRoman(sign: string): number {
  const lower = sign.toLowerCase();
  const tens = /^x*/u.exec(lower.replace(/ix$/u, ''))?.[0].length ?? 0;
  return tens * 10 + ROMAN_ONES.indexOf(lower.slice(tens));
}

/** Letters that are Roman numbers by what stands around them: "(i)" before "(ii)", "(v)" behind "(iv)". */
export function withRomans(ordinals: readonly (Ordinal | undefined)[]): readonly (Ordinal | undefined)[] {
  const result = [...ordinals];
  const last = new Map<string, { readonly index: number; readonly value: number }>();
  for (const [index, ordinal] of ordinals.entries()) {
    const [, indent = '', open = '', sign = ''] =
      ordinal === undefined ? [] : (/^(\d+)([(（]?)([aA])$/u.exec(ordinal.style) ?? []);
    const letter = ordinal?.label.replaceAll(/[^A-Za-z]/gu, '') ?? '';
    if (ordinal?.style.endsWith('r') === true && /[iI]r$/u.test(ordinal.style)) {
      const before = last.get(ordinal.style);
      const first = before === undefined ? undefined : result[before.index];
      if (ordinal.value === 2 && before?.value === 1 && first !== undefined)
        result[before.index] = { ...first, style: ordinal.style, value: 1 };
      last.set(ordinal.style, { index, value: ordinal.value });
    } else if (ordinal !== undefined && sign !== '' && /^[ivx]$/iu.test(letter)) {
      const style = romanStyle(indent, open, letter);
      const value = ofRoman(letter);
      if (last.get(style)?.value === value - 1 && value > 1) result[index] = { ...ordinal, style, value };
      if (value === 1 || result[index] !== ordinal) last.set(style, { index, value });
    }
  }
  return result;
}

function readAsian(text: string): Ordinal | undefined {
  const [article, han, hangul] = ARTICLE.exec(text) ?? [];
  if (article !== undefined) return made(article, 'article', toNumber(han ?? hangul ?? ''), true);
  const [all, open = '', digits = ''] = HAN.exec(text) ?? [];
  if (all !== undefined) return made(all, `${open}han`, toNumber(digits), false);
  const [circled, sign = ''] = CIRCLED.exec(text) ?? [];
  if (circled !== undefined) {
    const filled = (sign.codePointAt(0) ?? 0) - 0x2775;
    return made(circled, 'circled', filled > 0 ? filled : Number(sign.normalize('NFKC')), true);
  }
  const [keycap, digit = '10'] = KEYCAP.exec(text) ?? [];
  return keycap === undefined ? undefined : made(keycap, 'keycap', Number(digit), true);
}

function made(all: string, style: string, value: number, isSure: boolean): Ordinal {
  return { style, value, label: all.trim(), length: all.length, isSure };
}

/** A digit of another script, whose digits follow one another in Unicode from a multiple of 16 or six above one, as "0" to "9". */
function toDigit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const zero = [0xff10, 0x0660, 0x06f0, 0x0966].find((first) => code >= first && code < first + 10);
  return zero === undefined ? sign : String(code - zero);
}

/** Digits, or a number up to 999 as it is written in Han characters; 0 where it is none. */
function toNumber(digits: string): number {
  if (!/^[〇一二三四五六七八九十百]+$/u.test(digits)) return Number(digits.replaceAll(/[^\d]/gu, toDigit)) || 0;
  let [total, digit] = [0, 0];
  for (const character of digits) {
    const unit = { 十: 10, 百: 100 }[character];
    if (unit === undefined) digit = HAN_DIGITS.indexOf(character);
    else {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

/** "Art. 3 Ruhezeiten", "§ 3", which no sentence is. */
const ARTICLE_HEAD = /^(?:art(?:\.|ikel|icle|icolo)?|§)\s?\d{1,3}[a-z]?\b.{0,100}$/iu;
/** "1 Musik ist …", "² Ausnahmen …". */
const BARE = /^(\d{1,2}(?=\s)|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2})\s*(?=\p{Lu})/u;

/** The paragraphs of statutes that count them by bare numbers, anew in each article, by the index of their first line. */
export function articleParagraphs(lines: readonly string[]): ReadonlyMap<number, Ordinal> {
  const found = new Map<number, Ordinal>();
  const isHead = (line: string): boolean => ARTICLE_HEAD.test(line) && !endsSentence(line);
  if (lines.filter((line) => isHead(line.trim())).length < 2) return found;
  let last: number | undefined;
  let before = '';
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === '') continue;
    const [all, number = ''] = BARE.exec(text) ?? [];
    const value = Number(number.normalize('NFKC'));
    if (isHead(text)) last = 0;
    else if (all !== undefined && value === (last ?? -1) + 1 && (isHead(before) || /[.!?;:–-]$/u.test(before))) {
      found.set(index, made(all, 'paragraph', value, true));
      last = value;
    }
    before = text;
  }
  return found;
}

/** Indexes of the lines whose ordinal counts on from a line before it, or is counted on from; and of those that begin a count. */
export function inCount(ordinals: readonly (Ordinal | undefined)[]): Set<number> {
  const counted = new Set<number>();
  const last = new Map<string, { index: number; value: number }>();
  for (const [index, ordinal] of ordinals.entries()) {
    if (ordinal === undefined) continue;
    const { style, value, isSure } = ordinal;
    const before = last.get(style);
    const isLetter = /[aA]$/u.test(style);
    const follows = before !== undefined && (value === before.value + 1 || (value === before.value && !isLetter));
    if (follows) counted.add(before.index).add(index);
    else if (isSure || (value === 1 && !isLetter)) counted.add(index);
    last.set(style, { index, value });
  }
  return counted;
}

/** Whether a label counts below another: "2.1" below "2.", a letter below a number. */
export function isBelow(bracketed: string, above: string): boolean {
  const label = bracketed.replace(/^\[/u, '');
  if (/^[第제]/u.test(above)) return !/^[第제]/u.test(label);
  if (/^[一二三四五六七八九十]/u.test(above)) return /^[（(\d]/u.test(label);
  const numbers = above.match(/\d+/gu) ?? [];
  if (!/\d/u.test(label)) return numbers.length > 0;
  return (
    numbers.length > 0 &&
    label.startsWith(`${numbers.join('.')}.`) &&
    (label.match(/\d+/gu) ?? []).length > numbers.length
  );
}
