import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.ts';

/** The folder of a database's file; undefined for one in memory. @throws {UserError} `CONFIG_INVALID` for an address of another kind */
export function databaseFolder(databaseUrl: string): string | undefined {
  const path = sqlitePath(databaseUrl);
  return path === ':memory:' ? undefined : dirname(path);
}

/** The path of a database's file, or `:memory:`. @throws {UserError} `CONFIG_INVALID` for an address of another kind */
export function sqlitePath(databaseUrl: string): string {
  const path = databaseUrl.replace(/^sqlite:(?:\/\/(?=\/))?/iu, '');
  if (path.startsWith('file:') && URL.canParse(path)) return fileURLToPath(path);
  if (path === '' || /^[a-z][a-z0-9+.-]+:/iu.test(path)) {
    const kind = /^[^:]*/u.exec(path)?.[0] ?? '';
    throw new UserError(
      'CONFIG_INVALID',
      `DATABASE_URL must name a file, as "docent.sqlite" or "sqlite:data/docent.sqlite"; "${kind}" is no kind of database that Docent knows.`,
      { variable: 'DATABASE_URL', kind },
    );
  }
  return path;
}
