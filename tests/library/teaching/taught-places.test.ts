import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../../src/article/article-places.ts';
import { asGuildId } from '../../../src/library/ids.ts';
import { addArticles, limitArticle, setInLibrary, usualLimits } from '../../../src/library/library-edits.ts';
import { Library } from '../../../src/library/library.ts';
import { replacementFor } from '../../../src/library/article-replacement.ts';
import { secondLooks } from '../../../src/library/teaching/second-looks.ts';
import type { Taught, TaughtPlace } from '../../../src/library/teaching/taught.ts';
import { isTaughtOf } from '../../../src/library/teaching/taught-matching.ts';
import { goalOf, needsSecondLook, placeAsNow, placeLookedAt } from '../../../src/library/teaching/taught-places.ts';
import { teach } from '../../../src/library/teaching/teaching-edits.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { articleOf } from '../../article/comparing/article-texts.ts';

const before = articleOf([
  ['Bees', 'Bees make honey.', 'Bees dance at noon.'],
  ['Wasps', 'Wasps make paper.', 'Wasps sting.'],
]);
const revision = revisionOf(before);
/** Its second claim says something else, and the last section has one more. */
const { article: after } = await replacementFor(
  before,
  articleOf([
    ['Bees', 'Bees make honey.', 'Nobody knows why lamps are red.'],
    ['Wasps', 'Wasps make paper.', 'Wasps sting.', 'Wasps fly.'],
  ]),
);
const other = articleOf([['Boats', 'Boats float.']], 'boats');

const articleId = before.id;
const claims = (...claimIds: readonly string[]) =>
  ({ kind: 'claims', articleId, revision, claimIds }) satisfies TaughtPlace;
const section = (number: string) => ({ kind: 'section', articleId, revision, section: number }) satisfies TaughtPlace;
const whole: TaughtPlace = { kind: 'article', articleId };
const linkTo = (to: TaughtPlace, id = 'link'): Taught => ({
  id,
  at: 1,
  teaching: { kind: 'link', questions: ['Who?'], to },
});
const noteDue = (lookAgainAt?: number): Taught => ({
  id: 'note',
  at: 1,
  teaching: {
    kind: 'note',
    questions: ['Who?'],
    text: 'Ann.',
    from: 'moderators',
    ...(lookAgainAt !== undefined && { lookAgainAt }),
  },
});

describe('where a link leads', () => {
  it('is to the article, the section or the claims that it names', () => {
    expect(goalOf(whole, [other, before])).toEqual({ kind: 'article', article: before });
    expect(goalOf(section('2'), [other, before])).toMatchObject({ kind: 'section', place: { index: 1 } });
    expect(goalOf(claims('2.2', '1.1'), [before])).toMatchObject({
      kind: 'claims',
      places: [{ claim: { text: 'Wasps sting.' } }, { claim: { text: 'Bees make honey.' } }],
    });
  });

  it('is nowhere without the article, or without the place', () => {
    expect(goalOf(whole, [other])).toBeUndefined();
    expect(goalOf(claims('9.9'), [before])).toBeUndefined();
    expect(goalOf(section('9'), [before])).toBeUndefined();
    expect(goalOf(section('1.1'), [before])).toBeUndefined();
  });

  it('goes on to claims that say what they said, and only to these', () => {
    expect(goalOf(claims('1.1', '1.2'), [after])).toMatchObject({ places: [{ claim: { id: '1.1' } }] });
    expect(goalOf(claims('1.2'), [after])).toBeUndefined();
    expect(goalOf({ ...section('1'), revision: 'unknown!' }, [after])).toBeUndefined();
  });
});

