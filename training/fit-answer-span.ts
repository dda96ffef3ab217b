import {
  ALTERNATIVES,
  ANSWER_SPAN_VERSION,
  type AnswerSpanFile,
  type AnswerSpanInput,
  chancesOf,
  DIMENSIONS,
  FORMS,
  GROUPS,
  lengthAlternative,
  LONGEST,
  type Parts,
  readClaim,
  readFeatures,
  scoresOf,
  type Span,
  spanGroupOf,
  type Stretch,
  WEIGHT_UNIT,
  weightsOf,
} from '../src/search/for-training.ts';
import { minimise } from './minimise.ts';

/** A question, the claim that answers it, and where in the claim the answer's own words stand (each time they do). */
export type AnswerSpanExample = { readonly input: AnswerSpanInput; readonly gold: readonly Span[] };

/** Every place of the answer's words in a claim. */
export function goldSpans(text: string, words: string): Span[] {
  const spans: Span[] = [];
  if (words === '') return spans;
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    spans.push({ start, end: start + words.length });
  }
  return spans;
}

/** Lists of places in an array, one after another; list `n` goes from `ends[n - 1]` to `ends[n]`. */
type Lists = { readonly indices: Uint16Array; readonly ends: Uint32Array };

type Prepared = {
  /** Which table of weights: group of kinds and form of question. */
  readonly table: number;
  readonly words: number;
  /** Alternatives of each word as a span's first, then of each as its last, as any within; then of each recognised span. */
  readonly lists: Lists;
  readonly typed: readonly Stretch[];
  readonly gold: readonly Stretch[];
};

function prepare({ input, gold }: AnswerSpanExample): Prepared[] {
  const reading = readClaim(input);
  const { words } = reading.claim;
  const stretches = gold.flatMap(({ start, end }) => {
    const from = words.findIndex((word) => word.end > start);
    const to = words.findLastIndex((word) => word.start < end);
    return from >= 0 && to >= from && to - from < LONGEST ? [{ from, to }] : [];
  });
  if (stretches.length === 0) return [];
  const count = words.length;
  const lists: (readonly number[])[] = [];
  const typed: Stretch[] = [];
  let seen: number[] = [];
  const take = (list: number): void => {
    lists[list] = seen;
    seen = [];
  };
  readFeatures(reading, {
    add: (alternative) => void seen.push(alternative),
    start: take,
    end: (at) => take(count + at),
    inside: (at) => take(2 * count + at),
    typed: (from, to) => take(3 * count - 1 + typed.push({ from, to })),
  });
  let end = 0;
  return [
    {
      table: spanGroupOf(input.kinds[0] ?? 'thing', input.focus) * FORMS + reading.form,
      words: count,
      lists: {
        indices: Uint16Array.from(lists.flat()),
        ends: Uint32Array.from(lists, ({ length }) => (end += length)),
      },
      typed,
      gold: stretches,
    },
  ];
}

/** Sums of values over the lists `from` and on, `count` of them. */
function sums(values: Float64Array, { indices, ends }: Lists, from: number, count: number): Float64Array {
  const totals = new Float64Array(count);
  let at = from === 0 ? 0 : (ends[from - 1] ?? 0);
  for (let list = 0; list < count; list++) {
    const end = ends[from + list] ?? 0;
    let total = 0;
    for (; at < end; at++) total += values[indices[at] ?? 0] ?? 0;
    totals[list] = total;
  }
  return totals;
}

/** Adds an amount to the slope at each place of a list. */
function add(slope: Float64Array, { indices, ends }: Lists, list: number, amount: number): void {
  if (amount === 0) return;
  const end = ends[list] ?? 0;
  for (let at = list === 0 ? 0 : (ends[list - 1] ?? 0); at < end; at++) {
    const index = indices[at] ?? 0;
    slope[index] = (slope[index] ?? 0) + amount;
  }
}

function partsWith(table: Float64Array, { lists, words, typed }: Prepared): Parts {
  const scores = sums(table, lists, 3 * words, typed.length);
  return {
    count: words,
    starts: sums(table, lists, 0, words),
    ends: sums(table, lists, words, words),
    insides: sums(table, lists, 2 * words, words),
    lengths: Float64Array.from({ length: LONGEST }, (_, shorter) => table[lengthAlternative(shorter + 1)] ?? 0),
    typed: typed.map(({ from, to }, at) => ({ from, to, score: scores[at] ?? 0 })),
  };
}

