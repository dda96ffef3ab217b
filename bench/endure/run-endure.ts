import { Progress } from '../../src/cli/progress.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../../src/cli/usage.ts';
import { askAtOnce } from './ask-at-once.ts';
import { killAgain } from './kill-again.ts';
import { killLibraries } from './library/kill-libraries.ts';
import { endureShards } from './endure-shards.ts';
import { growth, sampleText, soak } from './soak.ts';

const usage = `Usage: npm run endure -- [--minutes N] [--rate N] [--kills N] [--library-kills N] [--at-once N] [--shards N] [--servers N]

Whether Docent endures, in a process of its own on a local Discord in this one: questions in the same moment, a soak with lost
connections and changing articles, and kill -9 in the middle of work; then kill -9 of a process that changes servers' libraries, on
SQLite and on PostgreSQL; then several processes for many servers on one PostgreSQL, one of them killed. 0 leaves a part out.

  --minutes N         how long it soaks (60)
  --rate N            questions a second meanwhile (10)
  --kills N           how often it is killed (200)
  --library-kills N   how often the process that changes libraries is killed, on each database (500)
  --at-once N         questions in the same moment (1500)
  --shards N          processes, each for a shard, of which one is killed (4)
  --servers N         that they serve together (2000)
  --help              print this

Exit status: 0 it endures, 1 it does not, 2 misuse.`;

/** How much more may be held at the end: a share of what was held, or so many bytes, whichever is more. */
const heldGrowth = { share: 0.05, bytes: 4e6 };
const growthInAll = { share: 0.1, bytes: 16e6 };
const descriptorGrowth = 8;
/** Where the machine had no time for more of the questions than this share, the soak shows nothing. */
const mostWhileSlow = 0.05;
const atOnceWithinMs = 15_000;

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: {
      minutes: { type: 'string', default: '60' },
      rate: { type: 'string', default: '10' },
      kills: { type: 'string', default: '200' },
      'library-kills': { type: 'string', default: '500' },
      'at-once': { type: 'string', default: '1500' },
      shards: { type: 'string', default: '4' },
      servers: { type: 'string', default: '2000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const [minutes, rate, kills] = [readNumber(values.minutes), readNumber(values.rate), readNumber(values.kills)];
  const [libraryKills, atOnce] = [readNumber(values['library-kills']), readNumber(values['at-once'])];
  const [shards, servers] = [readNumber(values.shards), readNumber(values.servers)];
  const progress = new Progress(process.stderr);
  const tell = (text: string): void => progress.show(text);
  const faults = [
    ...(atOnce > 0 ? await endureAtOnce(atOnce) : []),
    ...(minutes > 0 ? await endureSoak(minutes, rate, tell) : []),
    ...(kills > 0 ? await endureKills(kills, tell) : []),
    ...(libraryKills > 0 ? await endureLibraryKills(libraryKills, tell) : []),
    ...(shards > 1 ? await endureShards(shards, servers, { say, tell }) : []),
  ];
  progress.clear();
  for (const fault of faults) process.stdout.write(`FAULT: ${fault}\n`);
  return faults.length === 0 ? 0 : 1;
});

async function endureAtOnce(count: number): Promise<readonly string[]> {
  const { answered, toldBusy, failed, lastMs } = await askAtOnce(count);
  const seconds = (lastMs / 1000).toFixed(1);
  say(`${count} at once: ${answered} answered, ${toldBusy} asked to come again, ${failed} failed; ${seconds} s in all`);
  return [
    ...(failed > 0 ? [`${failed} of ${count} questions at once were not answered in time`] : []),
    ...(lastMs > atOnceWithinMs ? [`the last of ${count} questions at once took ${seconds} s`] : []),
  ];
}

async function endureSoak(minutes: number, rate: number, tell: (text: string) => void): Promise<readonly string[]> {
  const seconds = minutes * 60;
  const samples = Math.max(10, Math.min(60, Math.round(minutes * 2)));
  const soaked = await soak({ seconds, rate, reconnectEvery: 60, changeEvery: 10, samples }, tell);
  say(
    `${minutes} minutes: ${soaked.answered} of ${soaked.asked} answered, ${soaked.whileAway} lost with one of ` +
      `${soaked.reconnects} connections, ${soaked.whileSlow} while the machine was too busy, ` +
      `${soaked.unanswered} without a reason; ${soaked.changes} articles added`,
  );
  const { samples: taken } = soaked;
  say(`  at first ${sampleText(taken[0])}\n  at last  ${sampleText(taken.at(-1))}`);
  const level = (figure: 'held' | 'rss') => taken.at(-1)?.[figure] ?? 0;
  const tooMuch = (figure: 'held' | 'rss', { share, bytes }: typeof heldGrowth) =>
    growth(taken, figure) > Math.max(level(figure) * share, bytes);
  const megabytes = (figure: 'held' | 'rss') => `${(growth(taken, figure) / 1e6).toFixed(1)} MB`;
  const descriptors = growth(taken, 'descriptors');
  say(`  grown by ${megabytes('rss')} in all, ${megabytes('held')} held, ${descriptors.toFixed(1)} descriptors`);
  return [
    ...(soaked.unanswered > 0 ? [`${soaked.unanswered} questions were not answered`] : []),
    ...(soaked.whileSlow > soaked.asked * mostWhileSlow ? ['the machine was too busy to tell; soak again'] : []),
    ...(tooMuch('held', heldGrowth) ? [`what is held grew by ${megabytes('held')}`] : []),
    ...(tooMuch('rss', growthInAll) ? [`memory in all grew by ${megabytes('rss')}`] : []),
    ...(descriptors > descriptorGrowth ? ['descriptors grew'] : []),
  ];
}

async function endureKills(kills: number, tell: (text: string) => void): Promise<readonly string[]> {
  const { answers, votes, lostAtMost, broken } = await killAgain(kills, tell);
  say(
    `${kills} kills: ${answers} answers, ${votes} votes; at most ${lostAtMost} answers of the last batch lost in one`,
  );
  return broken;
}

async function endureLibraryKills(kills: number, tell: (text: string) => void): Promise<readonly string[]> {
  const { sqlite, postgres, noPostgres } = await killLibraries(kills, tell);
  const report = (database: string, { changes, cutShort, broken }: typeof sqlite): readonly string[] => {
    say(
      `${database}: ${kills} kills, ${changes} changes of libraries; of those cut short ${cutShort.there} were there, ` +
        `${cutShort.notThere} not`,
    );
    return broken.map((what) => `${database}, ${what}`);
  };
  if (postgres === undefined) say(`PostgreSQL: not tried, as ${noPostgres}`);
  return [...report('SQLite', sqlite), ...(postgres === undefined ? [] : report('PostgreSQL', postgres))];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text)) throw misuse(usage, `${text} is no number.`);
  return number;
}
