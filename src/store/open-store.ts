import { type Kysely, sql } from 'kysely';
import type { Store } from '../library/port.ts';
import { allShards, type ServedShards } from '../library/served-shards.ts';
import { type Database, openDatabase } from './open-database.ts';
import { AskedCounting } from './tables/asked/asked-counting.ts';
import { Answers, Questions } from './tables/questions-and-answers.ts';
import { Departures } from './tables/departures-table.ts';
import { Posts } from './tables/posts-table.ts';
import { QuotingPosts } from './tables/quoting-posts-table.ts';
import { Quizzes } from './tables/quizzes-table.ts';
import { Forgetting } from './tables/retention.ts';
import { ServerSettingsTable } from './tables/server-settings-table.ts';
import { Schedules } from './tables/schedules-table.ts';
import type { Db, Tables } from './tables/database-schema.ts';
import { Secrets } from './tables/secrets.ts';
import { CheckQuestions, LibraryDrafts } from './tables/library/library-extras.ts';
import { LibraryTable } from './tables/library/library-table.ts';
import { MemberNotes } from './tables/library/taught-rows.ts';
import { Sessions } from './tables/sessions-table.ts';
import { Deliveries, LogInTurns, Taken } from './tables/taken-table.ts';
import { Votes } from './tables/votes-table.ts';
import { WriteBehind } from './tables/write-behind.ts';

export type StoreOptions = {
  /** Days that questions and answers are kept; 0: questions are not kept at all. */
  readonly questionRetentionDays: number;
  /**
   * Told when questions and answers cannot be written (once, until it works again: they wait), and of each that is `lost`,
   * because the database will never take it.
   */
  readonly onTrouble?: (error: unknown, lost: number) => void;
  /** How long a write waits for another process that is writing, before it fails with `STORE_BUSY`, or for a server that is away. */
  readonly lockWaitMs?: number;
  /** Which shards are served by who opens it; all of them by default. What is due, or left, is told of theirs only. */
  readonly shards?: ServedShards;
};

/**
 * Opens the store that an address names, and brings it up to this version's tables: a path, `sqlite:path`, a `file:`
 * address, `:memory:`, or `postgres://…`. Disposing of it writes what is still on its way and closes it; disposing again does nothing.
 * @throws {UserError} `CONFIG_INVALID` for an address of another kind; `STORE_UNREADABLE`, `STORE_NEWER` or
 * `STORE_UNREACHABLE`, with what to do, for a database that cannot be used, which is left as it is.
 */
export async function openStore(databaseUrl: string, options: StoreOptions): Promise<Store> {
  const database = await openDatabase(databaseUrl, options);
  const opened: Db[] = [];
  const open = (use: 'lasting' | 'quick' | 'behind'): Db => {
    const db = database.open(use);
    opened.push(db);
    return db;
  };
  try {
    await database.upgrade();
    const connections = { db: open('lasting'), quick: open('quick'), behind: open('behind') };
    // Only what was used once is closed in the end.
    for (const db of opened) await sql`SELECT 1`.execute(db);
    return makeStore(connections, await Secrets.load(connections.db), database, options);
  } catch (error) {
    await Promise.all(opened.map((db) => db.destroy()));
    throw database.unusable(error);
  }
}

/** The connections: one whose commits are on the disk; one for who answers, which may not wait; one for what is written behind. */
type Connections = Readonly<Record<'db' | 'quick' | 'behind', Kysely<Tables>>>;

function makeStore(
  { db, quick, behind }: Connections,
  secrets: Secrets,
  database: Database,
  options: StoreOptions,
): Store {
  const { questionRetentionDays: days, shards = allShards } = options;
  const queue = new WriteBehind(behind, {
    isPassing: database.isPassing,
    onTrouble: options.onTrouble ?? (() => undefined),
  });
  const close = async () => {
    try {
      await queue.close();
    } finally {
      await Promise.all([db.destroy(), quick.destroy(), behind.destroy()]);
    }
  };
  const retention = new Forgetting(db, queue, secrets, days, () => database.wipe(db));
  let closed: Promise<void> | undefined;
  return {
    questions: new Questions(db, queue, secrets, days > 0),
    asked: new AskedCounting(quick, queue, secrets, database.countedAtOnce),
    answers: new Answers(db, queue, secrets, days > 0),
    votes: new Votes(db, queue, secrets),
    posts: new Posts(db, queue, secrets),
    quotes: new QuotingPosts(db, queue, secrets),
    quizzes: new Quizzes(db, secrets),
    schedules: new Schedules(db, secrets, shards),
    settings: new ServerSettingsTable(db, quick, secrets),
    library: new LibraryTable(db, quick, secrets, shards),
    drafts: new LibraryDrafts(db, secrets),
    checks: new CheckQuestions(db, secrets),
    memberNotes: new MemberNotes(db, secrets, () => database.wipe(db)),
    once: new Taken(db, secrets),
    deliveries: new Deliveries(db, quick, secrets),
    logIns: new LogInTurns(quick, secrets),
    sessions: new Sessions(quick, secrets, shards),
    retention,
    departures: new Departures(db, queue, retention, shards),
    [Symbol.asyncDispose]: () => (closed ??= close()),
  };
}
