import { expect, test } from 'vitest';
import { revisionOf } from '../../../src/article/article-places.ts';
import { taughtToExport, taughtToImport } from '../../../src/library/teaching/exported-teaching.ts';
import type { Taught, TaughtNote } from '../../../src/library/teaching/taught.ts';
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
