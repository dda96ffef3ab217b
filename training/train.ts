import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSet, type SetArticle } from './eval-sets.ts';
import { learn } from './learn.ts';
import { Progress } from '../src/cli/progress.ts';
import { runCli } from '../src/cli/run-cli.ts';
import { ArticleNumbers, type Case, readCases } from './training-cases.ts';
import { evalSets, readFurther } from './training-sets.ts';
import { misuse, parseCommandLine } from '../src/cli/usage.ts';

const usage = `Usage: npm run train -- [--out FOLDER] [FILE...]

Learns from question sets how to rank claims, how sure to be (data/ranker.json) and which words of a claim answer
(data/answer-span.json). The same sets in the same order give the same bytes.

  FILE...       question sets (default ../shared/eval/*-dev.jsonl, in the order of their names, and with these parts of
                ../shared/reader and what is made of both, for what structure tells)
  --out FOLDER  write there instead of data
  --help        print this`;

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
  const root = fileURLToPath(new URL('../', import.meta.url));
  const files = positionals.length > 0 ? positionals : evalSets();
  if (files.length === 0) throw misuse(usage, 'There are no question sets in ../shared/eval. Name some.');
  // Before minutes of learning, not after them.
  const out = values.out ?? join(root, 'data');
  mkdirSync(out, { recursive: true });
  const progress = new Progress(process.stderr);
  const numbers = new ArticleNumbers();
  const cases: Case[] = [];
  const sets: SetArticle[][] = [];
  for (const file of files) {
    const articles = readSet(file);
    sets.push(articles);
    cases.push(...(await readCases(articles, numbers, (done) => progress.show(`${file}: ${done}/${articles.length}`))));
  }
  if (positionals.length === 0) {
    for (const item of await readFurther(sets, numbers, (what) => progress.show(what))) cases.push(item);
  }
  const { ranker, answerSpan } = learn(cases, (what) => progress.show(what));
  progress.clear();
  writeFileSync(join(out, 'ranker.json'), `${JSON.stringify(ranker, null, 2)}\n`);
  writeFileSync(join(out, 'answer-span.json'), `${JSON.stringify(answerSpan)}\n`);
  process.stdout.write(
    `ranker.json and answer-span.json in ${out} learnt from ${files.length} sets${positionals.length === 0 ? ' and what tells of structure' : ''}.\n`,
  );
  return 0;
});
