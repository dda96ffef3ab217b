import type { Weights } from '../search/weights.ts';
import { shippedWeights } from '../search/weights-file.ts';
import { readSet, type SetArticle } from './eval-sets.ts';
import { type Figures, figuresOf, table } from './figures.ts';
import { learn } from './learn.ts';
import { type Asked, askAll, type Record, recordOf } from './measure.ts';
import { Progress } from './progress.ts';
import { runCli } from './run.ts';
import { ArticleNumbers, type Case, OTHER_ARTICLE, readCases } from './training-cases.ts';
import { misuse, parseCommandLine } from './usage.ts';

const usage = `Usage: npm run eval -- [--json] [--split K] FILE...

Measures the answer engine on question sets, each line an article with questions.

  --json      print one object for each file in place of a table
  --split K   cross-validate: K times learn from the articles of all files outside one of K folds, and measure within it.
              Without it the weights in data/ranker.json are measured, on whatever they were learnt from.
  --help      print this`;

const options = {
  json: { type: 'boolean', default: false },
  split: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

type Loaded = { readonly file: string; readonly articles: readonly SetArticle[]; readonly cases: readonly Case[] };

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
  const progress = new Progress(process.stderr);
  const numbers = new ArticleNumbers();
  const loaded: Loaded[] = [];
  for (const [set, file] of positionals.entries()) {
    const articles = readSet(file);
    const say = (done: number): void => progress.show(`${file}: ${done}/${articles.length} articles`);
    loaded.push({ file, articles, cases: await readCases(articles, set, numbers, say) });
  }
  const rows = await measure(loaded, numbers, split, progress);
  progress.clear();
  process.stdout.write(values.json ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : `${table(rows)}\n`);
  return 0;
});

async function measure(
  loaded: readonly Loaded[],
  numbers: ArticleNumbers,
  split: number,
  progress: Progress,
): Promise<Figures[]> {
  const records: Record[][] = loaded.map(() => []);
  const asked: Asked[][] = loaded.map(() => []);
  for (let fold = 0; fold < split; fold++) {
    const weights = split === 1 ? shippedWeights() : learnOutside(loaded, fold, split, progress);
    for (const [set, { file, articles, cases }] of loaded.entries()) {
      progress.show(`fold ${fold + 1} of ${split}: measuring ${file}`);
      for (const item of cases) if (item.article % split === fold) records[set]?.push(recordOf(item, weights));
      const inFold = ({ article }: SetArticle): boolean => numbers.of(article.id) % split === fold;
      asked[set]?.push(...(await askAll(articles, inFold, OTHER_ARTICLE, weights)));
    }
  }
  return loaded.map(({ file }, set) => figuresOf(file, records[set] ?? [], asked[set] ?? []));
}

function learnOutside(loaded: readonly Loaded[], fold: number, split: number, progress: Progress): Weights {
  const cases = loaded.flatMap((item) => item.cases.filter((one) => one.article % split !== fold));
  return learn(cases, (what) => progress.show(`fold ${fold + 1} of ${split}: ${what}`));
}
