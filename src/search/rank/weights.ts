import type { AnswerSpanWeights } from '../answer/answer-span-weights.ts';

/** Changes with the meaning of the file; older files are refused. */
export const WEIGHTS_VERSION = 2;

type Named = Readonly<Record<string, number>>;

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

/** All that `npm run train` learns, as an engine uses it. */
export type EngineWeights = Weights & { readonly answerSpan: AnswerSpanWeights };
