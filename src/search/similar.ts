import { searchScopes } from './search.ts';
import type { Scope } from './scope.ts';
import type { Hit } from './types.ts';
import type { Weights } from './weights.ts';

/** How near the nearest claim is to what a message says: says the same, speaks of the same, neither. */
export type Grade = 'stated' | 'related' | 'none';

export type Similar = { readonly grade: Grade; readonly hits: readonly Hit[] };

export type SimilarOptions = { readonly articleId?: string; readonly limit?: number };

/** The claims nearest to what a whole message says. */
export function similarClaims(
  text: string,
  scopes: readonly Scope[],
  options: SimilarOptions,
  weights: Weights,
): Similar {
  const { hits, status, confidence } = searchScopes(text, scopes, options, weights);
  if (status === 'refused') return { grade: 'none', hits };
  return { grade: confidence >= 0.8 ? 'stated' : 'related', hits };
}
