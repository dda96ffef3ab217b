import { setImmediate as turn } from 'node:timers/promises';
import { dayBegan, daysLater, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { AskedCounts, AskedText } from '../../src/library/asked/asked-counts.ts';
import { scopeOf } from '../../src/library/ids.ts';
import { type GroupedQuestions, groupQuestions, wordingId, wordingKey } from './question-groups.ts';

/** How much was asked in some days, the last of them today, by the clock of the server's zone. */
export type CountedDays = {
  readonly counts: AskedCounts;
  /** When each day began. */
  readonly dayStarts: readonly number[];
  readonly zone: string;
};

/** The same, with what was asked. */
export type Insights = GroupedQuestions & CountedDays;

/** Texts that are looked at before others have their turn. */
const atOnce = 200;

type Asking = Pick<Request, 'guildId' | 'channelId' | 'locale'>;

/** Counts and groups what was asked in a server, without holding anybody up. */
export async function countInsights(days: number, request: Asking, services: Services): Promise<Insights> {
  return groupCounted(await countDays(days, request, services), services);
}

export async function groupCounted(counted: CountedDays, { meanings }: Services): Promise<Insights> {
  return { ...(await groupQuestions(counted.counts.texts, meanings)), ...counted };
}

/** The questions that `wordingIds` stand for, as they were asked most, in that order; those that are no longer counted are left out. */
export async function questionsOfWordings(
  wordingIds: readonly string[],
  days: number,
  request: Asking,
  services: Services,
): Promise<readonly string[]> {
  const { counts } = await countDays(days, request, services);
  const wanted = new Set(wordingIds);
  const texts = new Map<string, AskedText>();
  for (const [at, asked] of counts.texts.entries()) {
    if (at % atOnce === atOnce - 1) await turn();
    const id = wordingId(wordingKey(asked.text));
    if (wanted.has(id) && asked.times > (texts.get(id)?.times ?? 0)) texts.set(id, asked);
  }
  return wordingIds.flatMap((id) => texts.get(id)?.text ?? []);
}

export async function countDays(
  days: number,
  request: Asking,
  { store, settings, now }: Services,
): Promise<CountedDays> {
  const { zone = zoneOf(request.locale) } = await settings.of(request.guildId);
  const today = dayBegan(now(), zone);
  const edges = Array.from({ length: days + 1 }, (_, at) => daysLater(today, at - days + 1, zone));
  return { counts: await store.asked.count(scopeOf(request), edges), dayStarts: edges.slice(0, -1), zone };
}
