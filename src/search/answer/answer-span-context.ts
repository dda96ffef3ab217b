import type { LexiconWord } from '../recognise/lexicon.ts';
import { Role } from './answer-span-roles.ts';

/** What stands beside a span: the role of the next word, any word of content, a mark, or the text's edge. */
const CONTENT = 9;
const MARK = 10;
const COMMA = 11;
const QUOTE = 12;
const BRACKET = 13;
const EDGE = 14;

const QUOTES = /["“”„«»`‘’']/u;
const BRACKETS = /[()[\]{}（）]/u;

/** No mark, but the next word. */
const WORD = -1;

const markOf = (gap: number, char: string | undefined): number => {
  if (gap < 3) return WORD;
  if (gap === 3) return COMMA;
  if (BRACKETS.test(char ?? '')) return BRACKET;
  return QUOTES.test(char ?? '') ? QUOTE : MARK;
};

/** The mark or edge that stands left of a word; −1 where the word before does. */
export const leftMark = (words: readonly LexiconWord[], at: number, text: string): number =>
  at === 0 ? EDGE : markOf(words[at]?.gap ?? 0, text[(words[at]?.start ?? 0) - 1]);

/** The mark or edge that stands right of a word; −1 where the word after does. */
export const rightMark = (words: readonly LexiconWord[], at: number, text: string): number =>
  at + 1 === words.length ? EDGE : markOf(words[at + 1]?.gap ?? 0, text[words[at]?.end ?? 0]);

/** The mark, or the role of the word in its place. */
export const contextOf = (mark: number, role: number | undefined): number =>
  mark === WORD ? Math.min(role ?? CONTENT, CONTENT) : mark;

/** The role of a span's own first or last word, coarser: eight of them. */
export const shapeOf = (role: number): number => {
  if (role === Role.matched) return 0;
  if (role === Role.copula) return 1;
  if (role === Role.article) return 2;
  if (role === Role.digits) return 3;
  if (role === Role.capital) return 4;
  if (role === Role.plain) return 5;
  return 6;
};
