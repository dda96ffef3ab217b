import { glob, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import description from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every module that a file names: imports and exports, types too, and dynamic ones with a fixed name. */
const named = /\b(?:from\s|import\s*\(?)\s*'([^'\n]+)'/g;

async function importsOf(pattern: string): Promise<readonly (readonly [file: string, specifier: string])[]> {
  const found: (readonly [string, string])[] = [];
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: root, exclude: ['**/node_modules/**', 'dist/**'] })) files.push(file);
  for (const file of files.sort()) {
    const source = await readFile(join(root, file), 'utf8');
    for (const [, specifier = ''] of source.matchAll(named)) found.push([file, specifier]);
  }
  return found;
}

/** `@scope/name/part` → `@scope/name` */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

test('nothing outside this package is imported but what its package.json names', async () => {
  const all = await importsOf('**/*.ts');
  const known = { ...description.dependencies, ...description.devDependencies, [description.name]: '' };
  const strange = all.filter(([file, specifier]) =>
    specifier.startsWith('.')
      ? relative(root, join(root, file, '..', specifier)).startsWith('..')
      : !isBuiltin(specifier) && !(packageOf(specifier) in known),
  );
  expect(all.length).toBeGreaterThan(300);
  expect(strange).toEqual([]);
});

test('a bot’s tests need its dependencies alone; the page and the API check also what is installed for development', async () => {
  const all = await importsOf('src/**/*.ts');
  const beyond = all.filter(
    ([, specifier]) =>
      !specifier.startsWith('.') && !isBuiltin(specifier) && !(packageOf(specifier) in description.dependencies),
  );
  expect(beyond).toEqual([
    ['src/openapi/api-description.ts', 'ajv/dist/2020.js'],
    ['src/page-server/build-page.ts', 'vite'],
  ]);
});
