import type { Span } from './types.ts';
import { groupOf, lengthAlternative, LONGEST, readFeatures } from './answer-span-features.ts';
import { DIMENSIONS, weightsOf } from './answer-span-layout.ts';
import { chancesOf, scoresOf, type Parts, type Stretch } from './answer-span-model.ts';
import { type AnswerSpanInput, readClaim, type Reading } from './answer-span-reading.ts';
import { ANSWER_SPAN_VERSION, type AnswerSpanFile, WEIGHT_UNIT } from './answer-span-weights.ts';

/** A question, the claim that answers it, and where in the claim the answer's own words stand (each time they do). */
export type AnswerSpanExample = { readonly input: AnswerSpanInput; readonly gold: readonly Span[] };

/** Every place of the answer's words in a claim. */
export const goldSpans = (text: string, words: string): Span[] => {
  const spans: Span[] = [];
  if (words === '') return spans;
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    spans.push({ start, end: start + words.length });
  }
  return spans;
};

/** Indices of weights: by first word, last word, word within, length less one, and recognised span. */
type Features = {
  readonly start: readonly number[][];
  readonly end: readonly number[][];
  readonly inside: readonly number[][];
  readonly length: readonly number[][];
  readonly typed: readonly (Stretch & { readonly indices: number[] })[];
};

const featuresOf = (reading: Reading): Features => {
  const { kinds, focus } = reading.input;
  const group = groupOf(kinds[0] ?? 'thing', focus);
  const indicesOf = (alternatives: readonly number[]): number[] =>
    alternatives.flatMap((alternative) => weightsOf(alternative, group, reading.form));
  const [start, end, inside]: [number[][], number[][], number[][]] = [[], [], []];
  const typed: (Stretch & { readonly indices: number[] })[] = [];
  readFeatures(reading, {
    start: (_, alternatives) => start.push(indicesOf(alternatives)),
    end: (_, alternatives) => end.push(indicesOf(alternatives)),
    inside: (_, alternatives) => inside.push(indicesOf(alternatives)),
    typed: (from, to, alternatives) => typed.push({ from, to, indices: indicesOf(alternatives) }),
  });
  const length = Array.from({ length: LONGEST }, (_, shorter) => indicesOf([lengthAlternative(shorter + 1)]));
  return { start, end, inside, length, typed };
};

const sum = (weights: Float64Array, indices: readonly number[]): number => {
  let total = 0;
  for (const index of indices) total += weights[index] ?? 0;
  return total;
};

const partsWith = (weights: Float64Array, features: Features): Parts => {
  const sums = (lists: readonly number[][]): Float64Array =>
    Float64Array.from(lists, (indices) => sum(weights, indices));
  return {
    starts: sums(features.start),
    ends: sums(features.end),
    insides: sums(features.inside),
    lengths: sums(features.length),
    typed: features.typed.map(({ from, to, indices }) => ({ from, to, score: sum(weights, indices) })),
  };
};

type Prepared = { readonly features: Features; readonly gold: readonly Stretch[] };

const prepare = ({ input, gold }: AnswerSpanExample): Prepared => {
  const reading = readClaim(input);
  const stretches = gold.flatMap(({ start, end }) => {
    const from = reading.words.findIndex((word) => word.end > start);
    const to = reading.words.findLastIndex((word) => word.start < end);
    return from >= 0 && to >= from && to - from < LONGEST ? [{ from, to }] : [];
  });
  return { features: featuresOf(reading), gold: stretches };
};

const add = (gradient: Float64Array, indices: readonly number[] | undefined, amount: number): void => {
  for (const index of indices ?? []) gradient[index] = (gradient[index] ?? 0) + amount;
};

/** Adds one span's features, `amount` times. */
const addSpan = (gradient: Float64Array, features: Features, { from, to }: Stretch, amount: number): void => {
  add(gradient, features.start[from], amount);
  add(gradient, features.end[to], amount);
  for (let at = from; at <= to; at++) add(gradient, features.inside[at], amount);
  add(gradient, features.length[to - from], amount);
  for (const typed of features.typed) {
    if (typed.from === from && typed.to === to) add(gradient, typed.indices, amount);
  }
};

