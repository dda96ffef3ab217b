import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { quantile } from '../measure-speed.ts';
import { askOne, holdRate, startDiscord } from './ask-members.ts';
import { newQuestionAt } from './bot-questions.ts';
import { argsOf, type BotProgram, BotProcess, DOCENT, EMPTY_BOT, runToEnd } from './bot-process.ts';

/** How much is measured. */
export type Effort = {
  readonly starts: number;
  /** /ask one after another, of each bot: first so many that V8 has compiled what matters, then those that count. */
  readonly warmUp: number;
  readonly questions: number;
  /** /ask of Docent that was not asked before, one after another. */
  readonly newQuestions: number;
  /** Seconds for which each rate is tried. */
  readonly tryFor: number;
  /** Questions a second, and seconds, that Docent is held to at the end. */
  readonly rate: number;
  readonly holdFor: number;
  readonly asks: number;
};

/** Of one bot. Milliseconds and MB (10⁶ bytes). */
export type BotFigures = {
  readonly memory: number;
  readonly start: number;
  /** CPU time until ready, which other processes lengthen less. */
  readonly startCpu: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU time a question. */
  readonly cpu: number;
  /** The highest rate tried at which all were answered and the event loop was late by no more than 15 ms in 99 of 100 cases. */
  readonly rate: number;
};

/** A rate held for long. */
type HeldFigures = {
  readonly rate: number;
  readonly seconds: number;
  readonly asked: number;
  readonly unanswered: number;
  readonly turnedAway: number;
  readonly p50: number;
  readonly p99: number;
  readonly loopP99: number;
  /** Memory in the end. */
  readonly memory: number;
};

/** `npm run ask`, without npm. */
type AskFigures = { readonly wall: number; readonly cpu: number; readonly memory: number };

export type BotBench = {
  readonly empty: BotFigures;
  readonly docent: BotFigures;
  readonly asNew: Trips;
  readonly held: HeldFigures;
  readonly ask: AskFigures;
};

const MB = 1e6;
/** Asked of one bot before the other has its turn, so that what else the machine does falls on both. */
const BATCH = 25;
/** What a bot still does after an answer is not the next one's matter. */
const PAUSE_MS = 3;
const LOOP_LIMIT = 15;
const RATE_STEP = 100;
const MOST_RATE = 1500;
const QUESTION = 'Who was the first foreign diplomat to meet the Taliban?';

const median = (numbers: readonly number[]): number =>
  quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );

type Starts = Pick<BotFigures, 'memory' | 'start' | 'startCpu'>;

/** The median memory and the shortest start of several: what else the machine did only ever adds. The first is left out. */
async function measureStarts(times: number, start: (program: BotProgram) => Promise<BotProcess>) {
  const figures = new Map<BotProgram, { rss: number; ms: number; cpuMs: number }[]>([
    [EMPTY_BOT, []],
    [DOCENT, []],
  ]);
  for (let turn = 0; turn <= times; turn++) {
    for (const [program, list] of figures) {
      await using bot = await start(program);
      const { rss, cpuMs } = await bot.cost();
      if (turn > 0) list.push({ rss: rss / MB, ms: bot.readyMs, cpuMs });
    }
  }
  const of = (program: BotProgram): Starts => {
    const list = figures.get(program) ?? [];
    const least = (figure: 'ms' | 'cpuMs'): number => Math.min(...list.map((each) => each[figure]));
    return { memory: median(list.map(({ rss }) => rss)), start: least('ms'), startCpu: least('cpuMs') };
  };
  return { empty: of(EMPTY_BOT), docent: of(DOCENT) };
}

type Bot = { readonly process: BotProcess; readonly discord: Awaited<ReturnType<typeof startDiscord>> };
type Trips = { readonly p50: number; readonly p99: number; readonly cpu: number };

/** Questions one after another, a few to each bot in turn. */
async function measureTrips<Name extends string>(bots: Readonly<Record<Name, Bot>>, { warmUp, questions }: Effort) {
  const entries = Object.entries<Bot>(bots).map(([name, bot]) => ({ name, bot, times: [] as number[], cpuMs: 0 }));
  for (const { bot } of entries) for (let at = 0; at < warmUp; at++) await askOne(bot.discord, at);
  for (let from = 0; from < questions; from += BATCH) {
    for (const entry of entries) {
      const { process, discord } = entry.bot;
      const { cpuMs } = await process.cost();
      for (let at = from; at < from + BATCH; at++) {
        entry.times.push((await askOne(discord, at))?.ms ?? Infinity);
        await setTimeout(PAUSE_MS);
      }
      entry.cpuMs += (await process.cost()).cpuMs - cpuMs;
    }
  }
  return Object.fromEntries(
    entries.map(({ name, times, cpuMs }) => {
      const sorted = times.toSorted((a, b) => a - b);
      return [name, { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), cpu: cpuMs / times.length }];
    }),
  ) as Record<Name, Trips>;
}

