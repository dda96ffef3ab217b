import type { AskedStore } from './asked/asked-counts.ts';
import type { GuildId, RecordScope } from './ids.ts';
import type { SettingsStore } from './server-settings.ts';
import type { CheckStore, DraftStore, LibraryStore } from './stored-library.ts';
import type { Taught, TaughtNote } from './teaching/taught.ts';
import type { AnswerStore, QuestionLog, VoteStore } from './asked/answer-records.ts';

/**
 * What Docent keeps, as the storage it needs. `src/store` implements it; nothing else knows how. Times are milliseconds
 * since 1970 in UTC.
 */

/** Where the answers to messages stand: a message that is deleted or edited takes its answer along. Both are kept as keyed hashes and sealed. */
export interface PostStore {
  /** Not waited for: as answers are, it is written soon. */
  add(post: {
    readonly scope: RecordScope;
    readonly at: number;
    readonly questionId: string;
    readonly answerId: string;
  }): void;
  /** The message that answers this one; undefined where none does, or not any more. */
  find(scope: RecordScope, questionId: string): Promise<string | undefined>;
  remove(scope: RecordScope, questionId: string): Promise<void>;
  /** Where an answer that was kept stands, by its id: only where it may be pointed to. Not waited for either. */
  place(post: {
    readonly scope: RecordScope;
    readonly at: number;
    readonly answerId: string;
    readonly channelId: string;
    readonly messageId: string;
  }): void;
  placeOf(
    scope: RecordScope,
    answerId: string,
  ): Promise<{ readonly channelId: string; readonly messageId: string } | undefined>;
}

/** A message of Docent's that quotes claims of an article, for everyone in a channel. */
export type QuotingPost = {
  readonly scope: RecordScope;
  readonly at: number;
  readonly channelId: string;
  readonly messageId: string;
  /** Summaries are remembered as long as the server is, answers as long as answers are. */
  readonly kind: 'answer' | 'summary';
  readonly articleId: string;
  readonly claimIds: readonly string[];
};

/** Where claims are quoted. Where a message stands is sealed. */
export interface QuoteStore {
  /** Not waited for: as answers are, it is written soon. Of the same message and article the later one stands. */
  add(post: QuotingPost): void;
  /** Messages that quote one of these claims, the newest first. */
  find(scope: RecordScope, articleId: string, claimIds: readonly string[]): Promise<readonly QuotingPost[]>;
  /** Channels with messages that quote the article, those with the newest first. */
  channels(scope: RecordScope, articleId: string, most: number): Promise<readonly string[]>;
  remove(scope: RecordScope, messageId: string): Promise<void>;
}

export type QuizAnswer = {
  readonly scope: RecordScope;
  readonly quizId: string;
  readonly memberId: string;
  readonly right: boolean;
  readonly at: number;
};

/** How many members answered, and how many of them were right. */
export type QuizCounts = { readonly right: number; readonly all: number };

/** A member's first answer to each quiz; who answered is kept as a keyed hash only, as long as answers are. */
export interface QuizStore {
  /** Counts the answer where it is the member's first; a later one changes nothing. */
  answer(answer: QuizAnswer): Promise<QuizCounts & { readonly first: boolean }>;
  count(scope: RecordScope, quizId: string): Promise<QuizCounts>;
}

/** A post that comes by itself. */
export type Schedule = {
  readonly id: string;
  readonly scope: RecordScope;
  readonly channelId: string;
  readonly kind: 'summary' | 'daily' | 'digest';
  /** When it is due next. */
  readonly at: number;
  /** The moderator who set it up: the post says so. Kept encrypted. */
  readonly memberId: string;
  /** What to post, as `bot/schedule` writes and reads it: only kept here. */
  readonly payload: string;
};

/** What is done once only, whoever asks for it how often, and in whichever process. */
export interface OnceStore {
  /** Whether nobody took it before. That is remembered for `forMs`. */
  take(scope: RecordScope, what: string, now: number, forMs: number): Promise<boolean>;
  /** So that it can be taken again: what it was taken for came to nothing. */
  giveBack(scope: RecordScope, what: string): Promise<void>;
  /** Keeps what came of it, as long as it is remembered. */
  note(scope: RecordScope, what: string, outcome: string): Promise<void>;
  /** What came of it; undefined where nothing has been noted. */
  noted(scope: RecordScope, what: string): Promise<string | undefined>;
}

/** What Discord delivers to each process that has the same token: one of those that share a database answers it. */
export interface DeliveryStore {
  /** This process takes part, from before the first delivery on, for so long; said again in good time, it goes on. */
  attend(now: number, forMs: number): Promise<void>;
  /**
   * Whether this process is to answer what was delivered: whoever is first, however late others ask. That is remembered for `forMs`,
   * though a power cut may undo the last ones.
   */
  take(scope: RecordScope, id: string, now: number, forMs: number): Promise<boolean>;
  /** Makes it this process's, whoever took it before. */
  takeOver(scope: RecordScope, id: string, now: number, forMs: number): Promise<void>;
  /** Whether no other process has taken it over. */
  has(scope: RecordScope, id: string): Promise<boolean>;
}