/** Takes away what the model expects, summed by first word, last word, words within and length: linear in features. */
const takeExpected = (gradient: Float64Array, features: Features, chances: Float64Array): void => {
  const count = features.start.length;
  const [starts, ends, changes] = [new Float64Array(count), new Float64Array(count), new Float64Array(count + 1)];
  const lengths = new Float64Array(LONGEST);
  for (let from = 0; from < count; from++) {
    for (let to = from; to < count && to < from + LONGEST; to++) {
      const chance = chances[from * LONGEST + to - from] ?? 0;
      starts[from] = (starts[from] ?? 0) + chance;
      ends[to] = (ends[to] ?? 0) + chance;
      changes[from] = (changes[from] ?? 0) + chance;
      changes[to + 1] = (changes[to + 1] ?? 0) - chance;
      lengths[to - from] = (lengths[to - from] ?? 0) + chance;
    }
  }
  let within = 0;
  for (let at = 0; at < count; at++) {
    within += changes[at] ?? 0;
    add(gradient, features.start[at], -(starts[at] ?? 0));
    add(gradient, features.end[at], -(ends[at] ?? 0));
    add(gradient, features.inside[at], -within);
  }
  for (const [at, chance] of lengths.entries()) add(gradient, features.length[at], -chance);
  for (const { from, to, indices } of features.typed)
    add(gradient, indices, -(chances[from * LONGEST + to - from] ?? 0));
};

const STEPS = 120;
const RATE = 0.3;
/** Strength of the Gaussian prior; cross-validated by article over 0.5 to 30. */
const PRIOR = 12;

/**
 * Weights that make the answers' own words most likely: maximum likelihood of a softmax over all spans of a claim, with a
 * Gaussian prior, by AdaGrad over the whole set (Duchi et al. 2011). The same examples give the same weights.
 */
const fit = (examples: readonly AnswerSpanExample[], onStep: (done: number, of: number) => void): number[] => {
  const prepared = examples.map((example) => prepare(example)).filter(({ gold }) => gold.length > 0);
  const weights = new Float64Array(DIMENSIONS);
  const squares = new Float64Array(DIMENSIONS).fill(1e-8);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(DIMENSIONS);
    for (const { features, gold } of prepared) {
      const chances = chancesOf(scoresOf(partsWith(weights, features)));
      const chanceOf = ({ from, to }: Stretch): number => chances[from * LONGEST + to - from] ?? 0;
      const right = gold.reduce((total, stretch) => total + chanceOf(stretch), 0);
      takeExpected(gradient, features, chances);
      for (const stretch of gold) addSpan(gradient, features, stretch, chanceOf(stretch) / Math.max(right, 1e-300));
    }
    for (const [index, weight] of weights.entries()) {
      const slope = (gradient[index] ?? 0) - PRIOR * weight;
      squares[index] = (squares[index] ?? 0) + slope * slope;
      weights[index] = weight + (RATE * slope) / Math.sqrt(squares[index]);
    }
    onStep(step + 1, STEPS);
  }
  return Array.from(weights, (weight) => Math.round(weight * WEIGHT_UNIT) + 0);
};

/** Price of a word, for a median marking of at most six words; cross-validated by article. */
const PRICE = 0.044;

/**
 * The contents of `data/answer-span.json`. English learns from English questions; one model for all other languages learns
 * from theirs, without what only English features tell.
 */
export const trainAnswerSpans = (
  examples: readonly AnswerSpanExample[],
  onStep: (done: number, of: number) => void = () => undefined,
): AnswerSpanFile => {
  const isEnglish = ({ input }: AnswerSpanExample): boolean => input.language === 'en';
  const english = examples.filter(isEnglish);
  const others = examples.filter((example) => !isEnglish(example));
  const models = { en: fit(english, onStep), '*': fit(others.length > 0 ? others : english, onStep) };
  return { version: ANSWER_SPAN_VERSION, price: PRICE, models };
};
