import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Progress } from '../../src/cli/progress.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../../src/cli/usage.ts';
import type { DecisionWeights } from '../../src/search/for-training.ts';
import { cachingReading } from './caching-reader.ts';
import { fitStance, readStances, stanceFigures } from './stance-fit.ts';

const usage = `Usage: node training/reader/fit-stance.ts [--model FOLDER] [FILE]

Learns from what chance on a claim is told to say a statement, and to deny it (\`stance\` of decision.json in the model's folder, which
fit-decision.ts writes), and prints how many pairs come out as what. One half of the pairs is measured by what the other has taught.

  FILE            pairs that the model was not trained on (default ../shared/reader/stance-val.jsonl.gz)
  --model FOLDER  the model (default data/reader)
  --help          print this`;

const options = { model: { type: 'string' }, help: { type: 'boolean', default: false } } as const;

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const folder = values.model ?? here('data/reader');
  const reading = await cachingReading(folder);
  if (reading === undefined) throw misuse(usage, 'The model cannot be run here.');
  const progress = new Progress(process.stderr);
  const file = positionals[0] ?? here('../shared/reader/stance-val.jsonl.gz');
  const cases = await readStances(file, reading.reader, (done, of) => progress.show(`${done}/${of}`));
  await reading.reader[Symbol.asyncDispose]();
  progress.clear();
  for (const half of [0, 1]) {
    const [other, own] = [1 - half, half].map((which) => cases.filter((_, at) => at % 2 === which));
    process.stdout.write(`${stanceFigures(own ?? [], fitStance(other ?? []))}\n`);
  }
  const stance = fitStance(cases);
  const decision = join(folder, 'decision.json');
  const weights = JSON.parse(readFileSync(decision, 'utf8')) as DecisionWeights;
  writeFileSync(decision, `${JSON.stringify({ ...weights, stance }, null, 2)}\n`);
  process.stdout.write(`${stanceFigures(cases, stance)}\n${JSON.stringify(stance)}\n`);
  return 0;
});
