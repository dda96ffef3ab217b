import { LRUCache } from 'lru-cache';
import type { SearchOptions, SearchResult } from './basics/search-types.ts';

/** Questions whose results are remembered: some hundred kilobytes. */
const REMEMBERED = 500;

/**
 * What the newest questions found. The same is asked again and again: by members, by whoever turns a page, by a follow-up. Nothing is
 * kept that was found before the articles changed, nor what was decided without all that there is to decide by.
 */
export class RememberedResults {
  readonly #results = new LRUCache<string, SearchResult>({ max: REMEMBERED });
  #changes = 0;

  /** What was found before, or else what `search` finds now, and whether that will be found again. */
  async of(
    question: string,
    { articleIds, limit, previous }: SearchOptions,
    search: () => Promise<Outcome> | Outcome,
  ): Promise<SearchResult> {
    const key = JSON.stringify([question, articleIds, limit, previous]);
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const changes = this.#changes;
    const { result, isFinal } = await search();
    if (isFinal && changes === this.#changes) this.#results.set(key, result);
    return result;
  }

  /** The articles are others now. */
  clear(): void {
    this.#changes++;
    this.#results.clear();
  }
}

/** What a search found; final where the same question of the same articles finds the same. */
export type Outcome = { readonly result: SearchResult; readonly isFinal: boolean };
