import type * as chrono from 'chrono-node';
import { LRUCache } from 'lru-cache';
import { createRequire } from 'node:module';
import type { Locale } from '../messages/index.ts';
import { withoutZone } from './time-zones.ts';

/** A time that someone wrote. `zone`: in which time zone it was read, an IANA name. */
export type When = { readonly at: number; readonly zone: string };
/** Why a text is no time to do something at. */
export type NotWhen = { readonly problem: 'unclear' | 'past' | 'far' };

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Typing slips ("2062") lie further off than anything that is meant. */
const furthestMs = 366 * dayMs;

/** Where nearly all who set Discord to a language live in one time zone, it is theirs; elsewhere UTC. */
const zones: Readonly<Record<Locale, string>> = {
  en: 'UTC',
  es: 'UTC',
  de: 'Europe/Berlin',
  fr: 'Europe/Paris',
  ru: 'Europe/Moscow',
};

const load = createRequire(import.meta.url);

/** Loaded for the first time that someone writes: that takes a tenth of a second, and many bots never need it. */
const parserOf = (locale: Locale) => (load('chrono-node') as typeof chrono)[locale];

/** Words that may stand around a time without changing it. */
const fillers = new Set(['at', 'on', 'the', 'le', 'la', 'el', 'los', 'las', 'a', 'à', 'am', 'um', 'den', 'der']);
const moreFillers = new Set(['в', 'во', 'на', 'uhr', 'h']);

const discordTimestamp = /^<t:(\d{1,12})(?::[a-zA-Z])?>$/;

export function zoneOf(locale: Locale): string {
  return zones[locale];
}

/**
 * Reads "in 2h", "tomorrow 9:00", "9am EDT", a date, or one of Discord's timestamps, in the given language or in English. It is read in
 * the zone that it names, else in `usual`. A day without an hour is at noon, or, where it is counted from today, at this time of day.
 */
export function readWhen(text: string, locale: Locale, now: number, usual: string = zones[locale]): When | NotWhen {
  const plain = [text, usual] as const;
  const { text: rest, zone: named } = withoutZone(text);
  // What is no time without what looks like a zone may be one with it: "Mar" is a month, and "now" no city.
  const ways = named === undefined ? [plain] : [[rest, named] as const, plain];
  let zone = usual;
  let at = timestamp(text);
  for (const [said, where] of ways)
    for (const language of locale === 'en' ? [locale] : ([locale, 'en'] as const)) {
      if (at !== undefined) continue;
      at = parsed(said, language, where, now);
      if (at !== undefined) zone = where;
    }
  if (at === undefined) return { problem: 'unclear' };
  // "Now" is over by the time that it was read.
  if (at < now - minuteMs) return { problem: 'past' };
  if (at > now + furthestMs) return { problem: 'far' };
  return { at, zone };
}

/** A time that each member's Discord shows in their own zone. `F`: in full, `f`: without the day of the week, `d`: the day; `R`: as "in two hours". */
export function shownTime(at: number, style: 'F' | 'f' | 'R' | 'd'): string {
  return `<t:${Math.floor(at / 1000)}:${style}>`;
}

function timestamp(text: string): number | undefined {
  const seconds = discordTimestamp.exec(text.trim())?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

function parsed(text: string, locale: Locale, zone: string, now: number): number | undefined {
  const offset = offsetAt(now, zone);
  const reference = { instant: new Date(now), timezone: offset / minuteMs };
  const results = parserOf(locale).parse(spaced(text), reference, { forwardDate: true });
  const [result] = results;
  if (result === undefined || results.length > 1 || result.end != null) return undefined;
  if (!onlyFillers(spaced(text).replace(result.text, ' '))) return undefined;
  const at = result.start.date().getTime();
  // "In 2 h" and "18:00 CET" name an instant; anything else is what a clock on the wall there will show.
  return result.start.isCertain('timezoneOffset') ? at : instantOf(at + offset, zone);
}

/** Chrono's Russian knows no short units, and wants a space before long ones. */
function spaced(text: string): string {
  return text
    .replace(/(\d)\s*ч(?![а-яё])/giu, '$1 часов')
    .replace(/(\d)\s*мин(?![а-яё])/giu, '$1 минут')
    .replace(/(\d)(?=[а-яё])/giu, '$1 ');
}

function onlyFillers(rest: string): boolean {
  const words = rest.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => fillers.has(word) || moreFillers.has(word));
}

/** The same time of day so many days on, by the clock of that zone. */
export function daysLater(at: number, days: number, zone: string): number {
  return instantOf(at + offsetAt(at, zone) + days * dayMs, zone);
}

/** When the day of a moment began, by the clock of that zone. */
export function dayBegan(at: number, zone: string): number {
  return instantOf(Math.floor((at + offsetAt(at, zone)) / dayMs) * dayMs, zone);
}

/** The next Monday at nine in the morning, by the clock of that zone. */
export function nextMonday(after: number, zone: string): number {
  const today = Math.floor((after + offsetAt(after, zone)) / dayMs);
  // The first day that is counted, 1 January 1970, was a Thursday.
  const monday = today - ((today + 3) % 7);
  const morning = (day: number) => instantOf(day * dayMs + 9 * 60 * minuteMs, zone);
  return morning(monday) > after ? morning(monday) : morning(monday + 7);
}

/** When a clock in that zone shows `wall` (milliseconds as if it were UTC). In an hour that is skipped: one later. */
function instantOf(wall: number, zone: string): number {
  const guess = wall - offsetAt(wall, zone);
  return wall - offsetAt(guess, zone);
}

/** To make one takes longer than to use it ninety times, as whoever counts the days of three months does. */
const clocks = new LRUCache<string, Intl.DateTimeFormat>({
  max: 50,
  memoMethod: (zone) => new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }),
});

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = clocks.memo(zone).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  if (hours === undefined || minutes === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs;
}
