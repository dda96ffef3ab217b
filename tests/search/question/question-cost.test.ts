import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readArticleFile } from '../../../src/article/read-article-file.ts';
import { Vocabulary } from '../../../src/search/index/vocabulary.ts';
import { languageOf } from '../../../src/search/language/languages.ts';
import { WordSearch } from '../../../src/search/word-search.ts';

/** As many characters as Discord lets a question have, and as are read. */
const LENGTH = 2_000;
/** Look-ups that eight words of 64 letters take, cut in two at each of them, with those of a question of ordinary words. */
const BUDGET = 1_200;

const engine = new WordSearch();
const written = vi.spyOn(Vocabulary.prototype, 'findWritten');

beforeAll(async () => {
  await engine.add((await readArticleFile('data/articles/russia-and-the-taliban.txt')).article);
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
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), expectCheap), { numRuns: 30 });
  });
});

/** Words of a question that are read in a library of one language, and in one of nine for each. */
const WORDS = 256;
const WORDS_OF_MANY = 64;

/** As many characters as the option of a command may have. */
const OPTION = 6_000;

describe('a question of words without end', () => {
  const find = vi.spyOn(Vocabulary.prototype, 'find');
  const many = new WordSearch();
  const codes = ['en', 'de', 'es', 'fr', 'ru', 'vi', 'th', 'zh', 'ar'];

  beforeAll(async () => {
    for (const language of codes) {
      const claims = [{ id: '1.1', text: 'Windmill 漢字 мост' }];
      await many.add({ id: language, title: language, language, sections: [{ heading: '', claims }] });
    }
  });

  /**
   * Each word is looked up once in each language, whether it is asked, carried on, or a message; and once more in the language of the article
   * that answers best, which is asked by itself.
   */
  function expectFewWords(piece: string): void {
    const text = piece.repeat(Math.ceil(OPTION / piece.length)).slice(0, OPTION);
    for (const asked of [engine, many]) {
      const most = asked === engine ? WORDS : codes.length * WORDS_OF_MANY + WORDS;
      for (const read of [() => asked.search('and why?', { previous: text }), () => asked.similar(text)]) {
        find.mockClear();
        read();
        expect(find.mock.calls.length).toBeLessThanOrEqual(most);
      }
    }
  }

  it.each([
    '1 ',
    '٣ ',
    '漢',
    '漢 ',
    'ก ',
    'A ',
    'Ab ',
    '"a b" ',
    '\uFDFA ',
    'e\u0301 ',
    '👨‍👩‍👧‍👦 ',
    '2 March 1999 ',
    'a\u200b',
    'th ',
  ])('%s', expectFewWords);

  it('costs no more, whatever its letters', () => {
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 });
    const piece = fc.tuple(word, fc.constantFrom('', ' ')).map((parts) => parts.join(''));
    fc.assert(fc.property(piece, expectFewWords), { numRuns: 12 });
  });

  it('is read as far as 256 words: those are more than anybody asks in', () => {
    const asked = (before: number): string => `${'the '.repeat(before)}ambassador`;
    expect(engine.search(asked(WORDS - 1))).toMatchObject({ status: 'answered' });
    expect(engine.search(asked(WORDS))).toMatchObject({ status: 'refused' });
  });

  it('and of letters without end is folded as far as it is read', () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    for (const sign of ['\u0301\u0316', '\uFDFA', 'ｱﾞ']) engine.search(sign.repeat(OPTION / 2));
    const lengths = normalize.mock.contexts
      .filter((_, at) => normalize.mock.calls[at]?.[0] === 'NFKD')
      .map((text) => String(text).length);
    normalize.mockRestore();
    expect(lengths.length).toBeGreaterThan(0);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LENGTH);
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
