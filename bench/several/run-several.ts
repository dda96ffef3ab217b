import { runCli } from '../../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../../src/cli/usage.ts';
import { readSet } from '../../training/eval-sets.ts';
import { cachingReading } from '../../training/reader/caching-reader.ts';
import { quantile } from '../measure-speed.ts';
import { benchTable } from '../tables.ts';
import { choiceTable, measureChoices } from './measure-choices.ts';
import { askTogether, type TogetherTrial } from './together.ts';

const usage = `Usage: npm run bench:several -- [--reader FOLDER] [--each N] FILE...

Measures what several articles cost: takes ten articles of each question set together, asks their questions, and compares with each article
alone; without FILE, what a key stroke costs in a library of 200 articles with 10,000 claims.

  --reader FOLDER  read with the model of this folder (default data/reader); "off" answers by words alone
  --each N         ask every Nth question of an article
  --help           print this`;

const options = {
  reader: { type: 'string' },
  each: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false },
} as const;

const percent = (count: number, of: number): string => (of === 0 ? '' : ((100 * count) / of).toFixed(1));

/** A row of figures: shares of the questions in per cent, but for those of the answers that are sure, and of the pages that mix. */
function row(file: string, trials: readonly TogetherTrial[]): readonly string[] {
  const count = (holds: (trial: TogetherTrial) => boolean): number => trials.filter(holds).length;
  const sure = trials.filter(({ status }) => status === 'answered');
  const answered = trials.filter(({ status }) => status !== 'refused');
  const share = (holds: (trial: TogetherTrial) => boolean): string => percent(count(holds), trials.length);
  return [
    file.replace(/^.*\//u, ''),
    String(trials.length),
    share(({ aloneFirst }) => aloneFirst),
    share(({ first }) => first),
    share(({ article }) => article),
    share(({ shown }) => shown),
    percent(answered.filter(({ mixed }) => mixed).length, answered.length),
    share(({ status }) => status === 'refused'),
    share(({ status }) => status === 'answered'),
    percent(sure.filter(({ first }) => first).length, sure.length),
    quantile(
      trials.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b),
      0.5,
    ).toFixed(1),
  ];
}

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const each = Number(values.each);
  if (!Number.isInteger(each) || each < 1) throw misuse(usage, '--each needs a whole number of at least 1.');
  if (positionals.length === 0) {
    process.stdout.write(`${choiceTable(await measureChoices())}\n`);
    return 0;
  }
  const reading = values.reader === 'off' ? undefined : await cachingReading(values.reader);
  const rows: (readonly string[])[] = [];
  for (const file of positionals) rows.push(row(file, await askTogether(readSet(file), each, reading)));
  await reading?.reader[Symbol.asyncDispose]();
  const head = 'of ten articles, %|questions|alone first|first|article|shown|mixed|refused|sure|sure right|p50 ms';
  process.stdout.write(`${benchTable([head.split('|'), ...rows])}\n`);
  return 0;
});
