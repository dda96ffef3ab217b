import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { makeArticle } from '../../src/article/make-article.ts';
import { revisionOf } from '../../src/article/article-places.ts';

const bare = {
  id: 'bees',
  title: 'Bees',
  sections: [
    {
      heading: 'Honey',
      claims: [
        { id: '1.1', text: 'Bees make honey.' },
        { id: '1.2', text: 'Bees live in hives.' },
      ],
    },
    { heading: 'Wax', claims: [{ id: '2.1', text: 'Bees make wax.' }] },
  ],
};
const whole = makeArticle({
  ...bare,
  subtitle: 'A short look',
  author: 'Ann Lee',
  aboutAuthor: 'Ann Lee keeps bees.',
  sourceUrl: 'https://example.org/bees',
  date: '2023-05-17',
});

const CHANGES: readonly [what: string, changed: Article][] = [
  ['id', { ...whole, id: 'wasps' }],
  ['title', { ...whole, title: 'Wasps' }],
  ['subtitle', { ...whole, subtitle: 'A long look' }],
  ['author', { ...whole, author: 'Ben Lee' }],
  ['what is said about the author', { ...whole, aboutAuthor: 'Ann Lee is a writer.' }],
  ['source', { ...whole, sourceUrl: 'https://example.org/wasps' }],
  ['date', { ...whole, date: '2023-05-18' }],
  ['no details', makeArticle(bare)],
  ['order of sections', { ...whole, sections: [...whole.sections].toReversed() }],
  ['heading', { ...whole, sections: whole.sections.map((section) => ({ ...section, heading: 'Bread' })) }],
  [
    'text of a claim',
    { ...whole, sections: whole.sections.map(({ heading }) => ({ heading, claims: [{ id: '1.1', text: 'No.' }] })) },
  ],
  [
    'id of a claim',
    {
      ...whole,
      sections: whole.sections.map(({ heading, claims }) => ({
        heading,
        claims: claims.map(({ id, text }) => ({ id: `${id}0`, text })),
      })),
    },
  ],
];

describe('the revision of an article', () => {
  test('is eight characters that a custom id can carry', () => {
    expect(revisionOf(whole)).toMatch(/^[\w-]{8}$/u);
    expect(revisionOf(whole)).toBe(revisionOf(structuredClone(whole)));
  });

  test('changes with anything that the article says', () => {
    const revisions = [whole, ...CHANGES.map(([, changed]) => changed)].map(revisionOf);
    expect(new Set(revisions).size).toBe(revisions.length);
  });

  test('does not change with what is derived, nor with the order of the parts', () => {
    expect(revisionOf({ ...whole, language: 'und' })).toBe(revisionOf(whole));
    const { id, sections, ...details } = whole;
    expect(revisionOf({ sections, ...details, id })).toBe(revisionOf(whole));
    const withMore = whole.sections.map((section) => ({
      place: 7,
      ...section,
      claims: section.claims.map((claim) => ({ words: 3, ...claim })),
    }));
    expect(revisionOf({ ...whole, sections: withMore })).toBe(revisionOf(whole));
  });

  test('is the one that buttons of older versions carry, which hashed an article as it was read', () => {
    const hashed = createHash('sha256').update(JSON.stringify(bare)).digest('base64url').slice(0, 8);
    expect(revisionOf(makeArticle(bare))).toBe(hashed);
  });
});
