import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { makeArticle } from '../../src/article/make-article.ts';
import { toPlainLines, toReadingText } from '../../src/cli/print-reading.ts';

const claims = [
  {
    id: '1.1',
    text: 'To restart:\n2. Run it:\nsudo app\n  --now',
    label: '2.',
    leadIn: 'To restart:',
    codeFrom: 23,
    steps: '1.1',
    place: { kind: 'line', line: 7 },
  },
  {
    id: '1.2',
    text: 'Rank: Gold; \u001B[31mSlots: 12',
    columns: ['Rank', 'Slots'],
    links: [{ start: 6, end: 10, target: 'g.html' }],
  },
] as const;
const article = makeArticle({
  id: 'a',
  title: 'Manual \u001B[31mred',
  subtitle: 'of the app',
  date: '2024-05-06',
  sourceUrl: 'https://manual.example',
  language: 'de',
  sections: [{ heading: 'Server › How do I restart?', question: 'How do I restart?', claims }],
});
const reading = {
  article,
  leftOut: [{ place: { kind: 'line', line: 3 }, text: `Home\n${'About '.repeat(40)}`, reason: 'navigation' }],
  warnings: [{ text: 'It looks odd.', place: { kind: 'line', line: 4 }, about: { kind: 'details' } }],
} as const;

it('prints all that a document was understood as', () => {
  expect(toReadingText('a.md', reading, { colour: false })).toBe(`Manual red
subtitle: of the app
date: 2024-05-06
source: https://manual.example
language: German (de)
claims: 2 in 1 section
a.md, line 4: It looks odd.

1  Server › How do I restart?
  answers: How do I restart?
  1.1  To restart:
       2. Run it:
       sudo app
         --now  (line 7)
       number: 2.
       lead-in: To restart:
       step of the list from 1.1
       code: "sudo app\\n  --now"
  1.2  Rank: Gold; Slots: 12
       columns: Rank | Slots
       link: Gold → g.html

Left out
  line 3  navigation: Home ${'About '.repeat(15)}…`);
});

it('says the same in colour', () => {
  const text = toReadingText('a.md', reading, { colour: true });
  expect(text).toContain('\u001B[36m1.1\u001B[39m');
  expect(text).toContain('\u001B[33ma.md, line 4');
  expect(stripVTControlCharacters(text)).toBe(toReadingText('a.md', reading, { colour: false }));
});

it('prints one line for each claim, however many it has', () => {
  expect(toPlainLines(article).split('\n')).toEqual([
    String.raw`Server › How do I restart?${'\t'}To restart:\n2. Run it:\nsudo app\n  --now`,
    'Server › How do I restart?\tRank: Gold; \u001B[31mSlots: 12',
    '',
  ]);
});
