import { claimCount, hasTerm } from './article-index.ts';
import type { Entry, Shard } from './shard.ts';

/**
 * What a question is asked of: one article, or all articles of a shard. Rarity and mean length are counted
 * within the scope, so that an article asked alone answers as if it were the only one, and scores of
 * a search over all articles compare with each other.
 */
export type Scope = {
  readonly shard: Shard;
  readonly entry: Entry | undefined;
  /** Claim numbers from `from` up to `to`. */
  readonly from: number;
  readonly to: number;
  /** Claims in the scope. */
  readonly claims: number;
  readonly meanLength: number;
};

export function scopeOf(shard: Shard, entry?: Entry): Scope {
  if (entry === undefined) {
    return { shard, entry, from: 0, to: shard.end, claims: shard.claims, meanLength: shard.meanLength };
  }
  const from = entry.base;
  const to = from + entry.index.claims.length;
  return { shard, entry, from, to, claims: to - from, meanLength: entry.words / Math.max(to - from, 1) };
}

/** Claims of the scope that hold the term. */
export function claimsWith(term: number, { shard, entry }: Scope): number {
  return entry === undefined ? shard.vocabulary.claims(term) : claimCount(entry.index, term);
}

/** Whether an article of the scope has the term, in a claim, a heading or its title. */
export function holdsTerm(term: number, { shard, entry }: Scope): boolean {
  return entry === undefined ? shard.vocabulary.holds(term) : hasTerm(entry.index, term);
}

/** Scopes of no more claims than this are read whole. */
const READ_WHOLE = 48;

/** Whether every claim of the scope is read closely, whatever is asked. */
export const isReadWhole = ({ claims }: Scope): boolean => claims <= READ_WHOLE;
