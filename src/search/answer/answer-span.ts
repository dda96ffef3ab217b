import type { AnswerKind, Span } from '../basics/search-types.ts';
import { has, type LexiconWord } from '../recognise/lexicon.ts';
import { BIT, type Lexicon } from '../recognise/word-lists.ts';
import { withMarks } from './answer-span-bounds.ts';
import { groupOf } from './answer-span-features.ts';
import { bestStretch, chancesOf, partsOf, scoresOf } from './answer-span-model.ts';
import { type AnswerSpanInput, readClaim } from './answer-span-reading.ts';
import type { AnswerSpanWeights } from './answer-span-weights.ts';

export type { AnswerSpanInput } from './answer-span-reading.ts';

/** A marking has at most so many words. */
const LONGEST_MARKING = 28;

/** Where even the likeliest stretch holds the answer less often than this, nearly every marking would be wrong. */
const LEAST_CHANCE = 0.03;

/** What has exact bounds once it is recognised, and how many words of it are still marked as they come. */
const QUANTITIES: ReadonlySet<AnswerKind> = new Set(['money', 'percent', 'date', 'duration', 'number']);
const LONGEST_QUANTITY = 6;

/** By so many characters, about two words, one of them must be nearer to what was asked than the others. */
const CLEARLY_NEARER = 10;

/**
 * The stretch of a claim that answers the question: the shortest that is likely to hold the whole answer. Undefined for a
 * text without words, and where any stretch would be a guess.
 */
export const findAnswerSpan = (input: AnswerSpanInput, { price, models }: AnswerSpanWeights): Span | undefined => {
  const reading = readClaim(input);
  const { lexicon } = reading;
  const { words } = reading.claim;
  const model = models.get(lexicon.language) ?? models.get('*');
  if (words.length === 0 || model === undefined) return undefined;
  const table = model.tableFor(groupOf(input.kinds[0] ?? 'thing', input.focus), reading.form);
  const chances = chancesOf(scoresOf(partsOf(reading, table)));
  const { from, to, chance } = bestStretch(chances, words.length, LONGEST_MARKING, price);
  if (chance < LEAST_CHANCE) return undefined;
  const [first, last] = [words[from], words[to]];
  if (first === undefined || last === undefined) return undefined;
  const marking = { start: first.start, end: last.end };
  const quantity = to - from + 1 > LONGEST_QUANTITY ? nearestQuantity(input, marking) : undefined;
  return withMarks(withSecond(wholeQuantity(quantity ?? marking, words, lexicon), input), input.text);
};

/** A sum in brackets right after a word belongs to that word. */
const IN_BRACKETS = /^ ?\( ?$/u;

/**
 * Of a clause with several sums, dates … of the kind asked for, the one clearly nearest to the words of the question: the
 * clause would mark them all. Where none is, the clause says more than a guess.
 */
function nearestQuantity({ kinds, spans, matched, text }: AnswerSpanInput, { start, end }: Span): Span | undefined {
  const [asked] = kinds;
  if (asked === undefined || !QUANTITIES.has(asked)) return undefined;
  const within = spans.filter((span) => span.kind === asked && span.start >= start && span.end <= end);
  const gap = (span: Span, word: Span): number =>
    IN_BRACKETS.test(text.slice(word.end, span.start))
      ? -CLEARLY_NEARER
      : Math.max(word.start - span.end, span.start - word.end, 0);
  const [nearest, next] = within
    .map((span) => ({ span, gap: Math.min(...matched.map((word) => gap(span, word))) }))
    .sort((left, right) => left.gap - right.gap);
  if (nearest === undefined || next === undefined) return undefined;
  return next.gap - nearest.gap > CLEARLY_NEARER ? nearest.span : undefined;
}

/** What is measured in, and by what: "tonnes", "million", "euros". */
const MEASURE = BIT.units | BIT.measures | BIT.scale | BIT.currency;

const isNumber = (word: LexiconWord | undefined): boolean =>
  word !== undefined && (word.digits || has(word, BIT.number | BIT.scale));

/** A marking that ends with a number with its unit, one that begins with the end of a range with its beginning. */
function wholeQuantity({ start, end }: Span, words: readonly LexiconWord[], { list }: Lexicon): Span {
  const from = words.findIndex((word) => word.start >= start);
  const to = words.findLastIndex((word) => word.end <= end);
  let last = to;
  // A unit may be of several words: "square kilometres".
  while (isNumber(words[to]) && (words[last + 1]?.gap ?? 4) < 3 && has(words[last + 1], MEASURE)) last++;
  const [lower, joint, upper] = [words[from - 2], words[from - 1], words[from]];
  const joined = list.rangeJoin?.includes(joint?.lower ?? '') === true && isNumber(lower) && isNumber(upper);
  const ranged = joined && (joint?.gap ?? 4) < 3 && (upper?.gap ?? 4) < 3;
  return { start: ranged ? (lower?.start ?? start) : start, end: last > to ? (words[last]?.end ?? end) : end };
}

/** A marking grows by at most so many characters for the second of two questions. */
const SECOND_WITHIN = 60;

/** A marking grown to the nearest stretch that answers a second question, where it holds none. */
function withSecond(marking: Span, { second, spans }: AnswerSpanInput): Span {
  if (second.length === 0) return marking;
  const wanted = spans.filter(({ kind }) => second.includes(kind));
  if (wanted.some(({ start, end }) => start >= marking.start && end <= marking.end)) return marking;
  const gap = ({ start, end }: Span): number => Math.max(start - marking.end, marking.start - end, 0);
  const [nearest] = wanted.toSorted((a, b) => gap(a) - gap(b));
  if (nearest === undefined || gap(nearest) > SECOND_WITHIN) return marking;
  return { start: Math.min(marking.start, nearest.start), end: Math.max(marking.end, nearest.end) };
}
