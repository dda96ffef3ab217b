import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PackedVectors, WordVectors } from '../../../src/search/index/word-vectors.ts';

function vectorsOf(entries: Readonly<Record<string, readonly number[]>>): WordVectors {
  const sorted = Object.keys(entries).sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  const numbers = sorted.flatMap((word) => entries[word] ?? []);
  return new WordVectors(Buffer.from(sorted.map((word) => `${word}\n`).join('')), Int8Array.from(numbers));
}

describe('WordVectors', () => {
  it('finds every word that it has, and no other', () => {
    const word = fc.stringMatching(/^[a-zé]{1,6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), word, (words, other) => {
        const vectors = vectorsOf(Object.fromEntries(words.map((each) => [each, [1, 2]])));
        expect(words.every((each) => vectors.indexOf(each) >= 0)).toBe(true);
        expect(vectors.indexOf(other) >= 0).toBe(words.includes(other));
      }),
    );
  });

  it('measures the angle between two words, and nothing for a word without direction', () => {
    const vectors = vectorsOf({ a: [127, 0], b: [0, 90], c: [-50, 0], d: [60, 60], e: [0, 0] });
    const similarity = (left: string, right: string) =>
      vectors.similarity(vectors.indexOf(left), vectors.indexOf(right));
    expect(similarity('a', 'a')).toBeCloseTo(1);
    expect(similarity('a', 'b')).toBe(0);
    expect(similarity('a', 'c')).toBeCloseTo(-1);
    expect(similarity('a', 'd')).toBeCloseTo(Math.SQRT1_2);
    expect(similarity('a', 'e')).toBe(0);
  });

  it('compares a word with several at once as with each alone', () => {
    const vector = fc.array(fc.integer({ min: -128, max: 127 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(vector, { minLength: 1, maxLength: 15 }), vector, (many, one) => {
        const names = many.map((_, index) => `w${String.fromCharCode(97 + index)}`);
        const vectors = vectorsOf({ ...Object.fromEntries(names.map((name, at) => [name, many[at] ?? []])), x: one });
        const places = [...names.map((name) => vectors.indexOf(name)), -1];
        const cosines = vectors.compare(vectors.indexOf('x'), vectors.pack(places)).subarray(0, places.length);
        expect(Array.from(cosines, (value) => value + 0)).toStrictEqual(
          places.map((place) => Math.fround(place < 0 ? 0 : vectors.similarity(vectors.indexOf('x'), place)) + 0),
        );
      }),
    );
  });

  it('compares words of two questions in turns', () => {
    const vectors = vectorsOf({ a: [127, 0], b: [0, 90], c: [60, 60] });
    const [one, other] = [vectors.pack([vectors.indexOf('a')]), vectors.pack([vectors.indexOf('b')])];
    const cosine = (word: string, packed: PackedVectors): number =>
      vectors.compare(vectors.indexOf(word), packed)[0] ?? Number.NaN;
    expect([cosine('c', one), cosine('a', other), cosine('a', one)].map((value) => value.toFixed(4))).toEqual([
      '0.7071',
      '0.0000',
      '1.0000',
    ]);
    expect(() => vectors.pack(Array.from({ length: 37 }, () => 0))).toThrow(RangeError);
  });

  it('is shipped sorted and whole, and knows which words are used alike', () => {
    const words = readFileSync(new URL('../../../data/vectors/words.txt', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n');
    expect(words).toEqual([...words].sort());
    const vectors = WordVectors.load();
    expect(vectors.size).toBe(words.length);
    expect(Number.isInteger(vectors.dimensions)).toBe(true);
    const near = (word: string, like: string, unlike: string) =>
      vectors.similarity(vectors.indexOf(word), vectors.indexOf(like)) >
      vectors.similarity(vectors.indexOf(word), vectors.indexOf(unlike));
    expect(near('ambassador', 'diplomat', 'pipeline')).toBe(true);
    expect(near('invasion', 'war', 'school')).toBe(true);
    expect(near('begin', 'started', 'wheat')).toBe(true);
  });
});
