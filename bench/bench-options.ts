import { parseCommandLine } from '../src/cli/usage.ts';

export const USAGE = `Usage: npm run bench -- [--quick] [--json]

Measures Docent beside Fuse, MiniSearch, FlexSearch, Orama and Lunr in one run: quality on the English question sets, and
speed, build time, heap and longest block at 12, 1,000, 10,000 and 50,000 claims; and what a key stroke of a look-up costs. Draws docs/bench.svg.

  --quick   fewer questions, no library of 50,000 claims, Docent's shipped weights; draws nothing
  --json    print one JSON object in place of tables
  --help    print this`;

export type BenchOptions = { readonly quick: boolean; readonly json: boolean; readonly help: boolean };

export const readOptions = (args: readonly string[]): BenchOptions =>
  parseCommandLine(USAGE, {
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
