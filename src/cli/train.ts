import { globSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSet } from './eval-sets.ts';
import { learn } from './learn.ts';
import { Progress } from './progress.ts';
import { runCli } from './run.ts';
import { ArticleNumbers, type Case, readCases } from './training-cases.ts';
import { misuse, parseCommandLine } from './usage.ts';

const usage = `Usage: npm run train -- [--out FILE] [FILE...]

Learns the weights of the ranking and of its confidence from question sets, and writes them to data/ranker.json.
The same sets in the same order give the same bytes.

  FILE...     question sets (default ../shared/eval/*-dev.jsonl, in the order of their names)
  --out FILE  write there instead
  --help      print this`;

const options = {
  out: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const files = positionals.length > 0 ? positionals : globSync(`${root}../shared/eval/*-dev.jsonl`).sort();
  if (files.length === 0) throw misuse(usage, 'There are no question sets in ../shared/eval. Name some.');
  const progress = new Progress(process.stderr);
  const numbers = new ArticleNumbers();
  const cases: Case[] = [];
  for (const [set, file] of files.entries()) {
    const articles = readSet(file);
    cases.push(
      ...(await readCases(articles, set, numbers, (done) => progress.show(`${file}: ${done}/${articles.length}`))),
    );
  }
  const weights = learn(cases, (what) => progress.show(what));
  progress.clear();
  const out = values.out ?? `${root}data/ranker.json`;
  writeFileSync(out, `${JSON.stringify(weights, null, 2)}\n`);
  process.stdout.write(`${out} learnt from ${cases.length} questions of ${files.length} sets.\n`);
  return 0;
});
