import type { Span } from './types.ts';
import { withMarks } from './answer-span-bounds.ts';
import { groupOf } from './answer-span-features.ts';
import { bestStretch, chancesOf, partsOf, scoresOf } from './answer-span-model.ts';
import { type AnswerSpanInput, readClaim } from './answer-span-reading.ts';
import { type AnswerSpanWeights, answerSpanWeights } from './answer-span-weights.ts';

export type { AnswerSpanInput } from './answer-span-reading.ts';

/** A marking has at most so many words. */
const LONGEST_MARKING = 16;

/**
 * The stretch of a claim that answers the question: the shortest that is likely to hold the whole answer. Undefined for a
 * text without words. Weights other than Docent's own may be given, for training.
 */
export const findAnswerSpan = (
  input: AnswerSpanInput,
  { price, models }: AnswerSpanWeights = answerSpanWeights(),
): Span | undefined => {
  const reading = readClaim(input);
  const { words, lexicon } = reading;
  const model = models.get(lexicon.language) ?? models.get('*');
  if (words.length === 0 || model === undefined) return undefined;
  const table = model.tableFor(groupOf(input.kinds[0] ?? 'thing', input.focus), reading.form);
  const chances = chancesOf(scoresOf(partsOf(reading, table)));
  const { from, to } = bestStretch(chances, words.length, LONGEST_MARKING, price);
  const [first, last] = [words[from], words[to]];
  return first === undefined || last === undefined
    ? undefined
    : withMarks({ start: first.start, end: last.end }, input.text);
};
