import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { answerDays, answerMs } from '../../src/library/days-kept.ts';
import { Library } from '../../src/library/library.ts';
import { asGuildId, directScope, guildScope, isDirect, newId } from '../../src/library/ids.ts';

it('keeps answers as long as questions, and thirty days where those are not kept', () => {
  expect([1, 30, 90].map(answerDays)).toEqual([1, 30, 90]);
  expect(answerDays(0)).toBe(30);
  expect([0, 1].map(answerMs)).toEqual([2_592_000_000, 86_400_000]);
});

it('makes ids of twelve characters that fit a custom id, no two the same', () => {
  const made = Array.from({ length: 500 }, newId);
  for (const id of made) expect(id).toMatch(/^[\w-]{12}$/);
  expect(new Set(made).size).toBe(made.length);
});

it('keeps a server’s records under its id, a direct message’s under its channel', () => {
  expect(guildScope(asGuildId('1'))).toBe('1');
  expect(directScope('1')).toBe('dm:1');
  expect(isDirect(directScope('1'))).toBe(true);
  expect(isDirect(guildScope(asGuildId('1')))).toBe(false);
});

const article = (id: string, author?: string): Article => ({
  id,
  title: `All about ${id}`,
  language: 'en',
  ...(author !== undefined && { author }),
  sections: [
    { heading: 'One', claims: [{ id: '1.1', text: `First of ${id}.` }] },
    {
      heading: 'Two',
      claims: [
        { id: '2.1', text: `Second of ${id}.` },
        { id: '2.2', text: `Third of ${id}.` },
      ],
    },
  ],
});

describe('what there is to know of an article without its text', () => {
  it('is its id, title, language, revision, author if any, and how long it is', async () => {
    const infos = await new Library([article('bees', 'Ann Lee'), article('wasps')]).articles({});
    const revision = expect.stringMatching(/./) as string;
    const size = { digest: revision, sections: 2, claims: 3 };
    expect(infos).toStrictEqual([
      { id: 'bees', title: 'All about bees', author: 'Ann Lee', language: 'en', revision, ...size },
      { id: 'wasps', title: 'All about wasps', language: 'en', revision, ...size },
    ]);
    expect(infos[0]?.revision).not.toBe(infos[1]?.revision);
  });

  it('cannot be changed', async () => {
    const infos = await new Library([article('bees')]).articles({});
    expect(() => Object.assign(infos[0] ?? {}, { title: 'x' })).toThrow(TypeError);
    expect(() => (infos as unknown as unknown[]).pop()).toThrow(TypeError);
  });
});

it('takes an article out and leaves the others, and takes in one after another', async () => {
  const library = new Library([article('a'), article('b')]);
  await Promise.all([library.remove('a'), library.add(article('c')), library.add(article('b', 'Ann Lee'))]);
  const infos = await library.articles({});
  expect(infos.map(({ id, author }) => [id, author])).toEqual([
    ['b', 'Ann Lee'],
    ['c', undefined],
  ]);
  await library.remove('nothing of this id');
  expect(await library.articles({})).toHaveLength(2);
});
