import type { Span } from '../basics/search-types.ts';
import type { LexiconWord } from '../recognise/lexicon.ts';
import { BIT } from '../recognise/word-lists.ts';

/** What a word of a claim is to the search for the answer. */
export const Role = {
  matched: 0,
  copula: 1,
  article: 2,
  place: 3,
  year: 4,
  reason: 5,
  manner: 6,
  join: 7,
  stop: 8,
  digits: 9,
  capital: 10,
  plain: 11,
} as const;

/** Marks tried in order: a word that joins names may also begin a place ("in"), and is then that. */
const ROLE_MARKS: readonly (readonly [number, number])[] = [
  [BIT.copulas, Role.copula],
  [BIT.articles, Role.article],
  [BIT.placeBefore, Role.place],
  [BIT.reasons, Role.reason],
  [BIT.manners, Role.manner],
  [BIT.nameJoin, Role.join],
  [BIT.yearBefore, Role.year],
  [BIT.stop, Role.stop],
];

/** What a word is that the question does not have. */
export const roleOf = (word: LexiconWord): number => {
  const { marks } = word.entry;
  if (marks !== 0) for (const [mark, role] of ROLE_MARKS) if ((marks & mark) !== 0) return role;
  if (word.digits) return Role.digits;
  return word.capital ? Role.capital : Role.plain;
};

/** English endings tell parts of speech apart a little; elsewhere only digits, function words and capitals count. */
const ENDINGS: readonly (readonly [readonly string[], number])[] = [
  [['ing'], 3],
  [['ed'], 4],
  [['ly'], 5],
  [['tion', 'ment', 'ness', 'ity', 'ism', 'ance', 'ence', 'ship'], 6],
  [['tions', 'ments', 'isms', 'ances', 'ences', 'ships'], 6],
  [['al', 'ic', 'ous', 'ive', 'able', 'ible', 'ful', 'less', 'ary'], 7],
  [['s'], 8],
];

/** The same by the last letter of each, in their order. */
const BY_LAST_LETTER = new Map<string, { readonly ending: string; readonly id: number }[]>();
for (const [endings, id] of ENDINGS) {
  for (const ending of endings) {
    const last = ending.at(-1) ?? '';
    BY_LAST_LETTER.set(last, [...(BY_LAST_LETTER.get(last) ?? []), { ending, id }]);
  }
}

/** The kind of a word's ending, from 0 to 9. */
export const endingOf = (word: LexiconWord): number => {
  if (word.digits) return 0;
  if ((word.entry.marks & BIT.stop) !== 0) return 1;
  if (word.capital) return 2;
  const endings = BY_LAST_LETTER.get(word.lower.at(-1) ?? '') ?? [];
  for (const { ending, id } of endings) if (word.lower.endsWith(ending)) return id;
  return 9;
};

/** Function words that say much about what stands beside them, in the languages with weights of their own. */
const WORD_IDS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: new Map(
    (
      'in on at to for from by with as of the a an and or but that which who is was are were be been has had called ' +
      'named into over under about between after before during through until than not it its he they this also ' +
      'include including such like because when while where how'
    )
      .split(' ')
      .map((word, id) => [word, id]),
  ),
};

/** Number of such a word; −1 for any other. */
export const wordIdOf = (lower: string, language: string): number => WORD_IDS[language]?.get(lower) ?? -1;

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

const PAIRS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  '《': '》',
  '「': '」',
};
const PAIRED = Object.entries(PAIRS);
const CLOSING = new Set([...Object.values(PAIRS), '"']);
const SIGNS = /^ ?[%‰٪€£$¥₽°]/u;
const LEADING_SIGN = /(?:US|A|C|HK|NZ)?[$€£¥₹₽₩]$/u;
const OPENING = /["“„«‘([《「]/u;

/**
 * A span grown by the marks that belong to it: a currency or percent sign that touches it, the mark that closes what it
 * opens, and both quotation marks or brackets where they enclose exactly it.
 */
export const withMarks = (span: Span, text: string): Span => {
  let { start, end } = span;
  const sign = SIGNS.exec(text.slice(end, end + 2))?.[0];
  if (sign !== undefined) end += sign.length;
  const leading = LEADING_SIGN.exec(text.slice(Math.max(0, start - 4), start))?.[0];
  if (leading !== undefined) start -= leading.length;
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  if (CLOSING.has(after) && OPENING.test(before) && (PAIRS[before] === after || before === after)) {
    return { start: start - 1, end: end + 1 };
  }
  const inside = text.slice(start, end);
  if (!OPENING.test(inside)) return { start, end };
  for (const [open, close] of PAIRED) {
    const opened = inside.lastIndexOf(open);
    if (opened < 0 || inside.indexOf(close, opened) >= 0) continue;
    const skip = text[end] === ' ' ? 1 : 0;
    if (text[end + skip] === close) return { start, end: end + skip + 1 };
  }
  return { start, end };
};
