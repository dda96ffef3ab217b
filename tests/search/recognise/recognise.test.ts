import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../../src/search/recognise/recognise.ts';
import type { AnswerKind } from '../../../src/search/basics/search-types.ts';

const found = (text: string, kind: AnswerKind, language = 'en'): string[] =>
  recognise(text, language)
    .filter((span) => span.kind === kind)
    .map(({ start, end }) => text.slice(start, end));

describe('what a claim holds that could answer', () => {
  test.each([
    ['It opened on 5 May 1999.', 'en', ['5 May 1999']],
    ['On September 9, 2012 he kicked it.', 'en', ['September 9, 2012']],
    ['in the early 1990s', 'en', ['early 1990s']],
    ['by the early 18th century', 'en', ['early 18th century']],
    ['from 1939–1945', 'en', ['1939–1945']],
    ['He died in 44 BC.', 'en', ['44 BC']],
    ['It may march on.', 'en', []],
    ['There were 3000 soldiers.', 'en', []],
    ['el 27 de enero de 1967', 'es', ['27 de enero de 1967']],
    ['en el siglo XVIII', 'es', ['siglo XVIII']],
    ['am 27. Januar 1967', 'de', ['27. Januar 1967']],
    ['le 14 juillet 1789', 'fr', ['14 juillet 1789']],
    ['27 января 1967 года', 'ru', ['27 января 1967 года']],
    ['1967年1月27日', 'zh', ['1967年1月27日']],
    ['vào ngày 12 tháng 5 năm 1705', 'vi', ['ngày 12 tháng 5 năm 1705']],
    ['từ tháng ba năm 1990', 'vi', ['tháng ba năm 1990']],
    ['đến đầu thế kỷ 18', 'vi', ['đầu thế kỷ 18']],
  ])('dates: %s', (text, language, expected) => {
    expect(found(text, 'date', language)).toEqual(expected);
  });

  test.each([
    ['$289 million was paid', 'money', ['$289 million']],
    ['it cost 5 million dollars', 'money', ['5 million dollars']],
    ['US$ 20 a head', 'money', ['US$ 20']],
    ['about 16 % of them', 'percent', ['16 %']],
    ['ten per cent of them', 'percent', ['ten per cent']],
    ['with 17 seconds left', 'duration', ['17 seconds']],
    ['at age 39', 'duration', ['39']],
    ['gave up just 308 points', 'number', ['308']],
    ['the pilot Lady Gaga sang', 'person', ['Lady Gaga']],
    ['President Obama spoke', 'person', ['President Obama']],
    ['he moved to South Africa then', 'place', ['South Africa']],
    ['the University of Oxford', 'group', ['University of Oxford']],
    ['the NFL season', 'group', ['NFL']],
    ['They left because the river rose, and came back.', 'reason', ['because the river rose']],
    ['It works by means of steam.', 'manner', ['by means of steam']],
    ['A quasar is a bright core of a galaxy, far away.', 'definition', ['a bright core of a galaxy']],
  ] as const)('%s: %s', (text, kind, expected) => {
    expect(found(text, kind)).toEqual(expected);
  });

  test.each([
    ['cựu tổng thống Obama đã đến', 'person', 'vi', ['Obama']],
    ['ở thành phố Springfield có cầu', 'place', 'vi', ['Springfield']],
    ['la empresa Acme creció', 'group', 'es', ['Acme']],
  ] as const)('a name by the noun before it: %s', (text, kind, language, expected) => {
    expect(found(text, kind, language)).toEqual(expected);
  });

  test('what something is, in Vietnamese, which needs no article', () => {
    expect(found('Số nguyên tố là số tự nhiên lớn hơn 1, không có ước khác.', 'definition', 'vi')).toEqual([
      'số tự nhiên lớn hơn 1',
    ]);
    expect(found('Ông bị một người lạ bắt.', 'definition', 'vi')).toEqual([]);
  });

  test('values are one for all spellings', () => {
    const values = ['289 million dollars', '$289 million', '289m USD'].map(
      (text) => recognise(text, 'en').find((span) => span.kind === 'money')?.value,
    );
    expect(values).toEqual(['289000000 USD', '289000000 USD', '289000000 USD']);
  });

  test('of two sums that share a sign, the first is one', () => {
    const sums = recognise('5 $ 5', 'en').filter(({ kind }) => kind === 'money');
    expect(sums).toEqual([{ start: 0, end: 3, kind: 'money', value: '5 USD' }]);
  });

  test('spans are sorted, lie in the text, and do not overlap within a kind', () => {
    const word = fc.constantFrom(
      'May',
      '5',
      '1999',
      'in',
      'the',
      'of',
      '$',
      '%',
      'million',
      'President',
      'Paris',
      'because',
      'XX',
      ',',
      '.',
      '(',
      'is',
      'a',
      '年',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'de', 'es', 'ru', 'zh', 'th', 'xx'), (text, language) => {
        const ends = new Map<string, number>();
        let last = 0;
        for (const { start, end, kind } of recognise(text, language)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(start).toBeGreaterThanOrEqual(ends.get(kind) ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          ends.set(kind, end);
          last = start;
        }
      }),
      { numRuns: 500 },
    );
  });
});
