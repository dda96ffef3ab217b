import { dayBegan, daysLater, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { AskedCounts } from '../../src/library/asked/asked-counts.ts';
import { scopeOf } from '../../src/library/ids.ts';
import { type GroupedQuestions, groupQuestions, wordingId, wordingKey } from './question-groups.ts';

/** What was asked in some days, the last of them today, by the clock of the server's zone. */
export type Insights = GroupedQuestions & {
  readonly counts: AskedCounts;
  /** When each day began. */
  readonly dayStarts: readonly number[];
  readonly zone: string;
};

type Asking = Pick<Request, 'guildId' | 'channelId' | 'locale'>;

/** Counts and groups what was asked in a server, without holding anybody up. */
export async function countInsights(days: number, request: Asking, services: Services): Promise<Insights> {
  const { counts, edges, zone } = await countDays(days, request, services);
  const grouped = await groupQuestions(counts.texts, services.meanings);
  return { ...grouped, counts, dayStarts: edges.slice(0, -1), zone };
}

/** The questions that `wordingIds` stand for, as they were asked most, in that order; those that are no longer counted are left out. */
export async function questionsOfWordings(
  wordingIds: readonly string[],
  days: number,
  request: Asking,
  services: Services,
): Promise<readonly string[]> {
  const { counts } = await countDays(days, request, services);
  const texts = new Map<string, string>();
  for (const { text } of counts.texts.toSorted((one, other) => one.times - other.times))
    texts.set(wordingId(wordingKey(text)), text);
  return wordingIds.flatMap((id) => texts.get(id) ?? []);
}

async function countDays(days: number, request: Asking, { store, settings, now }: Services) {
  const { zone = zoneOf(request.locale) } = await settings.of(request.guildId);
  const today = dayBegan(now(), zone);
  const edges = Array.from({ length: days + 1 }, (_, at) => daysLater(today, at - days + 1, zone));
  return { counts: await store.asked.count(scopeOf(request), edges), edges, zone };
}
