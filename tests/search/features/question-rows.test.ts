import { expect, test } from 'vitest';
import { Slices } from '../../../src/search/basics/slices.ts';
import { ClaimRows } from '../../../src/search/features/question-rows.ts';
import { searchScopeOf, Shard } from '../../../src/search/index/shard.ts';
import { languageOf } from '../../../src/search/language/languages.ts';
import { readQuestion } from '../../../src/search/question/read-question.ts';

/** How well each of some claims has each word of a question. */
async function strengths(question: string, claims: readonly string[], language: string): Promise<number[][]> {
  const shard = new Shard(languageOf(language));
  const sections = [{ heading: '', claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }];
  const entry = await shard.prepare({ id: 'a', title: 'A', language, sections }, new Slices());
  shard.commit(entry, 0);
  const scope = searchScopeOf(shard, [entry]);
  const rows = new ClaimRows(readQuestion(question, scope), scope);
  return claims.map((_, at) => Array.from(rows.row(entry, at).strength, (one) => Math.round(one * 1000) / 1000));
}

test('a Vietnamese syllable counts for less without the one it makes a word with', async () => {
  const claims = ['Họ chơi bóng đá.', 'Bóng tối phủ quả đồi đá.'];
  expect(await strengths('bóng đá', claims, 'vi')).toEqual([
    [1, 1],
    [0.8, 0.8],
  ]);
});

test('a name and a number stand alone', async () => {
  expect(await strengths('Denver thắng to 24', ['Ở Denver có 24 đội thắng.'], 'vi')).toEqual([[1, 0.8, 0, 1]]);
});

test('a syllable between stop words is a word of its own', async () => {
  expect(await strengths('cho đội của', ['Họ gặp đội trước đó.'], 'vi')).toEqual([[0, 1, 0]]);
});

test('words of other languages do as well', async () => {
  expect(await strengths('stone bridge', ['The bridge has no stone.'], 'en')).toEqual([[1, 1]]);
});
