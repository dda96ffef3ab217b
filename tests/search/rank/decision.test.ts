import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import {
  decide,
  DECISION_INPUTS,
  type DecisionWeights,
  judgeRead,
  parseDecision,
  PRIOR_WEIGHTS,
  type ReadClaim,
} from '../../../src/search/rank/decision.ts';
import type { Ranked } from '../../../src/search/rank/rank.ts';
import { rankByWords, readAll } from '../../../src/search/search-scopes.ts';
import { shippedWeights } from '../../../src/search/engine-weights.ts';
import { searchScopeOf, Shard } from '../../../src/search/index/shard.ts';
import { Slices } from '../../../src/search/basics/slices.ts';
import { languageOf } from '../../../src/search/language/languages.ts';

/** Claims as words rank them for a question that all of them have words of. */
async function ranked(): Promise<readonly Ranked[]> {
  const shard = new Shard(languageOf('en'));
  const claims = [
    'The ferry leaves at nine.',
    'The ferry is blue.',
    'A ferry has a crew.',
    'Gulls follow every ferry.',
  ];
  const sections = [{ heading: '', claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }];
  const article = { id: 'a', title: 'Boats', language: 'en', sections };
  shard.commit(await shard.prepare(article, new Slices()), 0);
  return rankByWords(readAll('when does the ferry leave?', [searchScopeOf(shard)]), shippedWeights())?.ranked ?? [];
}

const meaning = (similarity: number, rank: number) => ({ similarity, rank });
const claim = (item: Ranked | undefined, reader: number, wordsRank: number, near?: ReadClaim['meaning']): ReadClaim => {
  if (item === undefined) throw new RangeError('no such claim');
  return { item, reader, wordsRank, meaning: near };
};

describe('decide', () => {
  test('the reader decides where words and meaning are level, and a clear reading is sure', async () => {
    const words = await ranked();
    const [a, b] = words;
    const { ranked: order, judged } = decide([claim(a, -3, 1), claim(b, 9, 1)], words, PRIOR_WEIGHTS);
    expect(order[0]?.at).toBe(b?.at);
    expect(judged.status).toBe('answered');
  });

  test('what is likelier than none by little is unsure, and what is less likely is refused', async () => {
    const words = await ranked();
    const judge = (reader: number) => decide([claim(words[0], reader, 1)], words, PRIOR_WEIGHTS).judged;
    expect([judge(9), judge(0), judge(-9)].map(({ status }) => status)).toEqual(['answered', 'unsure', 'refused']);
    expect(judge(9).confidence).toBeGreaterThan(judge(0).confidence);
  });

  test('words and meaning decide where readings are level', async () => {
    const words = await ranked();
    const [a, b] = words;
    const first = (read: readonly ReadClaim[]) => decide(read, words, PRIOR_WEIGHTS).ranked[0]?.at;
    expect(first([claim(b, 1, 2), claim(a, 1, 1)])).toBe(a?.at);
    expect(first([claim(a, 1, 1, meaning(0.1, 60)), claim(b, 1, 2, meaning(0.9, 1))])).toBe(b?.at);
  });

  test('claims that were not read follow those that were, as words have them, with lower scores', async () => {
    const words = await ranked();
    const [a, b, ...others] = words;
    const { ranked: order } = decide([claim(b, -9, 2), claim(a, -8, 1)], words, PRIOR_WEIGHTS);
    expect(order.map(({ at }) => at)).toEqual([a, b, ...others].map((item) => item?.at));
    const scores = order.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  });

  test('no reading, however extreme, gives other than a chance', async () => {
    const words = await ranked();
    for (const reader of [-1e6, 1e6]) {
      const { confidence } = decide(
        [claim(words[0], reader, 1), claim(words[1], reader, 2)],
        words,
        PRIOR_WEIGHTS,
      ).judged;
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });
});

describe('judgeRead', () => {
  const weights: DecisionWeights = {
    ...PRIOR_WEIGHTS,
    confidence: { reader: 1 },
    topic: { near: 1 },
    bands: { refuse: 0.5, sure: 0.9, sureOfFew: 0.8 },
  };
  const judge = (given: Partial<Record<(typeof DECISION_INPUTS)[number], number>>) =>
    judgeRead(
      DECISION_INPUTS.map((name) => given[name] ?? 0),
      weights,
    );

  test('what is spoken of is not refused, however unlikely it is answered, and what is not is', () => {
    expect(judge({ reader: -6, near: 1, size: 1 })).toMatchObject({ status: 'unsure' });
    expect(judge({ reader: -6, near: -1, size: 1 })).toMatchObject({ status: 'refused' });
  });

  test('what is likelier to answer than one in five is not refused, whatever else is spoken of', () => {
    expect(judge({ reader: -1.3, near: -1, size: 1 }).status).toBe('unsure');
    expect(judge({ reader: -1.5, near: -1, size: 1 }).status).toBe('refused');
    expect(judge({ reader: 6, near: -1, size: 1 }).status).toBe('answered');
  });

  test('among fewer than thirty claims an answer is sure from a limit of their own on', () => {
    expect(judge({ reader: 1.8, near: 1, size: 0.99 }).status).toBe('answered');
    expect(judge({ reader: 1.8, near: 1, size: 1 }).status).toBe('unsure');
    expect(judge({ reader: 3, near: 1, size: 1 }).status).toBe('answered');
  });
});

describe("a model's own weights", () => {
  const file = {
    version: 2,
    blend: { both: { reader: 2, none: 1 }, words: { reader: 1 } },
    confidence: { constant: -1, chance: 4 },
    topic: { constant: 1, unknown: -4 },
    bands: { refuse: 0.1, sure: 0.9, sureOfFew: 0.8 },
  };

  test('what is missing weighs nothing', () => {
    const { blend, confidence, bands } = parseDecision(JSON.stringify(file), 'decision.json');
    expect(blend.both).toEqual({ reader: 2, below: 0, wordsRank: 0, similarity: 0, meaningRank: 0, none: 1 });
    expect([confidence['chance'], confidence['coverage'], bands.sure]).toEqual([4, 0, 0.9]);
  });

  test('a model that has not learnt what is worth reading has it guessed', () => {
    const weights = { below: 1, wordsRank: -1, similarity: 2, meaningRank: -2, behindNearest: 3 };
    const learnt = parseDecision(JSON.stringify({ ...file, expectation: { weights, least: 0.01 } }), 'decision.json');
    expect(learnt.expectation).toEqual({ weights, least: 0.01 });
    expect(parseDecision(JSON.stringify(file), 'decision.json').expectation).toBe(PRIOR_WEIGHTS.expectation);
  });

  test.each([
    [{ ...file, version: 1 }, 'of version 1'],
    [{ ...file, blend: { both: { raeder: 2 }, words: {} } }, '`raeder`'],
    [{ ...file, topic: { unnown: 1 } }, '`unnown`'],
    [{ ...file, bands: { refuse: 0.1 } }, '`sure`'],
    [{ ...file, expectation: { weights: {} } }, '`least`'],
  ])('%#: what is wrong is said with the file', (wrong, what) => {
    const parse = () => parseDecision(JSON.stringify(wrong), 'decision.json');
    expect(parse).toThrow(UserError);
    expect(parse).toThrow(what);
    expect(parse).toThrow('decision.json');
  });
});
