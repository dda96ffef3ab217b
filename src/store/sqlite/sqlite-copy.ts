import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../../errors.ts';

/** A name beside a file's, with the time in UTC: `docent.sqlite` → `docent.backup-20260301T120000Z.sqlite`. */
export function nameBeside(path: string, what: string, now: number): string {
  const { dir, name, ext } = parse(path);
  const time = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
  return join(dir, `${name}.${what}-${time}${ext}`);
}

/**
 * Writes a consistent copy of a file, whoever writes to that meanwhile: all that has been committed by now, without what was
 * deleted. It is checked, on the disk, and readable by its owner only, before it has its name.
 * @throws {UserError} `STORE_COPY` where a file of that name exists, or the copy is not right; what SQLite throws else
 */
export function copySqlite(from: string, to: string): void {
  const part = partOf(to);
  try {
    // Its owner's from the start: a copy that is cut short is left where it is.
    writeFileSync(part, '', { mode: 0o600 });
    {
      using source = new DatabaseSync(from, { timeout: 10_000 });
      source.prepare('VACUUM INTO ?').run(part);
    }
    finishCopy(part, to);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Under which name a copy is made. @throws {UserError} `STORE_COPY` where there is a file under its last name */
export function partOf(to: string): string {
  if (existsSync(to))
    throw new UserError('STORE_COPY', `${to}: there is such a file already. Name another; nothing was written.`, {
      file: to,
    });
  return `${to}.${process.pid}.part`;
}

/** Checks a copy, puts it on the disk and gives it its name. */
export function finishCopy(part: string, to: string): void {
  inspectSqlite(part);
  chmodSync(part, 0o600);
  putOnDisk(part);
  partOf(to);
  renameSync(part, to);
  putOnDisk(dirname(to));
}

function putOnDisk(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export type Inspected = {
  /** Names of the migrations that it has behind it; empty for what is no database of Docent's. */
  readonly done: readonly string[];
  /** Rows of each of its tables. */
  readonly rows: ReadonlyMap<string, number>;
};

/**
 * Looks a file through, page by page, without changing it.
 * @throws {UserError} `STORE_UNREADABLE` where it is damaged; what SQLite throws for what is no database
 */
export function inspectSqlite(path: string): Inspected {
  using database = new DatabaseSync(path, { readOnly: true });
  const all = (query: string) => database.prepare(query).all();
  const [complaint] = all('PRAGMA integrity_check(1)');
  const orphans = all('PRAGMA foreign_key_check');
  if (complaint?.['integrity_check'] !== 'ok' || orphans.length > 0) {
    const reason = `it is damaged (${orphans.length > 0 ? 'rows refer to what is not there' : String(complaint?.['integrity_check'])})`;
    throw new UserError('STORE_UNREADABLE', `${path}: ${reason}. Take another copy. Nothing was changed.`, {
      file: path,
      reason,
    });
  }
  const tables = all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  const names = tables.map((table) => String(table['name']));
  const count = (name: string) => Number(all(`SELECT count(*) AS rows FROM "${name}"`)[0]?.['rows']);
  const done = names.includes('kysely_migration') ? all('SELECT name FROM kysely_migration ORDER BY name') : [];
  return { done: done.map((row) => String(row['name'])), rows: new Map(names.map((name) => [name, count(name)])) };
}

const BEFORE_UPDATE = 'before-update';
const NEWEST_KEPT = 3;
/** They hold what has been deleted since. */
const KEPT_MS = 30 * 86_400_000;

/** Keeps a file as it is before its tables are changed. */
export function copyBeforeUpdate(path: string, now: number): void {
  const to = nameBeside(path, BEFORE_UPDATE, now);
  try {
    copySqlite(path, to);
  } catch (error) {
    // Of several processes that start at once, one is enough.
    if (!existsSync(to)) throw error;
  }
  dropOldCopies(path, now);
}

/** Of the copies from before updates, the newest few of the last 30 days stay. */
export function dropOldCopies(path: string, now: number): void {
  const { dir, name, ext } = parse(path);
  const folder = dir === '' ? '.' : dir;
  const isCopy = (file: string) =>
    file.startsWith(`${name}.${BEFORE_UPDATE}-`) && /-\d{8}T\d{6}Z/u.test(file) && file.endsWith(ext);
  const copies = readdirSync(folder).filter(isCopy).sort().toReversed();
  for (const [place, copy] of copies.entries()) {
    const file = join(folder, basename(copy));
    if (place >= NEWEST_KEPT || now - statSync(file).mtimeMs > KEPT_MS) rmSync(file, { force: true });
  }
}
