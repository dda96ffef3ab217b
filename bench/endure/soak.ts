import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LocalDiscord } from 'local-discord';
import { startDiscord } from '../bot/ask-members.ts';
import { questionAt } from '../bot/bot-questions.ts';
import { voteButton } from '../bot/vote-button.ts';
import { DocentProcess, type Measured } from './docent-process.ts';
import { SlowSpells } from './slow-spells.ts';

export type SoakOptions = {
  readonly seconds: number;
  /** Questions a second. */
  readonly rate: number;
  /** Seconds between two losses of the connection, and between two changes of the articles. */
  readonly reconnectEvery: number;
  readonly changeEvery: number;
  /** How often memory and descriptors are looked at. */
  readonly samples: number;
};

/** `at`: seconds since the beginning. */
export type SoakSample = Measured & { readonly at: number };

export type Soaked = {
  readonly asked: number;
  readonly answered: number;
  /** Asked around a lost connection, when Discord itself had nobody to deliver to. */
  readonly whileAway: number;
  /** Asked when the machine had no time for Docent, or for who asks it: `SlowSpells`. */
  readonly whileSlow: number;
  /** Not answered for no such reason. */
  readonly unanswered: number;
  readonly reconnects: number;
  readonly changes: number;
  readonly samples: readonly SoakSample[];
};

/** Discord's own time for an answer, and the longest that the client takes to log in again after an invalid session. */
const awayBefore = 3;
const awayAfter = 15;
/** An answer that comes later than Discord waits for is blamed on the machine where that took so much of the time, in milliseconds. */
const answerWithinMs = 3_000;
const slowFromMs = 1_000;
/** As many made-up articles at a time. */
const articlesAtOnce = 3;

/** Asks Docent so many questions a second for so long, with votes in between, while its connection and its articles change. */
export async function soak(options: SoakOptions, tell: (text: string) => void = () => undefined): Promise<Soaked> {
  const folder = await mkdtemp(join(tmpdir(), 'docent-soak-'));
  try {
    await using discord = await startDiscord();
    await using docent = new DocentProcess(discord, join(folder, 'docent.sqlite'));
    await docent.ready();
    const soaked = await soakOne(discord, docent, options, tell);
    await docent.stop();
    return soaked;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function soakOne(
  discord: LocalDiscord,
  docent: DocentProcess,
  { seconds, rate, reconnectEvery, changeEvery, samples }: SoakOptions,
  tell: (text: string) => void,
): Promise<Soaked> {
  using slow = new SlowSpells(() => docent.waitedMs());
  const begin = performance.now();
  const passed = (): number => (performance.now() - begin) / 1000;
  const lostAt: number[] = [];
  const failedAt: number[] = [];
  const taken: SoakSample[] = [];
  const asking = new Set<Promise<void>>();
  let asked = 0;
  let answered = 0;
  let changes = 0;
  const note = async (asking: Promise<boolean>, at: number): Promise<void> => {
    if (await asking) answered += 1;
    else failedAt.push(at);
  };
  while (passed() < seconds) {
    while (asked < passed() * rate) {
      const at = passed();
      const one = note(ask(discord, (asked += 1)), at);
      void one.finally(() => asking.delete(one));
      asking.add(one);
    }
    if (passed() > (lostAt.length + 1) * reconnectEvery) {
      lostAt.push(passed());
      loseConnection(discord, lostAt.length);
    }
    if (passed() > (changes + 1) * changeEvery) {
      changes += 1;
      await docent.change('add', changes);
      if (changes > articlesAtOnce) await docent.change('remove', changes - articlesAtOnce);
    }
    if (passed() > ((taken.length + 1) * seconds) / (samples + 1)) {
      taken.push({ at: passed(), ...(await docent.measure()) });
      tell(`${Math.round(passed())} of ${seconds} s: ${answered} of ${asked} answered, ${sampleText(taken.at(-1))}`);
    }
    await pause(10);
  }
  await Promise.all(asking);
  // A busy machine may have been too late for the last ones.
  while (taken.length < samples) taken.push({ at: passed(), ...(await docent.measure()) });
  const isAway = (at: number) => lostAt.some((lost) => at > lost - awayBefore && at < lost + awayAfter);
  const isSlow = (at: number) => slow.lostMs(begin + at * 1000, answerWithinMs) >= slowFromMs;
  const whileAway = failedAt.filter(isAway).length;
  const whileSlow = failedAt.filter((at) => !isAway(at) && isSlow(at)).length;
  const unanswered = failedAt.length - whileAway - whileSlow;
  return { asked, answered, whileAway, whileSlow, unanswered, reconnects: lostAt.length, changes, samples: taken };
}

/** Whether an answer came, and, now and then, a vote for it as well. */
async function ask(discord: LocalDiscord, number: number): Promise<boolean> {
  const { alice, bob } = discord.ids;
  const question = questionAt(number);
  try {
    const reply = await discord.as(alice).command('ask', { question }).reply();
    const up = voteButton(reply);
    if (up !== undefined && number % 5 === 0) await discord.as(bob).click(reply, up.customId).reply();
    return true;
  } catch {
    return false;
  }
}

function loseConnection({ faults }: LocalDiscord, time: number): void {
  const ways = [() => faults.dropSockets(), () => faults.reconnect(), () => faults.invalidSession()];
  ways[time % ways.length]?.();
}

export function sampleText(sample: Measured | undefined): string {
  if (sample === undefined) return 'nothing measured';
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return `${megabytes(sample.rss)} in all, ${megabytes(sample.held)} held, ${sample.descriptors} descriptors`;
}

/** By how much a figure grows over the samples, by the line that fits them best; the first fifth, when caches fill, is left out. */
export function growth(samples: readonly SoakSample[], figure: keyof Measured): number {
  const settled = samples.slice(Math.floor(samples.length / 5));
  const first = settled[0];
  const last = settled.at(-1);
  if (first === undefined || last === undefined) return 0;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(settled.map(({ at }) => at));
  const level = mean(settled.map((sample) => sample[figure]));
  const rise = settled.reduce((sum, sample) => sum + (sample.at - middle) * (sample[figure] - level), 0);
  const spread = settled.reduce((sum, { at }) => sum + (at - middle) ** 2, 0);
  return spread === 0 ? 0 : (rise / spread) * (last.at - first.at);
}