describe('a place in a text that has changed', () => {
  const now = revisionOf(after);

  it('is named by the text as it is now, with the claims that are left', () => {
    expect(placeAsNow(claims('1.1', '1.2'), [other, after])).toEqual({ ...claims('1.1'), revision: now });
    expect(placeAsNow(section('2'), [after])).toEqual({ ...section('2'), revision: now });
    expect(placeAsNow(whole, [after])).toEqual(whole);
  });

  it('stays as it was where nothing is left of it, or the article is gone', () => {
    for (const to of [claims('1.2'), claims('1.1'), section('2'), whole]) expect(placeAsNow(to, [other])).toEqual(to);
    expect(placeAsNow(claims('1.2'), [after])).toEqual(claims('1.2'));
  });

  it('is taken as it is where it is a section that says something else, only once somebody has looked', () => {
    expect(placeAsNow(section('1'), [after])).toEqual(section('1'));
    expect(placeLookedAt(section('1'), [after])).toEqual({ ...section('1'), revision: now });
  });
});

describe('a second look', () => {
  const why = (taught: Taught, now = 100) => needsSecondLook([taught], [other, after], now).map((each) => each.why);

  it('is needed of what is gone or changed, and of no more', () => {
    expect(why(linkTo({ ...whole, articleId: 'none' }))).toEqual(['gone']);
    for (const changed of [claims('1.2'), claims('1.1', '1.2'), section('1')])
      expect(why(linkTo(changed))).toEqual(['changed']);
    for (const same of [claims('1.1'), claims('1.1', '2.2'), section('2'), whole])
      expect(why(linkTo(same))).toEqual([]);
  });

  it('is needed of a note from the day on that was set for it', () => {
    expect([99, 100, 101, undefined].map((day) => why(noteDue(day)))).toEqual([['due'], ['due'], [], []]);
  });

  it('is never needed of a term', () => {
    const term: Taught = {
      id: 't',
      at: 1,
      teaching: { kind: 'term', term: 'ult', means: 'ultimate', bothWays: false },
    };
    expect(why(term)).toEqual([]);
  });
});

describe('what leads into an article', () => {
  it('is asked of it, and of all; a note only of all', () => {
    const is = (taught: Taught, articleIds?: readonly string[]) =>
      taught.teaching.kind !== 'term' &&
      isTaughtOf({ ...taught, teaching: taught.teaching }, [before, other], articleIds);
    expect(is(linkTo(whole))).toBe(true);
    expect(is(linkTo(whole), ['boats', articleId])).toBe(true);
    expect(is(linkTo(whole), ['boats'])).toBe(false);
    expect(is(linkTo(claims('9.9')))).toBe(false);
    expect(is(noteDue())).toBe(true);
    expect(is(noteDue(), [articleId])).toBe(false);
  });
});

it('second looks of a server are over all of its articles, for whoever, and those of the operator’s that are not hidden', async () => {
  await using store = await openStore(':memory:', { questionRetentionDays: 90 });
  const guildId = asGuildId('100000000000000001');
  const by = { at: 1 };
  const hidden = articleOf([['Hidden', 'Hidden things are here.']], 'hidden');
  const library = new Library([other, hidden, { ...before, title: 'The operator’s' }], { store: store.library });
  const audience = { channelIds: ['5'], roleIds: ['6'] };
  await library.change(guildId, by, (stored) =>
    addArticles(stored, [{ article: after, source: { kind: 'text' }, at: 1, audience }], usualLimits),
  );
  await library.change(guildId, by, (stored) => limitArticle(stored, articleId, audience));
  await library.change(guildId, by, (stored) => setInLibrary(stored, { action: 'hide' }, { hiddenIds: ['hidden'] }));
  const places: Readonly<Record<string, TaughtPlace>> = {
    own: claims('1.1'),
    changed: claims('1.2'),
    operators: { kind: 'article', articleId: 'boats' },
    hidden: { kind: 'article', articleId: 'hidden' },
  };
  for (const [id, to] of Object.entries(places))
    await library.change(guildId, by, (stored) => teach(stored, linkTo(to, id)));
  const looks = await secondLooks(library, guildId, 100);
  expect(looks.map(({ taught, why }) => [taught.id, why])).toEqual([
    ['changed', 'changed'],
    ['hidden', 'gone'],
  ]);
});
