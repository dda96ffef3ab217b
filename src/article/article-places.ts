import type { Article, Claim, Section } from './article-model.ts';

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
