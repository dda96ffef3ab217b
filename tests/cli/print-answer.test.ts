import { beforeAll, describe, expect, it } from 'vitest';
import { readArticleFile } from '../../src/article/read-article-file.ts';
import { toJson, toText } from '../../src/cli/print-answer.ts';
import { WordSearch } from '../../src/search/for-training.ts';

const engine = new WordSearch();

beforeAll(async () => {
  await engine.add((await readArticleFile('data/articles/russia-and-the-taliban.txt')).article);
});

const printed = (question: string, colour: boolean) => toText(engine.search(question), engine.articles(), { colour });

describe('toText', () => {
  it('marks the words that were asked for, and the answer, in colour', () => {
    const text = printed('how much trade does russia do with afghanistan', true);
    expect(text).toContain('\u001B[32mtrade\u001B[39m');
    expect(text).toMatch(/\u001B\[1m\u001B\[32m\$289 million/);
    expect(text).toContain('\u001B[36m2.1\u001B[39m');
  });

  it('is plain text without colour', () => {
    expect(printed('how much trade does russia do with afghanistan', false)).not.toContain('\u001B');
  });

  it('says how a misspelt word was read', () => {
    expect(printed('drug traficking', false)).toContain('Read “traficking” as “trafficking”.');
  });

  it('says when it is not sure, and when the article does not cover it', () => {
    expect(printed('which country funds schools', false)).toMatch(/^Not sure that this answers it/);
    expect(printed('best pizza recipe', false)).toMatch(/^The article does not cover this\.\nIt covers:/);
  });

  it('answers what is about the article as a whole', () => {
    expect(printed('who wrote this', false)).toContain('It was written by Ishan Crawford.');
  });
});

describe('toJson', () => {
  const json = (question: string) => JSON.parse(toJson(engine.search(question))) as Record<string, unknown>;

  it('has what was found: confidence, corrections, matched words, the answer', () => {
    const found = json('how much trade does russia do with afganistan');
    expect(found).toMatchObject({
      status: 'answered',
      confidence: expect.any(Number),
      corrections: [{ from: 'afganistan', to: 'Afghanistan' }],
    });
    const [first] = found.hits as [{ text: string; matched: { start: number; end: number; text: string }[] }];
    expect(first).toMatchObject({ claim: '2.1', answer: { text: expect.stringContaining('$289 million') } });
    expect(first.matched.map(({ text }) => text)).toContain('trade');
    for (const { start, end, text } of first.matched) expect(first.text.slice(start, end)).toBe(text);
    expect(first).not.toHaveProperty('leansOn');
  });

  it('has the claim that a hit leans on', async () => {
    const library = new WordSearch();
    const texts = ['The bridge is old.', 'It was painted green by Albert.'];
    const claims = texts.map((text, index) => ({ id: `1.${index + 1}`, text }));
    await library.add({ id: 'a', title: 'Bridges', language: 'en', sections: [{ heading: '', claims }] });
    expect(JSON.parse(toJson(library.search('who painted it green')))).toMatchObject({
      hits: [{ claim: '1.2', leansOn: { claim: '1.1', text: 'The bridge is old.' } }, {}],
    });
  });

  it('has no hits where the article does not cover it', () => {
    expect(json('best pizza recipe')).toMatchObject({ status: 'refused', corrections: [], hits: [] });
  });
});
