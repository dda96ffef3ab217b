import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstPlace } from '../../../src/search/basics/typed-arrays.ts';
import { WordSearch } from '../../../src/search/word-search.ts';

it('finds what looking at each in turn finds, and looks at few', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.nat(60), (numbers, wanted) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      let looks = 0;
      const found = firstPlace(sorted.length, (at) => {
        looks += 1;
        return (sorted[at] ?? 0) >= wanted;
      });
      const first = sorted.findIndex((number) => number >= wanted);
      expect(found).toBe(first === -1 ? sorted.length : first);
      expect(looks).toBeLessThanOrEqual(Math.ceil(Math.log2(sorted.length + 1)));
    }),
  );
});

it('a claim as long as a book is read in, with its numbers and names, and found', async () => {
  const text = Array.from({ length: 20_000 }, (_, n) => `word${n % 977} Alpha${n % 50} 12${n % 9} million`).join(' ');
  const engine = new WordSearch();
  const claims = [{ id: '1.1', text: `${text} and a windmill of $7 million` }];
  await engine.add({ id: 'a', title: 'A', language: 'en', sections: [{ heading: '', claims }] });
  expect(engine.search('windmill').hits[0]?.claim.id).toBe('1.1');
});
