import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noPostgres, PostgresProcess } from '../../../tests/support/database/postgres-process.ts';
import { killLibrary, type LibraryKilled } from './kill-library.ts';

/** `killLibrary` on SQLite in a file and on PostgreSQL, so many times on each; `noPostgres` says why there is none to try. */
export async function killLibraries(
  kills: number,
  tell: (text: string) => void = () => undefined,
): Promise<{ readonly sqlite: LibraryKilled; readonly postgres?: LibraryKilled; readonly noPostgres?: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'docent-library-kills-'));
  try {
    const sqlite = await killLibrary(kills, join(folder, 'docent.sqlite'), (text) => tell(`SQLite: ${text}`));
    if (noPostgres !== undefined) return { sqlite, noPostgres };
    await using server = await PostgresProcess.start();
    return { sqlite, postgres: await killLibrary(kills, server.url, (text) => tell(`PostgreSQL: ${text}`)) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
