import type { Article } from '../article/article-model.ts';
import type { ArticleInfo } from './library-view.ts';
import type { RecordScope } from './ids.ts';
import type { TakenOut, Taught } from './teaching/taught.ts';

/**
 * A server's own library, as it is kept: what its moderators added, beside the articles that the operator has in a folder. Times are
 * milliseconds since 1970 in UTC.
 */

/** Where an article came from. */
export type ArticleSource =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'message'; readonly url: string }
  | WebSource;

/** An article that can be read again from where it came from. */
export type WebSource = {
  readonly kind: 'web';
  readonly url: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Whether it is read again by itself every day; `tell`: a change is only told, `apply`: it takes effect. */
  readonly sync: 'off' | 'tell' | 'apply';
  /** When it was last read, with or without success. */
  readonly checkedAt: number;
  /** The code of what went wrong then. */
  readonly trouble?: string;
  /** The code of what went wrong, once moderators were told of it. */
  readonly toldTrouble?: string;
  /** Revision of the newest text that moderators were told of, and have not taken. */
  readonly told?: string;
};

/** Who is told of an article: in which channels or categories (none named: in all), and members with which of these roles (none: all). */
export type Audience = { readonly channelIds: readonly string[]; readonly roleIds: readonly string[] };

export const everybody: Audience = { channelIds: [], roleIds: [] };

/** An article of a server's own, without its text. */
export type StoredArticle = ArticleInfo & {
  readonly source: ArticleSource;
  readonly audience: Audience;
  readonly addedAt: number;
  readonly changedAt: number;
};

/** One that was taken out, and can still be put back; `wasDefault`: as the default article, unless there is another by then. */
export type RemovedArticle = StoredArticle & { readonly removedAt: number; readonly wasDefault?: true };

export type LibrarySettings = {
  /** What questions about "the article" mean where there are several. */
  readonly defaultArticleId?: string;
  /** The operator's articles that are not offered here. */
  readonly hiddenIds: readonly string[];
  /** Where moderators are told what changes. */
  readonly newsChannelId?: string;
};

export type StoredLibrary = {
  /** Grows with each change; 0 where there never was one. */
  readonly revision: number;
  /** In the order in which they were added. */
  readonly articles: readonly StoredArticle[];
  /** The last to go first. */
  readonly removed: readonly RemovedArticle[];
  readonly settings: LibrarySettings;
  /** What moderators taught, in the order in which it was taught or changed. */
  readonly taught: readonly Taught[];
  /** The last to go first. */
  readonly takenOut: readonly TakenOut[];
};

export const emptyLibrary: StoredLibrary = {
  revision: 0,
  articles: [],
  removed: [],
  settings: { hiddenIds: [] },
  taught: [],
  takenOut: [],
};

/** `sync`: whether it is read again by itself; `follow`: it took the new text of its page by itself. */
type LibraryAction =
  | 'add'
  | 'rename'
  | 'replace'
  | 'revert'
  | 'remove'
  | 'restore'
  | 'limit'
  | 'sync'
  | 'follow'
  | 'check'
  | 'uncheck'
  | 'default'
  | 'hide'
  | 'show'
  | 'news'
  | 'import'
  | 'teach'
  | 'reteach'
  | 'unteach';

/** What was done, for those who want to know who did it. */
export type LibraryEntry = {
  readonly at: number;
  /** Who did it; absent: Docent by itself, or somebody who has asked to be forgotten. */
  readonly memberId?: string;
  readonly action: LibraryAction;
  readonly articleId?: string;
  /** The article's title at that time, or the name of what was taught, or the check question. */
  readonly title?: string;
};

export type NewEntry = Pick<LibraryEntry, 'action' | 'articleId' | 'title'>;