/** When shards may log in to Discord, over all processes that share a database. */
export interface LogInStore {
  /** Takes the next turn of this queue, in which turns are so far apart; says in how many milliseconds it comes. */
  takeTurn(queue: number, now: number, apartMs: number): Promise<number>;
}

/** What a process keeps of a shard's session with Discord, for whoever takes over from it: one process's at a time. Kept sealed. */
export interface SessionStore {
  /** Keeps it in place of what this process kept before; false where another process's stands there. */
  keep(shard: number, session: string, now: number): Promise<boolean>;
  /** What stands there, and when it was kept. */
  left(shard: number): Promise<{ readonly session: string; readonly keptAt: number } | undefined>;
  /** Takes out what was kept then: for one taker only. */
  take(shard: number, keptAt: number): Promise<boolean>;
  /** Takes out what this process kept. */
  release(shard: number): Promise<void>;
}

export interface ScheduleStore {
  /** False where one of this id was added before, done by now or not, as far back as 90 days: nothing is added. */
  add(schedule: Schedule): Promise<boolean>;
  /** By time due. */
  list(scope: RecordScope): Promise<readonly Schedule[]>;
  /** Whether there was one to cancel. */
  cancel(scope: RecordScope, id: string): Promise<boolean>;
  /**
   * Takes what is due, each for one taker only: it is not due again before `leaseMs` have passed, so that a post is neither
   * made twice nor lost when Docent ends in the middle. Nothing of a server that Docent was removed from is due, nor of one
   * that another shard serves.
   */
  takeDue(now: number, leaseMs: number): Promise<readonly Schedule[]>;
  /** After the post: due again at `at` with this payload, or done for good. */
  settle(scope: RecordScope, id: string, next?: { readonly at: number; readonly payload: string }): Promise<void>;
}

/** A member's words that answer questions in a server. */
export type MemberNote = { readonly scope: RecordScope; readonly taught: Taught<TaughtNote> };

/** Notes of members, for those whose words they are: who that is, is kept as a keyed hash only. */
export interface MemberNoteStore {
  /** A member's own, in every server, the newest first. */
  list(memberId: string): Promise<readonly MemberNote[]>;
  /** Deletes one for good; false where it is not theirs, or not there. */
  takeBack(memberId: string, scope: RecordScope, id: string): Promise<boolean>;
}

/** Deleting, on request and on time. */
export interface Retention {
  /**
   * Deletes questions and answers older than the retention, with their votes, and answers to quizzes. With a retention
   * of 0 days, deletes every question, and answers after 30 days.
   */
  purge(now: number): Promise<void>;
  /** Deletes everything of a server, at once: on request, then all `butLibrary`, and some time after Docent was removed from it. */
  forgetScope(scope: RecordScope, options?: { readonly butLibrary: boolean }): Promise<void>;
  /** Deletes a member's votes, answers to quizzes, schedules, drafts and notes in every scope, and who made which change of a library; says how many rows. */
  forgetMember(memberId: string): Promise<number>;
  /** Rows of each kind in a scope: what `/privacy` shows. Answers to quizzes count as votes. */
  summary(scope: RecordScope): Promise<Readonly<Record<'questions' | 'answers' | 'votes' | 'schedules', number>>>;
}

/** Servers that Docent was removed from: what is theirs is kept for `graceDays`, should it come back. */
export interface DepartureStore {
  /** Docent is no longer in a server; told again, the first time counts. */
  leave(guildId: GuildId, at: number): Promise<void>;
  /** It is in that server again: nothing of it is deleted. */
  comeBack(guildId: GuildId): Promise<void>;
  /**
   * Holds the servers that Docent is in against those of which anything is kept: the others it has left by `now`, unless that
   * is known already, and those that it had left are back. Says how many of each were new. Of servers that other shards serve nothing
   * is said: `present` does not name them.
   */
  compare(present: readonly GuildId[], now: number): Promise<{ readonly left: number; readonly back: number }>;
  /** Deletes everything of the servers left longer ago than that; says how many. Only once they have been compared. */
  purge(now: number): Promise<number>;
}

export interface Store extends AsyncDisposable {
  readonly questions: QuestionLog;
  readonly asked: AskedStore;
  readonly answers: AnswerStore;
  readonly votes: VoteStore;
  readonly posts: PostStore;
  readonly quotes: QuoteStore;
  readonly quizzes: QuizStore;
  readonly schedules: ScheduleStore;
  readonly settings: SettingsStore;
  readonly library: LibraryStore;
  readonly drafts: DraftStore;
  readonly checks: CheckStore;
  readonly memberNotes: MemberNoteStore;
  /** Lasts: what was taken still is after a power cut. */
  readonly once: OnceStore;
  readonly deliveries: DeliveryStore;
  readonly logIns: LogInStore;
  readonly sessions: SessionStore;
  readonly retention: Retention;
  readonly departures: DepartureStore;
}
