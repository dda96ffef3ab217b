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

/** Claims that name a day, with its year, that is over: of late, or as the end of something. */
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

/** The days with month and year that a text names, in milliseconds. */
function daysIn(text: string, language: (typeof parsers)[number]): readonly number[] {
  const dates = recognise(text, language).filter(({ kind }) => kind === 'date');
  if (dates.length === 0) return [];
  const { parse } = (load('chrono-node') as typeof chrono)[language];
  return dates.flatMap(({ start, end }) =>
    parse(text.slice(start, end)).flatMap(({ start: found, end: until }) => {
      const isDay = (['day', 'month', 'year'] as const).every((part) => found.isCertain(part));
      return isDay ? [(until ?? found).date().getTime()] : [];
    }),
  );
}
