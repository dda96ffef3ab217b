import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICruiseResult, IDependency } from 'dependency-cruiser';
import { beforeAll, expect, test } from 'vitest';
import { filesOf } from '../../dependency-cruiser.config.ts';
import { rooms } from '../../layout.ts';
import { circles, withLayout } from '../../scripts/layout-drawing.ts';
import { cruise, repository, toolOutput } from './cruise.ts';

let modules: ICruiseResult['modules'];

beforeAll(async () => {
  const folders = ['src', 'commands', 'training', 'bench', 'scripts', 'local-discord', 'tests', 'docs/.vitepress'];
  const all = (await cruise([...folders, 'layout.ts', 'dependency-cruiser.config.ts', 'vitest.config.ts'])).modules;
  modules = all.filter(({ source, coreModule, couldNotResolve }) => {
    return !/node_modules|\/dist\//.test(source) && coreModule !== true && couldNotResolve !== true;
  });
});

const expressions = Object.entries(rooms).map(
  ([name, room]) => [name, filesOf(room).map((path) => new RegExp(path))] as const,
);
const found = new Map<string, readonly string[]>();

function roomsOf(file: string): readonly string[] {
  const known = found.get(file);
  if (known !== undefined) return known;
  const names = expressions.flatMap(([name, paths]) => (paths.some((path) => path.test(file)) ? [name] : []));
  found.set(file, names);
  return names;
}

/** What the table would have to list for an import: a room, a package or a module of Node. */
function listed({ module, resolved, coreModule }: IDependency): string | undefined {
  if (coreModule) return `node:${module.replace('node:', '')}`;
  if (resolved.includes('node_modules')) return `package ${/^(@[^/]+\/)?[^/]+/.exec(module)?.[0]}`;
  return roomsOf(resolved)[0];
}

test('every file is in one room', () => {
  const elsewhere = modules.map(({ source }) => [source, roomsOf(source)]).filter(([, found]) => found?.length !== 1);
  expect(elsewhere).toEqual([]);
});

test('the rooms stand in no circle', () => {
  expect(circles()).toEqual([]);
});

test('the table lists nothing that no file imports', () => {
  const used = new Map(Object.keys(rooms).map((name) => [name, new Set<string | undefined>()]));
  for (const { source, dependencies } of modules) {
    for (const dependency of dependencies) used.get(roomsOf(source)[0] ?? '')?.add(listed(dependency));
  }
  const unused = Object.entries(rooms).flatMap(([name, { imports = [], packages = [], node = [] }]) =>
    [...imports, ...packages.map((other) => `package ${other}`), ...node.map((other) => `node:${other}`)]
      .filter((other) => used.get(name)?.has(other) !== true)
      .map((other) => `${name}: ${other}`),
  );
  expect(unused).toEqual([]);
});

test('CONTRIBUTING.md shows the table as it is: `npm run layout` draws it', () => {
  const document = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8');
  expect(withLayout(document)).toBe(document);
});

test('tsc is TypeScript 7, though dependency-cruiser brings an older one', async () => {
  expect(await toolOutput('tsc', ['--version'])).toMatch(/^Version 7\./);
});
