import type { Hit } from './basics/search-types.ts';
import { candidates } from './features/candidates.ts';
import { AT } from './features/feature-names.ts';
import { byScore, type SearchScope } from './index/shard.ts';
import { readQuestion } from './question/read-question.ts';
import { inputsOf, judge, rank } from './rank/rank.ts';
import type { Weights } from './rank/weights.ts';
import { hit } from './search-scopes.ts';

/** How near the nearest claim is to what a message says: says the same, speaks of the same, neither. */
export type Grade = 'stated' | 'related' | 'none';

/** The nearest claims, best first. */
export type Similar = { readonly grade: Grade; readonly hits: readonly Hit[] };

/** The articles to look in, by default all; hits wanted, by default 3. */
export type SimilarOptions = { readonly articleIds?: readonly string[]; readonly limit?: number };

/** Share of a message's words, by importance, that a claim must have to state it, and to speak of the same. */
const STATED = 0.7;
const RELATED = 0.3;

/** The claims nearest to what a whole message says, best first. */
export function similarClaims(
  text: string,
  scopes: readonly SearchScope[],
  options: SimilarOptions,
  weights: Weights,
): Similar {
  const byScope = scopes.map((scope) => rank(candidates(readQuestion(text, scope, scopes.length), scope), weights));
  const ranked = byScope.flat().sort(byScore);
  const [first] = ranked;
  if (first === undefined) return { grade: 'none', hits: [] };
  const { code } = first.scope.shard.vocabulary.language;
  const { status } = judge(inputsOf(byScope.find(([best]) => best === first) ?? ranked), code, weights);
  const covered = first.features[AT.coverageBoth] ?? 0;
  const words = first.question.content.length;
  return {
    grade: covered >= STATED && words > 1 ? 'stated' : status !== 'refused' && covered >= RELATED ? 'related' : 'none',
    hits: ranked.slice(0, options.limit ?? 3).map((item) => hit(item)),
  };
}
