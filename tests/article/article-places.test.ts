import { expect, test } from 'vitest';
import { numberToShow } from '../../src/article/article-places.ts';

test.each([
  ['Docent’s number where the document has none', { text: 'Be kind.' }, '2.1'],
  ['none where the text begins with its own', { label: '4.', text: '4. Be kind.' }, undefined],
  ['none where it stands behind what leads in', { label: 'b)', text: 'You may not: b) shout' }, undefined],
  ['none where it leads into code', { label: '4.', text: '4. Run:\nnpm ci' }, undefined],
  ['the document’s where a part of a long item lacks it', { label: '1.', text: 'It costs 11. It is paid.' }, '1.'],
])('before a claim stands %s', (_, claim, shown) => {
  expect(numberToShow({ id: '2.1', ...claim })).toBe(shown);
});
