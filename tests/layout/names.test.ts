import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

const cwd = fileURLToPath(new URL('../..', import.meta.url));
const wording = (path: string) => /^src\/bot\/messages\/.*\b[a-z]{2}\.ts$/.test(path);
const tests = (path: string) => /(^|\/)tests\//.test(path);
const files = globSync('{*,{src,commands,training,bench,scripts,local-discord,tests}/**/*}.ts', {
  cwd,
  exclude: (path) => path === 'node_modules' || path.endsWith('.d.ts'),
}).sort();

/** Keys under which more than `most` files stand, with those files. */
function crowded(paths: readonly string[], keysOf: (path: string) => readonly string[], most: number) {
  const groups = Map.groupBy(
    paths.flatMap((path) => keysOf(path).map((key) => ({ key, path }))),
    ({ key }) => key,
  );
  return Object.fromEntries(
    [...groups].filter(([, found]) => found.length > most).map(([key, found]) => [key, found.map(({ path }) => path)]),
  );
}

/** Names that a file declares and exports, each once; names that it only hands on are another file's. */
function exportedNames(path: string): string[] {
  const { module } = parseSync(path, readFileSync(`${cwd}/${path}`, 'utf8'));
  const imported = new Set(
    module.staticImports.flatMap(({ entries }) => entries.map(({ localName }) => localName.value)),
  );
  const own = module.staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ moduleRequest, localName }) => moduleRequest === null && !imported.has(localName.name ?? ''));
  return [...new Set(own.flatMap(({ exportName }) => exportName.name ?? []))];
}

test('no folder holds more than fifteen files', () => {
  const paths = files.filter((path) => !wording(path) && dirname(path) !== '.');
  expect(crowded(paths, (path) => [dirname(path)], 15)).toEqual({});
});

test('no file but the table of the layout is much longer than 250 lines', () => {
  const most = 265;
  const paths = files.filter((path) => !wording(path) && !tests(path));
  const lines = (path: string) => readFileSync(`${cwd}/${path}`, 'utf8').split('\n').length - 1;
  expect(paths.filter((path) => lines(path) > most)).toEqual(['layout.ts']);
});

test('no two files are named alike', () => {
  const paths = files.filter((path) => !wording(path) && !tests(path) && basename(path) !== 'index.ts');
  expect(crowded(paths, (path) => [basename(path)], 1)).toEqual({});
});

test('no two exported names are alike', () => {
  const paths = files.filter((path) => !wording(path) && !tests(path));
  expect(crowded(paths, exportedNames, 1)).toEqual({});
});

test('what a file exports is seen', () => {
  expect(exportedNames('src/errors.ts')).toContain('UserError');
});
