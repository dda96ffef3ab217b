import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Claim } from '../../src/article/article-model.ts';
import { textFormat } from '../../src/article/formats/text/text-format.ts';
import { loadArticles } from '../../src/article/folder/load-articles.ts';
import { readArticle } from '../../src/article/read-article.ts';

const FOLDER = join(import.meta.dirname, '../../data/articles');

test('the bundled article has its three sections of four claims each', async () => {
  const [article] = await loadArticles(FOLDER);
  expect(article).toMatchObject({
    language: 'en',
    id: 'russia-and-the-taliban',
    title: 'Russia and the Taliban: a new partnership in the making?',
    author: 'Ishan Crawford',
  });
  expect(article).not.toHaveProperty('subtitle');
  expect(article?.aboutAuthor).toMatch(/^Prior to the position, Ishan was .* Cumbernauld-media\.$/u);
  expect(article?.sections.map((section) => section.heading)).toEqual([
    'How Moscow became the first to meet with the new rulers of Afghanistan',
    'Why Russia’s economic influence in Afghanistan is limited and doesn’t compare with that of major regional players',
    'How Russia’s ties with the Taliban are part of its broader strategy to counter the West and assert its role in the region',
  ]);
  expect(article?.sections.map((section) => section.claims.map((claim) => claim.id))).toEqual([
    ['1.1', '1.2', '1.3', '1.4'],
    ['2.1', '2.2', '2.3', '2.4'],
    ['3.1', '3.2', '3.3', '3.4'],
  ]);
});

test('every claim of the bundled article stands in its file word for word, and no furniture is among them', async () => {
  const source = readFileSync(join(FOLDER, 'russia-and-the-taliban.txt'), 'utf8');
  const [article] = await loadArticles(FOLDER);
  const claims = article?.sections.flatMap((section) => section.claims.map((claim) => claim.text)) ?? [];
  const bullets = source.split('\n').filter((line) => line.trimStart().startsWith('•'));
  expect(bullets.map((line) => line.replace('•', '').trim())).toEqual(claims);
  expect(claims.join('\n')).toContain('‘Moscow format’');
  expect(claims.join('\n')).not.toMatch(
    /russia taliban meeting|Leave a Reply|email address|Related Posts|senior vice/u,
  );
});

const wrap = (source: string, width: number, indent: string): string =>
  source.replaceAll(new RegExp(`(?=.{${width}})(.{1,${width}}) `, 'gu'), `$1\n${indent}`);

test.each<[string, (source: string) => string]>([
  ['Windows line ends', (source) => source.replaceAll('\n', '\r\n')],
  ['a byte order mark', (source) => `\u{FEFF}${source}`],
  ['hyphens', (source) => source.replaceAll('•', '-')],
  ['dashes', (source) => source.replaceAll('•', '–')],
  ['one number for all', (source) => source.replaceAll('•', '1.')],
  ['lines wrapped at 72', (source) => wrap(source, 72, '    ')],
  ['lines wrapped at 72, flush left', (source) => wrap(source, 72, '')],
  ['no blank lines', (source) => source.replaceAll(/\n\n+/gu, '\n')],
  ['two blank lines', (source) => source.replaceAll('\n\n', '\n\n\n')],
  ['blank lines between bullets', (source) => source.replaceAll('\n  •', '\n\n  •')],
  ['spaces behind each line', (source) => source.replaceAll('\n', '  \n')],
  [
    'the by-line at the top',
    (source) => source.replace('By Ishan Crawford\n\n', '').replace('\n\n', '\n\nBy Ishan Crawford\n\n'),
  ],
])('the bundled article is the same with %s', async (_name, change) => {
  const source = readFileSync(join(FOLDER, 'russia-and-the-taliban.txt'), 'utf8');
  /** But for the lines on which its claims stand, and their numbers. */
  const read = async (text: string): Promise<unknown> => {
    const { article } = await readArticle(Buffer.from(text), { format: textFormat, id: 'a' });
    const withoutPlaces = ({ id, text, label = '' }: Claim): unknown => ({ id, text: text.slice(label.length).trim() });
    return {
      ...article,
      sections: article.sections.map((section) => ({ ...section, claims: section.claims.map(withoutPlaces) })),
    };
  };
  expect(change(source)).not.toBe(source);
  expect(await read(change(source))).toEqual(await read(source));
});
