import {
  type AnswerSpanInput,
  answerSpanWeights,
  type EndsWeights,
  findAnswerSpan,
  FORMS,
  LONGEST,
  spanPartsOf,
  readClaim,
  scoresOf,
  spanGroupOf,
} from '../../src/search/for-training.ts';
import { fitAnswerSpans } from '../fit-answer-span.ts';
import { fitChoice, type WeighedChoice } from './choice-fit.ts';
import { ENDS_FOLDS, type EndsExample } from './ends-examples.ts';

/** Price of a word that words and the reader mark: a little less than words' own, so that as many words hold more answers. */
const PRICE = 0.048;

/** An example with what the reader's head makes of its words, and the weights of words: both learnt from the other folds. */
export type HeardExample = {
  readonly example: EndsExample;
  readonly read: readonly number[];
  readonly weights: ReturnType<typeof answerSpanWeights>;
};

/** Weights of words for each fold, from the examples outside of it. */
export function withOtherFolds(
  examples: readonly EndsExample[],
  scores: readonly (readonly number[])[],
): readonly HeardExample[] {
  const byFold = Array.from({ length: ENDS_FOLDS }, (_, fold) =>
    answerSpanWeights(fitAnswerSpans(examples.filter((example) => example.fold !== fold))),
  );
  return examples.flatMap((example, at) => {
    const weights = byFold[example.fold];
    return weights === undefined ? [] : [{ example, read: scores[at] ?? [], weights }];
  });
}

/** What the reader's logits are worth beside words' score: the greatest likelihood of the answers' exact words among all stretches. */
export function fitEnds(heard: readonly HeardExample[]): EndsWeights {
  const choices = heard.flatMap((item) => choiceOf(item, 1 / heard.length) ?? []);
  const [words = 0, first = 0, last = 0] = fitChoice(choices, 3).weights.map((weight) => Number(weight.toFixed(3)));
  return { words, first, last, price: PRICE };
}

function choiceOf(
  { example: { input, gold }, read, weights }: HeardExample,
  weight: number,
): WeighedChoice | undefined {
  const reading = readClaim(input);
  const { words } = reading.claim;
  const table = weights.models.get('en')?.[spanGroupOf(input.kinds[0] ?? 'thing', input.focus) * FORMS + reading.form];
  if (table === undefined) return undefined;
  const rows: number[][] = [];
  const right: boolean[] = [];
  for (const [at, score] of scoresOf(spanPartsOf(reading, table)).entries()) {
    if (score === Number.NEGATIVE_INFINITY) continue;
    const from = Math.floor(at / LONGEST);
    const to = from + (at % LONGEST);
    rows.push([score, read[2 * from] ?? 0, read[2 * to + 1] ?? 0]);
    const isFirst = (start: number): boolean => words.findIndex((word) => word.end > start) === from;
    const isLast = (end: number): boolean => words.findLastIndex((word) => word.start < end) === to;
    right.push(gold.some(({ start, end }) => isFirst(start) && isLast(end)));
  }
  return right.includes(true) ? { rows, right, weight } : undefined;
}

/**
 * Of the examples, part by part with weights of its own: how many markings hold the answer's words, in per cent, and how many words are
 * marked in the mean and at the median.
 */
export function endsFigures(
  parts: readonly { readonly weights: EndsWeights | undefined; readonly of: readonly HeardExample[] }[],
): string {
  const all = parts.flatMap(({ weights, of }) => of.map((heard) => ({ ...heard, ends: weights })));
  const marked = all.map(({ example: { input, gold }, read, weights, ends }) => {
    const span = findAnswerSpan(input, weights, ends && { ends: read, weights: ends });
    const holds = span !== undefined && gold.some(({ start, end }) => start >= span.start && end <= span.end);
    return { holds, words: wordsIn(input, span) };
  });
  const lengths = marked.map(({ words }) => words).sort((a, b) => a - b);
  const share = (100 * marked.filter(({ holds }) => holds).length) / marked.length;
  const mean = lengths.reduce((sum, words) => sum + words, 0) / lengths.length;
  return `${share.toFixed(1)} % in ${mean.toFixed(1)} words (median ${lengths[Math.floor(lengths.length / 2)] ?? 0})`;
}

const wordsIn = ({ text }: AnswerSpanInput, span: { start: number; end: number } | undefined): number =>
  span === undefined ? 0 : text.slice(span.start, span.end).split(/\s+/u).length;
