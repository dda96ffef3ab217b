import Fuse, { type FuseIndex } from 'fuse.js';
import type { Span } from '../basics/search-types.ts';
import { type ArticleIndex, placeOfClaim } from '../index/article-index.ts';
import type { Language } from '../language/languages.ts';
import { FUSE_OPTIONS } from './fuse-options.ts';
import { fuseText, fuseWords } from './fuse-text.ts';

/** What Fuse searches of a claim: its words, those of the headings above it and of the document's own number for it. */
type Row = { readonly claim: string; readonly heading: string; readonly label: string };
type FuseRecord = FuseIndex<Row>['records'][number];

/** A word counts in the claim before all. Fuse takes a weight as a power of what is unlike: with a small one, a slip counts for all. */
const KEYS = [
  { name: 'claim', weight: 1 },
  { name: 'heading', weight: 0.6 },
  { name: 'label', weight: 0.3 },
];
const HEADING = 1;

/** Characters of a heading that are searched. */
const LONGEST_HEADING = 2_000;

/** The letters that Fuse marks for one slip are many; fewer in a run than these say nothing. */
const SHORTEST_MARK = 3;
const SHORTEST_UNSPACED_MARK = 2;

/** What Fuse has of an article's claims so far, by their numbers. */
type Prepared = { readonly language: Language; readonly fields: FuseRecord['$'][]; readonly headings: string[] };

/**
 * What Fuse has of claims: made when one is first a candidate, and kept as long as its article. To make all of a library's would take a
 * sixth of the time that its index does.
 */
export class FuseRecords {
  readonly #prepared = new WeakMap<ArticleIndex, Prepared>();
  /** Only to make records with. */
  readonly #index = Fuse.createIndex<Row>(KEYS, []);

  /** Its claims may be searched from now on. */
  add(article: ArticleIndex, language: Language): void {
    this.#prepared.set(article, { language, fields: [], headings: [] });
  }

  /**
   * How like what is typed each of some claims is, 0 to 1, by its place among them; the words typed are parted by spaces and folded. What
   * has nothing of them is left out.
   */
  search(typed: string, claims: readonly { readonly index: ArticleIndex; readonly at: number }[]): Map<number, number> {
    return likeness(
      typed,
      claims.map(({ index, at }) => this.#fields(index, at)),
      'any',
    );
  }

  /** As `search`, of the headings above some claims; those that lack a word are left out. */
  searchHeadings(
    typed: string,
    claims: readonly { readonly index: ArticleIndex; readonly at: number }[],
  ): Map<number, number> {
    const headings = claims.map(({ index, at }) => {
      const heading = this.#fields(index, at)?.[HEADING];
      return heading === undefined ? {} : { [HEADING]: heading };
    });
    return likeness(typed, headings, 'all');
  }

  #fields(article: ArticleIndex, at: number): FuseRecord['$'] {
    const prepared = this.#prepared.get(article);
    if (prepared === undefined || at >= article.claims.length) return {};
    return (prepared.fields[at] ??= this.#make(article, at, prepared));
  }

  #make(article: ArticleIndex, at: number, { language, headings }: Prepared): FuseRecord['$'] {
    const isStopWord = (word: string): boolean => language.stopWords.has(language.fold(word));
    const textOf = (text: string): string => fuseText(fuseWords(text, isStopWord));
    const { section, index, claim } = placeOfClaim(article, at);
    const heading = (headings[index] ??= textOf(section.heading.slice(0, LONGEST_HEADING)));
    this.#index.add({ claim: textOf(claim.text), heading, label: textOf(claim.label ?? '') }, 0);
    return this.#index.records.splice(0)[0]?.$ ?? {};
  }
}

function likeness(typed: string, fields: readonly FuseRecord['$'][], tokenMatch: 'any' | 'all'): Map<number, number> {
  const records = fields.flatMap(($, i) => ($ === undefined ? [] : [{ i, $ }]));
  const index = Fuse.parseIndex<FuseRecord['$']>({ keys: Fuse.createIndex(KEYS, []).keys, records });
  const found = new Fuse(fields, { ...FUSE_OPTIONS, keys: KEYS, tokenMatch }, index).search(typed);
  return new Map(found.map(({ refIndex, score = 1 }) => [refIndex, 1 - score]));
}

/** The words of a text that Fuse finds what is typed in, by their places in the text. */
export function fuseMarks(typed: string, text: string, isStopWord: (word: string) => boolean): Span[] {
  const words = fuseWords(text, isStopWord);
  const [found] = new Fuse([fuseText(words)], { ...FUSE_OPTIONS, includeMatches: true }).search(typed);
  const ranges = found?.matches?.flatMap(({ indices }) => indices) ?? [];
  return words
    .filter(({ text: { length }, from, isUnspaced }) => {
      const least = Math.min(length, isUnspaced ? SHORTEST_UNSPACED_MARK : SHORTEST_MARK);
      return ranges.some(([first, last]) => Math.min(last + 1, from + length) - Math.max(first, from) >= least);
    })
    .map(({ start, end }) => ({ start, end }));
}
