import { parseConfig } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { readDatabaseAddress } from '../../store/database-address.ts';
import { moveDatabase } from '../../store/copying/move-database.ts';
import { runCli } from '../run-cli.ts';
import { say } from '../terminal.ts';
import { misuse, parseCommandLine } from '../usage.ts';
import { rowsInWords } from './row-words.ts';

const usage = `Usage: npm run migrate -- --to postgres://user:password@host:5432/database [--from FILE]

Copies all that a SQLite database holds into a PostgreSQL database, in one transaction, and compares both. Stop Docent before.
The file stays as it is. Where Docent keeps something in the other database already, nothing is done.

  --to    the PostgreSQL database; other tables in it do no harm. The password may come from PGPASSWORD instead
  --from  the SQLite file; that of DATABASE_URL without one
  --help  print this`;

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: {
      to: { type: 'string' },
      from: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(usage);
    return 0;
  }
  if (values.to === undefined) throw misuse(usage, 'Name the PostgreSQL database with --to.');
  const from = values.from ?? parseConfig(readEnv()).databaseUrl;
  const rows = await moveDatabase(from, values.to);
  const [source, target] = [readDatabaseAddress(from).name, readDatabaseAddress(values.to).name];
  say(`Copied and compared: ${rowsInWords(rows)}, from ${source} to ${target}.`);
  say('Put that address, with its password, into DATABASE_URL and start Docent. The file is left as it was.');
  return 0;
});
