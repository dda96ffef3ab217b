import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Store } from '../../src/library/port.ts';
import { hasPostgres, emptiedPostgresDatabase } from '../support/database/postgres-database.ts';
import { openStore } from '../../src/store/open-store.ts';

let files = 0;
const folder = mkdtempSync(join(tmpdir(), 'docent-stores-'));
afterAll(() => rmSync(folder, { recursive: true }));

function newFile(): string {
  files += 1;
  return join(folder, `${files}.sqlite`);
}

export type Dialect = readonly [name: string, open: (days?: number) => Promise<Store>];

const onPostgres: Dialect = [
  'PostgreSQL',
  async (days = 90) => openStore(await emptiedPostgresDatabase(), { questionRetentionDays: days }),
];

/** Every storage that Docent can use must pass the same tests. */
export const storesToTest: readonly Dialect[] = [
  ['SQLite', (days = 90) => openStore(':memory:', { questionRetentionDays: days })],
  ['SQLite in a file', (days = 90) => openStore(newFile(), { questionRetentionDays: days })],
  ...(hasPostgres ? [onPostgres] : []),
];
