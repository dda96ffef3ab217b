import type { QuestionMeanings } from '../../../src/library/asked/question-meanings.ts';
import { chanceByMeaning } from '../../../src/library/teaching/match-chance.ts';
import { compareQuestions, fold, questionFacts } from '../../../src/search/for-features.ts';

/** Milliseconds for the reader: whoever asks waits. */
const READING_MS = 150;

/**
 * Which of some questions, that the same would be shown for, ask the same as another: in the same words, with the same but those that carry
 * no subject, or in others, as far as the reader says so and no word stands against it.
 */
export async function sameQuestions<Q extends { readonly text: string }>(
  question: string,
  others: readonly Q[],
  language: string,
  meanings: Pick<QuestionMeanings, 'of'>,
): Promise<readonly Q[]> {
  if (others.length === 0) return [];
  const own = questionFacts(question, language);
  const compared = others.map((other) => {
    const isWordForWord = wordsOf(question) === wordsOf(other.text);
    const likeness = compareQuestions(own, questionFacts(other.text, language));
    return { other, likeness, isSame: isWordForWord || likeness.isSame };
  });
  const near = compared.filter(({ isSame, likeness }) => !isSame && !likeness.isOther);
  const texts = near.length === 0 ? [] : [question, ...near.map(({ other }) => other.text)];
  const vectors = await meanings.of(
    texts.map((text) => ({ text, locale: language })),
    READING_MS,
  );
  const meansSame = ({ other, likeness }: (typeof compared)[number]): boolean => {
    const [one, two] = [vectors.get(question), vectors.get(other.text)];
    if (likeness.isOther || one === undefined || two === undefined) return false;
    return chanceByMeaning(cosine(one, two), likeness).chance !== 'none';
  };
  return compared.filter((each) => each.isSame || meansSame(each)).map(({ other }) => other);
}

function wordsOf(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Of vectors of length 1. */
function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
