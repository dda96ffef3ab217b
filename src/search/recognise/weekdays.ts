import type { Span } from '../basics/search-types.ts';
import { listOf } from './word-lists.ts';

/** Days of the week that a stretch of a text names, 1 (Monday) to 7: one, plainly by its name or otherwise, or several. */
export type NamedDays = Span & { readonly days: readonly number[]; readonly isPlain: boolean };

/** What one language calls the days, and how it says from which to which. */
type DayWords = {
  readonly dayOf: ReadonlyMap<string, readonly number[]>;
  readonly whole: ReadonlySet<string>;
  readonly short: ReadonlySet<string>;
  readonly pattern: RegExp;
  readonly range: RegExp;
  /** Their full names, as they are written. */
  readonly nameOf: readonly string[];
};

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const A_DAY_MS = 86_400_000;

/** Endings of what is so every week: "Mondays", "montags", "sábados", "lundis". */
const EVERY_WEEK = ['', 's'];

/** Short names beside those that ICU has. */
const SHORTER: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { tues: 2, weds: 3, thur: 4, thurs: 4 },
};

const made = new Map<string, DayWords>();

function dayWordsOf(code: string): DayWords {
  const known = made.get(code);
  if (known !== undefined) return known;
  const { dayGroups = {}, dayRange = [] } = listOf(code);
  const dayOf = new Map<string, readonly number[]>(Object.entries(dayGroups));
  const [whole, short] = [new Set<string>(), new Set<string>()];
  const written = (day: number, weekday: 'long' | 'short'): string =>
    new Intl.DateTimeFormat(code, { weekday, timeZone: 'UTC' }).format(MONDAY + (day - 1) * A_DAY_MS);
  const name = (...day: Parameters<typeof written>): string =>
    written(...day)
      .toLowerCase()
      .replace(/\.$/u, '');
  for (const day of WEEK) {
    const long = name(day, 'long');
    whole.add(long);
    for (const ending of EVERY_WEEK) dayOf.set(`${long}${ending}`, [day]);
    const abbreviated = name(day, 'short');
    if (abbreviated !== long) short.add(abbreviated);
    dayOf.set(abbreviated, [day]);
  }
  for (const [other, day] of Object.entries(SHORTER[code] ?? {})) {
    dayOf.set(other, [day]);
    short.add(other);
  }
  const any = [...dayOf.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');
  const joined = String.raw`\.?\s*[-–—]\s*|\.?\s+(?:${dayRange.map(escape).join('|') || '-'})\s+`;
  const words = {
    dayOf,
    whole,
    short,
    pattern: new RegExp(any, 'gi'),
    range: new RegExp(`^(?:${joined})$`, 'iu'),
    nameOf: WEEK.map((day) => written(day, 'long')),
  };
  made.set(code, words);
  return words;
}

const escape = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);

/** Within a word there is no name: an expression that looked for that by itself took three times as long. */
const LETTER_BEFORE = /[\p{L}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}]/u;

/** What a short name that stands by itself has before and after it: "Sat: 10–14", "Mon, Wed", "Day: Sat;". */
const BEFORE_SHORT = /(?:^|[:;,(|/&+]\s?|\s(?:and|und|et|y)\s)$/u;
const AFTER_SHORT = /^\.?(?:\s*(?:[:;,)/&+|]|$)|\s+\d)/u;
/** In a list another follows, or what is no day: "Sat and Sun", "Sat, Sun and holidays". */
const IN_LIST = /[,/&+]\s?$/u;
const GOES_ON = /^\.?\s+(?:and|und|et|y)\s/u;
const JOINED = /^\.?\s+(?:and|und|et|y)\s+$/u;

/**
 * The days of the week in a text, in order, with all days of a range: "Tue–Fri" names four. A short name counts in a range, or where it
 * stands as one, with a capital ("Sat: 10 am"); "the sun" and "sat" do not.
 *
 * @example weekdaysIn('Mon-Wed: 9 to 5', 'en') // [{ start: 0, end: 7, days: [1, 2, 3], isPlain: false }]
 */
export function weekdaysIn(text: string, code: string): readonly NamedDays[] {
  const { dayOf, whole, short, pattern, range } = dayWordsOf(code);
  if (text.search(pattern) < 0) return [];
  const found = [...text.matchAll(pattern)].flatMap(({ 0: word, index }) => {
    const name = word.toLowerCase();
    const span = { start: index, end: index + word.length };
    if (LETTER_BEFORE.test(text.slice(Math.max(0, index - 2), index)) || LETTER_AFTER.test(text.slice(span.end)))
      return [];
    return { ...span, days: dayOf.get(name) ?? [], isShort: short.has(name), isWhole: whole.has(name) };
  });
  const named: NamedDays[] = [];
  for (let at = 0; at < found.length; at++) {
    const day = found[at];
    const next = found[at + 1];
    if (day === undefined) break;
    const { start, end, days, isShort, isWhole } = day;
    const [from] = days;
    const [to] = next?.days ?? [];
    const isRange =
      from !== undefined && to !== undefined && next !== undefined && days.length === 1 && next.days.length === 1;
    if (isRange && range.test(text.slice(end, next.start))) {
      named.push({ start, end: next.end, days: daysBetween(from, to), isPlain: false });
      at++;
    } else if (!isShort || standsAlone(text, day, next)) named.push({ start, end, days, isPlain: isWhole });
  }
  return named;
}

function standsAlone(text: string, { start, end }: Span, next: Span | undefined): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (!/^\p{Lu}/u.test(text.slice(start, start + 2)) || !BEFORE_SHORT.test(before)) return false;
  const isJoined = next !== undefined && JOINED.test(text.slice(end, next.start));
  return isJoined || AFTER_SHORT.test(after) || (IN_LIST.test(before) && GOES_ON.test(after));
}

/** From one day to another, both with it, over the end of the week where need be. */
function daysBetween(from: number, to: number): readonly number[] {
  return WEEK.map((step) => ((from + step - 2) % WEEK.length) + 1).slice(
    0,
    ((to - from + WEEK.length) % WEEK.length) + 1,
  );
}

/** The days that a question asks about: what is so every day is asked of none ("the daily summary"). */
export const daysAskedIn = (question: string, code: string): readonly NamedDays[] =>
  weekdaysIn(question, code).filter(({ days }) => days.length < WEEK.length);

/** A text with short names of days asked about, and ranges that these lie within, spelled out: "Tuesday, Wednesday, Thursday: 9 to 5". */
export function withDaysSpelled(text: string, asked: readonly Pick<NamedDays, 'days'>[], code: string): string {
  const { nameOf } = dayWordsOf(code);
  const isWithin = (days: readonly number[]): boolean =>
    (days.length === 1 ? days : days.slice(1, -1)).some((day) => asked.some((one) => one.days.includes(day)));
  return weekdaysIn(text, code)
    .filter(({ days, isPlain }) => !isPlain && isWithin(days))
    .reduceRight((spelled, { start, end, days }) => {
      return `${spelled.slice(0, start)}${days.map((day) => nameOf[day - 1]).join(', ')}${spelled.slice(end)}`;
    }, text);
}
