import { runCli } from '../../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../../src/cli/usage.ts';
import { openReading } from '../../src/search/index.ts';
import { measureTeaching } from './measure-teaching.ts';

const USAGE = `Usage: npm run bench:teaching -- [--words] [--most N] [--tell]

Teaches forty questions, asks them in a hundred other words, asks what is near to them, and asks N questions of the question sets (by
default 1000). --words: without a reader. --tell: which were not as they should be.`;

/** Nobody waits. */
const PATIENCE_MS = 600_000;

await runCli(async (args) => {
  const options = {
    words: { type: 'boolean', default: false },
    tell: { type: 'boolean', default: false },
    most: { type: 'string', default: '1000' },
    help: { type: 'boolean', default: false },
  } as const;
  const { values } = parseCommandLine(USAGE, { args: [...args], options });
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const reading = values.words ? undefined : openReading({ tell: say, budgetMs: PATIENCE_MS, patienceMs: PATIENCE_MS });
  if (reading === undefined && !values.words) throw misuse(USAGE, 'There is no model to read with.');
  const found = await measureTeaching(reading, { most: Number(values.most) }, values.tell ? say : undefined);
  const [middle, worst] = found.ms.map((ms) => ms.toFixed(1));
  say(
    `in other words: ${found.right} of ${found.asked} right, ${found.sure} surely; ${found.other} brought something else`,
  );
  say(`near to them: ${found.nearSure} of ${found.near} surely, ${found.nearLikely} perhaps`);
  say(`of the question sets: ${found.wrong.length} of ${found.elsewhere}; ${middle} ms, one in a hundred ${worst} ms`);
  for (const text of found.wrong) say(`- ${text}`);
  await reading?.reader[Symbol.asyncDispose]();
  return 0;
});
