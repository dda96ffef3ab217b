import fc from 'fast-check';
import { expect, it } from 'vitest';
import { phrasesWithin, phraseWithin } from '../../../commands/summary/poll-phrases.ts';
import { bundled } from '../../support/desk.ts';

it('is the whole sentence where it fits, without its full stop', () => {
  expect(phraseWithin('Trout live in the upper river.', 'en', 55)).toBe('Trout live in the upper river');
});

it.each([
  ['2.1', 'Russia’s trade volume with Afghanistan'],
  ['1.1', 'Russia was one of the few countries'],
  ['1.4', 'Russia’s relations with the Taliban'],
  ['2.2', 'no significant education or humanitarian aid programmes'],
  ['3.2', 'Russia’s accreditation of a Taliban diplomat'],
  ['3.3', 'Russia’s engagement with the Taliban is also a response'],
])('is else a part that stands alone: %s', (id, expected) => {
  const claim = bundled[0]?.sections.flatMap(({ claims }) => claims).find((each) => each.id === id);
  expect(phraseWithin(claim?.text ?? '', 'en', 55)).toBe(expected);
});

it('none of the bundled article’s is cut in the middle', () => {
  for (const { claims } of bundled[0]?.sections ?? []) {
    const phrases = phrasesWithin(claims, 'en', 55);
    for (const phrase of phrases) {
      expect(phrase).not.toContain('…');
      expect(phrase.length).toBeLessThanOrEqual(55);
    }
    expect(new Set(phrases).size).toBe(claims.length);
  }
});

it('holds to its length and is never empty, whatever the text, in any language', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.constantFrom('en', 'de', 'zh', 'und'),
      (text, language) => {
        const phrase = phraseWithin(text, language, 55);
        expect(phrase.length).toBeLessThanOrEqual(55);
      },
    ),
  );
});

it('tells two apart that begin alike', () => {
  const texts = [
    'The river is long and rises in the hills of the north country.',
    'The river is long and ends in the sea of the south country.',
  ];
  const phrases = phrasesWithin(
    texts.map((text, at) => ({ id: `1.${at + 1}`, text })),
    'en',
    30,
  );
  expect(new Set(phrases).size).toBe(2);
});
