import { expect, it } from 'vitest';
import { countChanges, isSameText, outdatedClaims, replacementFor } from '../../src/library/article-replacement.ts';
import { articleOf, type TextOfSections } from '../article/comparing/article-texts.ts';

const text: TextOfSections = [
  ['Hours', 'The library opens at nine in the morning.', 'The library closes at six in the evening.'],
  ['Lamps', 'Red lamps warn boats of rocks.', 'Green lamps show boats the way.'],
  ['Dogs', 'Dogs bark at night.'],
];
const before = articleOf(text);
const [hours, lamps, dogs] = text;
const replaced = (...sections: readonly (TextOfSections[number] | undefined)[]) =>
  replacementFor(before, articleOf(sections.filter((section) => section !== undefined)));

it('what comes of a text goes on with the ids of the one before, and what changed stands in it', async () => {
  const { article, changes } = await replaced(
    ['Lamps', 'Green lamps show boats the way.', 'Blue lamps are for fishermen.'],
    ['Hours', 'The library opens at ten in the morning.', 'The library closes at six in the evening.'],
    ['Cats', 'Nobody feeds cats in this harbour.'],
  );
  expect(article.sections.flatMap(({ claims }) => claims.map(({ id }) => id)).slice(0, 4)).toEqual([
    '2.2',
    '2.3',
    '1.1',
    '1.2',
  ]);
  for (const change of [...changes.claims, ...changes.sections]) {
    if (change.kind === 'gone') continue;
    expect(change.after.article).toBe(article);
    expect(change.after.section).toBe(article.sections[change.after.index]);
  }
  for (const change of changes.claims)
    if (change.kind !== 'gone') expect(change.after.section.claims).toContain(change.after.claim);
  expect(countChanges(changes.claims)).toEqual({ same: 2, moved: 0, changed: 1, new: 2, gone: 2 });
  expect(countChanges(changes.sections)).toMatchObject({ new: 1, gone: 1 });
  expect(outdatedClaims(changes)).toEqual(expect.arrayContaining(['1.1', '2.1', '3.1']));
  expect(outdatedClaims(changes)).toHaveLength(3);
  expect(isSameText(changes)).toBe(false);
});

it('a text is the same where it says the same in the same order, whatever its details are', async () => {
  const same = await replacementFor(before, { ...articleOf(text), author: 'Ann Lee' });
  expect(isSameText(same.changes)).toBe(true);
  expect(outdatedClaims(same.changes)).toEqual([]);
});

it.each([
  ['one claim more', [hours, lamps, ['Dogs', 'Dogs bark at night.', 'Boats float.']]],
  ['another claim', [hours, lamps, ['Dogs', 'Cats sleep all day.']]],
  ['a claim that is in another place', [hours, ['Lamps', ...(lamps ?? []).slice(1).toReversed()], dogs]],
  ['a section of another name', [hours, ['Lighthouses', ...(lamps ?? []).slice(1)], dogs]],
  ['sections in another order', [lamps, hours, dogs]],
  ['a section fewer', [hours, lamps]],
] as const)('and is not with %s', async (_, sections) => {
  const { changes } = await replaced(...(sections as TextOfSections));
  expect(isSameText(changes)).toBe(false);
});
