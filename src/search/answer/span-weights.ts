import { readWeightsText, WeightsCheck } from '../basics/weights-check.ts';

/** What a feature is taken together with: the group of the kind asked for, the form of the question. */
type Block = { readonly name: string; readonly size: number; readonly byForm: boolean };

/** Groups of kinds, and forms of question. */
export const GROUPS = 9;
export const FORMS = 3;

/**
 * Features of a candidate span, in blocks of alternatives. `start.*` look at its first word and what stands left of it,
 * `end.*` at its last word and what stands right, `inside.*` at each word within, `whole.*` at the span itself. Every
 * block has weights for all questions and for each group of kinds; some also for each form of question.
 */
const BLOCKS = [
  { name: 'start.left', size: 15, byForm: true },
  { name: 'start.left-first', size: 120, byForm: false },
  { name: 'start.left2', size: 12, byForm: false },
  { name: 'start.left-word', size: 72, byForm: false },
  { name: 'start.left-ending', size: 10, byForm: false },
  { name: 'start.first', size: 8, byForm: false },
  { name: 'start.first-ending', size: 10, byForm: false },
  { name: 'start.to-matched', size: 7, byForm: true },
  { name: 'start.to-first-asked', size: 8, byForm: true },
  { name: 'start.to-last-asked', size: 8, byForm: true },
  { name: 'start.matched-near', size: 5, byForm: true },
  { name: 'start.position', size: 4, byForm: true },
  { name: 'start.splits', size: 1, byForm: false },
  { name: 'start.after-focus', size: 1, byForm: false },
  { name: 'end.right', size: 15, byForm: true },
  { name: 'end.right-last', size: 120, byForm: false },
  { name: 'end.right2', size: 12, byForm: false },
  { name: 'end.right-word', size: 72, byForm: false },
  { name: 'end.right-ending', size: 10, byForm: false },
  { name: 'end.last', size: 8, byForm: false },
  { name: 'end.last-ending', size: 10, byForm: false },
  { name: 'end.to-matched', size: 7, byForm: true },
  { name: 'end.to-first-asked', size: 8, byForm: true },
  { name: 'end.to-last-asked', size: 8, byForm: true },
  { name: 'end.matched-near', size: 5, byForm: true },
  { name: 'end.splits', size: 1, byForm: false },
  { name: 'end.before-focus', size: 1, byForm: false },
  { name: 'inside.role', size: 12, byForm: false },
  { name: 'inside.ending', size: 10, byForm: false },
  { name: 'inside.typed', size: 3, byForm: false },
  { name: 'inside.focus', size: 1, byForm: false },
  { name: 'inside.gap', size: 2, byForm: false },
  { name: 'whole.length', size: 9, byForm: false },
  { name: 'whole.typed', size: 6, byForm: false },
] as const satisfies readonly Block[];

type BlockName = (typeof BLOCKS)[number]['name'];

const BASES: Partial<Record<BlockName, number>> = {};

/** By alternative of any block: where its weight for all questions is, its block's size, and whether forms count. */
const spots: { readonly at: number; readonly size: number; readonly byForm: boolean }[] = [];
let total = 0;
for (const { name, size, byForm } of BLOCKS) {
  BASES[name] = spots.length;
  for (let alternative = 0; alternative < size; alternative++) spots.push({ at: total + alternative, size, byForm });
  total += size * (1 + GROUPS + (byForm ? FORMS : 0));
}

/** Number of each block's first alternative; alternatives are numbered through all blocks. */
export const FIRST = BASES as Readonly<Record<BlockName, number>>;

/** How many alternatives all blocks have. */
export const ALTERNATIVES = spots.length;

/** How many weights a model has. */
export const DIMENSIONS = total;

const NOWHERE: (typeof spots)[number] = { at: 0, size: 0, byForm: false };

/** Indices of the weights that an alternative has for a group of kinds and a form of question. */
export const weightsOf = (alternative: number, group: number, form: number): number[] => {
  const spot = spots[alternative];
  if (spot === undefined) return [];
  const { at, size, byForm } = spot;
  const shared = [at, at + size * (1 + group)];
  return byForm ? [...shared, at + size * (1 + GROUPS + form)] : shared;
};

/** The sum of its weights for each alternative, for each group of kinds and each form of question. */
const tablesOf = (weights: Float64Array): readonly Float64Array[] => {
  const tables = Array.from({ length: GROUPS * FORMS }, () => new Float64Array(ALTERNATIVES));
  for (const [place, table] of tables.entries()) {
    const group = Math.floor(place / FORMS);
    const form = place % FORMS;
    for (let alternative = 0; alternative < ALTERNATIVES; alternative++) {
      // As `weightsOf` has them, without a list for each: a start of Docent waits for this.
      const { at, size, byForm } = spots[alternative] ?? NOWHERE;
      const sum = (weights[at] ?? 0) + (weights[at + size * (1 + group)] ?? 0);
      table[alternative] = byForm ? sum + (weights[at + size * (1 + GROUPS + form)] ?? 0) : sum;
    }
  }
  return tables;
};

/** Changes with the meaning of the file; older files are refused. */
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

/**
 * The contents of `data/answer-span.json` as they are used. `models` by language; of each, the weights of all alternatives for a
 * group of kinds and a form of question stand at `group * FORMS + form`: they are added up once, not for each question.
 */
export type AnswerSpanWeights = {
  readonly price: number;
  readonly models: ReadonlyMap<string, readonly Float64Array[]>;
};

/** Weights as they are used. */
export const answerSpanWeights = ({ price, models }: AnswerSpanFile): AnswerSpanWeights => ({
  price,
  models: new Map(
    Object.entries(models).map(([language, weights]) => [
      language,
      tablesOf(Float64Array.from(weights, (weight) => weight / WEIGHT_UNIT)),
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

/** What a reader makes of a claim's words: for each, one after another, the logit that the answer begins with it, and that it ends with it. */
export type ReadEnds = ArrayLike<number>;

/** With what that is worth. */
export type WeighedEnds = { readonly ends: ReadEnds; readonly weights: EndsWeights };

/** Learnt with a model: what its logits are worth beside the score that words give, and the price of a word marked by both. */
export type EndsWeights = {
  readonly words: number;
  readonly first: number;
  readonly last: number;
  /** In chances; see `AnswerSpanFile`. */
  readonly price: number;
};

/** Changes with the meaning of the file. */
export const ENDS_VERSION = 1;

/** Weights from a file's text. Throws `WEIGHTS_INVALID` with file, line and remedy. */
export function parseEndsWeights(text: string, file: string): EndsWeights {
  const check = new WeightsCheck(text, file);
  check.version(ENDS_VERSION);
  const number = (name: keyof EndsWeights): number => check.number(check.root[name], name);
  return { words: number('words'), first: number('first'), last: number('last'), price: number('price') };
}
