/** An answer with the chance that it was given, 0 to 1, and whether it is right; one to a question that nothing answers never is. */
export type Told = { readonly confidence: number; readonly right: boolean };

/** Answers of a band of chances: how many, the chance that they were given, and the share that is right. */
type Band = { readonly from: number; readonly questions: number; readonly told: number; readonly right: number };

/** Of the surest so many of all questions, the share that is wrong. */
type Risk = { readonly coverage: number; readonly wrong: number };

export type Calibration = {
  readonly bands: readonly Band[];
  /** Mean distance between the chance told and the share that is right, by band: the expected calibration error. */
  readonly off: number;
  readonly risks: readonly Risk[];
};

const BANDS = 10;
const COVERAGES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * Whether chances mean what they say: a reliability table with its expected calibration error (Guo et al. 2017, On Calibration of Modern
 * Neural Networks), and the risk at each coverage (Geifman and El-Yaniv 2017, Selective Classification for Deep Neural Networks).
 */
export function calibrationOf(all: readonly Told[]): Calibration {
  const bands = Array.from({ length: BANDS }, (_, band) => bandOf(all, band)).filter(({ questions }) => questions > 0);
  const surest = all.toSorted((a, b) => b.confidence - a.confidence);
  return {
    bands,
    off: sum(bands.map(({ questions, told, right }) => questions * Math.abs(told - right))) / (all.length || 1),
    risks: COVERAGES.map((coverage) => {
      const taken = surest.slice(0, Math.max(1, Math.round(coverage * surest.length)));
      return { coverage, wrong: 1 - mean(taken.map(({ right }) => Number(right))) };
    }),
  };
}

function bandOf(all: readonly Told[], band: number): Band {
  const inside = all.filter(({ confidence }) => Math.min(BANDS - 1, Math.floor(confidence * BANDS)) === band);
  return {
    from: band / BANDS,
    questions: inside.length,
    told: mean(inside.map(({ confidence }) => confidence)),
    right: mean(inside.map(({ right }) => Number(right))),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);
