import type { Hit } from './basics/search-types.ts';
import type { EngineWeights } from './engine-weights.ts';
import { AT } from './features/feature-names.ts';
import type { SearchScope } from './index/shard.ts';
import { hasSameFacts } from './missing/same-facts.ts';
import type { Ranked } from './rank/rank.ts';
import { hit, rankByWords, readAll, type WordRanking } from './search-scopes.ts';

/** How near the nearest claim is to what a message says: says the same, denies it, speaks of the same, neither. */
export type Grade = 'stated' | 'denied' | 'related' | 'none';

/** The nearest claims, best first; the one that says so, or denies it, is the first. */
export type Similar = { readonly grade: Grade; readonly hits: readonly Hit[] };

/** The articles to look in, by default all; hits wanted, by default 3. */
export type SimilarOptions = {
  readonly articleIds?: readonly string[];
  readonly limit?: number;
  /** Reading that has not begun when it aborts is left undone. */
  readonly signal?: AbortSignal;
};

const LIMIT = 3;

/** Share of a message's words, by importance, that a claim must have to state it, and to speak of the same. */
const STATED = 0.7;
const RELATED = 0.3;

/** The claims nearest to what a whole message says, best first. What words cannot tell is whether one denies it. */
export function similarClaims(
  text: string,
  scopes: readonly SearchScope[],
  options: SimilarOptions,
  weights: EngineWeights,
): Similar {
  const found = rankByWords(readAll(text, scopes), weights);
  return { grade: gradeByWords(found), hits: hitsOf(found?.ranked ?? [], options) };
}

export const hitsOf = (ranked: readonly Ranked[], { limit = LIMIT }: SimilarOptions): readonly Hit[] =>
  ranked.slice(0, limit).map((item) => hit(item));

/** Whether a claim has most of the message's words, by importance. */
export function hasWordsOf({ features, question }: Ranked): boolean {
  return (features[AT.coverageBoth] ?? 0) >= STATED && question.content.length > 1;
}

export function gradeByWords(found: WordRanking | undefined): Exclude<Grade, 'denied'> {
  const [first] = found?.ranked ?? [];
  if (found === undefined || first === undefined) return 'none';
  if (hasWordsOf(first) && hasSameFacts(first)) return 'stated';
  const covered = first.features[AT.coverageBoth] ?? 0;
  return found.judged.status !== 'refused' && covered >= RELATED ? 'related' : 'none';
}
