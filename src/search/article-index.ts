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
  /** Every term of claims, headings and title once. */
  readonly distinct: Uint32Array;
};

/** Reads an article into terms, slice by slice. Every term is held in the vocabulary. */
export async function indexArticle(article: Article, vocabulary: Vocabulary, slices: Slices): Promise<ArticleIndex> {
  const known = new Map<string, number>();
  const distinct = new Set<number>();
  const read = (text: string): Uint32Array => {
    const terms = Uint32Array.from(termsOf(text, vocabulary, known));
    for (const term of terms) {
      if (distinct.has(term)) continue;
      distinct.add(term);
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
      parts.push(read(claim.text));
      if (slices.spend(claim.text.length)) await slices.pause();
    }
  }
  sectionStarts.push(claims.length);

  const offsets = new Uint32Array(parts.length + 1);
  for (const [index, part] of parts.entries()) offsets[index + 1] = (offsets[index] ?? 0) + part.length;
  const terms = new Uint32Array(offsets[parts.length] ?? 0);
  for (const [index, part] of parts.entries()) terms.set(part, offsets[index]);
  return {
    article,
    claims,
    terms,
    offsets,
    sectionOf: Uint32Array.from(sections),
    sectionStarts: Uint32Array.from(sectionStarts),
    headings,
    title: read(`${article.title} ${article.subtitle ?? ''}`),
    distinct: Uint32Array.from(distinct),
  };
}
