import { Progress } from '../../src/cli/progress.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../../src/cli/usage.ts';
import { type EngineWeights, FEATURES, type SearchReading, shippedWeights } from '../../src/search/for-training.ts';
import { readSet, type SetArticle } from '../eval-sets.ts';
import { askAll } from '../measure-quality.ts';
import { cachingReading } from '../reader/caching-reader.ts';

const usage = `Usage: npm run ablate -- [--each N] [--reader off] FILE...

What each feature of the ranking is worth: how often the right claim comes first without it, by words alone and read, beside how
often it does with all of them. Weights are not learnt again: what changes nothing is worth nothing, what changes something may
be made up for by others.

  FILE...       question sets
  --each N      every N-th article only (default 1)
  --reader off  by words alone
  --help        print this`;

const options = {
  each: { type: 'string', default: '1' },
  reader: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** All that is read stays known: without a feature mostly the same claims are read. */
const PAIRS_OF_ALL = 200_000;

/** Features that one file measures, or one kind of thing. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'close reading: pairs, run, focus, allPairs': ['pairs', 'run', 'focus', 'allPairs'],
  'word vectors: meaning…': ['meaning', 'meaningGain', 'meaningWhole', 'meaningFocus'],
  'kinds of answer': FEATURES.slice(FEATURES.indexOf('kindAny')),
  'claims around: before, after, section, …Gain': ['before', 'after', 'section', 'beforeGain', 'sectionGain'],
  'headings and title': ['headingGain', 'title', 'titleGain', 'coverageUntitled', 'headingBoth', 'headingFirst'],
  'likeness of spelling': ['likeness', 'likenessEveryday'],
  'what is new in the claim': ['novel', 'novelNames'],
};

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const each = Number(values.each);
  if (!Number.isInteger(each) || each < 1) throw misuse(usage, '--each needs a whole number from 1.');
  if (positionals.length === 0) throw misuse(usage, 'Name at least one question set.');
  const sets = positionals.map((file) => readSet(file).filter((_, at) => at % each === 0));
  const reading = values.reader === 'off' ? undefined : await cachingReading(undefined, PAIRS_OF_ALL);
  const progress = new Progress(process.stderr);
  const all = await firstRight(sets, shippedWeights(), reading);
  const rows = [['with all', ...all.map(shown)]];
  const parts = [...Object.entries(TOGETHER), ...FEATURES.map((feature) => [feature, [feature]] as const)];
  for (const [name, features] of parts) {
    progress.show(`without ${name}`);
    const left = await firstRight(sets, without(shippedWeights(), features), reading);
    rows.push([name, ...left.map((share, at) => signed(share - (all[at] ?? 0)))]);
  }
  progress.clear();
  process.stdout.write(`${rows.map((row) => row.join('\t')).join('\n')}\n`);
  await reading?.reader[Symbol.asyncDispose]();
  return 0;
});

/** Of each set, by words and, where there is a reader, read: the share of questions whose first claim is gold. */
async function firstRight(
  sets: readonly (readonly SetArticle[])[],
  weights: EngineWeights,
  reading: SearchReading | undefined,
): Promise<number[]> {
  const shares: number[] = [];
  for (const articles of sets)
    for (const read of reading === undefined ? [undefined] : [undefined, reading]) {
      const asking = { chosen: () => true, others: 1, weights, reading: read, onlyAnswered: true };
      const own = (await askAll(articles, asking)).filter(({ kind }) => kind === 'own');
      shares.push(own.filter(({ ranks }) => ranks[0] === 1).length / own.length);
    }
  return shares;
}

function without(weights: EngineWeights, features: readonly string[]): EngineWeights {
  const left = (all: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(all).map(([name, weight]) => [name, features.includes(name) ? 0 : weight]));
  const { base, size, groups } = weights.rank;
  const rank = {
    ...weights.rank,
    base: left(base),
    size: left(size),
    groups: Object.fromEntries(Object.entries(groups).map(([group, all]) => [group, left(all)])),
  };
  return { ...weights, rank };
}

function shown(share: number): string {
  return (100 * share).toFixed(1);
}

function signed(share: number): string {
  return share === 0 ? '0' : `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)}`;
}
