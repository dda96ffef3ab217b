import { createInterface } from 'node:readline/promises';
import { loadArticles } from '../article/load-articles.ts';
import type { Article } from '../article/article-model.ts';
import { readArticleFile } from '../article/read-article-file.ts';
import { KNOWN_EXTENSIONS } from '../article/formats/index.ts';
import { parseConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { SearchEngine } from '../search/search-engine.ts';
import { toJson, toText } from './print-answer.ts';
import { runCli } from './run-cli.ts';
import { misuse, parseCommandLine } from './usage.ts';

const usage = `Usage: npm run ask -- [--article FILE] [--json] [QUESTION]

Answers QUESTION with the article's own words. Without it, asks for questions until Ctrl-D.

  --article FILE  ask this article (${KNOWN_EXTENSIONS}) in place of those in ARTICLES_DIR
  --json          print one object: question, status (answered, unsure, refused), confidence, corrections, and hits,
                  each with its score, the words that matched, the answer's own, and the claim that it leans on
  --help          print this

Exit status: 0 answered, 1 refused, 2 misuse.`;

const options = {
  article: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const question = positionals.join(' ').trim();
  if (question === '' && positionals.length > 0) throw misuse(usage, 'The question is empty.');
  const engine = await engineOver(await articles(values.article));
  if (question !== '') return answer(engine, question, values.json);
  if (!process.stdin.isTTY) throw misuse(usage, 'Give a question.');
  return converse(engine, values.json);
});

async function articles(file: string | undefined): Promise<readonly Article[]> {
  return file === undefined ? loadArticles(parseConfig(readEnv()).articlesDir) : [await readArticleFile(file)];
}

async function engineOver(given: readonly Article[]): Promise<SearchEngine> {
  const engine = new SearchEngine();
  for (const article of given) await engine.add(article);
  return engine;
}

function answer(engine: SearchEngine, question: string, json: boolean): number {
  const result = engine.search(question);
  const colour = process.stdout.isTTY && process.stdout.hasColors();
  process.stdout.write(`${json ? toJson(result) : toText(result, engine.articles(), { colour })}\n`);
  return result.status === 'refused' ? 1 : 0;
}

/** Asks until the input ends; the status is that of the last answer. */
async function converse(engine: SearchEngine, json: boolean): Promise<number> {
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: 'Question (Ctrl-D ends): ',
  });
  let status = 0;
  terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() !== '') status = answer(engine, line.trim(), json);
    terminal.prompt();
  }
  process.stdout.write('\n');
  return status;
}
