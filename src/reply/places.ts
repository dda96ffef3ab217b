import { createHash } from 'node:crypto';
import type { Article, Claim, Section } from '../article/article-model.ts';

/** A section of an article, or one claim in it. */
export type Place = {
  readonly article: Article;
  /** From 0. */
  readonly index: number;
  readonly section: Section;
  readonly claim?: Claim;
};

export type ClaimPlace = Place & { readonly claim: Claim };

const shortEnough = /^[\w-]{1,32}$/;

/** Stands for an article where there is room for little: its id, or what is made from a long one. At most 32 characters. */
export function articleKey(articleId: string): string {
  if (shortEnough.test(articleId)) return articleId;
  return `~${createHash('sha256').update(articleId).digest('base64url').slice(0, 22)}`;
}

/** Only among these articles: a key from elsewhere finds nothing. */
export function findArticle(key: string, articles: readonly Article[]): Article | undefined {
  return articles.find(({ id }) => articleKey(id) === key);
}

/** `key#2` or `key#2.1`: what choices and menus carry. */
export function placeValue({ article, index, claim }: Place): string {
  return `${articleKey(article.id)}#${claim?.id ?? sectionNumber(index)}`;
}

/** The place that such a value names, if it is in one of these articles. */
export function findPlace(value: string, articles: readonly Article[]): Place | undefined {
  const hash = value.lastIndexOf('#');
  const article = hash < 0 ? undefined : findArticle(value.slice(0, hash), articles);
  return article && placeNumbered(value.slice(hash + 1), article);
}

/** `2` is the second section, `2.1` its first claim. */
export function placeNumbered(number: string, article: Article): Place | undefined {
  if (number.includes('.')) return findClaim(number, article);
  const index = article.sections.findIndex((_, at) => sectionNumber(at) === number);
  const section = article.sections[index];
  return section && { article, index, section };
}

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
