import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Alike,
  ALIKE_IN_MEANING,
  ALIKE_IN_WORDS,
  likeMeaningOrWords,
} from '../../commands/insights/alike-questions.ts';
import { groupQuestions } from '../../commands/insights/question-groups.ts';
import type { AskedText } from '../../src/library/asked/asked-counts.ts';
import type { QuestionMeanings } from '../../src/library/asked/question-meanings.ts';

/** Questions by what they mean, as written for it. */
export const meantAlike: readonly (readonly string[])[] = readFileSync(
  join(import.meta.dirname, '../../tests/fixtures/insights/alike.txt'),
  'utf8',
)
  .split(/\n{2,}/)
  .map((group) => group.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  .filter(({ length }) => length > 0);

/** Shares of pairs of questions: of those put together how many belong together, of those that do how many were put together. */
export type GroupingFigures = { readonly right: number; readonly found: number };

/** What comes of putting them together; by default as `/insights` does. */
export async function measureGrouping(
  meanings: Pick<QuestionMeanings, 'of'>,
  alike: Alike = likeMeaningOrWords,
): Promise<GroupingFigures> {
  const { groups } = await groupQuestions(meantAlike.flat().map(askedOnce), meanings, alike);
  const groupOf = new Map(groups.flatMap(({ id, wordings }) => wordings.map(({ text }) => [text, id] as const)));
  const meaningOf = new Map(meantAlike.flatMap((texts, at) => texts.map((text) => [text, at] as const)));
  const texts = [...meaningOf.keys()];
  let [together, both, belong] = [0, 0, 0];
  for (const [at, one] of texts.entries())
    for (const other of texts.slice(at + 1)) {
      const isTogether = groupOf.get(one) === groupOf.get(other);
      const belongs = meaningOf.get(one) === meaningOf.get(other);
      together += isTogether ? 1 : 0;
      belong += belongs ? 1 : 0;
      both += isTogether && belongs ? 1 : 0;
    }
  return { right: together === 0 ? 1 : both / together, found: both / belong };
}

/** Of a weighed sum of both, how much is words. */
const WORDS_IN_SUM = 0.1;

/** A way to say whether two questions are one, with its threshold moved by so much. */
export type GroupingWay = {
  readonly name: string;
  readonly needsReader: boolean;
  readonly at: (moved: number) => Alike;
};

/** Where the reader does not say what one means, it is alike to none by meaning. */
const byMeaning =
  (least: number): Alike =>
  ({ meaning }) =>
    (meaning ?? 0) - least;
const byWords =
  (least: number): Alike =>
  ({ words }) =>
    words - least;

export const groupingWays: readonly GroupingWay[] = [
  { name: 'words', needsReader: false, at: (moved) => byWords(ALIKE_IN_WORDS + moved) },
  { name: 'meaning', needsReader: true, at: (moved) => byMeaning(ALIKE_IN_MEANING + moved) },
  {
    name: 'either',
    needsReader: true,
    at: (moved) => (likeness) =>
      Math.max(byWords(ALIKE_IN_WORDS + moved)(likeness), byMeaning(ALIKE_IN_MEANING + moved)(likeness)),
  },
  {
    name: 'both',
    needsReader: true,
    at: (moved) => (likeness) =>
      Math.min(byWords(ALIKE_IN_WORDS + moved)(likeness), byMeaning(ALIKE_IN_MEANING + moved)(likeness)),
  },
  {
    name: 'sum',
    needsReader: true,
    at:
      (moved) =>
      ({ words, meaning = 0 }) =>
        WORDS_IN_SUM * words +
        (1 - WORDS_IN_SUM) * meaning -
        (WORDS_IN_SUM * ALIKE_IN_WORDS + (1 - WORDS_IN_SUM) * ALIKE_IN_MEANING + moved),
  },
];

function askedOnce(text: string): AskedText {
  const at = 60_000;
  return { text, outcome: 'refused', locale: 'en', claims: [], times: 1, moments: 1, down: 0, first: at, last: at };
}
