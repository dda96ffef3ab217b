import { setTimeout } from 'node:timers/promises';
import { LocalDiscord } from 'local-discord';
import { BOT_QUESTIONS } from './bot-questions.ts';

/** A local Discord whose members ask; keeps no traffic. */
export function startDiscord(): Promise<LocalDiscord> {
  return LocalDiscord.start({ traffic: { entries: 1 } });
}

/** Asks one question by /ask and waits for its answer. Milliseconds; undefined where none came. */
export async function askOne(discord: LocalDiscord, at: number): Promise<number | undefined> {
  const { alice, bob } = discord.ids;
  const question = BOT_QUESTIONS[at % BOT_QUESTIONS.length] ?? '';
  const from = performance.now();
  try {
    await discord
      .as(at % 2 === 0 ? alice : bob)
      .command('ask', { question })
      .reply();
    return performance.now() - from;
  } catch {
    return undefined;
  }
}

export type Held = { readonly asked: number; readonly unanswered: number; readonly times: readonly number[] };

const TICK_MS = 4;

/** Asks so many questions a second for so long, however long answers take, and waits for the last. */
export async function holdRate(discord: LocalDiscord, rate: number, seconds: number): Promise<Held> {
  const from = performance.now();
  const asked: Promise<number | undefined>[] = [];
  while (performance.now() - from < seconds * 1000) {
    const due = ((performance.now() - from) / 1000) * rate;
    while (asked.length < due) asked.push(askOne(discord, asked.length));
    await setTimeout(TICK_MS);
  }
  const times = (await Promise.all(asked)).filter((time) => time !== undefined);
  return { asked: asked.length, unanswered: asked.length - times.length, times };
}
