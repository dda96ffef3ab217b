import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCustomId, encodeCustomId } from '../../src/bot/custom-id.ts';

it('gives back what went in', () => {
  const action = fc.stringMatching(/^[a-z-]{1,12}$/);
  fc.assert(
    fc.property(action, fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }), (name, args) => {
      expect(decodeCustomId(encodeCustomId(name, ...args))).toEqual({ action: name, args });
    }),
  );
});

it('tells an older version and a foreign id apart, and never throws', () => {
  expect(decodeCustomId('0:more:1')).toBe('outdated');
  expect(decodeCustomId('somebody-elses')).toBe('foreign');
  expect(decodeCustomId('1:more:%E0')).toBe('foreign');
  fc.assert(
    fc.property(fc.string(), (id) => {
      expect(decodeCustomId(id)).toBeDefined();
    }),
  );
});

it('refuses more than Discord takes', () => {
  expect(() => encodeCustomId('more', 'x'.repeat(100))).toThrow(RangeError);
});
