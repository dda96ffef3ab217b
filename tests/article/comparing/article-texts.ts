import fc from 'fast-check';
import type { Article } from '../../../src/article/article-model.ts';
import { makeArticle } from '../../../src/article/make-article.ts';

export type TextOfSections = readonly (readonly [heading: string, ...claims: string[]])[];

/** Claims that begin with a number have it as their label. */
export function articleOf(text: TextOfSections, id = 'rules'): Article {
  const sections = text.map(([heading, ...claims], index) => ({
    heading,
    claims: claims.map((claim, at) => {
      const label = /^\d+\./u.exec(claim)?.[0];
      return { id: `${index + 1}.${at + 1}`, text: claim, ...(label !== undefined && { label }) };
    }),
  }));
  return makeArticle({ id, title: 'Rules', language: 'en', sections });
}

const word = fc.constantFrom(
  'bees',
  'make',
  'honey',
  'lamps',
  'are',
  'red',
  'no',
  'spam',
  'boats',
  'float',
  '蜂',
  '蜜',
);
const claim = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const labelled = fc
  .tuple(fc.option(fc.nat(5)), claim)
  .map(([label, text]) => (label === null ? text : `${label}. ${text}`));
const heading = fc.constantFrom('', 'Bees', 'Lamps', 'Red lamps', 'Boats');
export const anyText: fc.Arbitrary<TextOfSections> = fc.array(
  fc
    .tuple(heading, fc.array(labelled, { minLength: 1, maxLength: 6 }))
    .map(([head, claims]) => [head, ...claims] as const),
  { minLength: 1, maxLength: 4 },
);
