import type { ArticleIndex } from '../index/article-index.ts';
import { byScore, type ClaimAt } from '../index/shard.ts';
import { weekdaysIn } from '../recognise/weekdays.ts';
import type { FoundMissing } from './numbers-missing.ts';
import { textsBeside } from './what-is-said.ts';

/** The days of the week that a question asks about. */
const daysOf = (text: string, code: string): readonly number[] => weekdaysIn(text, code).flatMap(({ days }) => days);

/** Whether a text speaks of days of the week, and of none of those asked about. */
function isOfOthers(text: string, asked: readonly number[], code: string): boolean {
  const said = daysOf(text, code);
  return said.length > 0 && !said.some((day) => asked.includes(day));
}

/**
 * Claims that speak of other days than the question does where one of their section speaks of its day: the row for Monday, asked about
 * Tuesday. `code`: the articles' language.
 */
export function ofAnotherDay<Of extends ClaimAt>(
  question: string,
  found: readonly Of[],
  code: string,
): ReadonlySet<Of> {
  const asked = daysOf(question, code);
  if (asked.length === 0) return new Set();
  const days = new Map(found.map((item) => [item, daysOf(item.entry.index.claims[item.at]?.text ?? '', code)]));
  const isOf = (item: Of): boolean => days.get(item)?.some((day) => asked.includes(day)) === true;
  const section = ({ entry, at }: ClaimAt): string => `${entry.index.article.id} ${entry.index.sectionOf[at]}`;
  const told = new Set(found.filter(isOf).map(section));
  return new Set(found.filter((item) => days.get(item)?.length !== 0 && !isOf(item) && told.has(section(item))));
}

/** As far behind as nothing else that is known of claims puts one. */
const FAR = 6;

/** Claims with those of another day behind, in the order of their scores then. */
export function withOtherDaysBehind<Of extends ClaimAt & { readonly score: number }>(
  question: string,
  ranked: Of[],
  code: string,
): Of[] {
  const others = ofAnotherDay(question, ranked, code);
  if (others.size === 0) return ranked;
  return ranked.map((item) => (others.has(item) ? { ...item, score: item.score - FAR } : item)).sort(byScore);
}

/** The days that a question names where the claim, or if it names none what it stands under, speaks of others only. */
export function daysMissing(question: string, index: ArticleIndex, at: number, code: string): readonly FoundMissing[] {
  const asked = weekdaysIn(question, code);
  if (asked.length === 0) return [];
  const days = asked.flatMap(({ days }) => days);
  const text = index.claims[at]?.text ?? '';
  const told = weekdaysIn(text, code).length > 0 ? text : textsBeside(index, at).join('\n');
  if (!isOfOthers(told, days, code)) return [];
  return asked.map(({ start, end }) => ({ kind: 'day', text: question.slice(start, end), start }));
}
