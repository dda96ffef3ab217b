import { createHash } from 'node:crypto';
import { UserError } from '../../errors.ts';
import { type Backend, storable, type StoredRow } from '../backend.ts';
import { type Db, docentTables, type Tables } from '../tables/database-schema.ts';

/** One of two databases between which is copied, inside of a transaction. */
export type CopySide = { readonly db: Db; readonly slices: Backend['slices']; readonly schema?: string | undefined };

/** Rows of each table, in the order of the tables. */
export type RowCounts = ReadonlyMap<string, number>;

/**
 * Copies every row of every table that the first has, slice by slice, and then reads both sides again and compares them.
 * @throws {UserError} `STORE_COPY` where they are not the same; the transaction should then be undone
 */
export async function copyTables(from: CopySide, to: CopySide): Promise<RowCounts> {
  const counts = new Map<string, number>();
  const tables = await tablesOf(from);
  // Of whichever table: the rows are its own.
  for (const table of tables)
    for await (const rows of from.slices(from.db, table))
      await to.db
        .insertInto(table as 'settings')
        .values(rows as never)
        .execute();
  for (const table of tables) {
    const [before, after] = [await sumOf(from, table), await sumOf(to, table)];
    if (before.rows !== after.rows || before.sum !== after.sum)
      throw new UserError(
        'STORE_COPY',
        `The copy of the table "${table}" is not the same: ${before.rows} rows became ${after.rows}${before.rows === after.rows ? ', with other values' : ''}. Nothing was kept of the copy. This should never be: please report it.`,
        { table },
      );
    counts.set(table, after.rows);
  }
  return counts;
}

/** @throws Error where a database has none */
export async function countRows(side: CopySide): Promise<RowCounts> {
  const counts = new Map<string, number>();
  for (const table of await tablesOf(side)) {
    const { rows } = await side.db
      .selectFrom(table)
      .select((select) => select.fn.countAll<number | string>().as('rows'))
      .executeTakeFirstOrThrow();
    counts.set(table, Number(rows));
  }
  return counts;
}

/** Processes of Docent's that are, or a moment ago were, at work on a database. */
export async function processesAt(side: CopySide, now: number): Promise<number> {
  if (!(await tablesOf(side)).includes('processes')) return 0;
  const rows = await side.db.selectFrom('processes').select('id').where('until', '>', now).execute();
  return rows.length;
}

/** An older database has not all of them yet. */
async function tablesOf({ db, schema }: CopySide): Promise<readonly (keyof Tables)[]> {
  const tables = await db.introspection.getTables();
  const names = new Set(
    tables.filter((table) => schema === undefined || table.schema === schema).map(({ name }) => name),
  );
  return docentTables.filter((table) => names.has(table));
}

const MODULUS = 1n << 256n;

/** How many rows, and a sum over all of their values, in whichever order they come. */
async function sumOf({ db, slices }: CopySide, table: keyof Tables): Promise<{ rows: number; sum: bigint }> {
  let count = 0;
  let sum = 0n;
  for await (const rows of slices(db, table)) {
    count += rows.length;
    for (const row of rows) sum = (sum + BigInt(`0x${hashOf(row)}`)) % MODULUS;
  }
  return { rows: count, sum };
}

function hashOf(row: StoredRow): string {
  const values = Object.keys(row)
    .sort()
    .map((column) => [column, comparable(row[column])]);
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

function comparable(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return Number(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : storable(value);
}
