import type { Dialect } from 'kysely';
import type { Db, Tables } from './tables/database-schema.ts';

/** A row as the database has it, by column. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Rows that are read, or put in, at a time at first, and at most; and about how many characters. */
export const firstSlice = 10;
const LARGEST_SLICE = 200;
const SLICE_LENGTH = 4_000_000;

/** How many rows to read after these: of questions many, of whole articles few. */
export function nextSlice(rows: readonly StoredRow[]): number {
  const length = rows.reduce(
    (sum, row) => sum + Object.values(row).reduce<number>((all, value) => all + lengthOf(value), 0),
    0,
  );
  return Math.max(
    1,
    Math.min(LARGEST_SLICE, rows.length * 4, Math.floor((SLICE_LENGTH * rows.length) / Math.max(1, length))),
  );
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 8;
}

/** A database in a way that does not show which one it is. */
export type Backend = {
  readonly dialect: Dialect;
  /** The schema in which Docent's tables stand; absent where a database has none. */
  readonly schema?: string;
  /** Settings that are written into the database: only for one that is known to be Docent's. */
  readonly prepare: (db: Db) => Promise<void>;
  /** Wipes what was deleted from wherever the database still keeps it; false where somebody else is in the way now. */
  readonly wipe: (db: Db) => Promise<boolean>;
  /** Rows that one statement may count: of what counts within this process, as many as take some milliseconds. */
  readonly countedAtOnce: number;
  /** Every row of a table, so many at a time, inside of a transaction; in no order. */
  readonly slices: (transaction: Db, table: keyof Tables) => AsyncIterable<readonly StoredRow[]>;
  /** Whether the same may be written later: the fault is the disk's or another process's, not what was to be written. */
  readonly isPassing: (error: unknown) => boolean;
};

/**
 * U+0000, which PostgreSQL takes in no text and SQLite's own tools cut a text off at, becomes U+FFFD: a character for a
 * character, so that places in the text stay right.
 */
export function storable(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}
