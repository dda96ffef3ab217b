import type { ClaimFacts } from '../index/claim-facts.ts';
import type { CloseReading } from './close-reading.ts';
import type { Question } from '../question/read-question.ts';
import type { Row, Strength } from './question-rows.ts';
import type { Scope } from '../index/search-scope.ts';
import type { Entry } from '../index/shard.ts';

/** Everything that the features of one claim are read from. */
export type View = {
  readonly question: Question;
  readonly scope: Scope;
  readonly entry: Entry;
  readonly at: number;
  /** Importance of each word of the question: rarity here times rarity in everyday language; 0 for stop words. */
  readonly importance: readonly number[];
  readonly row: Row;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  /** Claims of the section a few places away at most on either side, itself among them: `rows` from `from` up to `to`. */
  readonly around: { readonly rows: readonly Row[]; readonly from: number; readonly to: number };
  readonly heading: Strength;
  readonly title: Strength;
  readonly facts: ClaimFacts;
  readonly close: CloseReading;
};
