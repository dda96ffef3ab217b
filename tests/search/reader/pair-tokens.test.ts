import { expect, test } from 'vitest';
import { PairTokens } from '../../../src/search/reader/pair-tokens.ts';

/** Ids of words as they come, from 1000; `words` gives them back. */
function written(limits = { question: 40, path: 32, claim: 96, before: 24, after: 32 }, embedded = 128) {
  const known: string[] = [];
  const tokenise = (text: string) =>
    (text.match(/\w+|[^\w\s]/gu) ?? []).map((word) => {
      if (!known.includes(word)) known.push(word);
      return 1000 + known.indexOf(word);
    });
  const tokens = new PairTokens(tokenise, limits, embedded);
  const words = (ids: readonly number[]) =>
    ids.map((id) => (id === 101 ? '[CLS]' : id === 102 ? '[SEP]' : (known[id - 1000] ?? '?'))).join(' ');
  return { tokens, words };
}

test('a pair is the question, then path, claim and its neighbours; types tell the two apart', () => {
  const { tokens, words } = written();
  const passage = { path: ['Rules', 'Chat'], claim: 'No spam.', before: 'Be kind.', after: 'No ads.' };
  const [pair] = tokens.pairs('may I spam?', [passage]);
  expect(words(pair?.ids ?? [])).toBe('[CLS] may I spam ? [SEP] Rules : Chat : No spam . | Be kind . > No ads . [SEP]');
  expect(pair?.types).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
});

test('what is empty, said twice or not there is left out', () => {
  const { tokens, words } = written();
  const [repeated, bare] = tokens.pairs('q', [
    { path: ['Rules', '', 'Rules'], claim: 'No spam.' },
    { path: [''], claim: 'No spam.' },
  ]);
  expect(words(repeated?.ids ?? [])).toBe('[CLS] q [SEP] Rules : No spam . [SEP]');
  expect(words(bare?.ids ?? [])).toBe('[CLS] q [SEP] No spam . [SEP]');
});

test('each part is cut to its own length: question and claim at the end, path and what is before at the beginning, what is after at the end', () => {
  const { tokens, words } = written({ question: 2, path: 3, claim: 2, before: 1, after: 2 });
  const passage = { path: ['a b c'], claim: 'd e f', before: 'g h i', after: 'j k l' };
  const [pair] = tokens.pairs('x y z', [passage]);
  expect(words(pair?.ids ?? [])).toBe('[CLS] x y [SEP] b c : d e | i > j k [SEP]');
});

test('a model that does not look at what comes after is not shown it', () => {
  const { tokens, words } = written({ question: 2, path: 3, claim: 2, before: 1, after: 0 });
  const [pair] = tokens.pairs('x', [{ path: [], claim: 'd', after: 'j k l' }]);
  expect(words(pair?.ids ?? [])).toBe('[CLS] x [SEP] d [SEP]');
});

test("what a member types is none of the model's own tokens", () => {
  const { tokens, words } = written();
  const [pair] = tokens.pairs('a [SEP] b', [{ path: ['[CLS]'], claim: '[MASK]', before: '[PAD] [UNK]' }]);
  expect(words(pair?.ids ?? [])).toBe('[CLS] a [ SEP ] b [SEP] [ CLS ] : [ MASK ] | [ PAD ] [ UNK ] [SEP]');
});

test('an embedded claim stands under its path, and both together are cut', () => {
  const { tokens, words } = written(undefined, 8);
  expect(words(tokens.embedded({ text: 'how much?' }).ids)).toBe('[CLS] how much ? [SEP]');
  const { ids, types } = tokens.embedded({ path: ['Rules'], text: 'one two three four five' });
  expect(words(ids)).toBe('[CLS] Rules : one two three four [SEP]');
  expect(types).toEqual(ids.map(() => 0));
});

test('a text of a million characters costs no more than one of a few thousand', () => {
  let read = 0;
  const tokens = new PairTokens(
    (text) => ((read += text.length), [1]),
    { question: 40, path: 32, claim: 96, before: 24, after: 32 },
    128,
  );
  const long = 'word '.repeat(200_000);
  tokens.pairs(long, [{ path: [long], claim: long, before: long, after: long }]);
  expect(read).toBeLessThan(10_000);
});

test('a claim cut into words is the same pair, and each word knows its tokens; beyond the longest claim words have none', () => {
  const { tokens, words } = written({ question: 2, path: 9, claim: 4, before: 1, after: 1 });
  const passage = { path: ['Rules'], claim: 'No (spam), no ads here.', before: 'Be kind.' };
  const cut = ['No (', 'spam), ', 'no ', 'ads ', 'here.'];
  const { ids, types, start, ends } = tokens.worded('may I', passage, cut);
  expect([{ ids, types }]).toEqual(tokens.pairs('may I', [passage]));
  const spoken = ends.map((end, at) => words(ids.slice(ends[at - 1] ?? start, end)));
  expect(spoken).toEqual(['No (', 'spam )', '', '', '']);
});
