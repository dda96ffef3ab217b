import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readArticleFile } from '../../../src/article/read-article-file.ts';
import { Vocabulary } from '../../../src/search/index/vocabulary.ts';
import { languageOf } from '../../../src/search/language/languages.ts';
import { WordSearch } from '../../../src/search/search-engine.ts';

/** As many characters as Discord lets a question have, and as are read. */
const LENGTH = 2_000;
/** Look-ups that eight words of 64 letters take, cut in two at each of them, with those of a question of ordinary words. */
const BUDGET = 1_200;

const engine = new WordSearch();
const written = vi.spyOn(Vocabulary.prototype, 'findWritten');

beforeAll(async () => {
  await engine.add(await readArticleFile('data/articles/russia-and-the-taliban.txt'));
});
beforeEach(() => {
  written.mockClear();
});

/** What one sign after another costs, counted in look-ups: it does not depend on the machine. */
function expectCheap(sign: string): void {
  written.mockClear();
  engine.search(sign.repeat(Math.ceil(LENGTH / sign.length)).slice(0, LENGTH));
  expect(written.mock.calls.length).toBeLessThan(BUDGET);
  expect(Math.max(0, ...written.mock.calls.map(([folded]) => folded.length))).toBeLessThanOrEqual(64);
}

describe('a question of one word that never ends', () => {
  it.each(['\uFDFA', '\uFDFB', 'ﬃ', '㌀', 'ẞ', 'a', 'ab', '漢', 'ก', '\u0301', '😀', '1', 'ß\u0301'])(
    '%s',
    expectCheap,
  );

  it('costs no more, whatever its letters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), expectCheap), { numRuns: 60 });
  });
});

it('words are compared by as many letters as any language’s longest words have, before folding and after it', () => {
  for (const code of ['en', 'de', 'vi', 'th', 'und']) {
    const { fold, stem } = languageOf(code);
    for (const word of ['\uFDFA'.repeat(99), 'x'.repeat(99)]) {
      expect(fold(word).length).toBeLessThanOrEqual(64);
      expect(stem(word).length).toBeLessThanOrEqual(64);
    }
    expect(fold('x'.repeat(64))).toHaveLength(64);
  }
});
