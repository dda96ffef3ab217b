import type { AnswerKind } from '../basics/search-types.ts';
import { readWeightsText, WeightsCheck } from '../basics/weights-check.ts';
import { FEATURES } from '../features/feature-names.ts';

/** Kinds of answer that share weights, because a question set has too few of each alone. */
export const QUESTION_GROUPS: Readonly<Record<string, readonly AnswerKind[]>> = {
  name: ['person', 'group'],
  date: ['date'],
  quantity: ['number', 'money', 'percent', 'duration'],
  place: ['place'],
  definition: ['definition'],
  thing: ['thing'],
  explanation: ['reason', 'manner'],
  choice: ['choice'],
};

/** Features whose weight depends on the group: how long a claim is, and how much in it is new. */
export const GROUPED = ['length', 'novel', 'novelNames'] as const;

/** What confidence is judged by: the question, its best claim, and how far behind the second is. */
export const CONFIDENCE_INPUTS = [
  'constant',
  'coverage',
  'coverageBoth',
  'coverageEveryday',
  'allWords',
  'unknown',
  'likeness',
  'meaning',
  'meaningWhole',
  'bm25',
  'bm25Share',
  'missing',
  'headingGain',
  'headingBoth',
  'askedFirst',
  'titleGain',
  'title',
  'sectionGain',
  'beforeGain',
  'pairs',
  'kindAny',
  'kindNone',
  'margin',
  'score',
  'words',
  'met',
  'single',
  'english',
  'size',
] as const;

/** Changes with the meaning of the file; older files are refused. */
export const WEIGHTS_VERSION = 2;

type Named = Readonly<Record<string, number>>;

/** Where the bands of confidence part: chances from 0 to 1. */
export type Bands = {
  /**
   * Least chance that the article speaks of the subject at all, by ISO 639-1 code of the language, `other` for those not
   * named; below it Docent refuses.
   */
  readonly refuse: Named;
  /** Least confidence of an answer that is called sure. */
  readonly sure: number;
};

/** The contents of `data/ranker.json`. */
export type Weights = {
  readonly version: typeof WEIGHTS_VERSION;
  readonly rank: {
    readonly base: Named;
    /** Added in proportion to the size of the scope; see `scale`. */
    readonly size: Named;
    /** Added by the group of the question's first kind. */
    readonly groups: Readonly<Record<string, Named>>;
  };
  readonly confidence: {
    /** Whether the articles speak of the subject. */
    readonly topic: Named;
    /** Whether the first hit answers, if they do. */
    readonly right: Named;
    readonly bands: Bands;
  };
};

/** Reads a weights file. Throws `WEIGHTS_INVALID` with file, line and remedy where it is not one of this version. */
export function readWeights(file: string): Weights {
  return parseWeights(readWeightsText(file), file);
}

/** Weights from a file's text. Throws `WEIGHTS_INVALID` with file, line and remedy; a missing weight is 0. */
export function parseWeights(text: string, file: string): Weights {
  const check = new WeightsCheck(text, file);
  check.version(WEIGHTS_VERSION);
  const { root } = check;
  const rank = check.object(root.rank, 'rank');
  const groups = check.object(rank.groups, 'groups');
  const confidence = check.object(root.confidence, 'confidence');
  const bands = check.object(confidence.bands, 'bands');
  return {
    version: WEIGHTS_VERSION,
    rank: {
      base: check.weights(rank.base, 'base', FEATURES),
      size: check.weights(rank.size, 'size', FEATURES),
      groups: Object.fromEntries(
        Object.keys(QUESTION_GROUPS).map((group) => [group, check.weights(groups[group], group, GROUPED)]),
      ),
    },
    confidence: {
      topic: check.weights(confidence.topic, 'topic', CONFIDENCE_INPUTS),
      right: check.weights(confidence.right, 'right', CONFIDENCE_INPUTS),
      bands: {
        refuse: check.numbers(bands.refuse, 'refuse', ['other']),
        sure: check.number(bands.sure, 'sure'),
      },
    },
  };
}
