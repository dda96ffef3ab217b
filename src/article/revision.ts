import { createHash } from 'node:crypto';
import type { Article } from './article-model.ts';

const revisions = new WeakMap<Article, string>();

/**
 * The revision of an article: eight characters (`A–Z a–z 0–9 - _`, the beginning of a SHA-256 in base64url) that change when
 * anything does that it says, so that a reference to one of its claims never leads to another one. It covers id, title, subtitle,
 * author, what is said about them, source, date, headings, and each claim's id and text; not what is derived from these, such as
 * the language. The same content gives the same revision in every run; it is worked out once for each object, which must not change.
 *
 * @example revisionOf(article) // 'kJ3x_9Qa'
 */
export function revisionOf(article: Article): string {
  const known = revisions.get(article);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(contentOf(article)).digest('base64url').slice(0, 8);
  revisions.set(article, made);
  return made;
}

/** Details that are absent stand nowhere; the order is the one in which buttons and schedules of older versions had them. */
function contentOf({ id, title, subtitle, author, aboutAuthor, sourceUrl, date, sections }: Article): string {
  return JSON.stringify({
    id,
    title,
    subtitle,
    author,
    aboutAuthor,
    sourceUrl,
    date,
    sections: sections.map(({ heading, claims }) => ({
      heading,
      claims: claims.map(({ id, text }) => ({ id, text })),
    })),
  });
}