/** Questions that were not asked before, so that each is searched for and read. */
async function measureNew({ process, discord }: Bot, questions: number): Promise<Trips> {
  const { cpuMs } = await process.cost();
  const times: number[] = [];
  for (let at = 0; at < questions; at++) times.push((await askOne(discord, at, newQuestionAt))?.ms ?? Infinity);
  const cpu = ((await process.cost()).cpuMs - cpuMs) / questions;
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), cpu };
}

async function hold({ process, discord }: Bot, rate: number, seconds: number): Promise<HeldFigures> {
  await process.watch();
  const { asked, unanswered, turnedAway, times } = await holdRate(discord, rate, seconds);
  const { loopP99Ms, rss } = await process.cost();
  const sorted = times.toSorted((a, b) => a - b);
  const [p50, p99] = [quantile(sorted, 0.5), quantile(sorted, 0.99)];
  return { rate, seconds, asked, unanswered, turnedAway, p50, p99, loopP99: loopP99Ms, memory: rss / MB };
}

/** A rate counts where one of two tries goes well: what else the machine does must not end the search. */
async function highestRate(bot: Bot, seconds: number, say: (text: string) => void): Promise<number> {
  const goesWell = async (rate: number): Promise<boolean> => {
    const { unanswered, turnedAway, loopP99 } = await hold(bot, rate, seconds);
    return unanswered + turnedAway === 0 && loopP99 <= LOOP_LIMIT;
  };
  let highest = 0;
  for (let rate = RATE_STEP; rate <= MOST_RATE; rate += RATE_STEP) {
    say(`${rate} questions a second`);
    if (!(await goesWell(rate)) && !(await goesWell(rate))) break;
    highest = rate;
  }
  return highest;
}

/** The median of several runs; the first is left out. */
async function measureAsk(times: number): Promise<AskFigures> {
  const runs = [];
  for (let turn = 0; turn <= times; turn++) runs.push(await runToEnd([...argsOf('ask'), QUESTION]));
  const counted = runs.slice(1);
  return {
    wall: Math.min(...counted.map(({ wallMs }) => wallMs)),
    cpu: Math.min(...counted.map(({ cost }) => cost.cpuMs)),
    memory: median(counted.map(({ cost }) => cost.peak / MB)),
  };
}

/** Docent and an empty bot, each in a process of its own on a local Discord in this one. */
export async function measureBots(effort: Effort, say: (text: string) => void): Promise<BotBench> {
  const folder = await mkdtemp(join(tmpdir(), 'docent-bench-'));
  try {
    await using emptyDiscord = await startDiscord();
    await using docentDiscord = await startDiscord();
    const start = (program: BotProgram, inFolder = folder): Promise<BotProcess> =>
      BotProcess.start(program, program === DOCENT ? docentDiscord : emptyDiscord, inFolder);
    say('starting');
    const starts = await measureStarts(effort.starts, start);
    await using emptyProcess = await start(EMPTY_BOT);
    // Beside one that has just ended it would claim each answer in the database, for half a minute.
    await using docentProcess = await start(DOCENT, await mkdtemp(join(folder, 'alone-')));
    const empty = { process: emptyProcess, discord: emptyDiscord };
    const docent = { process: docentProcess, discord: docentDiscord };
    say('questions one after another');
    const trips = await measureTrips({ empty, docent }, effort);
    say('questions that were not asked before');
    const asNew = await measureNew(docent, effort.newQuestions);
    const emptyRate = await highestRate(empty, effort.tryFor, say);
    const docentRate = await highestRate(docent, effort.tryFor, say);
    say(`${effort.rate} questions a second for ${effort.holdFor} s`);
    const held = await hold(docent, effort.rate, effort.holdFor);
    say('npm run ask');
    return {
      empty: { ...starts.empty, ...trips.empty, rate: emptyRate },
      docent: { ...starts.docent, ...trips.docent, rate: docentRate },
      asNew,
      held,
      ask: await measureAsk(effort.asks),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
