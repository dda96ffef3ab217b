import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Slices } from '../../../src/search/basics/slices.ts';
import { BM25_B, BM25_K1, retrieve } from '../../../src/search/features/retrieve.ts';
import { claimOf, frequencyOf, Postings } from '../../../src/search/index/postings.ts';
import { searchScopeOf, Shard } from '../../../src/search/index/shard.ts';
import { Vocabulary } from '../../../src/search/index/vocabulary.ts';
import { languageOf } from '../../../src/search/language/languages.ts';
import { editDistance } from '../../../src/search/language/near-words.ts';
import { fold, tokenise } from '../../../src/search/language/tokens.ts';
import { readQuestion } from '../../../src/search/question/read-question.ts';
import { nearestStopWord, nearestWords } from '../../../src/search/question/unknown-words.ts';

describe('tokens', () => {
  test('are cut from the text at their offsets, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.word);
          expect(token.start).toBeGreaterThanOrEqual(end);
          ({ end } = token);
        }
      }),
    );
  });

  test('of spaced scripts are the runs of letters, marks and digits, with points and commas within numbers', () => {
    const words = /\p{Nd}+(?:[.,]\p{Nd}+)*|[\p{L}\p{M}\p{N}]+/gu;
    const unspaced =
      /[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Thai}\p{Script=Laoo}\p{Script=Khmr}\p{Script=Mymr}]/u;
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('1,5', '٣', '½', 'Ⅷ', 'é', 'e\u0301', 'в', '𝒜', 'ß1', '.', ',', ' ', '2nd', '’'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        fc.pre(!unspaced.test(text));
        expect(tokenise(text).map(({ word }) => word)).toStrictEqual(text.match(words) ?? []);
      }),
    );
  });

  test.each([
    ['Russia’s $1,400.5 trade', ['Russia', 's', '1,400.5', 'trade']],
    ['anti-Western', ['anti', 'Western']],
    ['वह स्कूल गया', ['वह', 'स्कूल', 'गया']],
  ])('%s', (text, words) => {
    expect(tokenise(text).map(({ word }) => word)).toStrictEqual(words);
  });

  test('words that are not spaced are told apart', () => {
    expect(tokenise('黑豹队的防守').length).toBeGreaterThan(1);
    expect(tokenise('โรงเรียนในกรุงเทพ').length).toBeGreaterThan(1);
  });
});

describe('folding', () => {
  test.each([
    ['Ambassadør', 'ambassador'],
    ['ΑΘΉΝΑΣ', 'αθηνασ'],
    ['İstanbul', 'istanbul'],
    ['Straße', 'strasse'],
    ['٢٠٢١', '2021'],
    ['हिन्दी', 'हिन्दी'],
  ])('%s → %s', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });

  test('is done once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        expect(fold(fold(word))).toBe(fold(word));
      }),
    );
  });
});

describe('postings', () => {
  test('hold what a plain list of pairs holds, after any insertions and removals', () => {
    const step = fc.oneof(
      fc.record({ insert: fc.tuple(fc.nat(4), fc.nat(60), fc.integer({ min: 1, max: 20 })) }),
      fc.record({ remove: fc.tuple(fc.nat(4), fc.nat(60), fc.nat(60)) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const postings = new Postings();
        const plain = Array.from({ length: 5 }, () => new Map<number, number>());
        for (const one of steps) {
          if ('insert' in one) {
            const [term, claim, frequency] = one.insert;
            if (plain[term]?.has(claim) === true) continue;
            postings.insert(term, claim, frequency);
            plain[term]?.set(claim, Math.min(frequency, 15));
          } else {
            const [term, from, to] = [
              one.remove[0],
              Math.min(...one.remove.slice(1)),
              Math.max(...one.remove.slice(1)),
            ];
            postings.removeClaims(term, from, to);
            for (const claim of plain[term]?.keys() ?? []) if (claim >= from && claim < to) plain[term]?.delete(claim);
          }
        }
        for (const [term, expected] of plain.entries()) {
          const held = [...postings.pool.subarray(postings.first(term), postings.last(term))];
          expect(held.map((posting) => [claimOf(posting), frequencyOf(posting)])).toStrictEqual(
            [...expected].sort(([a], [b]) => a - b),
          );
        }
      }),
    );
  });
});

