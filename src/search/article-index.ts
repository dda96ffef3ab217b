import type { Article, Claim } from '../article/model.ts';
import type { Slices } from './slices.ts';
import { termsOf } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One article's claims as sequences of terms. Claims are counted through the whole article from 0. */
export type ArticleIndex = {
  readonly article: Article;
  readonly claims: readonly Claim[];
  /** Terms of all claims, one after another; those of claim `i` lie from `offsets[i]` to `offsets[i + 1]`. */
  readonly terms: Uint32Array;
  readonly offsets: Uint32Array;
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
  const read = (text: string): Uint32Array => {
    const terms = Uint32Array.from(termsOf(text, vocabulary, known));
    for (const term of terms) {
      if (counts.has(term)) continue;
      counts.set(term, 0);
      vocabulary.hold(term);
    }
    return terms;
  };

  const parts: Uint32Array[] = [];
  const claims: Claim[] = [];
  const sections: number[] = [];
  const sectionStarts: number[] = [];
  const headings: Uint32Array[] = [];
  for (const [index, section] of article.sections.entries()) {
    sectionStarts.push(claims.length);
    headings.push(read(section.heading));
    for (const claim of section.claims) {
      claims.push(claim);
      sections.push(index);
      const terms = read(claim.text);
      for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
      parts.push(terms);
      if (slices.spend(claim.text.length)) await slices.pause();
    }
  }
  sectionStarts.push(claims.length);

  const offsets = new Uint32Array(parts.length + 1);
  for (const [index, part] of parts.entries()) offsets[index + 1] = (offsets[index] ?? 0) + part.length;
  const terms = new Uint32Array(offsets[parts.length] ?? 0);
  for (const [index, part] of parts.entries()) terms.set(part, offsets[index]);
  const title = read(`${article.title} ${article.subtitle ?? ''}`);
  const distinct = Uint32Array.from(counts.keys()).sort();
  return {
    article,
    claims,
    terms,
    offsets,
    sectionOf: Uint32Array.from(sections),
    sectionStarts: Uint32Array.from(sectionStarts),
    headings,
    title,
    distinct,
    claimCounts: distinct.map((term) => counts.get(term) ?? 0),
  };
}

/** How many claims of the article hold the term. */
export function claimCount({ distinct, claimCounts }: ArticleIndex, term: number): number {
  let low = 0;
  let high = distinct.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((distinct[middle] ?? 0) < term) low = middle + 1;
    else high = middle;
  }
  return distinct[low] === term ? (claimCounts[low] ?? 0) : 0;
}
