import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolvePlace } from '../../src/reply/picked-places.ts';
import { articleChoices, claimChoices, sectionChoices } from '../../src/reply/place-choices.ts';
import { readPlaceValue, resolveRef } from '../../src/reply/places.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { Library } from '../../src/library/library.ts';
import { long, longId } from '../support/articles.ts';
import { bundled } from '../support/desk.ts';
import { hostileText } from '../support/hostile.ts';

const library = await new Library([...bundled, long, longId]).read({}, (view) => view);
const words = messages.en;

const typed = fc.oneof(
  hostileText,
  fc.constantFrom('', '2', '2.1', 'trade', 'rus', 'village', 'embasy', 'a'.repeat(6000)),
);

it('offers at most 25 choices of at most 100 characters, each once, whatever is typed', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const lists = [
        claimChoices(library, text, words),
        sectionChoices(library, text, words),
        articleChoices(library.articles, text, words),
      ];
      for (const choices of lists) {
        expect(choices.length).toBeLessThanOrEqual(25);
        expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
        for (const { name, value } of choices) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(100);
          expect(value.length).toBeLessThanOrEqual(100);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('resolves each choice to exactly the place that it names', () => {
  for (const text of ['', 'russia', 'village', 'bees', '1.1']) {
    for (const { name, value } of claimChoices(library, text, words)) {
      const place = resolvePlace(library, value);
      const ref = readPlaceValue(value);
      expect(place).toEqual(ref && resolveRef(ref, library.articles));
      expect(name.split(' · ')[1]).toBe(place?.claim?.id ?? String((place?.index ?? 0) + 1));
    }
  }
});

it('cuts at words', () => {
  const [first] = claimChoices(library, '3.1', words);
  const shown = first?.name.replace(/^.* · 3\.1 · (.*)…$/, '$1') ?? '';
  const text = bundled[0]?.sections[2]?.claims[0]?.text ?? '';
  expect(text.startsWith(`${shown} `)).toBe(true);
});