/** The loss of one example under a table of weights; its slope, by alternative, is added to `slope`. */
function lossOf(item: Prepared, table: Float64Array, slope: Float64Array): number {
  const { words, lists, typed, gold } = item;
  const chances = chancesOf(scoresOf(partsWith(table, item)));
  const placeOf = ({ from, to }: Stretch): number => from * LONGEST + to - from;
  const right = Math.max(
    gold.reduce((total, stretch) => total + (chances[placeOf(stretch)] ?? 0), 0),
    1e-300,
  );
  // What is expected less what should be, of each span; then summed by first word, last word, word within and length.
  for (const stretch of gold) {
    const chance = chances[placeOf(stretch)] ?? 0;
    chances[placeOf(stretch)] = chance - chance / right;
  }
  const [ends, changes, lengths] = [new Float64Array(words), new Float64Array(words + 1), new Float64Array(LONGEST)];
  for (let from = 0; from < words; from++) {
    let starts = 0;
    for (let to = from; to < words && to < from + LONGEST; to++) {
      const chance = chances[from * LONGEST + to - from] ?? 0;
      starts += chance;
      ends[to] = (ends[to] ?? 0) + chance;
      changes[to + 1] = (changes[to + 1] ?? 0) - chance;
      lengths[to - from] = (lengths[to - from] ?? 0) + chance;
    }
    changes[from] = (changes[from] ?? 0) + starts;
    add(slope, lists, from, starts);
  }
  let within = 0;
  for (let at = 0; at < words; at++) {
    within += changes[at] ?? 0;
    add(slope, lists, words + at, ends[at] ?? 0);
    add(slope, lists, 2 * words + at, within);
  }
  for (const [shorter, chance] of lengths.entries()) {
    const alternative = lengthAlternative(shorter + 1);
    slope[alternative] = (slope[alternative] ?? 0) + chance;
  }
  for (const [at, stretch] of typed.entries()) add(slope, lists, 3 * words + at, chances[placeOf(stretch)] ?? 0);
  return -Math.log(right);
}

/** Strength of the Gaussian prior; cross-validated by article. */
const PRIOR = 12;

/** For each group of kinds and form of question: places of the weights of all alternatives, and where each one's end. */
const TABLES = Array.from({ length: GROUPS * FORMS }, (_, table) => {
  const indices = Array.from({ length: ALTERNATIVES }, (__, alternative) =>
    weightsOf(alternative, Math.floor(table / FORMS), table % FORMS),
  );
  let end = 0;
  return {
    indices: Uint16Array.from(indices.flat()),
    ends: Uint32Array.from(indices, ({ length }) => (end += length)),
  };
});

/**
 * Weights that make the answers' own words most likely: maximum likelihood of a softmax over all spans of a claim, with a
 * Gaussian prior. The same examples give the same weights.
 */
function fit(examples: readonly AnswerSpanExample[], onStep: (steps: number) => void): number[] {
  const prepared = examples.flatMap(prepare);
  const byTable = TABLES.map((_, table) => prepared.filter((item) => item.table === table));
  let steps = 0;
  const point = minimise(DIMENSIONS, (at, slope) => {
    let loss = 0;
    for (const [index, weight] of at.entries()) {
      loss += (PRIOR * weight * weight) / 2;
      slope[index] = PRIOR * weight;
    }
    for (const [place, weightsOfTable] of TABLES.entries()) {
      const items = byTable[place] ?? [];
      if (items.length === 0) continue;
      const table = sums(at, weightsOfTable, 0, ALTERNATIVES);
      const tableSlope = new Float64Array(ALTERNATIVES);
      for (const item of items) loss += lossOf(item, table, tableSlope);
      for (const [alternative, amount] of tableSlope.entries()) add(slope, weightsOfTable, alternative, amount);
    }
    onStep(++steps);
    return loss;
  });
  return Array.from(point, (weight) => Math.round(weight * WEIGHT_UNIT) + 0);
}

/** Price of a word, for a median marking of at most six words; cross-validated by article. */
const PRICE = 0.052;

/**
 * The contents of `data/answer-span.json`. English learns from English questions; one model for all other languages learns
 * from theirs, without what only English features tell. `onStep` is told how many steps have been taken.
 */
export function fitAnswerSpans(
  examples: readonly AnswerSpanExample[],
  onStep: (steps: number) => void = () => undefined,
): AnswerSpanFile {
  const isEnglish = ({ input }: AnswerSpanExample): boolean => input.language === 'en';
  const english = examples.filter(isEnglish);
  const others = examples.filter((example) => !isEnglish(example));
  const en = fit(english, onStep);
  return {
    version: ANSWER_SPAN_VERSION,
    price: PRICE,
    models: { en, '*': others.length > 0 ? fit(others, onStep) : en },
  };
}
