import type { Kysely } from 'kysely';

/**
 * The tables, as any dialect holds them. Times are milliseconds since 1970; ids are text; `claims` is JSON. `scope` is
 * a server's id, or a keyed hash for a direct message.
 */
export type Tables = {
  settings: { key: string; value: string };
  questions: {
    id: string;
    scope: string;
    text: string;
    at: number;
    outcome: string;
    claims: string;
    /** The language of Docent's that it was asked in. */
    locale: string | null;
    /** The article that it was asked of, where one was named. */
    article_id: string | null;
    /** In hundredths. */
    confidence: number | null;
    /** Which votes are for its answer. */
    answer_id: string | null;
  };
  answers: {
    id: string;
    scope: string;
    at: number;
    question: string | null;
    outcome: string;
    claims: string;
    /** JSON: what was marked in each of the claims. */
    found: string | null;
    /** JSON: words of the question, kept as long as it is. */
    read_as: string | null;
  };
  votes: { answer_id: string; scope: string; voter: string; vote: string; fault: string | null };
  /** Which message answers which: a keyed hash of the one, the other sealed. */
  posts: { scope: string; question: string; answer: string; at: number };
  /** Messages that quote claims of an article: a keyed hash, and sealed where it stands; `claims` are their ids. */
  quoting_posts: {
    scope: string;
    article_id: string;
    message: string;
    sealed: string;
    kind: string;
    at: number;
    claims: string;
  };
  quiz_answers: { quiz_id: string; scope: string; voter: string; at: number; verdict: string };
  /** What is done once only: `what` is a keyed hash, remembered until then; `outcome` is sealed. */
  taken: { scope: string; what: string; until: number; outcome: string | null };
  /** Processes that answer with one token; each lapses unless it is renewed. */
  processes: { id: string; until: number };
  schedules: {
    id: string;
    scope: string;
    channel_id: string;
    kind: string;
    at: number;
    payload: string;
    /** Keyed hash of the member who made it. */
    owner: string;
    /** The scope and the member, encrypted. */
    sealed: string;
    /** Until when somebody who took it when it was due may still be posting it. */
    leased_until: number;
  };
  /** What a server's moderators set, sealed. */
  server_settings: { scope: string; sealed: string };
  /** Of each server's own library: how often it changed, and JSON of what is set for it. */
  libraries: { scope: string; revision: number; settings: string };
  library_articles: {
    scope: string;
    id: string;
    /** Articles stand in this order. */
    position: number;
    /** JSON of all but the text. */
    info: string;
    /** When it was taken out; it can be put back for a day. */
    removed_at: number | null;
    /** When it is to be read again. */
    sync_at: number | null;
  };
  /** JSON of whole articles. */
  library_texts: { scope: string; id: string; article: string };
  library_history: {
    id: string;
    scope: string;
    at: number;
    action: string;
    article_id: string | null;
    title: string | null;
    /** Keyed hash of who did it, and sealed who. */
    owner: string | null;
    sealed: string | null;
  };
  library_drafts: { id: string; scope: string; at: number; owner: string; sealed: string; payload: string };
  check_questions: {
    id: string;
    scope: string;
    question: string;
    article_id: string;
    claim_id: string;
    claim: string;
    at: number;
  };
  /** What moderators taught. */
  taught: {
    scope: string;
    id: string;
    at: number;
    /** When it was taken out; it can be put back for a day. */
    taken_out_at: number | null;
    /** Keyed hash of the member whose words it is. */
    author: string | null;
    /** JSON of the rest. */
    taught: string;
  };
  /** Servers that Docent is no longer in. */
  departures: { scope: string; since: number };
};

export type Db = Kysely<Tables>;

/**
 * Every table, in the order in which rows can be put in: what others refer to comes first. Copies, counts and comparisons go by
 * it, and so include a table that is added here.
 */
export const docentTables = [
  'settings',
  'server_settings',
  'questions',
  'answers',
  'votes',
  'posts',
  'quoting_posts',
  'quiz_answers',
  'taken',
  'processes',
  'schedules',
  'departures',
  'libraries',
  'library_articles',
  'library_texts',
  'library_history',
  'library_drafts',
  'check_questions',
  'taught',
] as const satisfies (keyof Tables)[];

/** Does not compile while a table is missing above. */
type Missing = Exclude<keyof Tables, (typeof docentTables)[number]>;
export const noTableIsMissing: [Missing] extends [never] ? true : Missing = true;

/** What is kept by scope, in the order in which it can be deleted. */
export const scopedTables = [
  'votes',
  'quiz_answers',
  'answers',
  'posts',
  'quoting_posts',
  'questions',
  'schedules',
  'taken',
  'server_settings',
  'check_questions',
  'taught',
  'library_drafts',
  'library_history',
  'library_texts',
  'library_articles',
  'libraries',
] as const satisfies (keyof Tables)[];

/** Those of them that are a server's library. */
export const libraryTables: ReadonlySet<string> = new Set([
  'check_questions',
  'taught',
  'library_texts',
  'library_articles',
  'libraries',
] satisfies (typeof scopedTables)[number][]);
