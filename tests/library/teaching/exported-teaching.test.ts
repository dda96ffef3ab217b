import { expect, test } from 'vitest';
import { revisionOf } from '../../../src/article/article-places.ts';
import { taughtToExport, taughtToImport } from '../../../src/library/teaching/exported-teaching.ts';
import {
  type Taught,
  type TaughtNote,
  type TaughtPlace,
  type TaughtTerm,
  teachingLimits,
} from '../../../src/library/teaching/taught.ts';
import { needsSecondLook } from '../../../src/library/teaching/taught-places.ts';
import { articleOf } from '../../article/comparing/article-texts.ts';

const before = articleOf([['Bees', 'Bees make honey.', 'Bees dance.']]);
/** The second claim is another one since. */
const article = { ...before, title: 'Bees', earlier: [{ revision: revisionOf(before), changed: ['1.2'] }] };
const here = { ...article, id: 'bees-2' };

const linkTo = (id: string, ...claimIds: readonly string[]): Taught => {
  const to = { kind: 'claims', articleId: article.id, revision: revisionOf(before), claimIds } as const;
  return { id, at: 1, teaching: { kind: 'link', questions: [`What of ${id}?`], to } };
};
const noteOf = (from: TaughtNote['from']): Taught => ({
  id: from,
  at: 2,
  teaching: { kind: 'note', questions: [`Who are ${from}?`], text: 'They are.', from },
});

test('links lead to the same claims elsewhere, under whatever id; what has changed is listed there, too', () => {
  const all = [linkTo('honey', '1.1'), linkTo('dance', '1.2'), noteOf('moderators'), noteOf('member')];
  const exported = taughtToExport(all, [article]);
  expect(exported.map(({ teaching }) => teaching.kind)).toEqual(['link', 'link', 'note']);
  expect(exported.at(-1)?.teaching).toEqual(noteOf('moderators').teaching);
  const taught = taughtToImport(exported, { taught: [] }, [{ inFile: article, here }]);
  expect(taught[0]?.teaching).toMatchObject({
    to: { articleId: 'bees-2', revision: revisionOf(here), claimIds: ['1.1'] },
  });
  const looks = needsSecondLook(taught, [here], 0);
  expect(looks.map(({ taught: { teaching }, why }) => [teaching.kind, why])).toEqual([['link', 'changed']]);
  expect(needsSecondLook(taught, [], 0).map(({ why }) => why)).toEqual(['gone', 'gone']);
});

test('what is taught already is not taught twice', () => {
  const exported = taughtToExport([noteOf('moderators')], []);
  expect(taughtToImport(exported, { taught: [{ ...noteOf('moderators'), id: 'own' }] }, [])).toEqual([]);
});

const revision = revisionOf(before);
const linkInto = (to: TaughtPlace): Taught => ({
  id: 'l',
  at: 1,
  locale: 'de',
  teaching: { kind: 'link', questions: ['Who?'], to },
});
const termOf = (term: string, means: string): Taught<TaughtTerm> => ({
  id: 't',
  at: 3,
  teaching: { kind: 'term', term, means, bothWays: true },
});
const moved = [{ inFile: article, here }];
const into = (to: TaughtPlace) => taughtToImport([linkInto(to)], { taught: [] }, moved)[0]?.teaching;

test('a file has what the moderators taught without its ids, and links by the text as it is now', () => {
  expect(taughtToExport([termOf('ult', 'ultimate'), linkTo('honey', '1.1')], [article])).toEqual([
    { at: 3, teaching: termOf('ult', 'ultimate').teaching },
    {
      at: 1,
      teaching: {
        kind: 'link',
        questions: ['What of honey?'],
        to: { kind: 'claims', articleId: article.id, revision: revisionOf(article), claimIds: ['1.1'] },
      },
    },
  ]);
});

test('what comes from a file has ids of its own, and is else as it was', () => {
  const [term, link] = taughtToImport(
    [termOf('ult', 'ultimate'), linkInto({ kind: 'article', articleId: article.id })],
    { taught: [] },
    moved,
  );
  expect(term).toEqual({ ...termOf('ult', 'ultimate'), id: expect.stringMatching(/^[\w-]{12}$/u) as string });
  expect(link).toMatchObject({ at: 1, locale: 'de' });
  expect(new Set([term?.id, link?.id, 't', 'l']).size).toBe(4);
});

test('a link leads into the article as it is called here, by its revision where the file has that', () => {
  expect(into({ kind: 'article', articleId: article.id })).toEqual({
    kind: 'link',
    questions: ['Who?'],
    to: { kind: 'article', articleId: 'bees-2' },
  });
  const section = { kind: 'section', articleId: article.id, section: '1' } as const;
  expect(into({ ...section, revision: revisionOf(article) })).toMatchObject({
    to: { ...section, articleId: 'bees-2', revision: revisionOf(here) },
  });
  expect(into({ ...section, revision })).toMatchObject({ to: { ...section, articleId: 'bees-2', revision } });
  const elsewhere = { ...section, articleId: 'elsewhere', revision };
  expect(into(elsewhere)).toEqual(linkInto(elsewhere).teaching);
});

test('what is the same, or for what there is no room, does not come in', () => {
  const has = (known: Taught, imported: Taught) => taughtToImport([imported], { taught: [known] }, []).length === 0;
  const to = { kind: 'article', articleId: article.id } as const;
  expect(has(termOf('ult', 'ultimate'), termOf('ult', 'ultimate'))).toBe(true);
  expect(has(termOf('ult', 'ultimate'), termOf('ult', 'energy'))).toBe(false);
  expect(has(termOf('ult', 'ultimate'), termOf('alt', 'ultimate'))).toBe(false);
  expect(has(linkInto(to), linkInto(to))).toBe(true);
  expect(has(linkInto(to), linkTo('Who'))).toBe(false);
  expect(has(noteOf('moderators'), { ...noteOf('moderators'), at: 9 })).toBe(true);
  expect(has(noteOf('moderators'), noteOf('member'))).toBe(false);
  const other = { ...noteOf('moderators').teaching, text: 'Others.' } as TaughtNote;
  expect(has(noteOf('moderators'), { ...noteOf('moderators'), teaching: other })).toBe(false);

  const terms = (count: number) => Array.from({ length: count }, (_, at) => termOf(`a${at}`, `b${at}`));
  const most = teachingLimits.taught;
  expect(taughtToImport([noteOf('moderators'), termOf('x', 'y')], { taught: terms(most - 1) }, [])).toMatchObject([
    { teaching: { kind: 'note' } },
  ]);
  expect(taughtToImport([noteOf('moderators')], { taught: terms(most + 1) }, [])).toEqual([]);
});
