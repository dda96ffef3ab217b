import { readFileSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { DIMENSIONS, FORMS, tableFor } from './answer-span-layout.ts';

export const ANSWER_SPAN_VERSION = 1;

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

const REMEDY = 'Run "npm run train" to make it anew.';

const isFile = (value: unknown): value is AnswerSpanFile =>
  typeof value === 'object' && value !== null && 'version' in value && 'price' in value && 'models' in value;

/** Weights as they are used; `file` is named where they do not fit this version. */
export const answerSpanWeights = (value: unknown, file: string): AnswerSpanWeights => {
  if (!isFile(value) || value.version !== ANSWER_SPAN_VERSION) {
    throw new UserError('WEIGHTS_INVALID', `${file} is not of version ${ANSWER_SPAN_VERSION}. ${REMEDY}`, { file });
  }
  const models = new Map<string, AnswerSpanModel>();
  for (const [language, weights] of Object.entries(value.models)) {
    if (weights.length !== DIMENSIONS) {
      const message = `${file} has ${weights.length} weights for "${language}", not ${DIMENSIONS}. ${REMEDY}`;
      throw new UserError('WEIGHTS_INVALID', message, { file });
    }
    models.set(language, new AnswerSpanModel(Float64Array.from(weights, (weight) => weight / WEIGHT_UNIT)));
  }
  return { price: value.price, models };
};

/** Weights from a file's text. */
export const parseAnswerSpanWeights = (text: string, file: string): AnswerSpanWeights => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError('WEIGHTS_INVALID', `${file} is not JSON. ${REMEDY}`, { file }, { cause: error });
  }
  return answerSpanWeights(value, file);
};

/** Reads a weights file. Throws `WEIGHTS_INVALID` where it is not one of this version. */
export const readAnswerSpanWeights = (file: string): AnswerSpanWeights => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError('WEIGHTS_INVALID', `${file} cannot be read. ${REMEDY}`, { file }, { cause: error });
  }
  return parseAnswerSpanWeights(text, file);
};
