import { Kysely, sql } from 'kysely';
import { UserError } from '../errors.ts';
import type { Store } from '../library/port.ts';
import { sqlitePath } from './database-address.ts';
import { Answers, Questions } from './tables/questions-and-answers.ts';
import { Departures } from './tables/departures-table.ts';
import { migrate, refuseForeign } from './migrate.ts';
import { Posts } from './tables/posts-table.ts';
import { Quizzes } from './tables/quizzes-table.ts';
import { Forgetting } from './tables/retention.ts';
import { ServerSettingsTable } from './tables/server-settings-table.ts';
import { Schedules } from './tables/schedules-table.ts';
import type { Tables } from './tables/database-schema.ts';
import { Secrets } from './tables/secrets.ts';
import { type Backend, openSqlite, type SqliteOptions } from './sqlite/sqlite-dialect.ts';
import { CheckQuestions, LibraryDrafts } from './tables/library-extras.ts';
import { LibraryTable } from './tables/library-table.ts';
import { Deliveries, Taken } from './tables/taken-table.ts';
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
  /** How long a write waits for another process that is writing, before it fails with `STORE_BUSY`. */
  readonly lockWaitMs?: number;
};

/**
 * Opens the store that an address names, and brings it up to this version's tables: a path, `sqlite:path`, a `file:`
 * address, or `:memory:`. Disposing of it writes what is still on its way and closes it; disposing again does nothing.
 * @throws {UserError} `CONFIG_INVALID` for an address of another kind; `STORE_UNREADABLE` or `STORE_NEWER`, with what to
 * do, for a database that cannot be used, which is left as it is.
 */
export async function openStore(databaseUrl: string, options: StoreOptions): Promise<Store> {
  const path = sqlitePath(databaseUrl);
  let db: Kysely<Tables> | undefined;
  try {
    const backend = openSqlite(path, options);
    db = new Kysely<Tables>({ dialect: backend.dialect });
    await refuseForeign(db, path);
    await backend.prepare(db);
    await migrate(db);
    const inMemory = path === ':memory:';
    const quick = inMemory ? db : await openQuick(path, { lockWaitMs: QUICK_WAIT_MS });
    const behind = inMemory ? db : await openQuick(path, options);
    return makeStore({ db, quick, behind }, await Secrets.load(db), backend, options);
  } catch (error) {
    await db?.destroy();
    throw error instanceof UserError && error.code !== 'STORE_BUSY' ? error : unusable(path, error);
  }
}

/** What is quick may not wait for long either. */
const QUICK_WAIT_MS = 250;

/** Another connection, for what need not outlive a power cut: its commits do not wait for the disk. */
async function openQuick(path: string, { lockWaitMs }: Pick<SqliteOptions, 'lockWaitMs'>): Promise<Kysely<Tables>> {
  const quick = new Kysely<Tables>({ dialect: openSqlite(path, { lockWaitMs, synchronous: 'NORMAL' }).dialect });
  // Only what was used once is closed in the end.
  await sql`SELECT 1`.execute(quick);
  return quick;
}

/** The connections: one whose commits are on the disk; one for who answers, which may not wait; one for what is written behind. */
type Connections = Readonly<Record<'db' | 'quick' | 'behind', Kysely<Tables>>>;

function makeStore(
  { db, quick, behind }: Connections,
  secrets: Secrets,
  backend: Backend,
  options: StoreOptions,
): Store {
  const days = options.questionRetentionDays;
  const queue = new WriteBehind(behind, {
    isPassing: backend.isPassing,
    onTrouble: options.onTrouble ?? (() => undefined),
  });
  const close = async () => {
    try {
      await queue.close();
    } finally {
      await Promise.all([db.destroy(), quick.destroy(), behind.destroy()]);
    }
  };
  const retention = new Forgetting(db, queue, secrets, days, () => backend.wipe(db));
  let closed: Promise<void> | undefined;
  return {
    questions: new Questions(db, queue, secrets, days > 0),
    answers: new Answers(db, queue, secrets, days > 0),
    votes: new Votes(db, queue, secrets),
    posts: new Posts(db, queue, secrets),
    quizzes: new Quizzes(db, secrets),
    schedules: new Schedules(db, secrets),
    settings: new ServerSettingsTable(db, secrets),
    library: new LibraryTable(db, secrets),
    drafts: new LibraryDrafts(db, secrets),
    checks: new CheckQuestions(db, secrets),
    once: new Taken(db, secrets),
    deliveries: new Deliveries(db, quick, secrets),
    retention,
    departures: new Departures(db, queue, retention),
    [Symbol.asyncDispose]: () => (closed ??= close()),
  };
}

/** By SQLite's primary result codes, https://www.sqlite.org/rescode.html */
const REASONS: Readonly<Record<number, readonly [reason: string, remedy: string]>> = {
  5: ['another program is using it', 'Stop that program, or name another file in DATABASE_URL'],
  8: ['it may only be read', 'Let Docent write to it, or name another file in DATABASE_URL'],
  11: ['it is damaged', 'Put a copy from before in its place, or name another file in DATABASE_URL'],
  13: ['the disk is full', 'Make room on the disk'],
  14: ['it cannot be opened', 'Check the path and the permissions'],
  26: ['it is not an SQLite database', 'Name another file in DATABASE_URL'],
};

function unusable(path: string, error: unknown): UserError {
  const sqlite = error instanceof UserError ? error.cause : error;
  const errcode = sqlite instanceof Error && 'errcode' in sqlite ? Number(sqlite.errcode) & 0xff : 0;
  const message = error instanceof Error ? error.message : String(error);
  const [reason, remedy] = REASONS[errcode] ?? [`it cannot be used (${message})`, 'Check the path and the permissions'];
  return new UserError(
    'STORE_UNREADABLE',
    `${path}: ${reason}. ${remedy}. Nothing in it was changed.`,
    { file: path, reason },
    { cause: error },
  );
}
