import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plain } from '../../src/bot/markdown.ts';
import { matchingLabel } from '../../src/reply/matching-label.ts';
import { hostileText } from '../support/hostile.ts';

const sentence =
  'Russia’s plans to supply fuel and wheat to Afghanistan, as well as to build a power station and a gas pipeline.';

/** Where a word stands. */
function at(word: string) {
  const start = sentence.indexOf(word);
  return { start, end: start + word.length };
}

it('shows the beginning where the match is in it', () => {
  expect(matchingLabel('2.3 · ', sentence, at('fuel'))).toMatch(/^2\.3 · Russia’s plans to supply fuel .*…$/);
  expect(matchingLabel('2.3 · ', sentence)).toMatch(/^2\.3 · Russia’s plans/);
});

it('gives up the beginning where the match lies further in, at a word', () => {
  expect(matchingLabel('2.3 · ', sentence, at('pipeline'))).toBe(
    '2.3 · …fuel and wheat to Afghanistan, as well as to build a power station and a gas pipeline.',
  );
});

it('is one line of at most 100 characters in which the match is to be seen', () => {
  fc.assert(
    fc.property(
      fc.lorem({ maxCount: 40 }),
      fc.nat(),
      fc.constantFrom('', '2.1 · ', '12345.12345 · '),
      (text, choice, head) => {
        const words = [...text.matchAll(/\p{L}+/gu)];
        const word = words[choice % words.length];
        if (word === undefined) return;
        const label = matchingLabel(head, text, { start: word.index, end: word.index + word[0].length });
        expect(label.length).toBeLessThanOrEqual(100);
        expect(label.startsWith(head)).toBe(true);
        expect(label.slice(head.length)).toContain(word[0]);
      },
    ),
  );
});

it('takes any text and any stretch of it', () => {
  fc.assert(
    fc.property(hostileText, fc.nat(), fc.nat(), (text, from, to) => {
      const [start = 0, end = 0] = [from % (text.length + 1), to % (text.length + 1)].sort((a, b) => a - b);
      const label = matchingLabel('1.1 · ', text, { start, end });
      expect(label.length).toBeLessThanOrEqual(100);
      expect(plain(label)).toBe(label.trim());
    }),
  );
});
