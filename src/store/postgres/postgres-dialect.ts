import {
  CompiledQuery,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import { UserError } from '../../errors.ts';
import type { PostgresAddress } from '../database-address.ts';
import { type Backend, firstSlice, nextSlice, type StoredRow } from '../backend.ts';
import { type Db, docentTables, type Tables } from '../tables/database-schema.ts';
import { isPassingPostgres } from './postgres-errors.ts';
import { ServerPool } from './postgres-pool.ts';

export type PostgresOptions = {
  /** How long a lock of another process, or a server that is away, is waited for. */
  readonly lockWaitMs?: number | undefined;
  /** `false`: for what need not outlive a power cut; its commits do not wait for the disk. */
  readonly lasting?: boolean;
  /** `false`: statements may take as long as they take, as a change of tables may. */
  readonly limited?: boolean;
  readonly connections?: number;
  /** `false`: for transactions that only add rows which no other one reads before it writes; they wait for nobody. */
  readonly inTurn?: boolean;
};

const LOCK_WAIT_MS = 10_000;
/** Beyond the wait for a lock. */
const STATEMENT_MS = 20_000;

/** PostgreSQL, in a schema of its own. Connects when it is first asked. */
export function openPostgres(
  address: PostgresAddress,
  { lockWaitMs = LOCK_WAIT_MS, lasting = true, limited = true, connections = 4, inTurn = true }: PostgresOptions = {},
): Backend {
  const statementMs = limited ? lockWaitMs + (lasting ? STATEMENT_MS : STATEMENT_MS / 10) : 0;
  const pool = new ServerPool(address, { lockWaitMs, lasting, statementMs, connections });
  const driver = inTurn ? new InTurnDriver({ pool }) : new PostgresDriver({ pool });
  return {
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
    schema: address.schema,
    prepare: (db) => refuseOtherEncoding(db, address.name),
    wipe: vacuum,
    countedAtOnce: 10_000,
    slices: rowSlices,
    isPassing: isPassingPostgres,
  };
}

type OwnConnection = Parameters<PostgresDriver['rollbackTransaction']>[0];

/** Any number; of all that lock by number in the same database Docent's own. */
const WRITE_LOCK = 5_402_118_704_311;

/**
 * One transaction after another, whichever process it is of, as SQLite has it: nothing that is read in one can have changed by
 * the time that something is written for it, and no two wait for each other. A single statement waits for nobody.
 */
class InTurnDriver extends PostgresDriver {
  override async beginTransaction(
    ...[connection, settings]: Parameters<PostgresDriver['beginTransaction']>
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    if (settings.accessMode === 'read only') return;
    try {
      await connection.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${WRITE_LOCK})`));
    } catch (error) {
      // Kysely takes it for not begun.
      await this.rollbackTransaction(connection as OwnConnection).catch(() => undefined);
      throw error;
    }
  }
}

async function refuseOtherEncoding(db: Db, name: string): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`SELECT current_setting('server_encoding') AS encoding`.execute(db);
  const encoding = rows[0]?.encoding ?? '';
  if (encoding === 'UTF8') return;
  const reason = `it is encoded in ${encoding}, in which not every text can be written`;
  throw new UserError(
    'STORE_UNREADABLE',
    `${name}: ${reason}. Create a database with ENCODING 'UTF8', and name that in DATABASE_URL. Nothing was changed.`,
    { database: name, reason },
  );
}

/** What was deleted stays in the files until this: the server would come to it by itself, some day. */
async function vacuum(db: Db): Promise<boolean> {
  try {
    await sql`VACUUM (SKIP_LOCKED) ${sql.join(docentTables.map((table) => sql.table(table)))}`.execute(db);
    return true;
  } catch {
    return false;
  }
}

async function* rowSlices(db: Db, table: keyof Tables): AsyncGenerator<readonly StoredRow[]> {
  await sql`DECLARE slices CURSOR FOR SELECT * FROM ${sql.table(table)}`.execute(db);
  for (let count = firstSlice; ; ) {
    const { rows } = await sql<StoredRow>`FETCH ${sql.lit(count)} FROM slices`.execute(db);
    if (rows.length === 0) break;
    yield rows;
    count = nextSlice(rows);
  }
  await sql`CLOSE slices`.execute(db);
}
