import * as z from 'zod';
import { teachingLimits } from '../../../src/library/teaching/taught.ts';
import type { ExportedArticle, ExportedHead } from './exported-library.ts';

/** What a file may hold at most: whoever wrote it may have meant harm. Far above what any document is read into. */
const line = z.string().max(2_000);
const text = z.string().max(20_000);
const count = z.int().min(0).max(1_000_000_000);
const time = z.int().min(0);
const snowflake = z.string().regex(/^\d{5,20}$/);
const id = z.string().regex(/^[\p{L}\p{M}\p{N}-]{1,60}$/u);
const claimId = z.string().regex(/^\d{1,5}\.\d{1,5}$/);

const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), line: count }),
  z.object({ kind: z.literal('page'), page: count, paragraph: count }),
  z.object({ kind: z.literal('cell'), table: count, row: count, column: count.exactOptional() }),
  z.object({ kind: z.literal('element'), element: count, path: line }),
]);

const claim = z
  .object({
    id: claimId,
    text: text.min(1),
    label: line.exactOptional(),
    leadIn: text.exactOptional(),
    codeFrom: count.exactOptional(),
    columns: z.array(line).max(500).exactOptional(),
    links: z
      .array(z.object({ start: count, end: count, target: text }))
      .max(1_000)
      .exactOptional(),
    steps: claimId.exactOptional(),
    place: place.exactOptional(),
  })
  .refine(
    ({ text: { length }, codeFrom = 0, links = [] }) =>
      codeFrom <= length && links.every(({ start, end }) => start <= end && end <= length),
  );

const number = z.int().min(1).max(99_999);
const sectionNumber = z.string().regex(/^\d{1,5}$/);

const section = z.object({
  number: number.exactOptional(),
  lastClaim: number.exactOptional(),
  heading: text,
  path: z.array(text).max(100).exactOptional(),
  question: text.exactOptional(),
  claims: z.array(claim),
});

const article = z
  .object({
    id,
    title: line,
    subtitle: text.exactOptional(),
    author: text.exactOptional(),
    aboutAuthor: text.exactOptional(),
    sourceUrl: line.exactOptional(),
    date: line.exactOptional(),
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
    sections: z.array(section),
    lastSection: number.exactOptional(),
    earlier: z
      .array(
        z.object({
          revision: z.string().regex(/^[\w-]{8}$/),
          changed: z.array(claimId).max(20_000),
          shortened: z.array(sectionNumber).max(20_000).exactOptional(),
        }),
      )
      .max(50)
      .exactOptional(),
  })
  .refine(({ sections }) => {
    const ids = sections.flatMap(({ claims }) => claims.map((each) => each.id));
    const numbers = sections.map((each, at) => each.number ?? at + 1);
    return ids.length > 0 && new Set(ids).size === ids.length && new Set(numbers).size === numbers.length;
  });

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), name: line }),
  z.object({ kind: z.literal('text') }),
  z.object({
    kind: z.literal('message'),
    url: z.string().regex(/^https:\/\/discord\.com\/channels\/\d{5,20}\/\d{5,20}\/\d{5,20}$/),
  }),
  z.object({
    kind: z.literal('web'),
    url: line.regex(/^https?:\/\/[^\s<>]+$/),
    etag: line.exactOptional(),
    lastModified: line.exactOptional(),
    sync: z.enum(['off', 'tell', 'apply']),
    checkedAt: time,
    trouble: line.exactOptional(),
  }),
]);

const ids = z.array(snowflake).max(500);
const exported = z.object({ article, source, audience: z.object({ channelIds: ids, roleIds: ids }) });

const worded = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/[\p{L}\p{N}]/u);
const questions = z.array(worded(teachingLimits.question)).min(1).max(teachingLimits.questions);
const revision = z.string().regex(/^[\w-]{8}$/);

const teaching = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('link'),
    questions,
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('claims'), articleId: id, revision, claimIds: z.array(claimId).min(1).max(50) }),
      z.object({ kind: z.literal('section'), articleId: id, revision, section: sectionNumber }),
      z.object({ kind: z.literal('article'), articleId: id }),
    ]),
  }),
  z
    .object({
      kind: z.literal('term'),
      term: worded(teachingLimits.term),
      means: worded(teachingLimits.means),
      bothWays: z.boolean(),
    })
    .refine(({ term, means }) => term.toLowerCase() !== means.toLowerCase()),
  z.object({
    kind: z.literal('note'),
    questions,
    text: z.string().min(1).max(teachingLimits.note),
    from: z.literal('moderators'),
    lookAgainAt: time.exactOptional(),
  }),
]);

const taught = z.object({
  at: time,
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .exactOptional(),
  teaching,
});

const head = z.object({
  docent: z.literal('library'),
  version: count,
  settings: z.object({ defaultArticleId: z.string().exactOptional() }),
  checks: z.array(z.object({ question: text, articleId: id, claimId, text })).max(50_000),
  taught: z.array(taught).max(teachingLimits.taught).exactOptional(),
});

/** An article of a library's file; undefined for what is none. What nobody knows is left out. */
export function exportedArticle(value: unknown): ExportedArticle | undefined {
  return exported.safeParse(value).data;
}

/** What stands before the articles; undefined for what is none. */
export function exportedHead(value: unknown): ExportedHead | undefined {
  return head.safeParse(value).data;
}
