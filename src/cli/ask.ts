import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout } from 'node:timers/promises';
import { warningInWords } from '../article/article-errors.ts';
import type { ReadingWarning } from '../article/article-format.ts';
import { loadArticles } from '../article/load-articles.ts';
import type { Article } from '../article/article-model.ts';
import { readArticleFile } from '../article/read-article-file.ts';
import { KNOWN_EXTENSIONS } from '../article/formats/index.ts';
import { type Config, parseConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { UserError } from '../errors.ts';
import { Library } from '../library/library.ts';
import { openReading, type SearchReading } from '../search/index.ts';
import { databaseFolder } from '../store/database-address.ts';
import { toJson, toText } from './print-answer.ts';
import { readForTerminal } from './read-for-terminal.ts';
import { runCli } from './run-cli.ts';
import { misuse, parseCommandLine } from './usage.ts';

const usage = `Usage: npm run ask -- [--article FILE] [--json] [QUESTION]

Answers QUESTION with the article's own words. Without it, asks for questions until Ctrl-D.

  --article FILE  ask this article (${KNOWN_EXTENSIONS}) in place of those in ARTICLES_DIR
  --json          print one object: question, status (answered, unsure, refused), confidence, corrections, and hits,
                  each with its score, the words that matched, the answer's own, and the claim that it leans on
  --help          print this

Exit status: 0 answered, 1 refused, 2 misuse, 78 something to be mended by hand.`;

const options = {
  article: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** One question is asked at a time, and may take its time: that which reads it has yet to start. */
const PATIENCE_MS = 10_000;

/** What claims mean is not waited for longer; of a few hundred claims it is known by then. */
const MEANING_MS = 3000;

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const question = positionals.join(' ').trim();
  if (question === '' && positionals.length > 0) throw misuse(usage, 'The question is empty.');
  if (question === '' && !process.stdin.isTTY) throw misuse(usage, 'Give a question.');
  const config = parseConfig(readEnv());
  const reading = readingOf(config);
  try {
    // It starts while articles are read.
    void reading?.reader.embed([], { inBackground: true });
    const all = await articles(values.article, config);
    const asked: Asked = {
      library: new Library(all, { reading, warmsUp: question === '' }),
      reading,
      json: values.json,
    };
    return question === '' ? await converse(asked) : await answer(asked, question);
  } finally {
    await reading?.reader[Symbol.asyncDispose]();
  }
});

type Asked = { readonly library: Library; readonly reading: SearchReading | undefined; readonly json: boolean };

/** What claims mean is kept where the bot keeps it. */
function readingOf({ reader: { on, model }, databaseUrl }: Config): SearchReading | undefined {
  if (!on) return undefined;
  const folder = databaseFolder(databaseUrl);
  return openReading({
    model,
    vectors: folder && join(folder, 'docent-vectors'),
    budgetMs: PATIENCE_MS,
    patienceMs: PATIENCE_MS,
    tell: (trouble) => process.stderr.write(`${trouble}\n`),
  });
}

async function articles(file: string | undefined, { articlesDir }: Config): Promise<readonly Article[]> {
  if (file === undefined) return loadArticles(articlesDir, { read: readForTerminal, tell, warn });
  try {
    const { article, warnings } = await readArticleFile(file, readForTerminal);
    for (const warning of warnings) warn(file, warning);
    return [article];
  } catch (error) {
    // The command line named it.
    throw error instanceof UserError ? new UserError('USAGE', error.message, error.context, { cause: error }) : error;
  }
}

function tell({ message }: UserError): void {
  process.stderr.write(`${message}\n`);
}

function warn(file: string, warning: ReadingWarning): void {
  process.stderr.write(`${warningInWords(file, warning)}\n`);
}

function answer({ library, reading, json }: Asked, question: string): Promise<number> {
  return library.read(undefined, async ({ articles: all, search }) => {
    await Promise.race([reading?.vectors.settled, setTimeout(MEANING_MS, undefined, { ref: false })]);
    const result = await search(question);
    const colour = process.stdout.isTTY && process.stdout.hasColors();
    process.stdout.write(`${json ? toJson(result) : toText(result, all, { colour })}\n`);
    return result.status === 'refused' ? 1 : 0;
  });
}

/** Asks until the input ends; the status is that of the last answer. */
async function converse(asked: Asked): Promise<number> {
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: 'Question (Ctrl-D ends): ',
  });
  let status = 0;
  let open = true;
  terminal.once('close', () => {
    open = false;
  });
  terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() !== '') status = await answer(asked, line.trim());
    // What is left of the input is still answered when it has ended.
    if (open) terminal.prompt();
  }
  process.stdout.write('\n');
  return status;
}
