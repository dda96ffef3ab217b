import { warningInWords } from '../article/article-errors.ts';
import { KNOWN_EXTENSIONS } from '../article/formats/index.ts';
import { readArticleFile } from '../article/read-article-file.ts';
import { UserError } from '../errors.ts';
import { toPlainLines, toReadingText } from './print-reading.ts';
import { readForTerminal } from './read-for-terminal.ts';
import { runCli } from './run-cli.ts';
import { misuse, parseCommandLine } from './usage.ts';

const usage = `Usage: npm run read -- [--json | --plain] FILE…

Prints what Docent makes of a document (${KNOWN_EXTENSIONS}): title, author, date, source and language; sections with
the whole path of their headings; claims with their ids, numbers, lead-ins, links and places; what was left out, and why.

  --json   print one object a line for each file: file, article, leftOut, warnings
  --plain  print one line for each claim and nothing else: its headings, a tab, the claim as it is quoted, line ends as \\n
  --help   print this

Exit status: 0 all files read, 2 misuse or a file that cannot be read; the others are printed all the same.`;

const options = {
  json: { type: 'boolean', default: false },
  plain: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

await runCli(async (args) => {
  const { values, positionals: files } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (files.length === 0) throw misuse(usage, 'Give a file.');
  if (values.json && values.plain) throw misuse(usage, '--json and --plain exclude each other.');
  let status = 0;
  for (const [index, file] of files.entries()) {
    try {
      process.stdout.write(await print(file, values, index === 0));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      process.stderr.write(`${error.message}\n`);
      status = 2;
    }
  }
  return status;
});

async function print(file: string, as: { json: boolean; plain: boolean }, isFirst: boolean): Promise<string> {
  const reading = await readArticleFile(file, readForTerminal);
  if (as.json) return `${JSON.stringify({ file, ...reading })}\n`;
  if (as.plain) {
    for (const warning of reading.warnings) process.stderr.write(`${warningInWords(file, warning)}\n`);
    return toPlainLines(reading.article);
  }
  const colour = process.stdout.isTTY && process.stdout.hasColors();
  return `${isFirst ? '' : '\n'}${toReadingText(file, reading, { colour })}\n`;
}
