import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { Library } from '../../src/library/library.ts';
import { KeptIndexes, SearchEngine } from '../../src/search/index.ts';
import { folder } from '../support/reading-room.ts';

const articleOf = (id: string, claims: number): Article => ({
  id,
  title: `About ${id}`,
  language: 'en',
  sections: [
    {
      heading: 'Facts',
      claims: Array.from({ length: claims }, (_, at) => ({ id: `1.${at + 1}`, text: `The ${id} has ${at} lamps.` })),
    },
  ],
});
const ship = articleOf('ship', 600);
const house = articleOf('house', 10);

function inFolder() {
  const path = folder();
  const files = (): readonly string[] =>
    (existsSync(path) ? readdirSync(path) : []).filter((file) => file.endsWith('.index'));
  const isKept = (count = 1) => expect.poll(files).toHaveLength(count);
  const open = (articles: readonly Article[], keepAfterMs = 0) =>
    new Library(articles, { kept: new KeptIndexes(path), keepAfterMs });
  return { files, isKept, open, file: () => join(path, files()[0] ?? '') };
}

const asked = (library: Library) =>
  library.read({}, async ({ search, lookup }) => [await search('Which ship has 7 lamps?'), lookup('shi')]);

/** How many articles are read into indexes from now on. */
function countBuilt(): () => number {
  const add = vi.spyOn(SearchEngine.prototype, 'add');
  onTestFinished(() => add.mockRestore());
  return () => add.mock.calls.length;
}

it('the index of a large library is kept, and another process answers the same from it', async () => {
  const { open, isKept } = inFolder();
  const answer = await asked(open([ship, house]));
  await isKept();
  const built = countBuilt();
  expect(await asked(open([ship, house]))).toStrictEqual(answer);
  expect(built()).toBe(0);
  // Of other texts it is another one.
  await asked(open([house, ship]));
  expect(built()).toBe(2);
  await isKept(2);
});

it('where nothing is kept, a large library answers the same', async () => {
  const { open } = inFolder();
  expect(await asked(new Library([ship]))).toStrictEqual(await asked(open([ship])));
});

it('a file that is damaged, or was written by who knows what, is not believed but written anew', async () => {
  const { open, isKept, file } = inFolder();
  const answer = await asked(open([ship]));
  await isKept();
  const whole = readFileSync(file());
  for (const bytes of [whole.subarray(0, 5_000), Buffer.from('nothing'), whole.fill(7, 9_000, 9_001)]) {
    writeFileSync(file(), bytes);
    const built = countBuilt();
    expect(await asked(open([ship]))).toStrictEqual(answer);
    expect(built()).toBe(1);
    await expect.poll(() => readFileSync(file()).length).toBeGreaterThan(20_000);
    await expect.poll(() => readFileSync(file()).equals(bytes)).toBe(false);
    vi.restoreAllMocks();
  }
  const built = countBuilt();
  await asked(open([ship]));
  expect(built()).toBe(0);
});

it('a file that cannot be put together again is of no harm', async () => {
  const { open, isKept } = inFolder();
  const answer = await asked(open([ship]));
  await isKept();
  const restore = vi.spyOn(SearchEngine.prototype, 'restore').mockRejectedValueOnce(new RangeError('too short'));
  onTestFinished(() => restore.mockRestore());
  expect(await asked(open([ship]))).toStrictEqual(answer);
});

it('what is taken out, or gives way, is not kept, nor what is small', async () => {
  const { open, isKept, files } = inFolder();
  const library = open([ship]);
  await asked(library);
  await isKept();
  await library.setFolder([house]);
  await expect.poll(files).toEqual([]);
  await asked(library);

  const later = open([ship], 50);
  await asked(later);
  await later.setFolder([house]);
  const last = open([articleOf('boat', 500)]);
  await asked(last);
  await isKept();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(files()).toHaveLength(1);
  const purge = vi.spyOn(KeptIndexes.prototype, 'purge');
  onTestFinished(() => purge.mockRestore());
  await last.purgeIndexes();
  expect(purge).toHaveBeenCalledTimes(1);
  expect(files()).toHaveLength(1);
});
