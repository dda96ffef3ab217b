import { beforeAll, describe, expect, it } from 'vitest';
import { readArticleFile } from '../../src/article/read-article-file.ts';
import { toText } from '../../src/cli/print-answer.ts';
import { SearchEngine } from '../../src/search/engine.ts';

const engine = new SearchEngine();

beforeAll(async () => {
  await engine.add(await readArticleFile('data/articles/russia-and-the-taliban.txt'));
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
    expect(printed('which country funds schools', false)).toMatch(/^This comes closest/);
    expect(printed('best pizza recipe', false)).toMatch(/^The article does not cover this\.\nIt covers:/);
  });

  it('answers what is about the article as a whole', () => {
    expect(printed('who wrote this', false)).toContain('It was written by Ishan Crawford.');
  });
});
