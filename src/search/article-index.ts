import type { Article, Claim } from '../article/model.ts';
import { formsOfClaim } from './forms.ts';
import type { Slices } from './slices.ts';
import { type Token, tokenise } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One article's claims as sequences of terms. Claims are counted through the whole article from 0. */
export type ArticleIndex = {
  readonly article: Article;
  readonly claims: readonly Claim[];
  /** Terms of all claims, one after another; those of claim `i` lie from `offsets[i]` to `offsets[i + 1]`. */
  readonly terms: Uint32Array;
  readonly offsets: Uint32Array;
  /** Numbers, acronyms and names that may be written in other ways: for each claim with such, place and term in turn. */
  readonly forms: ReadonlyMap<number, Uint32Array>;
  /** Index of each claim's section. */
  readonly sectionOf: Uint32Array;
  /** Claim at which each section begins; one more entry than sections. */
  readonly sectionStarts: Uint32Array;
  readonly headings: readonly Uint32Array[];
  readonly title: Uint32Array;
  /** Every term of claims, headings and title once, in ascending order. */
  readonly distinct: Uint32Array;
  /** How many claims hold each of the distinct terms. */
  readonly claimCounts: Uint32Array;
};

/** Reads an article into terms, slice by slice. Every term is held in the vocabulary. */
export async function indexArticle(article: Article, vocabulary: Vocabulary, slices: Slices): Promise<ArticleIndex> {
  const known = new Map<string, number>();
  const counts = new Map<number, number>();
  const hold = (term: number): number => {
    if (counts.has(term)) return term;
    counts.set(term, 0);
    vocabulary.hold(term);
    return term;
  };
  const termsOf = (tokens: readonly Token[]): Uint32Array =>
    Uint32Array.from(tokens, ({ word }) => {
      let term = known.get(word);
      if (term === undefined) {
        term = hold(vocabulary.intern(word));
        known.set(word, term);
      }
      return term;
    });
  const formsOf = (text: string, tokens: readonly Token[]): number[] =>
    formsOfClaim(text, vocabulary.language.code).flatMap(({ start, key }) => {
      const place = tokens.findIndex((token) => token.end > start);
      return place === -1 ? [] : [place, hold(vocabulary.internStem(key, false))];
    });

  const parts: Uint32Array[] = [];
  const forms = new Map<number, Uint32Array>();
  const claims: Claim[] = [];
  const sections: number[] = [];
  const sectionStarts: number[] = [];
  const headings: Uint32Array[] = [];
  for (const [index, section] of article.sections.entries()) {
    sectionStarts.push(claims.length);
    headings.push(termsOf(tokenise(section.heading)));
    for (const claim of section.claims) {
      claims.push(claim);
      sections.push(index);
      const tokens = tokenise(claim.text);
      const terms = termsOf(tokens);
      const written = formsOf(claim.text, tokens);
      if (written.length > 0) forms.set(claims.length - 1, Uint32Array.from(written));
      for (const term of new Set([...terms, ...written.filter((_, index) => index % 2 === 1)])) {
        counts.set(term, (counts.get(term) ?? 0) + 1);
      }
      parts.push(terms);
      if (slices.spend(claim.text.length)) await slices.pause();
    }
  }
  sectionStarts.push(claims.length);

  const offsets = new Uint32Array(parts.length + 1);
  for (const [index, part] of parts.entries()) offsets[index + 1] = (offsets[index] ?? 0) + part.length;
  const terms = new Uint32Array(offsets[parts.length] ?? 0);
  for (const [index, part] of parts.entries()) terms.set(part, offsets[index]);
  const title = termsOf(tokenise(`${article.title} ${article.subtitle ?? ''}`));
  const distinct = Uint32Array.from(counts.keys()).sort();
  return {
    article,
    claims,
    terms,
    offsets,
    forms,
    sectionOf: Uint32Array.from(sections),
    sectionStarts: Uint32Array.from(sectionStarts),
    headings,
    title,
    distinct,
    claimCounts: distinct.map((term) => counts.get(term) ?? 0),
  };
}

/** How many claims of the article hold the term. */
export function claimCount(index: ArticleIndex, term: number): number {
  const place = placeOf(index, term);
  return index.distinct[place] === term ? (index.claimCounts[place] ?? 0) : 0;
}

/** Whether the article has the term anywhere, its headings and title included. */
export function hasTerm(index: ArticleIndex, term: number): boolean {
  return index.distinct[placeOf(index, term)] === term;
}

function placeOf({ distinct }: ArticleIndex, term: number): number {
  let low = 0;
  let high = distinct.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((distinct[middle] ?? 0) < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
