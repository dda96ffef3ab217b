import { expect, it } from 'vitest';
import { comparePlaces } from '../../../src/article/document-place.ts';
import { readWikitext } from '../../../src/article/wikitext/read-wikitext.ts';

it.each([
  '== A ==\n{|\n== A ==\n<!-- c -->! head\n|-\n<pre>code\n</pre># two three\n',
  'Some words here.\n{|\n! head\n|-\n;term\n> ;term\nSome words here. ',
])('what a table that is never ended holds stands in the order of the text: %j', (source) => {
  const { blocks } = readWikitext(source);
  expect(blocks.map(({ text }) => text).join(' ')).toContain('head');
  expect(blocks).toEqual([...blocks].sort((one, other) => comparePlaces(one.place, other.place)));
});
