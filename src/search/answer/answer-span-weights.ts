import { DIMENSIONS, FORMS, tableFor } from './answer-span-layout.ts';
import { readWeightsText, WeightsCheck } from '../basics/weights-check.ts';

export const ANSWER_SPAN_VERSION = 1;

/** Stands for every language without weights of its own. */
const OTHERS = '*';

/** Weights are kept as whole hundredths. */
export const WEIGHT_UNIT = 100;

/** What `data/answer-span.json` holds. */
export type AnswerSpanFile = {
  readonly version: number;
  /** Price of a word of the marking, in chances; see `bestStretch`. */
  readonly price: number;
  /** By ISO 639-1 code; `*` for every other language. */
  readonly models: Readonly<Record<string, readonly number[]>>;
};

/** One language's weights, with the tables made of them so far. */
class AnswerSpanModel {
  readonly #weights: Float64Array;
  readonly #tables: Float64Array[] = [];

  constructor(weights: Float64Array) {
    this.#weights = weights;
  }

  /** The weight of each alternative for a group of kinds and a form of question. */
  tableFor(group: number, form: number): Float64Array {
    const at = group * FORMS + form;
    const table = this.#tables[at] ?? tableFor(this.#weights, group, form);
    this.#tables[at] = table;
    return table;
  }
}

export type AnswerSpanWeights = { readonly price: number; readonly models: ReadonlyMap<string, AnswerSpanModel> };

/** Weights as they are used. */
export const answerSpanWeights = ({ price, models }: AnswerSpanFile): AnswerSpanWeights => ({
  price,
  models: new Map(
    Object.entries(models).map(([language, weights]) => [
      language,
      new AnswerSpanModel(Float64Array.from(weights, (weight) => weight / WEIGHT_UNIT)),
    ]),
  ),
});

/** Weights from a file's text. Throws `WEIGHTS_INVALID` with file, line and remedy where it is not one of this version. */
export const parseAnswerSpanWeights = (text: string, file: string): AnswerSpanWeights => {
  const check = new WeightsCheck(text, file);
  check.version(ANSWER_SPAN_VERSION);
  const price = check.number(check.root.price, 'price');
  const models = Object.entries(check.object(check.root.models, 'models'));
  if (!models.some(([language]) => language === OTHERS)) {
    check.fail('models', `has no weights for \`${OTHERS}\`, the other languages, in \`models\``);
  }
  return answerSpanWeights({
    version: ANSWER_SPAN_VERSION,
    price,
    models: Object.fromEntries(
      models.map(([language, weights]) => [language, check.list(weights, language, DIMENSIONS)]),
    ),
  });
};

/** Reads a weights file. Throws as `parseAnswerSpanWeights` does, and where the file cannot be read. */
export const readAnswerSpanWeights = (file: string): AnswerSpanWeights =>
  parseAnswerSpanWeights(readWeightsText(file), file);
