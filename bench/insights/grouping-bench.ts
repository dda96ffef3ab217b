import { setTimeout } from 'node:timers/promises';
import { runCli } from '../../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../../src/cli/usage.ts';
import { QuestionMeanings } from '../../src/library/asked/question-meanings.ts';
import { openReading } from '../../src/search/index.ts';
import { type GroupingFigures, groupingWays, measureGrouping, meantAlike } from './measure-grouping.ts';

const USAGE = `Usage: npm run bench:grouping -- [--words]

Puts a hundred questions together that mean the same (tests/fixtures/insights), as /insights does: by their words, by what the reader says that
they mean, by either, by both, and by a sum of the two. Of the pairs put together, how many belong together; of those that belong, how many were
put together; at the thresholds that stand in the code, and around them. --words: without a reader.`;

/** Thresholds, moved by these. */
const MOVED = [-0.1, -0.05, -0.025, 0, 0.025, 0.05, 0.1];
/** Nobody waits. */
const READING_MS = 30_000;
const TRIES = 10;

await runCli(async (args) => {
  const options = { words: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const;
  const { values } = parseCommandLine(USAGE, { args: [...args], options });
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const reading = values.words ? undefined : openReading({ tell: say, budgetMs: READING_MS, patienceMs: READING_MS });
  if (reading === undefined && !values.words) throw misuse(USAGE, 'There is no model to read with.');
  const meanings = new QuestionMeanings(reading);
  const known = reading === undefined ? 0 : await read(meanings);
  const all = meantAlike.flat().length;
  say(`${all} questions of ${meantAlike.length} meanings${reading === undefined ? '' : `; the reader read ${known}`}`);
  say(`as /insights: ${told(await measureGrouping(meanings))}`);
  for (const { name, needsReader, at } of groupingWays) {
    if (needsReader && reading === undefined) continue;
    for (const moved of MOVED) {
      const by = moved === 0 ? 'as it stands' : `${moved > 0 ? '+' : ''}${moved}`;
      say(`${name.padEnd(8)} ${by.padEnd(13)} ${told(await measureGrouping(meanings, at(moved)))}`);
    }
  }
  await reading?.reader[Symbol.asyncDispose]();
  return 0;
});

/** Has all of them read that the reader can read: it starts, and its own limits are made for members who wait. Gives how many it did. */
async function read(meanings: QuestionMeanings): Promise<number> {
  const asked = meantAlike.flat().map((text) => ({ text, locale: 'en' }));
  let known = 0;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const now = (await meanings.of(asked, READING_MS)).size;
    if (now > 0 && now === known) break;
    known = now;
    await setTimeout(0);
  }
  return known;
}

function told({ right, found }: GroupingFigures): string {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`.padStart(5);
  return `${percent(right)} of what is put together belongs together, ${percent(found)} of what belongs is`;
}
