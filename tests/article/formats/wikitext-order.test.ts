import { expect, it } from 'vitest';
import { comparePlaces } from '../../../src/article/document-place.ts';
import { FORMATS } from '../../../src/article/formats/index.ts';

it.each([
  '== A ==\n{|\n== A ==\n<!-- c -->! head\n|-\n<pre>code\n</pre># two three\n',
  'Some words here.\n{|\n! head\n|-\n;term\n> ;term\nSome words here. ',
])('what a table that is never ended holds stands in the order of the text: %j', async (source) => {
  const format = FORMATS.find(({ name }) => name === 'wikitext');
  const { blocks = [] } = (await format?.read(new TextEncoder().encode(source), { file: 'page' })) ?? {};
  expect(blocks.map(({ text }) => text).join(' ')).toContain('head');
  expect(blocks).toEqual([...blocks].sort((one, other) => comparePlaces(one.place, other.place)));
});
