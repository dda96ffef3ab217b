import type { Article, Claim, Section } from './article-model.ts';
import { createHash } from 'node:crypto';

/** A section of an article, or one claim in it. */
export type Place = {
  readonly article: Article;
  /** From 0. */
  readonly index: number;
  readonly section: Section;
  readonly claim?: Claim;
};

export type ClaimPlace = Place & { readonly claim: Claim };

/** `2` is the second section, `2.1` its first claim. Undefined where the article has no such place. */
export function placeNumbered(number: string, article: Article): Place | undefined {
  if (number.includes('.')) return findClaim(number, article);
  const index = article.sections.findIndex((_, at) => sectionNumber(at) === number);
  const section = article.sections[index];
  return section && { article, index, section };
}

/** The claim with this id; undefined where the article has none. */
export function findClaim(claimId: string, article: Article): ClaimPlace | undefined {
  for (const [index, section] of article.sections.entries()) {
    const claim = section.claims.find(({ id }) => id === claimId);
    if (claim !== undefined) return { article, index, section, claim };
  }
  return undefined;
}

/** Every section of every article, in order. */
export function allSections(articles: readonly Article[]): readonly Place[] {
  return articles.flatMap((article) => article.sections.map((section, index) => ({ article, index, section })));
}

/** Sections are counted from 1, as claims' ids are. */
export function sectionNumber(index: number): string {
  return String(index + 1);
}

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
