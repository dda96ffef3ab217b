import { dayBegan, daysLater, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { AskedCounts } from '../../src/library/asked/asked-counts.ts';
import { scopeOf } from '../../src/library/ids.ts';
import { type GroupedQuestions, groupQuestions } from './question-groups.ts';

/** What was asked in some days, the last of them today, by the clock of the server's zone. */
export type Insights = GroupedQuestions & {
  readonly counts: AskedCounts;
  /** When each day began. */
  readonly dayStarts: readonly number[];
  readonly zone: string;
};

/** Counts and groups what was asked in a server, without holding anybody up. */
export async function countInsights(
  days: number,
  request: Pick<Request, 'guildId' | 'channelId' | 'locale'>,
  { store, settings, meanings, now }: Services,
): Promise<Insights> {
  const { zone = zoneOf(request.locale) } = await settings.of(request.guildId);
  const today = dayBegan(now(), zone);
  const edges = Array.from({ length: days + 1 }, (_, at) => daysLater(today, at - days + 1, zone));
  const counts = await store.asked.count(scopeOf(request), edges);
  const grouped = await groupQuestions(counts.texts, meanings);
  return { ...grouped, counts, dayStarts: edges.slice(0, -1), zone };
}
