import { dayBegan, daysLater } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import type { AskedText, OutcomeCounts } from '../../src/library/asked/asked-counts.ts';
import type { RecordScope } from '../../src/library/ids.ts';
import { groupQuestions } from './question-groups.ts';
import { groupName, isShownWhole } from './shown-words.ts';

/** A question that was not answered, as it may be shown to everybody. */
export type Unanswered = {
  readonly name: string;
  /** Whether words are left out of it. */
  readonly isShort: boolean;
  readonly times: number;
  /** In the week before. */
  readonly before: number;
};

export type Week = {
  /** The middles of its first and last day. */
  readonly first: number;
  readonly last: number;
  readonly counts: OutcomeCounts;
  /** Of the week before; absent where questions are not kept for so long. */
  readonly before?: OutcomeCounts;
  /** The one asked most first. */
  readonly unanswered: readonly Unanswered[];
};

const WEEK = 7;
const halfDayMs = 43_200_000;

/** What was asked in the seven days before today, by the clock of that zone, beside the seven before these. */
export async function countWeek(
  scope: RecordScope,
  zone: string,
  { store, meanings, retentionDays, now }: Services,
): Promise<Week> {
  const today = dayBegan(now(), zone);
  const edges = Array.from({ length: 2 * WEEK + 1 }, (_, at) => daysLater(today, at - 2 * WEEK, zone));
  const before = await store.asked.count(scope, edges.slice(0, WEEK + 1));
  const { days, texts } = await store.asked.count(scope, edges.slice(WEEK));
  const own = new Set(texts);
  const { groups } = await groupQuestions([...texts, ...before.texts], meanings);
  const refused = (asked: readonly AskedText[], isOwn: boolean) =>
    asked.reduce((sum, each) => sum + (each.outcome === 'refused' && own.has(each) === isOwn ? each.times : 0), 0);
  const unanswered = groups
    .map((group) => {
      const asked = group.wordings.flatMap((wording) => wording.asked);
      const counted = { times: refused(asked, true), before: refused(asked, false) };
      return { name: groupName(group), isShort: !isShownWhole(group), ...counted };
    })
    .filter(({ times }) => times > 0)
    .sort((left, right) => right.times - left.times);
  const isComparable = retentionDays >= 2 * WEEK;
  return {
    first: (edges[WEEK] ?? today) + halfDayMs,
    last: today - halfDayMs,
    counts: sumOf(days),
    ...(isComparable && { before: sumOf(before.days) }),
    unanswered,
  };
}

function sumOf(days: readonly OutcomeCounts[]): OutcomeCounts {
  const sum = (kind: keyof OutcomeCounts) => days.reduce((total, day) => total + day[kind], 0);
  return { answered: sum('answered'), unsure: sum('unsure'), refused: sum('refused') };
}
