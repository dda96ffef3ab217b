import { parseConfig } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { backUp } from '../../store/copying/back-up.ts';
import { runCli } from '../run-cli.ts';
import { say } from '../terminal.ts';
import { misuse, parseCommandLine } from '../usage.ts';
import { rowsInWords } from './row-words.ts';

const usage = `Usage: npm run backup [-- FILE]

Writes the database of DATABASE_URL as it is now into a SQLite file, also of a PostgreSQL database, and also while Docent runs.
The file is checked before it has its name. It holds all that the database does, its key too: keep it as safe.

  FILE    the file to write; beside the database, with the time in its name, without one. One that exists is left alone
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
  if (positionals.length > 1) throw misuse(usage, 'Name one file.');
  const { file, bytes, rows } = await backUp(parseConfig(readEnv()).databaseUrl, positionals[0]);
  say(`Written and checked: ${file}, ${Math.ceil(bytes / 1024).toLocaleString('en')} KiB, ${rowsInWords(rows)}.`);
  return 0;
});
