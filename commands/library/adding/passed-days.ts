import type * as chrono from 'chrono-node';
import { createRequire } from 'node:module';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Article, Claim } from '../../../src/article/article-model.ts';
import { recognise } from '../../../src/search/for-features.ts';

const load = createRequire(import.meta.url);

const DAY_MS = 86_400_000;
/** A day that is longer ago is history, unless something ended on it. */
const longAgoMs = 400 * DAY_MS;
/** Claims that are looked at; each costs some tenths of a millisecond. */
const mostLooked = 400;
const atOnce = 10;

const parsers = ['en', 'de', 'es', 'fr', 'ru'] as const;

/** Words of an end or a term, in the languages whose dates are read. */
const ends =
  /(?<!\p{L})(?:until|till|by|before|deadline|ends?|closes?|expires?|bis|spätestens|frist|endet|hasta|antes|plazo|termina|jusqu|avant|limite|до|позднее|срок|кончается)(?!\p{L})/iu;

/** What ends: the last word before a date that names a month only, but for a short one ("closes in", "endet im", "termina en"). */
const endsBefore = new RegExp(`${ends.source}(?:\\P{L}+\\p{L}{1,2})?\\P{L}*$`, 'iu');

/**
 * Claims that name a day, with its year, that is over: of late, or as the end of something. Of a month without a day only what ends in it is
 * looked at: it is over with its last day.
 */
export async function claimsOfPassedDays(article: Article, now: number): Promise<readonly Claim[]> {
  const language = parsers.find((each) => each === article.language);
  if (language === undefined) return [];
  const claims = article.sections
    .flatMap((section) => section.claims)
    .filter(({ text, codeFrom }) => codeFrom === undefined && /\d{4}|\d[./]\d/u.test(text))
    .slice(0, mostLooked);
  const passed: Claim[] = [];
  for (const [at, claim] of claims.entries()) {
    if (at % atOnce === atOnce - 1) await breathe();
    const days = daysIn(claim.text, language);
    const last = Math.max(...days);
    // What names a day still to come as well is about a span of time that goes on.
    if (days.length === 0 || last >= now - DAY_MS) continue;
    if (last > now - longAgoMs || ends.test(claim.text)) passed.push(claim);
  }
  return passed;
}

/** The days, with month and year, and the months in which something ends, that a text names, in milliseconds. */
function daysIn(text: string, language: (typeof parsers)[number]): readonly number[] {
  const dates = recognise(text, language).filter(({ kind }) => kind === 'date');
  if (dates.length === 0) return [];
  const { parse } = (load('chrono-node') as typeof chrono)[language];
  return dates.flatMap(({ start, end }) => {
    const date = text.slice(start, end);
    const days = parse(date).flatMap(({ start: from, end: until }) =>
      isDay(from) ? [(until ?? from).date().getTime()] : [],
    );
    if (days.length > 0 || !endsBefore.test(text.slice(0, start))) return days;
    // Not in every language a month by itself is read as a date: its first day is.
    return parse(`${language === 'de' ? '1.' : '1'} ${date}`).flatMap(({ start: from }) =>
      isDay(from) ? [endOfMonth(from)] : [],
    );
  });
}

function isDay(found: chrono.ParsedComponents): boolean {
  return (['day', 'month', 'year'] as const).every((part) => found.isCertain(part));
}

function endOfMonth(found: chrono.ParsedComponents): number {
  return Date.UTC(found.get('year') ?? 0, found.get('month') ?? 1) - 1;
}
