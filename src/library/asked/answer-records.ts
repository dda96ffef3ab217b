import type { Missing, Span } from '../../search/index.ts';
import type { RecordScope } from '../ids.ts';

/** Questions, their answers and votes for these, as the store keeps them. Times are milliseconds since 1970 in UTC. */

/** A claim as it was shown: of another revision of the article, the same id may be another claim. */
export type ClaimRef = {
  readonly articleId: string;
  /** `revisionOf` the article; empty for what was kept before revisions were. */
  readonly revision: string;
  readonly claimId: string;
};

/** What was asked, and what came of it. Never by whom. */
export type QuestionRecord = {
  readonly scope: RecordScope;
  readonly text: string;
  readonly at: number;
  readonly outcome: 'answered' | 'unsure' | 'refused' | 'whole' | 'smalltalk' | 'empty';
  /** Those that were shown at once; each names its article. */
  readonly claims: readonly ClaimRef[];
  /** The language that Docent answered in; what is optional here is absent for what was kept before it was. */
  readonly locale?: string;
  /** The article that it was asked of, where one was named. */
  readonly articleId?: string;
  /** From 0 to 1, kept in hundredths. */
  readonly confidence?: number;
  /** Its answer, where one was kept: votes are for that. */
  readonly answerId?: string;
};

export interface QuestionLog {
  /**
   * Keeps nothing where the retention is 0 days; whatever names somebody (mentions, ids, @names, addresses) is left out of the text. Gives the id
   * that it is kept under.
   */
  add(question: QuestionRecord): Promise<string | undefined>;
  /** It is as if it had not been asked here. */
  takeBack(scope: RecordScope, id: string): Promise<void>;
  /** Newest first. */
  list(
    scope: RecordScope,
    options?: { readonly since?: number; readonly limit?: number },
  ): Promise<readonly QuestionRecord[]>;
}

/** What was marked in a claim, and what was shown with it. */
export type FoundClaim = {
  readonly answer?: Span;
  readonly matched: readonly Span[];
  /** The id of the claim that it leans on. */
  readonly leansOn?: string;
  /** Whether the whole list that it is a step of was shown. */
  readonly withSteps?: true;
};

/** How a question was read, and what is not said of what it asks about: words of the question. */
export type ReadAs = {
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly missing: readonly Missing[];
};

/** What the buttons under an answer need, also once Docent has started again: pages show what was found then. */
export type AnswerRecord = {
  /** Short and unguessable, made by `newId`. */
  readonly id: string;
  readonly scope: RecordScope;
  readonly at: number;
  /** Absent where questions are not kept. */
  readonly question?: string;
  readonly outcome: 'answered' | 'unsure' | 'refused';
  /** All hits that can be paged through, best first. */
  readonly claims: readonly ClaimRef[];
  /** For each of the claims; absent for what was kept before this was. */
  readonly found?: readonly FoundClaim[];
  /** Absent where questions are not kept, and where there is nothing to say. */
  readonly readAs?: ReadAs;
};

export interface AnswerStore {
  save(answer: AnswerRecord): Promise<void>;
  /** Of an answer that was not given. */
  takeBack(scope: RecordScope, id: string): Promise<void>;
  /** Undefined when unknown in this scope, or forgotten by now. */
  find(scope: RecordScope, id: string): Promise<AnswerRecord | undefined>;
}

export type Vote = 'up' | 'down';
/** What is wrong with an answer that was voted down: another claim would be right, it is no longer so, it is another matter. */
export type Fault = 'claim' | 'outdated' | 'question';
/** When a button was pressed, and which press it was: the id of the interaction. */
export type Press = { readonly id: string; readonly at: number };
export type VoteCounts = { readonly up: number; readonly down: number };

/** One vote a member and answer; who voted is kept as a keyed hash only. */
export interface VoteStore {
  /**
   * Sets or changes the member's vote; the same vote again takes it back, but not the same press of its button: whoever takes over from a
   * process that was killed may be told of that once more. Counts nothing for an unknown answer.
   */
  cast(scope: RecordScope, answerId: string, memberId: string, vote: Vote, press?: Press): Promise<VoteCounts>;
  count(scope: RecordScope, answerId: string): Promise<VoteCounts>;
  /** Keeps why a member voted an answer down; false where they did not, or no longer do. */
  explain(scope: RecordScope, answerId: string, memberId: string, fault: Fault): Promise<boolean>;
  /** How many members named which fault. */
  faults(scope: RecordScope, answerId: string): Promise<Readonly<Record<Fault, number>>>;
}
