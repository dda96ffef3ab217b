import { describe } from 'vitest';
import { hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { keepIn } from '../../support/docent.ts';

/** What is done with a library, once more with PostgreSQL below. */
const files = [
  './adding-articles.test.ts',
  './keeping-articles.test.ts',
  './library-replace.test.ts',
  './limited-articles.test.ts',
  './syncing.test.ts',
];

if (hasPostgres) keepIn(() => newPostgresDatabase());

for (const file of files)
  describe.runIf(hasPostgres)(`on PostgreSQL, ${file}`, async () => {
    await import(file);
  });
