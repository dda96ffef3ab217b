/**
 * What moderators taught: it stands beside a server's library, and never leaves that server. Times are milliseconds since 1970 in UTC.
 */

/** Where a taught question leads: claims, the first one first, a section by its number, or a whole article. */
export type TaughtPlace =
  | {
      readonly kind: 'claims';
      readonly articleId: string;
      /** Of the article when it was taught: of another one the same id may be another claim. */
      readonly revision: string;
      readonly claimIds: readonly string[];
    }
  | { readonly kind: 'section'; readonly articleId: string; readonly revision: string; readonly section: string }
  | { readonly kind: 'article'; readonly articleId: string };

/** Questions that a place in an article answers. */
export type TaughtLink = {
  readonly kind: 'link';
  readonly questions: readonly string[];
  readonly to: TaughtPlace;
};

/** A word, or several, that says the same as another: "ult" is "ultimate". */
export type TaughtTerm = {
  readonly kind: 'term';
  readonly term: string;
  readonly means: string;
  /** Whether who asks of what it means asks of the term, too. */
  readonly bothWays: boolean;
};

/** Questions with an answer that is in no article. */
export type TaughtNote = {
  readonly kind: 'note';
  readonly questions: readonly string[];
  /** As it was written; shown as text, whatever signs it has. */
  readonly text: string;
  /** Whose words these are: of a member it is only known that one wrote them, and agreed. */
  readonly from: 'moderators' | 'member';
  /** When somebody should see whether it is still so. */
  readonly lookAgainAt?: number;
};

/** What has questions, and answers them. */
export type TaughtAnswer = TaughtLink | TaughtNote;
export type Teaching = TaughtAnswer | TaughtTerm;

export type Taught<Kind extends Teaching = Teaching> = {
  /** Made by `newId`. */
  readonly id: string;
  /** When it was taught, or last changed. */
  readonly at: number;
  /** The language in which whoever taught it speaks with Docent: few words tell little of theirs. */
  readonly locale?: string;
  readonly teaching: Kind;
};

/** What was taken out, and can still be put back. */
export type TakenOut = Taught & { readonly takenOutAt: number };

/** What one server may be taught, and how long it may be: a modal takes as much. */
export const teachingLimits = {
  taught: 500,
  questions: 20,
  question: 200,
  term: 60,
  means: 120,
  note: 1_000,
} as const;

/** What stands for a teaching in a sentence: its first question, or the term. */
export function nameOfTeaching(teaching: Teaching): string {
  return teaching.kind === 'term' ? teaching.term : (teaching.questions[0] ?? '');
}
