import { setTimeout as pause } from 'node:timers/promises';
import { LocalDiscord } from 'local-discord';
import { newQuestionAt, questionAt } from './bot-questions.ts';

/** A local Discord whose members ask; keeps no traffic. */
export function startDiscord(): Promise<LocalDiscord> {
  return LocalDiscord.start({ traffic: { entries: 1 } });
}

/** What became of a question: how long it took, and whether the asker was only told to ask later. */
type Asked = { readonly ms: number; readonly isTurnedAway: boolean };

/** Longer than this nobody waits for an answer, announced or not. */
const PATIENCE_MS = 15_000;

/** Asks one question by /ask and waits for its answer; undefined where none came. */
export async function askOne(discord: LocalDiscord, at: number, of = questionAt): Promise<Asked | undefined> {
  const { alice, bob } = discord.ids;
  const question = of(at);
  const from = performance.now();
  const { promise: tired, resolve: tire } = Promise.withResolvers<undefined>();
  const patience = setTimeout(() => tire(undefined), PATIENCE_MS);
  try {
    const answered = discord.as(at % 2 === 0 ? alice : bob).command('ask', { question });
    const reply = await Promise.race([answered.reply(), tired]);
    // All answers are for everyone to see; what is told to the asker alone is none.
    return reply === undefined ? undefined : { ms: performance.now() - from, isTurnedAway: reply.ephemeral };
  } catch {
    return undefined;
  } finally {
    clearTimeout(patience);
  }
}

export type Held = {
  readonly asked: number;
  readonly unanswered: number;
  readonly turnedAway: number;
  /** Milliseconds of those that were answered. */
  readonly times: readonly number[];
};

const TICK_MS = 4;

/** Asks so many questions a second for so long, none of them twice, however long answers take, and waits for the last. */
export async function holdRate(discord: LocalDiscord, rate: number, seconds: number): Promise<Held> {
  const from = performance.now();
  const asked: Promise<Asked | undefined>[] = [];
  while (performance.now() - from < seconds * 1000) {
    const due = ((performance.now() - from) / 1000) * rate;
    while (asked.length < due) asked.push(askOne(discord, asked.length, newQuestionAt));
    await pause(TICK_MS);
  }
  const replied = (await Promise.all(asked)).filter((each) => each !== undefined);
  const times = replied.filter(({ isTurnedAway }) => !isTurnedAway).map(({ ms }) => ms);
  const unanswered = asked.length - replied.length;
  return { asked: asked.length, unanswered, turnedAway: replied.length - times.length, times };
}
