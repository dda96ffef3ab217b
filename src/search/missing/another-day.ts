import type { ArticleIndex } from '../index/article-index.ts';
import { byScore, type ClaimAt } from '../index/shard.ts';
import type { Question } from '../question/read-question.ts';
import { weekdaysIn } from '../recognise/weekdays.ts';
import type { FoundMissing } from './numbers-missing.ts';
import { textsBeside } from './what-is-said.ts';

/** A question that names days of the week. */
type Asked = Pick<Question, 'days' | 'text'>;

const daysIn = (text: string, code: string): readonly number[] => weekdaysIn(text, code).flatMap(({ days }) => days);

const isAskedOf = ({ days: named }: Asked, day: number): boolean => named.some(({ days }) => days.includes(day));

/**
 * Claims that speak of other days than the question does where one of their section speaks of its day: the row for Monday, asked about
 * Tuesday. `code`: the articles' language.
 */
export function ofAnotherDay<Of extends ClaimAt>(question: Asked, found: readonly Of[], code: string): ReadonlySet<Of> {
  const days = new Map(found.map((item) => [item, daysIn(item.entry.index.claims[item.at]?.text ?? '', code)]));
  const isOf = (item: Of): boolean => days.get(item)?.some((day) => isAskedOf(question, day)) === true;
  const section = ({ entry, at }: ClaimAt): string => `${entry.index.article.id} ${entry.index.sectionOf[at]}`;
  const told = new Set(found.filter(isOf).map(section));
  return new Set(found.filter((item) => days.get(item)?.length !== 0 && !isOf(item) && told.has(section(item))));
}

/** As far behind as nothing else that is known of claims puts one. */
const FAR = 6;

/** Claims with those of another day behind, in the order of their scores then. */
export function withOtherDaysBehind<Of extends ClaimAt & { readonly score: number }>(
  question: Asked,
  ranked: Of[],
  code: string,
): Of[] {
  const others = ofAnotherDay(question, ranked, code);
  return ranked.map((item) => (others.has(item) ? { ...item, score: item.score - FAR } : item)).sort(byScore);
}

/** The days that a question names where the claim, or if it names none what it stands under, speaks of others only. */
export function daysMissing(question: Asked, index: ArticleIndex, at: number, code: string): readonly FoundMissing[] {
  const own = daysIn(index.claims[at]?.text ?? '', code);
  const told = own.length > 0 ? own : daysIn(textsBeside(index, at).join('\n'), code);
  if (told.length === 0 || told.some((day) => isAskedOf(question, day))) return [];
  return question.days.map(({ start, end }) => ({ kind: 'day', text: question.text.slice(start, end), start }));
}
