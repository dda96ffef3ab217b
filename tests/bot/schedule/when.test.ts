import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Locale, locales } from '../../../src/bot/messages/index.ts';
import { daysLater, nextMonday, readWhen } from '../../../src/bot/schedule/when.ts';

const now = Date.UTC(2026, 10, 24, 14);

function read(text: string, locale: Locale = 'en', at = now): string {
  const when = readWhen(text, locale, at);
  return 'problem' in when ? when.problem : new Date(when.at).toISOString().slice(0, 16);
}

describe('a time is read', () => {
  it.each<[Locale, string, string]>([
    ['en', 'in 2h', '2026-11-24T16:00'],
    ['en', 'in 90 minutes', '2026-11-24T15:30'],
    ['en', 'tomorrow 9:00', '2026-11-25T09:00'],
    ['en', 'Tomorrow at 9am', '2026-11-25T09:00'],
    ['en', '9:00', '2026-11-25T09:00'],
    ['en', '15:30', '2026-11-24T15:30'],
    ['en', 'now', '2026-11-24T14:00'],
    ['en', '5 December', '2026-12-05T12:00'],
    ['en', '2026-12-01 18:00', '2026-12-01T18:00'],
    ['en', '2026-12-01T18:00+02:00', '2026-12-01T16:00'],
    ['en', 'on Friday at 10am EST', '2026-11-27T15:00'],
    ['en', '<t:1796000000:F>', '2026-11-30T00:53'],
    ['en', 'tomorrow 9:00 America/New_York', '2026-11-25T14:00'],
    ['en', 'tomorrow 9am EDT', '2026-11-25T14:00'],
    ['en', 'tomorrow at 9:00 (Berlin)', '2026-11-25T08:00'],
    ['en', 'tomorrow 9:00 New York', '2026-11-25T14:00'],
    ['en', 'tomorrow 9:00 UTC+5:30', '2026-11-25T03:30'],
    ['de', 'morgen um 9 Uhr MEZ', '2026-11-25T08:00'],
    ['ru', 'завтра в 9:00 МСК', '2026-11-25T06:00'],
    ['fr', 'demain à 9h UTC', '2026-11-25T09:00'],
    ['es', 'mañana a las 9 CET', '2026-11-25T08:00'],
    ['en', '5 Mar 10:00', '2027-03-05T10:00'],
    // Nearly all who write these languages have one clock: theirs, not UTC's.
    ['de', 'in 2 Stunden', '2026-11-24T16:00'],
    ['de', 'morgen um 9 Uhr', '2026-11-25T08:00'],
    ['de', '05.12.2026 18:00', '2026-12-05T17:00'],
    ['de', 'morgen 18:00 UTC', '2026-11-25T18:00'],
    ['fr', 'demain à 9h', '2026-11-25T08:00'],
    ['fr', 'le 5 décembre à 18h', '2026-12-05T17:00'],
    ['ru', 'завтра в 9:00', '2026-11-25T06:00'],
    ['ru', 'через 2ч', '2026-11-24T16:00'],
    ['es', 'mañana a las 9', '2026-11-25T09:00'],
    ['es', 'dentro de 2 horas', '2026-11-24T16:00'],
    // English is read everywhere.
    ['de', 'tomorrow 9:00', '2026-11-25T08:00'],
    ['ru', 'in 2h', '2026-11-24T16:00'],
  ])('%s: %s', (locale, text, expected) => {
    expect(read(text, locale)).toBe(expected);
  });

  it('by the clock of the day it falls on, not of today', () => {
    const summer = Date.UTC(2026, 9, 20, 12);
    expect(read('20. Oktober 18:00', 'de', summer)).toBe('2026-10-20T16:00');
    expect(read('30. Oktober 18:00', 'de', summer)).toBe('2026-10-30T17:00');
    expect(read('in 2 Stunden', 'de', Date.UTC(2026, 9, 24, 23, 30))).toBe('2026-10-25T01:30');
  });
});

describe('a time is refused', () => {
  it.each([
    ['banana', 'unclear'],
    ['', 'unclear'],
    ['tomorrow banana', 'unclear'],
    ['from 9 to 10', 'unclear'],
    ['tomorrow 9:00 and friday 10:00', 'unclear'],
    ['yesterday', 'past'],
    ['2020-01-01', 'past'],
    ['<t:1000000000>', 'past'],
    ['2062-01-01', 'far'],
    ['in 3 years', 'far'],
  ])('%s: %s', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it('or read, whatever is written, and never as one that is over or too far', () => {
    const words = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('in', '2h', 'tomorrow', '9:00', '31.12.', 'morgen', 'завтра', 'à', '-1', '24:61'),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...locales), words, (locale, parts) => {
        const when = readWhen(parts.join(' ').slice(0, 60), locale, now);
        if ('problem' in when) return;
        expect(when.at).toBeGreaterThanOrEqual(now - 60_000);
        expect(when.at).toBeLessThanOrEqual(now + 366 * 86_400_000);
      }),
    );
  });
});

it('days later is the same time of day, over a change of clocks too', () => {
  const evening = Date.UTC(2026, 9, 24, 16);
  expect(new Date(daysLater(evening, 1, 'Europe/Berlin')).toISOString()).toBe('2026-10-25T17:00:00.000Z');
  expect(new Date(daysLater(evening, 1, 'UTC')).toISOString()).toBe('2026-10-25T16:00:00.000Z');
});

it('the next Monday morning is found from any moment of the week, by the clock of the zone', () => {
  const mondayAfter = (after: string, zone: string) => new Date(nextMonday(Date.parse(after), zone)).toISOString();
  expect(mondayAfter('2026-11-24T14:00Z', 'UTC')).toBe('2026-11-30T09:00:00.000Z');
  expect(mondayAfter('2026-11-30T08:59Z', 'UTC')).toBe('2026-11-30T09:00:00.000Z');
  expect(mondayAfter('2026-11-30T09:00Z', 'UTC')).toBe('2026-12-07T09:00:00.000Z');
  expect(mondayAfter('2026-11-29T23:59Z', 'UTC')).toBe('2026-11-30T09:00:00.000Z');
  expect(mondayAfter('2026-11-30T12:00Z', 'America/New_York')).toBe('2026-11-30T14:00:00.000Z');
  // Clocks there go forward on the night before.
  expect(mondayAfter('2026-03-28T12:00Z', 'Europe/Berlin')).toBe('2026-03-30T07:00:00.000Z');
});
