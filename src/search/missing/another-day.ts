import type { ArticleIndex } from '../index/article-index.ts';
import { byScore, type ClaimAt } from '../index/shard.ts';
import type { Question } from '../question/read-question.ts';
import { weekdaysIn } from '../recognise/weekdays.ts';
import type { FoundMissing } from './numbers-missing.ts';
import { textsBeside } from './what-is-said.ts';

/** A question that names days of the week. */
type Asked = Pick<Question, 'days' | 'kinds' | 'text'>;

const daysIn = (text: string, code: string): readonly number[] => weekdaysIn(text, code).flatMap(({ days }) => days);

const isAskedOf = ({ days: named }: Asked, day: number): boolean => named.some(({ days }) => days.includes(day));

/** In logarithms of odds: as far behind as nothing else that is known of claims puts one, and clearly behind. */
const FAR = 6;
const BEHIND = 2;

const FIGURE = /\p{Nd}/u;

/**
 * How far claims are behind, in logarithms of odds, that do not speak of the question's day where one of their section does: those of other days
 * ("Monday: closed", asked about Tuesday), and, where a time is asked for and that claim has one, those of no day. `code`: the articles' language.
 */
export function behindTheirDay<Of extends ClaimAt>(
  question: Asked,
  found: readonly Of[],
  code: string,
): ReadonlyMap<Of, number> {
  const textOf = ({ entry, at }: Of): string => entry.index.claims[at]?.text ?? '';
  const section = ({ entry, at }: Of): string => `${entry.index.article.id} ${entry.index.sectionOf[at]}`;
  const days = new Map(found.map((item) => [item, daysIn(textOf(item), code)]));
  const own = found.filter((item) => days.get(item)?.some((day) => isAskedOf(question, day)));
  const told = new Set(own.map(section));
  const timed = new Set(
    question.kinds[0] === 'date' ? own.filter((item) => FIGURE.test(textOf(item))).map(section) : [],
  );
  const behind = new Map<Of, number>();
  for (const item of found) {
    const namesOthers = days.get(item)?.length !== 0;
    if (!own.includes(item) && (namesOthers ? told : timed).has(section(item)))
      behind.set(item, namesOthers ? FAR : BEHIND);
  }
  return behind;
}

/** Claims in the order of their scores with what they are behind for their day. */
export function withOtherDaysBehind<Of extends ClaimAt & { readonly score: number }>(
  question: Asked,
  ranked: Of[],
  code: string,
): Of[] {
  const behind = behindTheirDay(question, ranked, code);
  return ranked.map((item) => ({ ...item, score: item.score - (behind.get(item) ?? 0) })).sort(byScore);
}

/** The days that a question names where the claim, or if it names none what it stands under, speaks of others only. */
export function daysMissing(question: Asked, index: ArticleIndex, at: number, code: string): readonly FoundMissing[] {
  const own = daysIn(index.claims[at]?.text ?? '', code);
  const told = own.length > 0 ? own : daysIn(textsBeside(index, at).join('\n'), code);
  if (told.length === 0 || told.some((day) => isAskedOf(question, day))) return [];
  return question.days.map(({ start, end }) => ({ kind: 'day', text: question.text.slice(start, end), start }));
}
