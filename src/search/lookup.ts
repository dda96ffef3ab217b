import Fuse from 'fuse.js';
import type { Claim } from '../article/model.ts';
import { readQuestion } from './question.ts';
import { retrieve } from './retrieve.ts';
import type { Scope } from './scope.ts';

/** A claim for a suggestion list. */
export type LookupHit = {
  readonly articleId: string;
  readonly section: { readonly index: number; readonly heading: string };
  readonly claim: Claim;
};

export type LookupOptions = { readonly articleId?: string; readonly limit?: number };

/** Claims that Fuse ranks, at most; the index chooses them. */
const CANDIDATES = 60;

/** Finds claims while a query is being typed. */
export class Lookup {
  /** What was prepared for earlier look-ups no longer holds. */
  forget(): void {
    this.#prefixes.clear();
  }

  readonly #prefixes = new Map<string, readonly LookupHit[]>();

  find(query: string, scopes: readonly Scope[], options: LookupOptions): readonly LookupHit[] {
    const limit = options.limit ?? 25;
    const hits = scopes.flatMap((scope) =>
      retrieve(readQuestion(query, scope), scope, CANDIDATES).flatMap(({ claim }) => {
        const entry = scope.shard.entryOf(claim);
        if (entry === undefined) return [];
        const { index, base } = entry;
        const section = index.sectionOf[claim - base] ?? 0;
        const found = index.claims[claim - base];
        const heading = index.article.sections[section]?.heading ?? '';
        if (found === undefined) return [];
        return [{ articleId: index.article.id, section: { index: section, heading }, claim: found }];
      }),
    );
    const fuse = new Fuse(hits, { keys: ['claim.text', 'section.heading'], ignoreLocation: true, threshold: 0.6 });
    const ranked = fuse.search(query.slice(0, 32)).map(({ item }) => item);
    return [...new Set([...ranked, ...hits])].slice(0, limit);
  }
}
