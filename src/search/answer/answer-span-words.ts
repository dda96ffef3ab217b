import type { LexiconWord } from '../recognise/lexicon.ts';
import { BIT } from '../recognise/word-lists.ts';

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
