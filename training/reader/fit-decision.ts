import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Progress } from '../../src/cli/progress.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../../src/cli/usage.ts';
import type { DecisionWeights } from '../../src/search/for-training.ts';
import { readSet } from '../eval-sets.ts';
import { type DecisionCase, readCasesOf, readDecisionCases, writeCases } from './decision-cases.ts';
import { fitDecision } from './decision-fit.ts';
import { decisionTable, judgeCases, trustTable } from './decision-figures.ts';
import { cachingReading } from './caching-reader.ts';

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
const DEFAULT = ['faq', 'medquad', 'selqa', 'squad-sample', 'unanswerable'].map(
  (name) => `${SHARED}reader/${name}-val.jsonl.gz`,
);
const FOLDS = 5;

const usage = `Usage: node training/reader/fit-decision.ts [--model FOLDER] [--each N] [--cases FILE] [--again] [FILE...]

Learns how what the reader, words and meaning say of a claim is weighed, and how sure the first makes (decision.json in the model's
folder). Prints what comes of each set, by weights learnt from the articles outside each of ${FOLDS} folds.

  FILE...         question sets that the model was not trained on (default ../shared/reader/*-val.jsonl.gz)
  --model FOLDER  the model (default data/reader)
  --each N        every N-th article only
  --cases FILE    where what was read is kept (default .cache/reader/cases.jsonl)
  --again         learn from what was read the last time
  --help          print this`;

const options = {
  model: { type: 'string' },
  each: { type: 'string', default: '1' },
  cases: { type: 'string' },
  again: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const each = Number(values.each);
  if (!Number.isInteger(each) || each < 1) throw misuse(usage, '--each needs a whole number from 1.');
  const folder = values.model ?? fileURLToPath(new URL('../../data/reader', import.meta.url));
  const progress = new Progress(process.stderr);
  const kept = values.cases ?? fileURLToPath(new URL('../../.cache/reader/cases.jsonl', import.meta.url));
  if (!values.again) {
    const reading = await cachingReading(folder);
    if (reading === undefined) throw misuse(usage, 'The model cannot be run here.');
    const read: DecisionCase[] = [];
    for (const file of positionals.length > 0 ? positionals : DEFAULT) {
      const articles = readSet(file).filter((_, at) => at % each === 0);
      const say = (done: number): void => progress.show(`${basename(file)}: ${done}/${articles.length}`);
      for (const item of await readDecisionCases(basename(file), articles, reading, say)) read.push(item);
    }
    await reading.reader[Symbol.asyncDispose]();
    mkdirSync(dirname(kept), { recursive: true });
    writeCases(kept, read);
  }
  const cases = readCasesOf(kept);
  const outside = (fold: number): DecisionCase[] => cases.filter(({ article }) => foldOf(article) !== fold);
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    progress.show(`fold ${fold + 1} of ${FOLDS}`);
    const weights = fitDecision(outside(fold));
    return judgeCases(
      cases.filter(({ article }) => foldOf(article) === fold),
      weights,
    );
  }).flat();
  const weights = fitDecision(cases);
  progress.clear();
  const file = join(folder, 'decision.json');
  // Of statements, fit-stance.ts learns.
  const { stance } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<DecisionWeights>) : {};
  writeFileSync(file, `${JSON.stringify({ ...weights, ...(stance && { stance }) }, null, 2)}\n`);
  process.stdout.write(`${decisionTable(judged)}\n${trustTable(judged)}\n${JSON.stringify(weights)}\n`);
  return 0;
});

/** By a hash of its id: sets are sorted by what they came from. */
function foldOf(article: string): number {
  let hash = 0;
  for (const char of article) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % FOLDS;
}
