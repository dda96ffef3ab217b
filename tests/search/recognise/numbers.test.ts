import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexiconOf, lexiconWordsOf } from '../../../src/search/recognise/lexicon.ts';
import { canonicalNumber, readNumbers } from '../../../src/search/recognise/numbers.ts';

/** Every number of a text, whether it counts anything or not. */
const numberForms = (text: string, language: string) => {
  const words = lexiconWordsOf(text, lexiconOf(language));
  return readNumbers(text, words, language).map(({ from, to, value }) => ({
    start: words[from]?.start ?? Number.NaN,
    end: words[to]?.end ?? Number.NaN,
    value: canonicalNumber(value),
  }));
};

const values = (text: string, language = 'en'): string[] => numberForms(text, language).map(({ value }) => value);

describe('one value for every spelling of a number', () => {
  test.each([
    ['289 million dollars', 'en', ['289000000']],
    ['$289 million', 'en', ['289000000']],
    ['289m USD', 'en', ['289000000']],
    ['$1.4 billion', 'en', ['1400000000']],
    ['1.4bn', 'en', ['1400000000']],
    ['$1,4 billion', 'en', ['1400000000']],
    ['1.400 Millionen', 'de', ['1400000000']],
    ['1,4 Mrd. Euro', 'de', ['1400000000']],
    ['1 200 000', 'fr', ['1200000']],
    ['1,200,000', 'en', ['1200000']],
    ['1.200.000', 'es', ['1200000']],
    ['1.234.567,5', 'de', ['1234567.5']],
    ['three', 'en', ['3']],
    ['twenty-one', 'en', ['21']],
    ['half a million', 'en', ['500000']],
    ['three hundred and five', 'en', ['305']],
    ['two, three', 'en', ['2', '3']],
    ['in 1999', 'en', ['1999']],
    ['the 18th', 'en', ['18']],
    ['twenty-first', 'en', ['21']],
    ['dos millones', 'es', ['2000000']],
    ['пять миллионов', 'ru', ['5000000']],
    ['١٢٣', 'ar', ['123']],
    ['१२३', 'hi', ['123']],
    ['๑๒๓', 'th', ['123']],
    ['三百', 'zh', ['300']],
    ['hai mươi người', 'vi', ['20']],
    ['năm người', 'vi', ['5']],
    ['năm triệu', 'vi', ['5000000']],
    ['２０１５', 'zh', ['2015']],
  ])('%s (%s)', (text, language, expected) => {
    expect(values(text, language)).toEqual(expected);
  });

  test('an article is no number', () => {
    expect(values('eine Stadt', 'de')).toEqual([]);
    expect(values('una ciudad', 'es')).toEqual([]);
  });

  test('a Vietnamese syllable that is a number elsewhere is none in another word', () => {
    expect(values('trong nhiều năm qua, tỷ lệ đầu tư', 'vi')).toEqual([]);
  });

  test('whole numbers keep their value with separators of thousands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (number) => {
        expect(values(number.toLocaleString('en-US'))).toEqual([String(number)]);
        expect(values(number.toLocaleString('de-DE'), 'de')).toEqual([String(number)]);
      }),
    );
  });

  test('offsets lie in the text, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0;
        for (const { start, end } of numberForms(text, 'en')) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