describe('retrieval', () => {
  test('looks at so many postings, those of the rarest words first: a word that would go beyond is left out', async () => {
    // 20,000 postings fit into the budget of 30,000, those of the other word do not fit beside them.
    const shard = new Shard(languageOf('en'));
    const claims = Array.from({ length: 20_001 }, (_, at) => ({
      id: `1.${at}`,
      text: at === 0 ? 'bridge' : 'bridge river',
    }));
    const sections = [{ heading: '', claims }];
    shard.commit(await shard.prepare({ id: 'a', title: '', language: 'en', sections }, new Slices()), 0);
    const scope = searchScopeOf(shard);
    const best = (text: string): number => retrieve(readQuestion(text, scope), scope, 28)[0]?.score ?? 0;
    expect(best('bridge')).toBeGreaterThan(0);
    expect(best('bridge river')).toBe(best('river'));
  });

  test('scores as BM25 counted by hand over plain texts', async () => {
    const words = fc.array(fc.constantFrom('river', 'bridge', 'mayor', 'stone', 'market'), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 2, maxLength: 12 }), words, async (texts, asked) => {
        const shard = new Shard(languageOf('en'));
        const claims = texts.map((text, index) => ({ id: `1.${index + 1}`, text: text.join(' ') }));
        shard.commit(
          await shard.prepare(
            { id: 'a', title: '', language: 'en', sections: [{ heading: '', claims }] },
            new Slices(),
          ),
          0,
        );
        const scope = searchScopeOf(shard);
        const question = readQuestion(asked.join(' '), scope);
        const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
        const expected = texts.map((text) => {
          let score = 0;
          for (const { word, idf } of question.words) {
            const count = text.filter((other) => other === word).length;
            const norm = BM25_K1 * (1 - BM25_B + (BM25_B * text.length) / mean);
            score += (idf * count * (BM25_K1 + 1)) / (count + norm);
          }
          return score;
        });
        const found = retrieve(question, scope, 100);
        expect(found).toHaveLength(expected.filter((score) => score > 0).length);
        for (const { claim, score } of found) expect(score).toBeCloseTo(expected[claim] ?? 0, 4);
      }),
      { numRuns: 50 },
    );
  });
});

describe('nearest words', () => {
  const vocabulary = new Vocabulary(languageOf('en'));
  for (const word of ['ambassador', 'trafficking', 'embassy', 'pipeline', 'occupation'])
    vocabulary.use(vocabulary.intern(word));

  test.each([
    ['ambasador', 'ambassador'],
    ['traficking', 'trafficking'],
    ['pipleine', 'pipeline'],
    ['embasy', 'embassy'],
    ['ocupaton', 'occupation'],
  ])('%s → %s', (typed, meant) => {
    expect(nearestWords(typed, vocabulary, () => true)[0]?.word).toBe(meant);
  });

  test('finds every word that is near enough, whatever the words', () => {
    const word = fc.stringMatching(/^[a-e]{4,9}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 20 }), word, (words, typed) => {
        const vocabulary = new Vocabulary(languageOf('xx'));
        for (const known of words) vocabulary.use(vocabulary.intern(known));
        const limit = typed.length < 7 ? 1 : 2;
        const near = words.filter((known) => editDistance(typed, known, limit) <= limit);
        expect(new Set(nearestWords(typed, vocabulary, () => true).map((found) => found.word))).toStrictEqual(
          new Set(near),
        );
      }),
    );
  });

  test.each([
    ['statio', 'station', 'static'],
    ['castl', 'castle', 'caste'],
  ])('of two as many edits away, %s is rather %s than %s: Fuse finds all of it there', (typed, first, second) => {
    for (const known of [
      [first, second],
      [second, first],
    ]) {
      const vocabulary = new Vocabulary(languageOf('en'));
      for (const word of known) vocabulary.use(vocabulary.intern(word));
      const found = nearestWords(typed, vocabulary, () => true);
      expect(found).toMatchObject([
        { word: first, edits: 1 },
        { word: second, edits: 1 },
      ]);
    }
  });

  test('nothing is near to a short or a strange word', () => {
    expect(nearestWords('emb', vocabulary, () => true)).toStrictEqual([]);
    expect(nearestWords('xylophone', vocabulary, () => true)).toStrictEqual([]);
  });

  test('question words are known with a typo', () => {
    expect(nearestStopWord('wher', new Set(['where', 'who']))).toBe('where');
    expect(nearestStopWord('wo', new Set(['who']))).toBeUndefined();
  });

  test('the distance is that of a plain count of edits', () => {
    expect(editDistance('ab', 'ba', 2)).toBe(1);
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
        expect(editDistance(a, a, 9)).toBe(0);
        expect(editDistance(a, b, 9)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
