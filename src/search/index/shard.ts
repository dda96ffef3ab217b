import type { Article } from '../../article/article-model.ts';
import type { Slices } from '../basics/slices.ts';
import { withRoom } from '../basics/typed-arrays.ts';
import type { Language } from '../language/languages.ts';
import {
  type ArticleIndex,
  claimCount,
  claimStart,
  FORM,
  hasTerm,
  indexArticle,
  sectionStart,
} from './article-index.ts';
import { Postings } from './postings.ts';
import { TermCounts } from './term-counts.ts';
import { Vocabulary } from './vocabulary.ts';
import { ClaimNumbers } from './claim-numbers.ts';

/** An article's place among the claims of its shard: claims `base` up to `base + index.claims.length`. */
export type Entry = {
  readonly index: ArticleIndex;
  readonly base: number;
  /** Words of all its claims that are not stop words. */
  words: number;
  /** Place among all articles, by when each was added. */
  order: number;
};

/** Where a claim stands: its article, and its number there. */
export type ClaimAt = { readonly entry: Entry; readonly at: number };

export const isSameClaim = (one: ClaimAt, other: ClaimAt): boolean => one.entry === other.entry && one.at === other.at;

/** Compares articles by when each was added. */
export const byOrder = (one: Entry, other: Entry): number => one.order - other.order;

/** Compares by score, best first; ties in the order of the articles and their claims. */
export function byScore(one: Scored, other: Scored): number {
  return other.score - one.score || byOrder(one.entry, other.entry) || one.at - other.at;
}

type Scored = ClaimAt & { readonly score: number };

/** What work on one term counts in a slice, in characters read: it takes about as long. */
const PER_TERM = 4;

/** What a shard has beside its entries. */
export type ShardTables = Pick<Shard, 'vocabulary' | 'postings' | 'headings' | 'lengths' | 'numbers'>;

/** All articles of one language: their vocabulary, and which claims hold which term. */
export class Shard {
  readonly vocabulary: Vocabulary;
  readonly postings: Postings;
  /** Which headings have a term, each by the number of the first claim under it, and how many such terms it has. */
  readonly headings: Postings;
  readonly numbers: ClaimNumbers;
  readonly #entries = new Map<string, Entry>();
  /** Entry of each claim number, as 1 + its place in `#slots`; 0 for none, or one that is not complete yet. */
  #slotOf = new Uint32Array(256);
  #slots: (Entry | undefined)[] = [];
  /** Words of each claim that are not stop words. */
  #lengths: Uint16Array;
  #claims = 0;
  #words = 0;
  readonly #inArticle = new TermCounts();
  readonly #inClaim = new TermCounts();

  /** Without articles, or with the tables of another one, whose entries are to be `adopt`ed. */
  constructor(language: Language, tables: Partial<ShardTables> = {}) {
    this.vocabulary = tables.vocabulary ?? new Vocabulary(language);
    this.postings = tables.postings ?? new Postings();
    this.headings = tables.headings ?? new Postings();
    this.numbers = tables.numbers ?? new ClaimNumbers();
    this.#lengths = tables.lengths ?? new Uint16Array(256);
  }

  get entries(): ReadonlyMap<string, Entry> {
    return this.#entries;
  }

  get claims(): number {
    return this.#claims;
  }

  /** Claim numbers in use are all below this. */
  get end(): number {
    return this.numbers.end;
  }

  /** Mean number of words of a claim. */
  get meanLength(): number {
    return this.#claims === 0 ? 1 : this.#words / this.#claims;
  }

  get lengths(): Uint16Array {
    return this.#lengths;
  }

  entryOf(claim: number): Entry | undefined {
    const slot = this.#slotOf[claim] ?? 0;
    return slot === 0 ? undefined : this.#slots[slot - 1];
  }

  /** Compares two claims by the order of their articles, then by their own: their numbers follow from what was free. */
  inOrder(claim: number, other: number): number {
    return (this.entryOf(claim)?.order ?? 0) - (this.entryOf(other)?.order ?? 0) || claim - other;
  }

