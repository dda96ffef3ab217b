import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acronymForms } from '../../../src/search/recognise/forms.ts';

const values = (text: string): string[] => acronymForms(text).map(({ value }) => value);

describe('acronyms and the names they stand for', () => {
  test.each([
    'the US army',
    'the U.S. army',
    'the USA',
    'the U.S.A. today',
    'the United States',
    'the United States of America',
  ])('all mean one country: %s', (text) => {
    expect(values(text)).toContain('us');
  });

  test.each([
    ['the UK', 'the United Kingdom', 'uk'],
    ['the EU', 'the European Union', 'eu'],
    ['the U.N.', 'the United Nations', 'un'],
    ['NFL', 'National Football League', 'nfl'],
    ['the DOJ', 'the Department of Justice', 'doj'],
    ['F.B.I. agents', 'The Federal Bureau of Investigation said', 'fbi'],
  ])('%s meets %s', (short, full, value) => {
    expect(values(short)).toContain(value);
    expect(acronymForms(full).find((form) => form.value === value)?.spelled).toBe(true);
  });

  test('words in lower case and single capitals are none', () => {
    expect(values('it helps us all, said I')).toEqual([]);
  });

  test('offsets lie in the text, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { start, end } of acronymForms(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
