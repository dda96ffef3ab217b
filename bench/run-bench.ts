import { availableParallelism, loadavg } from 'node:os';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Progress } from '../src/cli/progress.ts';
import { runCli } from '../src/cli/run-cli.ts';
import { drawChart } from './chart.ts';
import { corpusOf, questionSets } from './corpus.ts';
import { LIBRARIES } from './search-libraries.ts';
import { readOptions, USAGE } from './bench-options.ts';
import { type LookupSpeed, lookupTable, measureLookup } from './measure-lookup.ts';
import { measureQualities, measureSpeeds } from './plan.ts';
import { qualityTable, ratios, ratioTable, speedTable } from './tables.ts';

const CHART = fileURLToPath(new URL('../docs/bench.svg', import.meta.url));

/** With more than this many processes at work, the measured one had to wait. */
const BUSY = availableParallelism() / 2;

/** As many as Fuse searches whole, more, and a large library. */
const LOOKUP_SIZES = [300, 1000, 10_000];

const NOTES = `Claims are sentences of xquad-en and qed; past their 2,700 they come again, with their rarest words changed. Each
library ran in a process of its own, warmed up on a small index, up to 10,000 claims twice: the lower figures count. First: the longest call while that small index was built and first asked. Long: that while a document of one bullet of 0.6 MB was. Questions are theirs, every second one with typos.
Quality: an index for each article. Docent's is cross-validated by article unless --quick is given.`;

await runCli(async (args) => {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const sets = questionSets();
  const [load = 0] = loadavg();
  const progress = new Progress(process.stderr);
  const say = (text: string): void => progress.show(text);
  const sizes = options.quick ? [12, 1000, 10_000] : [12, 1000, 10_000, 50_000];
  const speed = await measureSpeeds(sizes, options.quick, say);
  const quality = await measureQualities(sets, options.quick, say);
  const lookup: LookupSpeed[] = [];
  for (const claims of LOOKUP_SIZES) {
    say(`${claims.toLocaleString('en')} claims: look-up`);
    lookup.push(await measureLookup(await corpusOf(sets, claims)));
  }
  progress.clear();
  const beside = ratios(speed);
  if (options.json) {
    const libraries = LIBRARIES.map(({ name, settings }) => ({ name, settings }));
    process.stdout.write(
      `${JSON.stringify({ node: process.version, load, libraries, quality, speed, lookup, ratios: beside })}\n`,
    );
  } else {
    const missing =
      'Quality: left out, for the question sets are not at ../shared/eval; speed is of the bundled article.';
    const parts = [
      sets.length > 0 ? qualityTable(quality) : missing,
      ...sizes.map((claims) => speedTable(speed, claims)),
      ratioTable(beside),
      lookupTable(lookup),
      LIBRARIES.map(({ name, settings }) => `${name}: ${settings}`).join('\n'),
      ...(sets.length > 0 ? [NOTES] : []),
      ...(load > BUSY ? [`The machine was busy (load ${load.toFixed(1)}): all times are too long.`] : []),
    ];
    process.stdout.write(`${parts.join('\n\n')}\n`);
  }
  if (!options.quick && sets.length > 0) {
    await mkdir(fileURLToPath(new URL('../docs/', import.meta.url)), { recursive: true });
    await writeFile(CHART, drawChart(quality, speed));
  }
  return 0;
});
