import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  action,
  choiceField,
  idField,
  localeField,
  openField,
  optionalField,
  pageField,
  readCustomId,
  snowflakeField,
  textField,
  wholeField,
} from '../../src/bot/action.ts';
import { locales } from '../../src/bot/messages/index.ts';

const anything = textField(/^/);
const full = action('turn', {
  id: idField,
  owner: snowflakeField,
  page: pageField,
  open: openField,
  locale: localeField,
  size: optionalField(wholeField(5, 70)),
  way: optionalField(
    choiceField([
      ['up', 'u'],
      ['down', 'd'],
    ] as const),
  ),
});

const args = fc.record({
  id: fc.stringMatching(/^[\w-]{8,20}$/),
  owner: fc.stringMatching(/^[1-9]\d{16,19}$/),
  page: fc.nat(999),
  open: fc.boolean(),
  locale: fc.constantFrom(...locales),
  size: fc.option(fc.integer({ min: 5, max: 70 }), { nil: undefined }),
  way: fc.option(fc.constantFrom('up' as const, 'down' as const), { nil: undefined }),
});

describe('an action', () => {
  it('reads from its custom ids what it wrote', () => {
    fc.assert(
      fc.property(args, (given) => {
        expect(full.argsOf(full.id(given))).toEqual(given);
      }),
    );
  });

  it('keeps any text apart from its neighbours', () => {
    const both = action('say', { first: anything, second: anything });
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (first, second) => {
        fc.pre(first.isWellFormed() && second.isWellFormed());
        expect(both.argsOf(both.id({ first, second }))).toEqual({ first, second });
      }),
    );
  });

  it('is written in the form that buttons of earlier versions have', () => {
    const args = { id: 'AAAAAAAAAAAA', owner: '12345678901234567', page: 2, open: true, locale: 'de' } as const;
    expect(full.id({ ...args, size: undefined, way: undefined })).toBe('1:turn:AAAAAAAAAAAA:12345678901234567:2:o:de');
    expect(full.id({ ...args, size: undefined, way: 'down' })).toBe('1:turn:AAAAAAAAAAAA:12345678901234567:2:o:de::d');
    expect(action('say', { text: anything }, 3).id({ text: 'a:b%' })).toBe('3:say:a%3Ab%25');
  });

  it.each([
    ['another action', '1:more:AAAAAAAAAAAA:12345678901234567:2:o:de'],
    ['another version', '2:turn:AAAAAAAAAAAA:12345678901234567:2:o:de'],
    ['an argument too many', '1:turn:AAAAAAAAAAAA:12345678901234567:2:o:de:5:u:x'],
    ['one too few', '1:turn:AAAAAAAAAAAA:12345678901234567:2:o'],
    ['no id', '1:turn:A/A:12345678901234567:2:o:de'],
    ['no snowflake', '1:turn:AAAAAAAAAAAA:me:2:o:de'],
    ['no page', '1:turn:AAAAAAAAAAAA:12345678901234567:-1:o:de'],
    ['a page too far', '1:turn:AAAAAAAAAAAA:12345678901234567:1000:o:de'],
    ['neither open nor private', '1:turn:AAAAAAAAAAAA:12345678901234567:2:x:de'],
    ['an unknown language', '1:turn:AAAAAAAAAAAA:12345678901234567:2:o:tlh'],
    ['a number below its range', '1:turn:AAAAAAAAAAAA:12345678901234567:2:o:de:4'],
    ['a number above its range', '1:turn:AAAAAAAAAAAA:12345678901234567:2:o:de:71'],
    ['an unknown choice', '1:turn:AAAAAAAAAAAA:12345678901234567:2:o:de:5:x'],
  ])('reads nothing from %s', (_, id) => {
    expect(full.argsOf(id)).toBeUndefined();
  });

  it('never throws on a custom id, whosever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `1:turn:${text}`),
        ),
        (id) => {
          expect(full.argsOf(id)).toBeUndefined();
        },
      ),
    );
  });

  it('refuses more than Discord takes', () => {
    const say = action('say', { text: anything });
    expect(say.id({ text: 'x'.repeat(94) })).toHaveLength(100);
    expect(() => say.id({ text: 'x'.repeat(95) })).toThrow(RangeError);
  });
});

it('tells what was never ours', () => {
  expect(readCustomId('2:more:a:b%3Ac')).toEqual({ version: 2, action: 'more', args: ['a', 'b:c'] });
  for (const foreign of ['', 'somebody-elses', 'x:more', '1:', '1', '1:more:%E0'])
    expect(readCustomId(foreign)).toBeUndefined();
});