  /** Prepares an article in slices, one at a time. Nothing of it is found until `commit`. */
  async prepare(article: Article, slices: Slices): Promise<Entry> {
    const index = await indexArticle(article, this.vocabulary, this.#inArticle, slices);
    const entry: Entry = { index, base: this.numbers.take(index.claims.length), words: 0, order: 0 };
    const last = entry.base + index.claims.length;
    this.#lengths = withRoom(this.#lengths, last);
    for (let claim = 0; claim < index.claims.length; claim++) {
      entry.words += this.#post(index, claim, entry.base + claim);
      if (slices.spend(PER_TERM * this.#inClaim.size)) await slices.pause();
    }
    await this.#postHeadings(entry, slices);
    return entry;
  }

  commit(entry: Entry, order: number): void {
    entry.order = order;
    this.#count(entry, 1);
    this.adopt(entry);
  }

  /** Has an entry found that the tables hold and have counted. */
  adopt(entry: Entry): void {
    const { article, claims } = entry.index;
    this.#slotOf = withRoom(this.#slotOf, entry.base + claims.length);
    this.#claims += claims.length;
    this.#words += entry.words;
    let slot = this.#slots.indexOf(undefined);
    if (slot === -1) slot = this.#slots.length;
    this.#slots[slot] = entry;
    this.#slotOf.fill(slot + 1, entry.base, entry.base + claims.length);
    this.#entries.set(article.id, entry);
  }

  /** Takes a committed article out: nothing of it is found any more. What it leaves is `cleared` later. */
  withdraw(articleId: string): Entry | undefined {
    const entry = this.#entries.get(articleId);
    if (entry === undefined) return undefined;
    this.#entries.delete(articleId);
    this.#count(entry, -1);
    this.#claims -= entry.index.claims.length;
    this.#words -= entry.words;
    this.#slots[this.#slots.indexOf(entry)] = undefined;
    this.#slotOf.fill(0, entry.base, entry.base + entry.index.claims.length);
    return entry;
  }

  /**
   * Gives back, in slices, what an entry has that is not committed, or not any more: its postings, its terms with their words,
   * and last its claim numbers. Nothing that belongs to other articles is looked at.
   */
  async clear({ index, base }: Entry, slices: Slices): Promise<void> {
    const last = base + index.claims.length;
    for (const term of index.distinct) {
      this.postings.removeClaims(term, base, last);
      this.headings.removeClaims(term, base, last);
      this.vocabulary.release(term);
      if (slices.spend(PER_TERM)) await slices.pause();
    }
    this.#lengths.fill(0, base, last);
    this.numbers.giveBack({ from: base, to: last });
  }

  /** Posts a claim of an article under its number here; gives its length in words that are not stop words. */
  #post(index: ArticleIndex, at: number, claim: number): number {
    const { terms, forms } = index;
    const found = this.#inClaim;
    found.clear();
    let length = 0;
    for (let place = claimStart(index, at); place < claimStart(index, at + 1); place++) {
      const term = terms[place] ?? 0;
      if (this.vocabulary.isStop(term)) continue;
      found.add(term, 1);
      length++;
    }
    this.#lengths[claim] = length;
    // Forms are found once a claim, and are no words of it.
    const written = forms.get(at) ?? [];
    for (let form = FORM - 1; form < written.length; form += FORM) {
      const term = written[form] ?? 0;
      found.add(term, found.countOf(term) === 0 ? 1 : 0);
    }
    for (let slot = 0; slot < found.size; slot++) this.postings.insert(found.termAt(slot), claim, found.countAt(slot));
    return length;
  }

  async #postHeadings({ index, base }: Entry, slices: Slices): Promise<void> {
    for (const [section, heading] of index.headings.entries()) {
      const first = sectionStart(index, section);
      if (heading.length === 0 || first === sectionStart(index, section + 1)) continue;
      const terms = [...new Set(heading)].filter((term) => !this.vocabulary.isStop(term));
      for (const term of terms) this.headings.insert(term, base + first, terms.length);
      if (slices.spend(PER_TERM * terms.length)) await slices.pause();
    }
  }

  #count({ index }: Entry, sign: 1 | -1): void {
    for (const [place, term] of index.distinct.entries()) {
      const claims = index.claimCounts[place] ?? 0;
      if (sign === 1) this.vocabulary.countIn(term, claims);
      else this.vocabulary.countOut(term, claims);
    }
  }
}

/**
 * What a question is asked of: all articles of a shard, or some of them. Rarity and mean length are counted within the
 * scope, so that an article asked alone answers as if it were the only one, and scores of a search over several articles
 * compare with each other.
 */
export type SearchScope = {
  readonly shard: Shard;
  /** Undefined: all of the shard's. */
  readonly entries: readonly Entry[] | undefined;
  /** The scope's claim numbers lie from `from` up to `to`; others' may lie between them. */
  readonly from: number;
  readonly to: number;
  /** Claims in the scope. */
  readonly claims: number;
  /** In words of a claim. */
  readonly meanLength: number;
};

/** The scope of all articles of a shard, or of some of them, at least one. */
export function searchScopeOf(shard: Shard, entries?: readonly Entry[]): SearchScope {
  if (entries === undefined)
    return { shard, entries, from: 0, to: shard.end, claims: shard.claims, meanLength: shard.meanLength };
  const from = Math.min(...entries.map(({ base }) => base));
  const to = Math.max(...entries.map(({ base, index }) => base + index.claims.length));
  const claims = entries.reduce((sum, { index }) => sum + index.claims.length, 0);
  const words = entries.reduce((sum, entry) => sum + entry.words, 0);
  return { shard, entries, from, to, claims, meanLength: words / Math.max(claims, 1) };
}

/** The scope's articles in no particular order. */
export function entriesOf({ shard, entries }: SearchScope): readonly Entry[] {
  return entries ?? [...shard.entries.values()];
}

/** Claims of the scope that hold the term. */
export function claimsWith(term: number, { shard, entries }: SearchScope): number {
  if (entries === undefined) return shard.vocabulary.claims(term);
  return entries.reduce((sum, { index }) => sum + claimCount(index, term), 0);
}

/** Whether an article of the scope has the term, in a claim, a heading or its title. */
export function holdsTerm(term: number, { shard, entries }: SearchScope): boolean {
  return entries === undefined ? shard.vocabulary.holds(term) : entries.some(({ index }) => hasTerm(index, term));
}

/** Scopes of no more claims than this are read whole. */
const READ_WHOLE = 48;

/** Whether every claim of the scope is read closely, whatever is asked. */
export const isReadWhole = ({ claims }: SearchScope): boolean => claims <= READ_WHOLE;
