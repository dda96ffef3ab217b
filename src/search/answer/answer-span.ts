import type { AnswerKind, Span } from '../basics/search-types.ts';
import { gapBefore, has, type LexiconWord } from '../recognise/lexicon.ts';
import { BIT, type Lexicon } from '../recognise/word-lists.ts';
import { type FeatureSink, lengthAlternative, LONGEST, readFeatures, spanGroupOf } from './span-features.ts';
import { type AnswerSpanInput, readClaim, type Reading, withMarks } from './span-reading.ts';
import { type AnswerSpanWeights, type EndsWeights, FORMS, type ReadEnds, type WeighedEnds } from './span-weights.ts';

/** A stretch of words, both ends included. */
export type Stretch = { readonly from: number; readonly to: number };

/** Scores of what candidates are made of: by word as first, as last, as any within, by length less one, and by span. */
export type Parts = {
  /** Words of the claim; the lists by word may be longer. */
  readonly count: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly insides: Float64Array;
  readonly lengths: Float64Array;
  readonly typed: readonly { readonly from: number; readonly to: number; readonly score: number }[];
};

let room = new Float64Array(64 * LONGEST);

/**
 * Scores of all candidates: entry `first * LONGEST + length - 1`; where there is no such span, minus infinity. The array is
 * used again for the next claim.
 */
export const scoresOf = ({ count, starts, ends, insides, lengths, typed }: Parts): Float64Array => {
  if (room.length < count * LONGEST) room = new Float64Array(2 * count * LONGEST);
  const scores = room.subarray(0, count * LONGEST).fill(Number.NEGATIVE_INFINITY);
  for (let from = 0; from < count; from++) {
    let score = starts[from] ?? 0;
    for (let to = from; to < count && to < from + LONGEST; to++) {
      score += insides[to] ?? 0;
      scores[from * LONGEST + to - from] = score + (ends[to] ?? 0) + (lengths[to - from] ?? 0);
    }
  }
  for (const { from, to, score } of typed) {
    const at = from * LONGEST + to - from;
    scores[at] = (scores[at] ?? 0) + score;
  }
  return scores;
};

/** Parts by word, used again for the next claim: V8 makes such lists outside its heap, at a microsecond each. */
let [starts, ends, insides] = [new Float64Array(64), new Float64Array(64), new Float64Array(64)];
const lengths = new Float64Array(LONGEST);

/** Adds up the weights of what is seen. */
class Sums implements FeatureSink {
  readonly spans: { from: number; to: number; score: number }[] = [];
  readonly #weights: Float64Array;
  #sum = 0;

  constructor(weights: Float64Array) {
    this.#weights = weights;
  }

  add(alternative: number): void {
    this.#sum += this.#weights[alternative] ?? 0;
  }

