import { expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { revisionOf } from '../../src/article/article-places.ts';
import { countChanges, isSameText, outdatedClaims, replacementFor } from '../../src/library/article-replacement.ts';
import { checksWith, failureToday } from '../../src/library/check-questions.ts';
import { addArticles, limitArticle, replaceArticle, usualLimits } from '../../src/library/library-edits.ts';
import { Library } from '../../src/library/library.ts';
import type { CheckQuestion } from '../../src/library/stored-library.ts';
import { openStore } from '../../src/store/open-store.ts';
import { articleOf, type TextOfSections } from '../article/comparing/article-texts.ts';
import { ids } from '../support/desk.ts';

const text: TextOfSections = [
  ['Opening hours', 'The library opens at nine in the morning.', 'The library closes at six in the evening.'],
  ['Lamps', 'Red lamps warn boats of rocks.', 'Green lamps show boats the way.'],
];

async function libraryWith(...articles: readonly Article[]) {
  await using stack = new AsyncDisposableStack();
  const store = stack.use(await openStore(':memory:', { questionRetentionDays: 90 }));
  const library = new Library([], { store: store.library, warmsUp: false });
  const added = articles.map((article) => ({ article, source: { kind: 'text' }, at: 1 }) as const);
  await library.change(ids.guild, { at: 1 }, (before) => addArticles(before, added, usualLimits));
  const kept = stack.move();
  return { library, store, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

const checkOf = (article: Article, question: string, claimId: string): CheckQuestion => ({
  id: `check-${claimId}`,
  question,
  articleId: article.id,
  claimId,
  text: '',
  at: 1,
});

it('says which questions would bring another claim first, before anything takes effect', async () => {
  const article = articleOf(text);
  await using there = await libraryWith(article);
  const { library } = there;
  const checks = [
    checkOf(article, 'When does the library open?', '1.1'),
    checkOf(article, 'When does the library close?', '1.2'),
    checkOf(article, 'What do red lamps warn of?', '2.1'),
    // Fails today, too.
    checkOf(article, 'What do green lamps show?', '2.1'),
  ];
  const same = await replacementFor(article, articleOf(text));
  expect(isSameText(same.changes)).toBe(true);
  expect(await checksWith(library, ids.guild, same.article, checks)).toEqual({ asked: 4, failed: [], already: 1 });

  expect(await Promise.all(checks.map((check) => failureToday(library, ids.guild, check)))).toMatchObject([
    undefined,
    undefined,
    undefined,
    { found: { claim: { id: '2.2' } } },
  ]);

  const [, lamps = ['']] = text;
  const moved = await replacementFor(
    article,
    articleOf([lamps, ['Opening hours', 'Doors are locked at night.', 'The library opens at nine in the morning.']]),
  );
  expect(countChanges(moved.changes.claims)).toEqual({ same: 3, moved: 0, changed: 0, new: 1, gone: 1 });
  expect(outdatedClaims(moved.changes)).toEqual(['1.2']);
  const { failed, already } = await checksWith(library, ids.guild, moved.article, checks);
  expect(already).toBe(1);
  expect(failed.map(({ check }) => check.question)).toEqual(['When does the library close?']);
  expect(await library.read({ guildId: ids.guild }, ({ articles }) => articles.map(revisionOf))).toEqual([
    revisionOf(article),
  ]);
});

it('asks as members do who may read the article, over all that they find', async () => {
  const [article, other] = [
    articleOf(text),
    articleOf([['Boats', 'Boats are painted white.', 'The harbour master counts boats.']], 'boats'),
  ];
  await using there = await libraryWith(other, article);
  const { library } = there;
  await library.change(ids.guild, { at: 2 }, (before) =>
    limitArticle(before, 'rules', { channelIds: [ids.channel], roleIds: ['900000000000000001'] }),
  );
  const checks = [checkOf(article, 'What do red lamps warn of?', '2.1')];
  const { article: after } = await replacementFor(
    other,
    articleOf([['What red lamps warn of', 'Boats are painted white.', 'They warn of rocks, red lamps do.']]),
  );
  expect(after.id).toBe('boats');
  const { failed } = await checksWith(library, ids.guild, after, checks);
  expect(failed).toMatchObject([
    { found: { article: { id: 'boats' }, claim: { text: 'They warn of rocks, red lamps do.' } } },
  ]);
});

it('asks those of the article itself first, and four hundred at most', async () => {
  const [article, other] = [articleOf([['A', 'Rules.']]), articleOf([['Boats', 'Boats float.']], 'boats')];
  const asked: string[] = [];
  const never = { status: 'refused', hits: [] };
  const look = (_: unknown, use: (view: unknown) => unknown) =>
    use({ search: (question: string) => (asked.push(question), Promise.resolve(never)) });
  const library = {
    stored: () => Promise.resolve({ articles: [] }),
    readWith: (viewer: unknown, _: unknown, use: (view: unknown) => unknown) => look(viewer, use),
    read: look,
  } as unknown as Library;
  const checks = [checkOf(other, 'first?', '1.1'), checkOf(article, 'own?', '1.1'), checkOf(other, 'second?', '1.1')];
  expect(await checksWith(library, ids.guild, article, checks)).toEqual({ asked: 3, failed: [], already: 3 });
  expect(asked.filter((_, at) => at % 2 === 0)).toEqual(['own?', 'first?', 'second?']);
  const many = Array.from({ length: 401 }, () => checkOf(other, 'many?', '1.1'));
  expect(await checksWith(library, ids.guild, article, [...many, checkOf(article, 'last?', '1.1')])).toMatchObject({
    asked: 400,
  });
  expect(asked).toContain('last?');
});

it('a question of an article that is gone, or that is refused, brings nothing', async () => {
  const article = articleOf(text);
  await using there = await libraryWith(article);
  const { library } = there;
  const gone = checkOf(articleOf(text, 'gone'), 'When does the library open?', '1.1');
  expect(await failureToday(library, ids.guild, gone)).toMatchObject({
    check: gone,
    found: { article: { id: 'rules' }, claim: { id: '1.1' } },
  });
  const refused = checkOf(article, 'Who won the football match in Brazil?', '1.1');
  expect(await failureToday(library, ids.guild, refused)).toEqual({ check: refused });
});

it('a text that was compared with another one than is there now is not put in its place', async () => {
  const article = articleOf(text);
  await using there = await libraryWith(article);
  const { library } = there;
  const first = await replacementFor(article, articleOf([...text, ['Boats', 'Boats are white.']]));
  const second = await replacementFor(article, articleOf([...text, ['Dogs', 'Dogs bark.']]));
  const put = ({ article: next }: { article: Article }) =>
    library.change(ids.guild, { at: 2 }, (before) =>
      replaceArticle(before, { article: next, source: { kind: 'text' }, at: 2 }, revisionOf(article), usualLimits),
    );
  await put(first);
  await expect(put(second)).rejects.toMatchObject({ code: 'LIBRARY_CHANGED' });
  expect(await library.read({ guildId: ids.guild }, ({ articles }) => articles[0]?.sections.at(-1)?.heading)).toBe(
    'Boats',
  );
});
