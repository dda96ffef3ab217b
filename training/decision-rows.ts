import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../src/errors.ts';
import { Progress } from '../src/cli/progress.ts';
import { runCli } from '../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../src/cli/usage.ts';
import {
  BLEND_INPUTS,
  CONFIDENCE_INPUTS,
  considerClaims,
  languageOf,
  openReading,
  type SearchReading,
  searchScopeOf,
  Shard,
  shippedWeights,
  Slices,
} from '../src/search/for-training.ts';
import { readSet, type SetArticle } from './eval-sets.ts';

const usage = `Usage: npm run decision-rows -- [--model FOLDER] FILE...

Prints, for each question of question sets, the claims that the reader reads and the numbers that are decided by: one object a line,
with file, article, question, byMeaning, and claims, each with its id, whether it is gold, blend and words. The first line names them.
The weights of a model's decision.json are fitted to these.

  --model FOLDER  a model's folder in place of the one that comes with Docent
  --help          print this`;

const options = { model: { type: 'string' }, help: { type: 'boolean', default: false } } as const;

/** Nobody waits: a question may take its time. */
const PATIENCE_MS = 600_000;

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (positionals.length === 0) throw misuse(usage, 'Name at least one question set.');
  const progress = new Progress(process.stderr);
  const reading = openReading({
    model: values.model,
    vectors: join(tmpdir(), 'docent-vectors'),
    budgetMs: PATIENCE_MS,
    patienceMs: PATIENCE_MS,
    tell: (trouble) => process.stderr.write(`${trouble}\n`),
  });
  if (reading === undefined) throw new UserError('USAGE', 'There is no model: name one with --model.');
  try {
    print({ blend: BLEND_INPUTS, words: CONFIDENCE_INPUTS });
    for (const file of positionals) {
      const articles = readSet(file);
      for (const [at, each] of articles.entries()) {
        progress.show(`${file}: ${at}/${articles.length} articles`);
        for await (const row of rowsOf(each, reading)) print({ file, ...row });
      }
    }
  } finally {
    progress.clear();
    await reading.reader[Symbol.asyncDispose]();
  }
  return 0;
});

function print(row: object): void {
  process.stdout.write(`${JSON.stringify(row)}\n`);
}

/** What each question of an article is decided by, asked of that article alone. */
async function* rowsOf({ article, questions }: SetArticle, reading: SearchReading): AsyncGenerator<object> {
  const shard = new Shard(languageOf(article.language));
  shard.commit(await shard.prepare(article, new Slices()), 0);
  reading.vectors.prepare(article);
  await reading.vectors.settled;
  for (const { text, gold } of questions) {
    const considered = await considerClaims(text, searchScopeOf(shard), shippedWeights(), reading);
    if (considered === undefined) continue;
    const claims = considered.claims.map(({ item: { entry, at }, blend, words }) => {
      const id = entry.index.claims[at]?.id ?? '';
      return { id, gold: gold.includes(id), blend, words: words() };
    });
    yield { article: article.id, question: text, byMeaning: considered.byMeaning, claims };
  }
}
