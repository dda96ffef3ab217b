import { WeightsCheck } from '../basics/weights-check.ts';
import { byScore } from '../index/shard.ts';
import { inputsOf, type Judgement, type JudgedRanking, type Ranked, sureWhereAsked } from './rank.ts';
import { CONFIDENCE_INPUTS } from './weights.ts';
import { EXPECTATION_INPUTS, type Expectation, type UnreadClaim } from './worth-reading.ts';

/** What a claim is decided by beside the others and none of them: each is added up with a weight. */
export const BLEND_INPUTS = ['reader', 'below', 'wordsRank', 'similarity', 'meaningRank'] as const;

/**
 * What confidence in the first is judged by: how clearly it is first; what the reader and meaning say of it, and how far beyond all others;
 * and beside that what words say of it.
 */
export const DECISION_INPUTS = [
  'chance',
  'first',
  'none',
  'lead',
  'reader',
  'readerLead',
  'readerMost',
  'readerPlace',
  'wordsPlace',
  'near',
  'nearLead',
  'nearPlace',
  ...CONFIDENCE_INPUTS,
] as const;

/** A claim that was read. */
export type ReadClaim = UnreadClaim & {
  /** The reader's logit; that of none is 0. */
  readonly reader: number;
};

/** Weights of `BLEND_INPUTS`, and what none of the claims has. */
type Blend = Readonly<Record<(typeof BLEND_INPUTS)[number] | 'none', number>>;

/** The contents of a model's `decision.json`: learnt with the model, for its scores. */
export type DecisionWeights = {
  readonly expectation: Expectation;
  /** With the claims' meaning, and while that is not known. */
  readonly blend: { readonly both: Blend; readonly words: Blend };
  /** Of `DECISION_INPUTS`: whether the first claim answers, and whether the claims speak of what is asked about at all. */
  readonly confidence: Readonly<Record<string, number>>;
  readonly topic: Readonly<Record<string, number>>;
  readonly bands: DecisionBands;
  readonly stance: StanceBands;
};

/**
 * Least chance that the claims speak of what is asked about, below which a question is refused; least confidence of an answer that is called
 * sure, and among fewer than thirty claims, where less is found that answers next to the question.
 */
type DecisionBands = { readonly refuse: number; readonly sure: number; readonly sureOfFew: number };

/** Least chance at which a claim is told to say what a statement says, and to deny it. */
export type StanceBands = { readonly says: number; readonly denies: number };

/** Changes with the meaning of the file. */
export const DECISION_VERSION = 2;

/** For a model that nothing has been learnt with: its logits are taken for what they are, and the rest decides where they are level. */
export const PRIOR_WEIGHTS: DecisionWeights = {
  expectation: {
    weights: { below: 0.15, wordsRank: -0.5, similarity: 2.5, meaningRank: -0.7, behindNearest: 2 },
    least: 0.004,
  },
  blend: {
    both: { reader: 1, below: 0.3, wordsRank: -0.3, similarity: 3, meaningRank: -0.2, none: 1.5 },
    words: { reader: 1, below: 0.3, wordsRank: -0.3, similarity: 0, meaningRank: 0, none: 0 },
  },
  confidence: { constant: -3, chance: 6 },
  topic: { constant: -3, chance: 6 },
  bands: { refuse: 0.15, sure: 0.85, sureOfFew: 0.85 },
  stance: { says: 0.95, denies: 0.95 },
};

/** Claims that were read as the numbers that are decided by. */
export type Considered = {
  /** Whether the meaning of any is known. */
  readonly byMeaning: boolean;
  readonly claims: readonly {
    readonly item: Ranked;
    /** In the order of `BLEND_INPUTS`. */
    readonly blend: readonly number[];
    /** What words would judge by if the claim were the first, in the order of `CONFIDENCE_INPUTS`. */
    readonly words: () => readonly number[];
  }[];
};

/** Puts what was found into numbers, in the order of the claims. */
export function consider(read: readonly ReadClaim[]): Considered {
  const byWords = read.map(({ item }) => item).sort(byScore);
  const best = byWords[0]?.score ?? 0;
  return {
    byMeaning: read.some(({ meaning }) => meaning !== undefined),
    claims: read.map(({ item, reader, wordsRank, meaning }) => {
      const near = meaning ?? { similarity: 0, rank: 1 };
      return {
        item,
        blend: [reader, item.score - best, Math.log(wordsRank), near.similarity, Math.log(near.rank)],
        words: () => inputsOf([item, ...byWords.filter((other) => other !== item).slice(0, 1)]),
      };
    }),
  };
}

/** Logarithms of chances, and of odds, are cut off here: what is surer is as sure. */
const MOST = 10;

type Ordered = {
  /** Best first; the score is the logarithm of the odds against none. */
  readonly ranked: readonly Ranked[];
  /** What confidence in the first is judged by, in the order of `DECISION_INPUTS`. */
  readonly inputs: readonly number[];
};

