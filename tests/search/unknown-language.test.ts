import { expect, it } from 'vitest';
import { makeArticle } from '../../src/article/make-article.ts';
import { WordSearch } from '../../src/search/word-search.ts';

const WELSH = [
  'Agorwyd y bont dros yr afon ym 1902 gan y maer.',
  'Cafodd ei hadeiladu o garreg goch o’r chwarel leol.',
  'Mae llawer o bobl yn dod i weld y bont bob haf.',
  'Caeodd y farchnad yn y dref y llynedd oherwydd y llifogydd.',
];

it('an article of an unknown language is found by words alike', async () => {
  const claims = WELSH.map((text, index) => ({ id: `1.${index + 1}`, text }));
  const article = makeArticle({ id: 'a', title: 'Y bont', sections: [{ heading: '', claims }] });
  expect(article.language).toBe('und');
  const engine = new WordSearch();
  await engine.add(article);
  expect(engine.search('pryd agorwyd y pont').hits[0]?.claim.id).toBe('1.1');
  expect(engine.search('carreg coch').hits[0]?.claim.id).toBe('1.2');
});
