import { afterAll, beforeAll, describe } from 'vitest';
import { hasPostgres, lentPostgresDatabase } from '../../support/database/postgres-database.ts';
import { keepIn } from '../../support/docent.ts';

/** What is done with a library and what was asked, once more with PostgreSQL below. */
const files = [
  './adding-articles.test.ts',
  './keeping-articles.test.ts',
  './library-replace.test.ts',
  './limited-articles.test.ts',
  './pressed-after-restart.test.ts',
  './refused-articles.test.ts',
  './several-articles.test.ts',
  './syncing.test.ts',
  './teaching.test.ts',
  './watched-folder.test.ts',
  '../insights/insights.test.ts',
  '../insights/digest.test.ts',
  '../insights/named-nowhere.test.ts',
  '../settings/asked-again.test.ts',
  '../taught.test.ts',
];

describe.runIf(hasPostgres)('on PostgreSQL', async () => {
  beforeAll(() => keepIn(() => lentPostgresDatabase()));
  // Files share their modules.
  afterAll(() => keepIn());
  // Another name for the module: the same worker may have run the file itself before.
  for (const file of files) await import(`${file}?postgres`);
});
