import { type Loaded, measureSets } from './cross-validate.ts';
import { readSet, type SetArticle } from './eval-sets.ts';
import { calibrationTables, table } from './figures.ts';
import { Progress } from '../src/cli/progress.ts';
import { runCli } from '../src/cli/run-cli.ts';
import { withNumberedLists } from './made/numbered-lists.ts';
import { withQuestionHeadings } from './made/question-headings.ts';
import { SEED, SeededRandom } from './made/seeded-random.ts';
import { cachingReading } from './reader/caching-reader.ts';
import { ArticleNumbers, readCases } from './training-cases.ts';
import { misuse, parseCommandLine } from '../src/cli/usage.ts';

const usage = `Usage: npm run eval -- [--json] [--as KIND] [--split K] [--reader FOLDER] [--quick] FILE...

Measures the answer engine on question sets, each line an article with questions.

  --json           print one object for each file in place of a table
  --as KIND        "questions": each set with questions as headings above their answers, and asked in other words;
                   "lists": with sections as numbered lists, and questions that name items by number
  --split K        cross-validate the words: K times learn from the articles of all files outside one of K folds, and measure
                   within it. Without it the weights in data are measured, on whatever they were learnt from.
  --reader FOLDER  read with the model of this folder (default data/reader); "off" answers by words alone
  --quick          ask only what the articles answer
  --help           print this`;

const options = {
  json: { type: 'boolean', default: false },
  as: { type: 'string' },
  split: { type: 'string' },
  reader: { type: 'string' },
  quick: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const plain = (articles: SetArticle[]): SetArticle[] => articles;

const MADE: Readonly<Record<string, typeof plain>> = {
  questions: (articles) => withQuestionHeadings(articles, new SeededRandom(SEED)),
  lists: (articles) => withNumberedLists(articles, new SeededRandom(SEED)),
};

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (positionals.length === 0) throw misuse(usage, 'Name at least one question set.');
  const split = values.split === undefined ? 1 : Number(values.split);
  if (!Number.isInteger(split) || (values.split !== undefined && split < 2)) {
    throw misuse(usage, '--split needs a whole number of at least 2.');
  }
  const made = values.as === undefined ? plain : MADE[values.as];
  if (made === undefined) throw misuse(usage, '--as needs "questions" or "lists".');
  const progress = new Progress(process.stderr);
  const numbers = new ArticleNumbers();
  const loaded: Loaded[] = [];
  for (const file of positionals) {
    const articles = made(readSet(file));
    const say = (done: number): void => progress.show(`${file}: ${done}/${articles.length} articles`);
    loaded.push({ file, articles, cases: await readCases(articles, numbers, say) });
  }
  const reading = values.reader === 'off' ? undefined : await cachingReading(values.reader);
  const rows = await measureSets(loaded, numbers, split, {
    say: (what) => progress.show(what),
    reading,
    onlyAnswered: values.quick,
  });
  await reading?.reader[Symbol.asyncDispose]();
  progress.clear();
  process.stdout.write(
    values.json
      ? rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      : `${table(rows)}\n\n${calibrationTables(rows)}\n`,
  );
  return 0;
});
