import { availableParallelism, loadavg } from 'node:os';
import { Progress } from '../../src/cli/progress.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { parseCommandLine } from '../../src/cli/usage.ts';
import { botRatios, botTable } from './bot-table.ts';
import { type Effort, measureBots } from './measure-bots.ts';

const usage = `Usage: npm run bench:bot -- [--quick] [--json]

Measures Docent beside an empty discord.js bot in one run, each in a process of its own on a local Discord in this one: memory
and time until ready, /ask from a member and back, CPU a question, the rate that is sustained; and npm run ask.

  --quick   fewer of all
  --json    print one JSON object in place of the table
  --help    print this`;

const FULL: Effort = {
  starts: 7,
  warmUp: 1500,
  questions: 2000,
  newQuestions: 300,
  tryFor: 5,
  rate: 500,
  holdFor: 60,
  asks: 7,
};
const QUICK: Effort = {
  starts: 2,
  warmUp: 200,
  questions: 200,
  newQuestions: 20,
  tryFor: 1,
  rate: 200,
  holdFor: 2,
  asks: 2,
};

const NOTES = `Each bot answers its own local Discord, both of them in the measuring process: on a machine with few cores it takes its
part of the time. Starts and npm run ask: the shortest of several, the median of memory; the first, which fills caches, is
left out. Questions: one after another, a few to each bot in turn, twenty that are asked again and again, so that what they
find is remembered, by a bot beside which no other has just ended; then new ones, each searched for and read. Rate: new ones, all answered, event loop p99 at most
15 ms, in one of two tries.`;

/** With more than this many processes at work, the measured ones had to wait. */
const busy = availableParallelism() / 2;

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const [load = 0] = loadavg();
  const progress = new Progress(process.stderr);
  const bench = await measureBots(values.quick ? QUICK : FULL, (text) => progress.show(text));
  progress.clear();
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ node: process.version, load, ...bench, ratios: botRatios(bench) })}\n`);
    return 0;
  }
  const warning = `The machine was busy (load ${load.toFixed(1)}): all times are too long.`;
  process.stdout.write(`${[botTable(bench), NOTES, ...(load > busy ? [warning] : [])].join('\n\n')}\n`);
  return 0;
});
