import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { runCli } from '../../src/cli/run-cli.ts';
import {
  compareQuestions,
  openReading,
  questionFacts,
  type QuestionLikeness,
  type SearchReading,
} from '../../src/search/for-training.ts';
import { minimise } from '../minimise.ts';

/**
 * Prints the weights by which what is taught is found in other words (`src/library/teaching/match-chance.ts`): learnt on the questions of
 * `tests/fixtures/teaching/practice.json` and `tests/fixtures/insights`, and on questions of the question sets that stand beside each other.
 */
const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const practice = here('tests/fixtures/teaching/practice.json');
const alike = here('tests/fixtures/insights/alike.txt');
const besides = ['reader/medquad-val.jsonl.gz', 'reader/faq-val.jsonl.gz', 'eval/xquad-en-dev.jsonl'];

/** As where the matching has them read: below, and of questions that stand beside each other below that, nothing is learnt from. */
const NEAR = 0.4;
const NEAR_BESIDE = 0.6;
/** What a pair counts: of two groups, and of questions that stand beside each other. */
const ELSE = 0.5;
const BESIDE = 0.1;
const RIDGE = 0.025;
const LEAST = 0.02;
/** Of each document. */
const QUESTIONS = 14;
const EVERY = 2;

type Group = {
  readonly questions: readonly string[];
  readonly asked: readonly string[];
  readonly near: readonly string[];
};
type Pair = { readonly inputs: readonly number[]; readonly isSame: boolean; readonly weight: number };

const vectors = new Map<string, Float32Array>();
const names = ['bias', 'nearness', 'says', 'denies', 'inCommon', 'isSwapped', 'asksAlike'];

await runCli(async () => {
  const patience = 1e9;
  const tell = (trouble: string) => void process.stderr.write(`${trouble}\n`);
  const reading = openReading({ tell, budgetMs: patience, patienceMs: patience });
  if (reading === undefined) throw new Error('There is no model to read with.');
  const pairs = [...(await pairsOfGroups(groupsOf(), reading)), ...(await pairsBeside(reading))];
  await reading.reader[Symbol.asyncDispose]();
  const weights = fit(pairs);
  for (const [at, name] of names.entries()) process.stdout.write(`${name}: ${(weights[at] ?? 0).toFixed(2)}\n`);
  return 0;
});

function groupsOf(): readonly Group[] {
  const groups = readFileSync(alike, 'utf8')
    .replaceAll(/^#.*\n/gmu, '')
    .trim()
    .split(/\n\n+/u);
  const others = groups.map((group) => {
    const [first = '', ...asked] = group.split('\n').filter((line) => line !== '');
    return { questions: [first], asked, near: [] };
  });
  return [...(JSON.parse(readFileSync(practice, 'utf8')) as readonly Group[]), ...others];
}

async function pairsOfGroups(groups: readonly Group[], reading: SearchReading): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const group of groups)
    for (const text of [...group.asked, ...group.near])
      for (const other of groups)
        for (const taught of other.questions) {
          const isSame = other === group && group.asked.includes(text);
          const inputs = await inputsOf(text, taught, NEAR, reading);
          if (inputs !== undefined) pairs.push({ inputs, isSame, weight: other === group ? 1 : ELSE });
        }
  return pairs;
}

/** Questions of one document that other claims answer. */
async function pairsBeside(reading: SearchReading): Promise<readonly Pair[]> {
  type Document = { readonly questions: readonly { readonly text: string; readonly gold: readonly string[] }[] };
  const documents = besides.flatMap((file) => {
    const bytes = readFileSync(here(`../shared/${file}`));
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    return text.trimEnd().split('\n');
  });
  const pairs: Pair[] = [];
  for (const [at, line] of documents.entries()) {
    if (at % EVERY !== 0) continue;
    const questions = (JSON.parse(line) as Document).questions.slice(0, QUESTIONS);
    for (const [place, one] of questions.entries())
      for (const other of questions.slice(place + 1)) {
        if (one.text === other.text || other.gold.some((id) => one.gold.includes(id))) continue;
        const inputs = await inputsOf(one.text, other.text, NEAR_BESIDE, reading);
        if (inputs !== undefined) pairs.push({ inputs, isSame: false, weight: BESIDE });
      }
  }
  return pairs;
}

/** Undefined for what is not read: words tell, or it is too far off. */
async function inputsOf(
  one: string,
  other: string,
  least: number,
  { reader }: SearchReading,
): Promise<readonly number[] | undefined> {
  const likeness = compareQuestions(questionFacts(one, 'en'), questionFacts(other, 'en'));
  if (likeness.isOther) return undefined;
  const [left, right] = [await vectorOf(one, reader), await vectorOf(other, reader)];
  const nearness = left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
  if (nearness < least) return undefined;
  const stance = await reader.stance(one, [{ path: [], claim: other }]);
  if (stance === undefined) throw new Error('A pair was not read in time.');
  return [1, nearness, ...oddsOf(stance), ...ofWords(likeness)];
}

function ofWords({ inCommon, isSwapped, asksAlike }: QuestionLikeness): readonly number[] {
  return [inCommon, Number(isSwapped), Number(asksAlike)];
}

async function vectorOf(text: string, reader: SearchReading['reader']): Promise<Float32Array> {
  const known = vectors.get(text);
  if (known !== undefined) return known;
  const [made] = (await reader.embed([{ text }], { inBackground: true })) ?? [];
  if (made === undefined) throw new Error('A question was not read.');
  vectors.set(text, made);
  return made;
}

function oddsOf(stance: ArrayLike<number>): readonly number[] {
  const powers = Array.from(stance, Math.exp);
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.slice(0, 2).map((power) => Math.log((power / all + LEAST) / (1 - power / all + LEAST)));
}

function fit(pairs: readonly Pair[]): Float64Array {
  return minimise(names.length, (point, slope) => {
    let loss = 0;
    for (const [at, value] of point.entries()) {
      if (at === 0) continue;
      loss += RIDGE * value * value;
      slope[at] = 2 * RIDGE * value;
    }
    for (const { inputs, isSame, weight } of pairs) {
      const score = inputs.reduce((sum, value, at) => sum + value * (point[at] ?? 0), 0);
      loss += weight * (Math.log1p(Math.exp(-Math.abs(score))) + Math.max(score, 0) - (isSame ? score : 0));
      const off = weight * (1 / (1 + Math.exp(-score)) - Number(isSame));
      for (const [at, value] of inputs.entries()) slope[at] = (slope[at] ?? 0) + off * value;
    }
    return loss;
  });
}
