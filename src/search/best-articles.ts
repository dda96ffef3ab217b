import { byOrder, entriesOf, type Entry, type SearchScope, searchScopeOf } from './index/shard.ts';
import type { JudgedRanking, Judgement, Ranked } from './rank/rank.ts';

/** Ranked claims, judged, and the articles that the answer keeps to; absent where all are of one. */
export type KeptRanking = JudgedRanking & { readonly kept?: ReadonlySet<Entry> };

/**
 * An article is as good as the first where its best claim is so little behind, in logarithms of odds: where it is found in one article in
 * a hundred, and of these half the time rightly (`npm run bench:several`).
 */
const AS_GOOD = 0.35;

/** The articles that are as good as that of the first claim; with two answers those of both. */
export function bestArticles(ranked: readonly Ranked[], answers: 1 | 2): ReadonlySet<Entry> {
  const least = (ranked[0]?.score ?? 0) - AS_GOOD;
  return new Set(ranked.filter(({ score }, at) => at < answers || score >= least).map(({ entry }) => entry));
}

/** The scopes of these articles alone: their words are as rare as they are in these. */
export function scopesWithin(scopes: readonly SearchScope[], articles: ReadonlySet<Entry>): SearchScope[] {
  return scopes.flatMap((scope) => {
    const own = entriesOf(scope).filter((entry) => articles.has(entry));
    return own.length === 0 ? [] : [searchScopeOf(scope.shard, own.toSorted(byOrder))];
  });
}

/**
 * The claims of the best articles as they rank among themselves, and behind them those of the others, as far behind as they were. How sure
 * that is stays as it was found to be where the first claim is the same, and is not sure where it is another.
 */
export function keptTo(kept: ReadonlySet<Entry>, all: JudgedRanking, within: JudgedRanking | undefined): KeptRanking {
  const own = within?.ranked ?? all.ranked.filter(({ entry }) => kept.has(entry));
  const [first, best] = [all.ranked[0], own[0]];
  if (first === undefined || best === undefined) return all;
  const others = all.ranked.filter(({ entry }) => !kept.has(entry));
  const isSame = first.entry === best.entry && first.at === best.at;
  return {
    ranked: [...own, ...others.map((item) => ({ ...item, score: best.score - (first.score - item.score) }))],
    judged: isSame || within === undefined ? all.judged : lessSure(all.judged, within.judged),
    kept,
  };
}

function lessSure(one: Judgement, other: Judgement): Judgement {
  return { confidence: Math.min(one.confidence, other.confidence), status: 'unsure' };
}
