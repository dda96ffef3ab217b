import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../../src/cli/run-cli.ts';
import { parseCommandLine } from '../../src/cli/usage.ts';
import { ENDS_VERSION } from '../../src/search/for-training.ts';
import { ENDS_FOLDS, endsLine, readEndsExamples, readHeadScores } from './ends-examples.ts';
import { endsFigures, fitEnds, withOtherFolds } from './ends-fit.ts';

const usage = `Usage: node training/reader/fit-ends.ts [--examples] [--model FOLDER]

Learns what the reader's say on where an answer begins and ends in its claim is worth beside that of words (ends.json in the model's
folder), and prints how many markings hold the answer's words, without it and with it, each fold by what the others taught.

  --examples      write the questions for ends_head.py, which comes first, and nothing else
  --model FOLDER  the model (default data/reader)
  --help          print this`;

const options = {
  examples: { type: 'boolean', default: false },
  model: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, { args: [...args], options });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const cache = here('.cache/reader');
  const examples = await readEndsExamples();
  if (values.examples) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, 'ends.jsonl'), `${examples.map(endsLine).join('\n')}\n`);
    return 0;
  }
  const heard = withOtherFolds(examples, readHeadScores(join(cache, 'ends-scores.jsonl')));
  const byFold = Array.from({ length: ENDS_FOLDS }, (_, fold) =>
    fitEnds(heard.filter(({ example }) => example.fold !== fold)),
  );
  for (const [set, own] of Object.entries(Object.groupBy(heard, ({ example }) => example.set))) {
    process.stdout.write(`${set}: by words ${endsFigures([{ weights: undefined, of: own ?? [] }])}\n`);
    for (const price of [0.04, 0.044, 0.048, 0.052]) {
      const parts = byFold.map((weights, fold) => ({
        weights: { ...weights, price },
        of: (own ?? []).filter(({ example }) => example.fold === fold),
      }));
      process.stdout.write(`  with the reader, ${price} a word: ${endsFigures(parts)}\n`);
    }
  }
  const ends = fitEnds(heard);
  const folder = values.model ?? here('data/reader');
  writeFileSync(join(folder, 'ends.json'), `${JSON.stringify({ version: ENDS_VERSION, ...ends }, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(ends)}\n`);
  return 0;
});