  #take(): number {
    const sum = this.#sum;
    this.#sum = 0;
    return sum;
  }

  start(at: number): void {
    starts[at] = this.#take();
  }

  end(at: number): void {
    ends[at] = this.#take();
  }

  inside(at: number): void {
    insides[at] = this.#take();
  }

  typed(from: number, to: number): void {
    this.spans.push({ from, to, score: this.#take() });
  }
}

/** The parts of a claim's candidates, good until those of the next; `table` holds the weight of each alternative. */
export const spanPartsOf = (reading: Reading, table: Float64Array): Parts => {
  const count = reading.roles.length;
  if (count > starts.length) {
    [starts, ends, insides] = [new Float64Array(2 * count), new Float64Array(2 * count), new Float64Array(2 * count)];
  }
  for (let shorter = 0; shorter < LONGEST; shorter++) lengths[shorter] = table[lengthAlternative(shorter + 1)] ?? 0;
  const sums = new Sums(table);
  readFeatures(reading, sums);
  return { count, starts, ends, insides, lengths, typed: sums.spans };
};

/** Scores of candidates (see `scoresOf`), in place, with what a reader makes of their first and last words. */
function withReadEnds(scores: Float64Array, read: ReadEnds, { words, first, last }: EndsWeights): Float64Array {
  for (let at = 0; at < scores.length; at++) {
    const from = Math.floor(at / LONGEST);
    const to = from + (at % LONGEST);
    scores[at] = words * (scores[at] ?? 0) + first * (read[2 * from] ?? 0) + last * (read[2 * to + 1] ?? 0);
  }
  return scores;
}

/** A candidate whose score is so far below the best has no chance: e^−16 is 10^−7. */
const NEGLIGIBLE = 16;

/** Softmax over the candidates: the chance of each to be the answer's exact words. Takes the place of the scores. */
export const chancesOf = (scores: Float64Array): Float64Array => {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at++) highest = Math.max(highest, scores[at] ?? 0);
  let total = 0;
  for (let at = 0; at < scores.length; at++) {
    const below = highest - (scores[at] ?? 0);
    const chance = below > NEGLIGIBLE ? 0 : Math.exp(-below);
    scores[at] = chance;
    total += chance;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / total;
  return scores;
};

/** Words up to which a marking costs the whole price of each; where the answer is unclear, a clause is marked for less. */
const SHORT = 6;
const FURTHER = 0.5;

let within = new Float64Array(64);

const costOf = (length: number, price: number): number =>
  price * (Math.min(length, SHORT) + FURTHER * Math.max(0, length - SHORT));

/**
 * The stretch with the best odds to hold the answer whole, less a price for its words (minimum Bayes risk): the sum of the
 * chances of all candidates within it, minus its cost. An answer that is plain is marked closely; one that could be any of
 * several phrases, as the clause they stand in.
 */
const bestStretch = (
  chances: Float64Array,
  count: number,
  longest: number,
  price: number,
): Stretch & { readonly chance: number } => {
  let best: Stretch = { from: 0, to: 0 };
  let worth = Number.NEGATIVE_INFINITY;
  // Row by row from the last word: within[to] becomes the chances of the candidates within from…to.
  if (within.length <= count) within = new Float64Array(2 * count);
  within.fill(0, 0, count + 1);
  for (let from = count - 1; from >= 0; from--) {
    let own = 0;
    for (let to = from; to < count && to < from + longest; to++) {
      if (to - from < LONGEST) own += chances[from * LONGEST + to - from] ?? 0;
      const chance = own + (to > from ? (within[to] ?? 0) : 0);
      within[to] = chance;
      const value = chance - costOf(to - from + 1, price);
      if (value > worth) {
        worth = value;
        best = { from, to };
      }
    }
  }
  return { ...best, chance: worth + costOf(best.to - best.from + 1, price) };
};

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
 * text without words, and where any stretch would be a guess. What a reader makes of the claim's words counts where it was asked.
 */
export const findAnswerSpan = (
  input: AnswerSpanInput,
  { price, models }: AnswerSpanWeights,
  read?: WeighedEnds,
): Span | undefined => {
  const reading = readClaim(input);
  const { lexicon } = reading;
  const { words } = reading.claim;
  const tables = models.get(lexicon.language) ?? models.get('*');
  const table = tables?.[spanGroupOf(input.kinds[0] ?? 'thing', input.focus) * FORMS + reading.form];
  if (words.length === 0 || table === undefined) return undefined;
  const byWords = scoresOf(spanPartsOf(reading, table));
  const scores = read === undefined ? byWords : withReadEnds(byWords, read.ends, read.weights);
  const own = words.findIndex(({ start }) => start >= (input.from ?? 0));
  const chances = chancesOf(scores.fill(Number.NEGATIVE_INFINITY, 0, Math.max(0, own) * LONGEST));
  const pays = read?.weights.price ?? price;
  const { from, to, chance } = bestStretch(chances, words.length, LONGEST_MARKING, pays);
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
  while (isNumber(words[to]) && gapBefore(words, last + 1) < 3 && has(words[last + 1], MEASURE)) last++;
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
