import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout } from 'node:timers/promises';
import { refOf } from '../../commands/ask/keep-answer.ts';
import { followUp } from '../../commands/ask/follow-up/follow-up.ts';
import { together } from '../../commands/ask/previous-question.ts';
import { warningInWords } from '../article/article-errors.ts';
import type { ReadingWarning } from '../article/article-format.ts';
import { loadArticles } from '../article/folder/load-articles.ts';
import type { Article } from '../article/article-model.ts';
import { readArticleFile } from '../article/read-article-file.ts';
import { KNOWN_EXTENSIONS } from '../article/formats/index.ts';
import { type Config, parseConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { UserError } from '../errors.ts';
import { Library } from '../library/library.ts';
import type { ClaimRef } from '../library/asked/answer-records.ts';
import { worthShowing } from '../reply/claim-quotes.ts';
import { openReading, type SearchReading } from '../search/index.ts';
import { databaseFolder } from '../store/database-address.ts';
import { toJson, toText } from './print-answer.ts';
import { readForTerminal } from './read-for-terminal.ts';
import { runCli } from './run-cli.ts';
import { misuse, parseCommandLine } from './usage.ts';

const usage = `Usage: npm run ask -- [--article FILE] [--json] [QUESTION]

Answers QUESTION with the article's own words. Without it, asks for questions until "exit" or Ctrl-D, or answers
the lines that are piped into it; each may go on from the one before.

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

const endings: readonly string[] = ['exit', 'quit'];

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const question = positionals.join(' ').trim();
  if (question === '' && positionals.length > 0) throw misuse(usage, 'The question is empty.');
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
    return question === '' ? await converse(asked) : (await answer(asked, question)).status;
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
    isLowPriority: false,
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

/** What was asked before, and what was shown for it. */
type Before = { readonly understood: string; readonly claims: readonly ClaimRef[] };
type Answered = { readonly status: number; readonly before?: Before };

/** Prints the answer; with what was asked before, a question may go on from that. */
function answer({ library, reading, json }: Asked, question: string, before?: Before): Promise<Answered> {
  return library.read({}, async ({ articles: all, search }) => {
    await Promise.race([reading?.vectors.settled, setTimeout(MEANING_MS, undefined, { ref: false })]);
    const alone = await search(question);
    const searchAgain = (text: string, previous?: string) => search(text, previous === undefined ? {} : { previous });
    const joined = before && (await followUp(question, before, alone, searchAgain));
    const result = joined ?? alone;
    const colour = process.stdout.isTTY && process.stdout.hasColors();
    process.stdout.write(`${json ? toJson(result) : toText(result, all, { colour })}\n`);
    const understood = joined === undefined || before === undefined ? question : together(before.understood, question);
    const goesOn = result.intent.kind === 'claims';
    return {
      status: result.status === 'refused' ? 1 : 0,
      ...(goesOn && { before: { understood, claims: result.hits.slice(0, worthShowing(result)).map(refOf) } }),
    };
  });
}

/** Asks until the input ends, or is told to; the status is that of the last answer. */
async function converse(asked: Asked): Promise<number> {
  const isTerminal = process.stdin.isTTY;
  const terminal = createInterface({
    input: process.stdin,
    ...(isTerminal && { output: process.stdout, prompt: 'Question ("exit" ends): ' }),
  });
  let last: Answered | undefined;
  let open = isTerminal;
  terminal.once('close', () => {
    open = false;
  });
  if (isTerminal) terminal.prompt();
  for await (const typed of terminal) {
    const line = typed.trim();
    if (endings.includes(line.toLowerCase())) break;
    if (line !== '') last = await answer(asked, line, last?.before);
    // What is left of the input is still answered when it has ended.
    if (open) terminal.prompt();
    else if (!asked.json && !isTerminal && line !== '') process.stdout.write('\n');
  }
  terminal.close();
  if (isTerminal) process.stdout.write('\n');
  else if (last === undefined) throw misuse(usage, 'Give a question.');
  return last?.status ?? 0;
}
