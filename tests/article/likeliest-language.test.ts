import { eld } from 'eld/small';
import fc from 'fast-check';
import { readFileSync, globSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { likeliestLanguage } from '../../src/article/likeliest-language.ts';

/** What the package says, whose n-grams these are. */
const oracle = (text: string): ReturnType<typeof likeliestLanguage> => {
  const found = eld.detect(text);
  if (found.language === '') return undefined;
  return {
    language: found.language,
    isSure: found.isReliable(),
    score: found.getScores()[found.language] ?? Number.NaN,
  };
};

const both = (text: string) => [likeliestLanguage(text), oracle(text)];

describe('the likeliest language', () => {
  const files = globSync('tests/fixtures/articles/*/source.*').map((file) => readFileSync(file, 'utf8'));

  it('is what eld says of every stretch of every article among the fixtures, however it is cut', () => {
    expect(files.length).toBeGreaterThan(20);
    for (const text of files) {
      for (const size of [7, 30, 90, 200, 400, 1001]) {
        for (let at = 0; at < Math.min(text.length, 3000); at += size) {
          const stretch = text.slice(at, at + size);
          // Tens of thousands: only what differs is put before Vitest, which takes ten times as long to compare.
          const [found, expected] = both(stretch);
          if (!isDeepStrictEqual(found, expected)) expect([stretch, found]).toStrictEqual([stretch, expected]);
        }
      }
    }
  });

  it.each([
    '',
    ' ',
    '1902',
    "don’t o'clock `tis '' 1'2 '",
    'ǎ pīnyīn ʊ ɐ ǀ',
    'İSTANBUL',
    `${'a'.repeat(71)} ${'é'.repeat(71)} ${'ж'.repeat(71)}`,
    `${'é'.repeat(175)} ${'é'.repeat(30)} end`,
    'é '.repeat(400),
    '😀 word 𝒜𝒷𝒸 𠀀𠀁 字',
    'ab',
    'abc',
    'a b',
  ])('is what eld says of what words are seldom made of: %j', (text) => {
    const [found, expected] = both(text);
    expect(found).toStrictEqual(expected);
  });

  const letters = fc.constantFrom(...Array.from("aeinorstäßéñжщяאבשعربकखแกๆ中国の한글 ’'`1-"));
  it.each([
    ['any characters', fc.string({ unit: 'binary' })],
    ['letters', fc.string({ unit: letters, maxLength: 500 })],
  ])('is what eld says of any text, made of %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const [found, expected] = both(text);
        expect(found).toStrictEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not sure of two n-grams', () => {
    expect(likeliestLanguage('the')?.isSure).toBe(false);
    expect(likeliestLanguage('It was opened by the mayor.')).toMatchObject({ language: 'en', isSure: true });
  });
});
