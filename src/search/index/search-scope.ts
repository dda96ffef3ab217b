import { claimCount, hasTerm } from './article-index.ts';
import type { Entry, Shard } from './shard.ts';

/**
 * What a question is asked of: all articles of a shard, or some of them. Rarity and mean length are counted within the
 * scope, so that an article asked alone answers as if it were the only one, and scores of a search over several articles
 * compare with each other.
 */
export type Scope = {
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

export function scopeOf(shard: Shard, entries?: readonly Entry[]): Scope {
  if (entries === undefined)
    return { shard, entries, from: 0, to: shard.end, claims: shard.claims, meanLength: shard.meanLength };
  const from = Math.min(...entries.map(({ base }) => base));
  const to = Math.max(...entries.map(({ base, index }) => base + index.claims.length));
  const claims = entries.reduce((sum, { index }) => sum + index.claims.length, 0);
  const words = entries.reduce((sum, entry) => sum + entry.words, 0);
  return { shard, entries, from, to, claims, meanLength: words / Math.max(claims, 1) };
}

/** The scope's articles in no particular order. */
export function entriesOf({ shard, entries }: Scope): readonly Entry[] {
  return entries ?? [...shard.entries.values()];
}

/** Claims of the scope that hold the term. */
export function claimsWith(term: number, { shard, entries }: Scope): number {
  if (entries === undefined) return shard.vocabulary.claims(term);
  return entries.reduce((sum, { index }) => sum + claimCount(index, term), 0);
}

/** Whether an article of the scope has the term, in a claim, a heading or its title. */
export function holdsTerm(term: number, { shard, entries }: Scope): boolean {
  return entries === undefined ? shard.vocabulary.holds(term) : entries.some(({ index }) => hasTerm(index, term));
}

/** Scopes of no more claims than this are read whole. */
const READ_WHOLE = 48;

/** Whether every claim of the scope is read closely, whatever is asked. */
export const isReadWhole = ({ claims }: Scope): boolean => claims <= READ_WHOLE;
