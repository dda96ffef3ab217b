import fc from 'fast-check';
import type { Article } from '../../../src/article/article-model.ts';
import { hostileText } from '../../support/hostile.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const count = fc.nat(100_000);

const place = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), line: count }),
  fc.record({ kind: fc.constant('page' as const), page: count, paragraph: count }),
  fc.record({ kind: fc.constant('cell' as const), table: count, row: count, column: count }),
  fc.record({ kind: fc.constant('element' as const), element: count, path: hostileText }),
);

/** Without what is undefined, as articles are. */
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

const claims = fc
  .array(
    fc.record({
      text: hostileText.filter((text) => text !== ''),
      label: optional(hostileText),
      leadIn: optional(hostileText),
      columns: optional(fc.array(hostileText, { maxLength: 3 })),
      target: optional(hostileText),
      isCode: fc.boolean(),
      place: optional(place),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.map(({ text, target, isCode, ...rest }) =>
      defined({
        ...rest,
        text,
        codeFrom: isCode ? 0 : undefined,
        links: target === undefined ? undefined : [{ start: 0, end: text.length, target }],
      }),
    ),
  );

/** Articles that say anything anywhere. */
export const hostileArticle: fc.Arbitrary<Article> = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9-]{1,30}$/),
    title: hostileText,
    author: optional(hostileText),
    sourceUrl: optional(hostileText),
    date: optional(fc.constantFrom('2024', '2024-05-06')),
    language: fc.constantFrom('en', 'de', 'und'),
    sections: fc.array(fc.record({ heading: hostileText, path: optional(fc.array(hostileText)), claims }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map((article) =>
    defined({
      ...article,
      sections: article.sections.map((section, at) =>
        defined({ ...section, claims: section.claims.map((claim, n) => ({ ...claim, id: `${at + 1}.${n + 1}` })) }),
      ),
    }),
  ) as fc.Arbitrary<Article>;
