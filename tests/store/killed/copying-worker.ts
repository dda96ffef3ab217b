/** Copies databases in the folder named on the command line, again and again until it is killed, and prints each copy that was made. */
import { join } from 'node:path';
import { backUp } from '../../../src/store/copying/back-up.ts';
import { moveDatabase } from '../../../src/store/copying/move-database.ts';
import { restoreBackup } from '../../../src/store/copying/restore-backup.ts';

const [, , what = '', folder = '', round = '', postgresUrl = ''] = process.argv;
const file = (name: string) => join(folder, name);
const database = `sqlite:${file('docent.sqlite')}`;

for (let n = 0; ; n += 1) {
  // Each copy is named by its second.
  const now = Date.UTC(2026, 3, 1 + Number(round)) + n * 1_000;
  if (what === 'backup') await backUp(database, undefined, now);
  else if (what === 'restore')
    await restoreBackup(file(n % 2 === 0 ? 'larger.sqlite' : 'smaller.sqlite'), database, now);
  else await moveDatabase(database, `${postgresUrl}?schema=moved_${round}_${n}`, now);
  process.stdout.write(`${n}\n`);
}
