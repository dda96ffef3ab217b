import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { runCli } from '../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../src/cli/usage.ts';

/** Of each room: what is changed, and the folder of the tests that must notice. */
const rooms: Readonly<Record<string, { readonly mutate: string; readonly tests: string }>> = {
  claims: { mutate: 'src/article/claims/**/*.ts', tests: 'tests/article/claims' },
  discord: { mutate: 'src/discord/**/*.ts', tests: 'tests/discord' },
  dispatch: { mutate: 'src/bot/dispatch.ts', tests: 'tests/bot' },
  library: { mutate: 'src/library/**/*.ts', tests: 'tests/library' },
  reply: { mutate: 'src/reply/**/*.ts', tests: 'tests/reply' },
};
/** How many of a hundred changes must fail a test. */
const wanted = 85;

const usage = `Usage: npm run mutate [-- --room ROOM] [--only FILE]... [--at-once N]

Changes the code in small ways, one at a time, and runs the room's unit and contract tests: each change that fails none is
shown. What has not changed since the last run is not run again; the results are in .cache/mutation.

  --room ROOM  one of ${Object.keys(rooms).join(', ')}; all of them by default
  --only FILE  in this file only, or in these of its lines: src/x.ts:10-20; may be given several times
  --at-once N  so many changes are tried at once: 2 by default
  --help       print this

Exit status: 0 where ${wanted} % of the changes were noticed, 1 where fewer were, 2 misuse.`;

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: {
      room: { type: 'string' },
      only: { type: 'string', multiple: true },
      'at-once': { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const names = values.room === undefined ? Object.keys(rooms) : [values.room];
  const atOnce = Number(values['at-once']);
  if (!Number.isInteger(atOnce) || atOnce < 1)
    throw misuse(usage, `--at-once is a number from 1, not "${values['at-once']}".`);
  let worst = 0;
  for (const name of names) worst = Math.max(worst, (await mutate(name, values.only, atOnce)) < wanted ? 1 : 0);
  return worst;
});

/** Resolves with the percentage of changes that were noticed. */
async function mutate(name: string, only: readonly string[] | undefined, atOnce: number): Promise<number> {
  const room = rooms[name];
  if (room === undefined) throw misuse(usage, `There is no room "${name}".`);
  const incrementalFile = `.cache/mutation/${name}.incremental.json`;
  forgetUncertain(incrementalFile, only);
  const results = await new Stryker({
    mutate: [...(only ?? [room.mutate])],
    testRunner: 'vitest-5',
    plugins: ['@stryker-mutator/vitest-runner', './scripts/stryker-runner.ts'],
    // A folder, not `testFiles`: with those, what runs when a module is loaded is never changed (stryker-js issue 6209).
    vitest: { configFile: 'vitest.mutate.config.ts', dir: room.tests, related: false },
    coverageAnalysis: 'perTest',
    // Stryker would rewrite it with TypeScript's API, which TypeScript 7 does not have.
    tsconfigFile: 'none.json',
    // Stryker would write a comment that turns type checks off into scripts, those of the tests' HTML documents too.
    disableTypeChecks: false,
    ignorePatterns: ['/.cache', '/dist', '/docs'],
    incremental: true,
    incrementalFile,
    reporters: ['clear-text', 'json', 'progress-append-only'],
    jsonReporter: { fileName: `.cache/mutation/${name}.json` },
    clearTextReporter: { logTests: false, reportTests: false },
    concurrency: atOnce,
    timeoutMS: 60_000,
    timeoutFactor: 5,
    // A busy machine takes longer than Stryker's own five minutes for the room with the slowest tests.
    dryRunTimeoutMinutes: 30,
  }).runMutationTest();
  const counted = results.filter(({ status }) => status !== 'Ignored' && status !== 'CompileError');
  if (counted.length === 0) throw misuse(usage, `Nothing in ${name} was changed.`);
  const noticed = counted.filter(
    ({ status }) => status === 'Killed' || status === 'Timeout' || status === 'RuntimeError',
  );
  const percentage = (100 * noticed.length) / counted.length;
  process.stdout.write(`${name}: ${noticed.length} of ${counted.length} noticed, ${percentage.toFixed(1)} %\n`);
  return percentage;
}

type Results = { readonly files: Readonly<Record<string, { mutants: readonly Mutant[] }>> };
type Mutant = { readonly static?: boolean; readonly status: string };

/**
 * Of a change in what runs when a module is loaded Stryker does not know which tests reach it: it would show as unnoticed what
 * a new test notices by now. It is tried again. `only`: in these files, as they are named on the command line.
 */
function forgetUncertain(file: string, only: readonly string[] | undefined): void {
  if (!existsSync(file)) return;
  const results = JSON.parse(readFileSync(file, 'utf8')) as Results;
  for (const [path, each] of Object.entries(results.files))
    if (only === undefined || only.some((name) => name.startsWith(path)))
      each.mutants = each.mutants.filter((mutant) => mutant.static !== true || mutant.status !== 'Survived');
  writeFileSync(file, JSON.stringify(results));
}
