import { parseConfig } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { readDatabaseAddress } from '../../store/database-address.ts';
import { restoreBackup } from '../../store/copying/restore-backup.ts';
import { runCli } from '../run-cli.ts';
import { say } from '../terminal.ts';
import { misuse, parseCommandLine } from '../usage.ts';
import { rowsInWords } from './row-words.ts';

const usage = `Usage: npm run restore -- FILE

Puts a backup in the place of the database of DATABASE_URL, whichever kind either was of. Stop Docent before. The file is checked
first; what it replaces is kept: a file beside it, with "replaced" and the time in its name, a PostgreSQL database in a schema
that is named so.

  FILE    what \`npm run backup\` wrote, or a copy that Docent made before an update: a file, or the name of a PostgreSQL schema
  --help  print this`;

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, {
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    say(usage);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw misuse(usage, 'Name one file.');
  const { databaseUrl } = parseConfig(readEnv());
  const { rows, kept } = await restoreBackup(file, databaseUrl);
  say(`Restored: ${readDatabaseAddress(databaseUrl).name} is now ${file}, ${rowsInWords(rows)}.`);
  if (kept !== undefined) say(`What was there is kept as ${kept}; delete it when it is no longer needed.`);
  return 0;
});
