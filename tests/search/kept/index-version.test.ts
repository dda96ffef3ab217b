import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { indexInputs, indexVersion } from '../../../src/search/kept/index-version.ts';

const IMPORT = /^(?:import|export)\s[^;]*?from '(\.[^']+)'/gmu;
const DATA = /new URL\('([^']*data\/[^']*)'/gu;

/** Every file of Docent's that a file needs, types included, and the folders of data that they name. */
function needs(entry: URL): { readonly files: ReadonlySet<string>; readonly data: ReadonlySet<string> } {
  const files = new Set<string>();
  const data = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file.href) || !existsSync(file)) continue;
    files.add(file.href);
    const text = readFileSync(file, 'utf8');
    for (const [, path = ''] of text.matchAll(IMPORT)) open.push(new URL(path, file));
    for (const [, path = ''] of text.matchAll(DATA)) data.add(new URL(path, file).href);
  }
  return { files, data };
}

/** What decides about no index: how errors are told, and vectors, which are looked up when a question is asked. */
const BESIDE = ['src/errors.ts', 'data/vectors/'];

test('the version of an index hangs on every file that has a part in making one', async () => {
  const read = (await indexInputs()).map(({ href }) => href);
  const { files, data } = needs(new URL('../../../src/search/index/shard.ts', import.meta.url));
  expect(files.size).toBeGreaterThan(25);
  expect(data.size).toBeGreaterThan(1);
  const isBeside = (href: string): boolean => BESIDE.some((path) => href.endsWith(path));
  expect([...files].filter((file) => !read.includes(file) && !isBeside(file))).toEqual([]);
  const isRead = (folder: string): boolean => read.some((file) => file.startsWith(folder));
  expect([...data].filter((folder) => !isRead(folder) && !isBeside(folder))).toEqual([]);
  expect(await indexVersion()).toMatch(/^[0-9a-f]{64}$/u);
});