/** One change: all of it takes effect, or nothing. Made by the functions of `library-edits.ts` and `teaching-edits.ts`. */
export type LibraryEdit = {
  /** One for each article or thing taught that it concerns; absent: nothing that anybody wants to know of. */
  readonly entries?: readonly NewEntry[];
  /** In place of those of the same id, or behind all others; without `article`, the text stays. */
  readonly put?: readonly {
    readonly stored: StoredArticle | Omit<RemovedArticle, 'removedAt'>;
    readonly article?: Article;
  }[];
  /** Ids of those that are taken out, for now. */
  readonly remove?: readonly string[];
  /** Ids of those that are put back, behind all others. */
  readonly restore?: readonly string[];
  readonly settings?: LibrarySettings;
  /** Check questions that come with what is put; those beyond `mostChecks` an article are left out. */
  readonly checks?: readonly CheckQuestion[];
  /** A check question by itself: where its article has as many as it may have, nothing is changed. */
  readonly keepCheck?: CheckQuestion;
  /** The id of a check question that goes. */
  readonly dropCheck?: string;
  /** What is taught: in place of what has the same id, or besides. `authorId`: the member whose words a note is; what has none keeps it. */
  readonly teach?: readonly { readonly taught: Taught; readonly authorId?: string }[];
  /** Ids of what is no longer taught, for now, and of what is taught again. */
  readonly takeOut?: readonly string[];
  readonly putBack?: readonly string[];
  /** Ids of the drafts that it is made of, which go with it: where one is no longer there, it was done or called off already. */
  readonly takeDrafts?: readonly string[];
  /** By which it can be undone. */
  readonly keepDraft?: Pick<LibraryDraft, 'id' | 'payload'>;
};

/** Who changes a library, and when. */
export type LibraryEditor = { readonly memberId?: string; readonly at: number };

/** For how long an article that was taken out, or something taught, can be put back. */
export const undoMs = 86_400_000;

export interface LibraryStore {
  /** Quick: asked before every answer. */
  revision(scope: RecordScope): Promise<number>;
  /** `emptyLibrary` where there is nothing. */
  read(scope: RecordScope): Promise<StoredLibrary>;
  /** The texts of articles, those that were taken out among them, in the order of the ids; ids that are unknown are passed over. */
  texts(scope: RecordScope, ids: readonly string[]): Promise<readonly Article[]>;
  /**
   * Makes one change of what is there: nobody else changes it meanwhile. What `edit` throws undoes it. Gives back what is there now,
   * on the disk.
   * @throws UserError `DRAFT_OVER` where a draft that it takes is not there, or a check question that goes; `CHECKS_FULL`
   */
  change(scope: RecordScope, by: LibraryEditor, edit: (before: StoredLibrary) => LibraryEdit): Promise<StoredLibrary>;
  /** The newest changes first. */
  history(scope: RecordScope, limit: number): Promise<readonly LibraryEntry[]>;
  /**
   * Takes at most so many articles that are to be read again from the web, those due longest first, each for one taker only: it is not due again before `leaseMs` have passed.
   * Nothing of a server that Docent was removed from is due, nor of one that another shard serves.
   */
  takeDueSyncs(
    now: number,
    leaseMs: number,
    most: number,
  ): Promise<readonly { readonly scope: RecordScope; readonly articleId: string }[]>;
}

/** Something that a moderator was shown and has not said yes to: an article that is to be added, a new text; or the text before, to be put back. Kept for a day. */
export type LibraryDraft = {
  /** Made by `newId`. */
  readonly id: string;
  readonly scope: RecordScope;
  readonly at: number;
  /** Kept sealed. */
  readonly memberId: string;
  /** What it is, as `commands/library` writes and reads it: only kept here. */
  readonly payload: string;
};

export interface DraftStore {
  save(draft: LibraryDraft): Promise<void>;
  /** Undefined when unknown in this scope, or too old. */
  find(scope: RecordScope, id: string): Promise<LibraryDraft | undefined>;
  /** Whether it was there. */
  remove(scope: RecordScope, id: string): Promise<boolean>;
}

/** A question that must bring a claim first, also after an article's text has changed. */
export type CheckQuestion = {
  readonly id: string;
  readonly question: string;
  readonly articleId: string;
  readonly claimId: string;
  /** The claim's text when the question was stored. */
  readonly text: string;
  readonly at: number;
};

/** They are changed as the library is. */
export interface CheckStore {
  /** In the order in which they were added; of one article, or of all. */
  list(scope: RecordScope, articleId?: string): Promise<readonly CheckQuestion[]>;
}

/** Of one article. The same question of it takes its place; they go with the article, once it can no longer be put back. */
export const mostChecks = 200;
