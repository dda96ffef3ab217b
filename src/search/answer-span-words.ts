import { Role } from './answer-span-roles.ts';
import { BIT } from './recognise-marks.ts';
import type { Word } from './recognise-words.ts';

/** What stands beside a span: the role of the next word, any word of content, a mark, or the text's edge. */
const CONTENT = 9;
const MARK = 10;
const COMMA = 11;
const QUOTE = 12;
const BRACKET = 13;
const EDGE = 14;

const QUOTES = /["“”„«»`‘’']/u;
const BRACKETS = /[()[\]{}（）]/u;

const roleContext = (role: number | undefined): number => Math.min(role ?? CONTENT, CONTENT);

const context = (gap: number, char: string | undefined, role: number | undefined): number => {
  if (gap < 3) return roleContext(role);
  if (gap === 3) return COMMA;
  if (BRACKETS.test(char ?? '')) return BRACKET;
  return QUOTES.test(char ?? '') ? QUOTE : MARK;
};

export const leftContext = (words: readonly Word[], roles: Uint8Array, at: number, text: string): number =>
  at === 0 ? EDGE : context(words[at]?.gap ?? 0, text[(words[at]?.start ?? 0) - 1], roles[at - 1]);

export const rightContext = (words: readonly Word[], roles: Uint8Array, at: number, text: string): number =>
  at + 1 === words.length ? EDGE : context(words[at + 1]?.gap ?? 0, text[words[at]?.end ?? 0], roles[at + 1]);

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

export const endingOf = (word: Word): number => {
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

export const wordIdOf = (lower: string, language: string): number | undefined => WORD_IDS[language]?.get(lower);

const INTERROGATIVE = /\b(?:what|which|who|whom|whose|where|when|why|how)\b(.*)/iu;
const AUXILIARY = /^\W*(?:\w+\W+){0,4}?(?:do|does|did)\b/iu;
const NEXT_AUXILIARY = /^\W*(?:has|have|had|can|could|will|would|should|may|might|must)\b/iu;
const NEXT_COPULA = /^\W*(?:is|are|was|were)\b/iu;

/**
 * How an English question is built, for it tells on which side of the verb its answer stands: 0, the question word is the
 * subject ("who led the team"); 1, it is not ("what did they sing"); 2, neither is plain, and any other language.
 */
export const formOf = (question: string, language: string): number => {
  if (language !== 'en') return 2;
  const rest = INTERROGATIVE.exec(question)?.[1];
  if (rest === undefined) return 2;
  if (AUXILIARY.test(rest) || NEXT_AUXILIARY.test(rest)) return 1;
  return NEXT_COPULA.test(rest) ? 2 : 0;
};
