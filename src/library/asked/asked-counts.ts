import type { RecordScope } from '../ids.ts';

/** How many questions were answered surely (or were about a whole article), unsurely, or refused. */
export type OutcomeCounts = { readonly answered: number; readonly unsure: number; readonly refused: number };

/** Votes for answers; of those against, why, where it was said. */
export type VoteTotals = {
  readonly up: number;
  readonly down: number;
  readonly faults: Readonly<Record<'claim' | 'outdated' | 'question', number>>;
};

/** Questions in the same words that came to the same: not answered, unsure, or voted down. */
export type AskedText = {
  readonly text: string;
  readonly outcome: keyof OutcomeCounts;
  readonly locale?: string;
  /** What was shown at once. */
  readonly claims: readonly ShownRef[];
  /** How often it was asked. */
  readonly times: number;
  /** In how many different minutes, at least. */
  readonly moments: number;
  /** Votes against. */
  readonly down: number;
  readonly first: number;
  readonly last: number;
  /** The best chance that was given, from 0 to 1. */
  readonly confidence?: number;
};

/** A claim of a revision of its article. */
type ShownRef = { readonly articleId: string; readonly revision: string; readonly claimId: string };

export type ShownClaim = ShownRef & { readonly times: number };

/** What was asked in some days; greetings and what asked nothing is left out. */
export type AskedCounts = {
  /** For each of the days. */
  readonly days: readonly OutcomeCounts[];
  readonly votes: VoteTotals;
  readonly texts: readonly AskedText[];
  /** How often each claim was shown at once; in no order. */
  readonly shown: readonly ShownClaim[];
};

/** What was asked, counted: never by whom. */
export interface AskedStore {
  /**
   * Counts the questions of a scope, a slice after the other, so that nobody waits for it. `edges`: when each day begins, ascending,
   * and when the last one ends.
   */
  count(scope: RecordScope, edges: readonly number[]): Promise<AskedCounts>;
}
