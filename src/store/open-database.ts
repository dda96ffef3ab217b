import { Kysely } from 'kysely';
import { type DatabaseAddress, type PostgresAddress, readDatabaseAddress } from './database-address.ts';
import { isOutdated, migrate, refuseForeign } from './migrate.ts';
import { copyBeforeUpdate, dropOldCopies } from './sqlite/sqlite-copy.ts';
import { openSqlite } from './sqlite/sqlite-dialect.ts';
import { unusableSqlite } from './sqlite/sqlite-errors.ts';
import type { Backend } from './backend.ts';
import type { Db, Tables } from './tables/database-schema.ts';

/** What a connection is for: commits that are on the disk; who answers, and may not wait; what is written behind; long work alone. */
type ConnectionUse = 'lasting' | 'quick' | 'behind' | 'copying';

/** A database by its address, whichever it is of those that Docent knows. */
export type Database = Pick<Backend, 'wipe' | 'isPassing' | 'countedAtOnce' | 'slices' | 'schema'> & {
  readonly address: DatabaseAddress;
  /** To be destroyed by who opened it. One in memory is the same each time. */
  readonly open: (use: ConnectionUse) => Db;
  /** Refuses what is not this version's or an older one's, and brings it up to this version's tables. */
  readonly upgrade: () => Promise<void>;
  /** What a failure to open or use it says to whoever runs Docent. */
  readonly unusable: (error: unknown) => Error;
};

export type DatabaseOptions = { readonly lockWaitMs?: number | undefined };

/** What is quick may not wait for long either. */
const QUICK_WAIT_MS = 250;

/** Connects to nothing yet. @throws {UserError} `CONFIG_INVALID` for an address of another kind; `STORE_UNREADABLE` for a file that cannot be opened */
export async function openDatabase(databaseUrl: string, options: DatabaseOptions = {}): Promise<Database> {
  const address = readDatabaseAddress(databaseUrl);
  return address.kind === 'postgres' ? openServer(address, options) : openFile(address.path, options);
}

function openFile(path: string, { lockWaitMs }: DatabaseOptions): Database {
  const unusable = (error: unknown) => unusableSqlite(path, error);
  const file = (use: ConnectionUse) =>
    openSqlite(path, {
      lockWaitMs: use === 'quick' ? QUICK_WAIT_MS : lockWaitMs,
      synchronous: isLasting(use) ? 'FULL' : 'NORMAL',
    });
  let lasting: { readonly backend: Backend; readonly db: Db };
  try {
    const backend = file('lasting');
    lasting = { backend, db: new Kysely<Tables>({ dialect: backend.dialect }) };
  } catch (error) {
    throw unusable(error);
  }
  const { backend, db } = lasting;
  return {
    address: { kind: 'sqlite', path, name: path },
    open: (use) => (use === 'lasting' || path === ':memory:' ? db : new Kysely<Tables>({ dialect: file(use).dialect })),
    upgrade: async () => {
      try {
        const done = await refuseForeign(db, path);
        if (path !== ':memory:' && done !== undefined && isOutdated(done)) copyBeforeUpdate(path, Date.now());
        else if (path !== ':memory:') dropOldCopies(path, Date.now());
        await backend.prepare(db);
        await migrate(db);
      } catch (error) {
        await db.destroy();
        throw error;
      }
    },
    wipe: backend.wipe,
    countedAtOnce: backend.countedAtOnce,
    slices: backend.slices,
    isPassing: backend.isPassing,
    unusable,
  };
}

async function openServer(address: PostgresAddress, { lockWaitMs }: DatabaseOptions): Promise<Database> {
  // What it takes is loaded where it is used only: it takes memory.
  const { openPostgres, unusablePostgres } = await import('./postgres/index.ts');
  const { dropOldSchemas, updateServer } = await import('./schema-copies.ts');
  const backends = {
    lasting: openPostgres(address, { lockWaitMs }),
    quick: openPostgres(address, { lockWaitMs: QUICK_WAIT_MS, lasting: false, connections: 2 }),
    // What is asked is most of what is written, by every process: it keeps nobody from a turn.
    behind: openPostgres(address, { lockWaitMs, lasting: false, connections: 1, inTurn: false }),
    copying: openPostgres(address, { lockWaitMs, limited: false, connections: 2 }),
  };
  return {
    address,
    open: (use) => new Kysely<Tables>({ dialect: backends[use].dialect }),
    upgrade: async () => {
      const backend = openPostgres(address, { lockWaitMs, limited: false, connections: 2 });
      const db = new Kysely<Tables>({ dialect: backend.dialect });
      try {
        const done = await refuseForeign(db, address.name, backend.schema);
        await backend.prepare(db);
        if (done !== undefined && isOutdated(done)) await updateServer(db, address, Date.now());
        else await migrate(db, backend.schema);
        await dropOldSchemas(db, address.schema, Date.now());
      } finally {
        await db.destroy();
      }
    },
    schema: address.schema,
    wipe: backends.lasting.wipe,
    countedAtOnce: backends.lasting.countedAtOnce,
    slices: backends.lasting.slices,
    isPassing: backends.lasting.isPassing,
    unusable: (error) => unusablePostgres(address.name, address.schema, error),
  };
}

function isLasting(use: ConnectionUse): boolean {
  return use === 'lasting' || use === 'copying';
}