/** Orders claims, at least one, by how likely each answers beside the others and none. */
export function orderRead({ byMeaning, claims }: Considered, { blend: { both, words } }: DecisionWeights): Ordered {
  const weights = byMeaning ? both : words;
  const order = claims
    .map(({ item, blend, words }) => {
      const score = BLEND_INPUTS.reduce((sum, name, at) => sum + weights[name] * (blend[at] ?? 0), -weights.none);
      return { scored: { ...item, score }, blend, words };
    })
    .sort((a, b) => byScore(a.scored, b.scored));
  const [first, second] = order;
  if (first === undefined) throw new RangeError('nothing was read');
  const most = Math.max(0, first.scored.score);
  const all = order.reduce((sum, { scored }) => sum + Math.exp(scored.score - most), Math.exp(-most));
  const logChance = (score: number): number => Math.max(-MOST, score - most - Math.log(all));
  const best = logChance(first.scored.score);
  const margin = second === undefined ? MOST : Math.min(MOST, first.scored.score - second.scored.score);
  const others = order.slice(1).map(({ blend }) => blend);
  return {
    ranked: order.map(({ scored }) => scored),
    inputs: [Math.exp(best), best, logChance(0), margin, ...standing(first.blend, others, byMeaning), ...first.words()],
  };
}

/** A similarity that tells neither way: of claims whose meaning is not known. */
const LEVEL = 0.5;

/** Where the first claim stands among the others by each of what it was decided by: from `reader` to `nearPlace` of `DECISION_INPUTS`. */
function standing(
  [reader = 0, , wordsPlace = 0, similarity = 0, nearPlace = 0]: readonly number[],
  others: readonly (readonly number[])[],
  byMeaning: boolean,
): readonly number[] {
  const readers = others.map(([each = 0]) => each);
  const most = Math.max(...readers, -MOST);
  const nearest = Math.max(...others.map((blend) => blend[3] ?? 0), 0);
  return [
    reader,
    Math.max(-MOST, Math.min(MOST, reader - most)),
    Math.max(reader, most),
    Math.log(1 + readers.filter((each) => each > reader).length),
    wordsPlace,
    byMeaning ? similarity - LEVEL : 0,
    byMeaning && others.length > 0 ? similarity - nearest : 0,
    byMeaning ? nearPlace : 0,
  ];
}

/** What is likelier to answer than one in five is not refused, whatever else it speaks of. */
const LIKELY = 0.2;

const SIZE = DECISION_INPUTS.indexOf('size');

/** Whether the scope has fewer than thirty claims (`scale`). */
export const isOfFew = (inputs: readonly number[]): boolean => (inputs[SIZE] ?? 1) < 1;

/** The chance that the first claim answers, and its band: a question is refused where the claims are about something else. */
export function judgeRead(inputs: readonly number[], { confidence, topic, bands }: DecisionWeights): Judgement {
  const chanceBy = (weights: Readonly<Record<string, number>>): number =>
    1 / (1 + Math.exp(-DECISION_INPUTS.reduce((sum, name, at) => sum + (weights[name] ?? 0) * (inputs[at] ?? 0), 0)));
  const sure = chanceBy(confidence);
  const isSure = sure >= (isOfFew(inputs) ? bands.sureOfFew : bands.sure);
  return {
    confidence: sure,
    status: sure < LIKELY && chanceBy(topic) < bands.refuse ? 'refused' : isSure ? 'answered' : 'unsure',
  };
}

/** Decides by all that was found: claims that were read come first, best first, the others follow as words have them. */
export function decide(read: readonly ReadClaim[], words: readonly Ranked[], weights: DecisionWeights): JudgedRanking {
  const { ranked, inputs } = orderRead(consider(read), weights);
  const last = ranked.at(-1)?.score ?? 0;
  const wasRead = new Set(read.map(({ item }) => item));
  const rest = words.filter((item) => !wasRead.has(item));
  const best = rest[0]?.score ?? 0;
  return {
    ranked: [...ranked, ...rest.map((item) => ({ ...item, score: last + item.score - best }))],
    judged: sureWhereAsked(ranked[0], judgeRead(inputs, weights)),
  };
}

/** Weights from a file's text. Throws `WEIGHTS_INVALID` with file, line and remedy; a missing weight is 0. */
export function parseDecision(text: string, file: string): DecisionWeights {
  const check = new WeightsCheck(text, file, 'make it again with "npm run decision"');
  check.version(DECISION_VERSION);
  const { root } = check;
  const blends = check.object(root.blend, 'blend');
  const bands = check.object(root.bands, 'bands');
  // A model that has learnt nothing of statements has none.
  const stance = root.stance === undefined ? PRIOR_WEIGHTS.stance : check.object(root.stance, 'stance');
  const expectation = root.expectation === undefined ? undefined : check.object(root.expectation, 'expectation');
  const blendOf = (name: string) => check.weights(blends[name], name, [...BLEND_INPUTS, 'none']) as Blend;
  return {
    expectation:
      expectation === undefined
        ? PRIOR_WEIGHTS.expectation
        : {
            weights: check.weights(expectation.weights, 'weights', EXPECTATION_INPUTS),
            least: check.number(expectation.least, 'least'),
          },
    blend: { both: blendOf('both'), words: blendOf('words') },
    confidence: check.weights(root.confidence, 'confidence', DECISION_INPUTS),
    topic: check.weights(root.topic, 'topic', DECISION_INPUTS),
    bands: {
      refuse: check.number(bands.refuse, 'refuse'),
      sure: check.number(bands.sure, 'sure'),
      sureOfFew: check.number(bands.sureOfFew, 'sureOfFew'),
    },
    stance: { says: check.number(stance.says, 'says'), denies: check.number(stance.denies, 'denies') },
  };
}
