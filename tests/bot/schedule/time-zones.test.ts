import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutZone, zoneNamed, zonesLike } from '../../../src/bot/schedule/time-zones.ts';

it.each([
  ['EDT', 'America/New_York'],
  ['mesz', 'Europe/Berlin'],
  ['МСК', 'Europe/Moscow'],
  ['Europe/Kiev', 'Europe/Kiev'],
  ['america/new_york', 'America/New_York'],
  ['New York', 'America/New_York'],
  ['utc+2', '+02:00'],
  ['-05:00', '-05:00'],
])('%s is %s', (text, zone) => {
  expect(zoneNamed(text)).toBe(zone);
});

it.each(['', 'banana', 'Mars/Olympus', 'UTC+99', '9:00'])('%j is none', (text) => {
  expect(zoneNamed(text)).toBeUndefined();
});

it('never names a zone that Intl does not take, whatever is written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('9am EST', 'x Europe/Rome y', 'UTC+3', 'Berlin')), (text) => {
      const { zone, text: rest } = withoutZone(text);
      if (zone !== undefined) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
      expect(rest.length).toBeLessThanOrEqual(Math.max(text.length, rest.length));
      for (const each of zonesLike(text, 25)) expect(each.length).toBeLessThanOrEqual(100);
    }),
  );
});

it('offers the usual ones while nothing is typed, and the one that is meant first', () => {
  expect(zonesLike('', 25)).toHaveLength(25);
  expect(zonesLike('edt', 5)[0]).toBe('America/New_York');
  expect(zonesLike('berl', 5)[0]).toBe('Europe/Berlin');
});
