import { UserError } from '../../errors.ts';
import { readDatabaseAddress } from '../database-address.ts';
import { openDatabase } from '../open-database.ts';
import { openExisting } from './back-up.ts';
import { type CopySide, copyTables, countRows, processesAt, type RowCounts } from './copy-tables.ts';
import { refuseInUse } from './restore-backup.ts';

/** What every start writes, so that it stands in a database in which nothing is kept yet. */
const OF_A_START = ['processes', 'settings'] as const;

/**
 * Copies a SQLite database into a PostgreSQL one, in one transaction; compares both; leaves the file as it is, but for the
 * changes of tables that a start of this version makes.
 * @throws {UserError} `STORE_COPY` where Docent works with either, or something is kept in the second already
 */
export async function moveDatabase(fromUrl: string, toUrl: string, now = Date.now()): Promise<RowCounts> {
  const [from, to] = [readDatabaseAddress(fromUrl), readDatabaseAddress(toUrl)];
  if (from.kind !== 'sqlite' || to.kind !== 'postgres')
    throw new UserError(
      'STORE_COPY',
      `What is moved is a SQLite file, and where to is a PostgreSQL database; these are ${from.name} and ${to.name}.`,
    );
  {
    await using before = await openExisting(fromUrl);
    const side = { db: before.open('copying'), slices: before.slices };
    refuseInUse(from.name, await processesAt(side, now));
  }
  const source = await openDatabase(fromUrl);
  const target = await openDatabase(toUrl);
  try {
    await source.upgrade();
  } catch (error) {
    throw source.unusable(error);
  }
  const [sourceDb, targetDb] = [source.open('copying'), target.open('copying')];
  try {
    await target.upgrade();
    return await targetDb.transaction().execute(async (db) => {
      const side = { db, slices: target.slices, schema: target.schema };
      refuseInUse(to.name, await processesAt(side, now));
      await clearOfStarts(side, to.name);
      return sourceDb.transaction().execute((reading) => copyTables({ db: reading, slices: source.slices }, side));
    });
  } catch (error) {
    throw target.unusable(error);
  } finally {
    await Promise.all([sourceDb.destroy(), targetDb.destroy()]);
  }
}

async function clearOfStarts(side: CopySide, name: string): Promise<void> {
  const full = [...(await countRows(side))].filter(
    ([table, rows]) => rows > 0 && !OF_A_START.some((other) => other === table),
  );
  if (full.length > 0)
    throw new UserError(
      'STORE_COPY',
      `${name}: Docent keeps something there already (${full.map(([table, rows]) => `${table}: ${rows}`).join(', ')}). Name an empty database, or another schema of this one with "?schema=docent_new" at the end. Nothing was changed.`,
      { database: name },
    );
  for (const table of OF_A_START) await side.db.deleteFrom(table).execute();
}
