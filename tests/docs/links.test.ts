import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageGroups } from '../../docs/.vitepress/sidebar.ts';
import { repository } from '../layout/cruise.ts';
import { allPages, docsFolder, pageOf, target, type Page } from './pages.ts';

const pages = allPages();
const byPath = new Map(pages.map((page) => [page.path, page]));

/** Links that lead nowhere: to no file, or to no heading of a page. */
function dead(page: Page): readonly string[] {
  return page.links.filter((link) => {
    const to = target(page, link);
    if (to === undefined) return false;
    if (!existsSync(join(docsFolder, to.path))) return true;
    return to.anchor !== '' && byPath.get(to.path)?.anchors.includes(to.anchor) !== true;
  });
}

test('the sidebar lists every page but the first, once, and nothing else', () => {
  const linked = pageGroups.flatMap(({ items }) => items.map(({ link }) => `${link.slice(1)}.md`));
  expect(linked.toSorted()).toEqual(pages.map(({ path }) => path).filter((path) => path !== 'index.md'));
});

test('the page is called what the sidebar calls it', () => {
  const named = pageGroups.flatMap(({ items }) =>
    items.map(({ text, link }) => [`${link.slice(1)}.md`, text] as const),
  );
  const others = named.filter(
    ([path, text]) =>
      !['containers.md', 'operating.md'].includes(path) && !byPath.get(path)?.source.startsWith(`# ${text}\n`),
  );
  expect(others).toEqual([]);
});

test.each(pages)('$path links to what is there', (page) => {
  expect(dead(page)).toEqual([]);
});

test('a link to no page, and to no heading, is noticed', () => {
  const page = pageOf(
    'members/x.md',
    '[a](asking.md) [b](gone.md) [c](privacy.md#deleting) [d](privacy.md#gone) [e](#x)',
  );
  expect(dead(page)).toEqual(['gone.md', 'privacy.md#gone', '#x']);
});

test('every picture that is shown exists, light and dark', () => {
  const missing = pages.flatMap((page) =>
    page.images.flatMap((image) => {
      const path = target(page, image)?.path ?? image;
      return [path, path.replace('-light.', '-dark.')].filter((each) => !existsSync(join(docsFolder, each)));
    }),
  );
  expect(missing).toEqual([]);
});

test('every picture says in words what it shows', () => {
  expect(pages.filter(({ source }) => /!\[\s*\]\(/.test(source)).map(({ path }) => path)).toEqual([]);
});

test('every picture of docs/ is shown in a page or in the README', () => {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const shown = new Set(pages.flatMap((page) => page.images.map((image) => target(page, image)?.path)));
  const pictures = readdirSync(docsFolder).filter((name) => /\.(?:png|svg)$/.test(name));
  const isShown = (name: string) => shown.has(name.replace('-dark.', '-light.')) || readme.includes(`docs/${name}`);
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((name) => !isShown(name))).toEqual([]);
});

test('every picture of the page is the one that was taken when its words were noted', () => {
  const records = JSON.parse(readFileSync(join(docsFolder, 'pictures.json'), 'utf8')) as Readonly<
    Record<string, { readonly files: Readonly<Record<string, string>> }>
  >;
  const noted = Object.fromEntries(Object.values(records).flatMap(({ files }) => Object.entries(files)));
  const pictures = readdirSync(docsFolder).filter((name) => name.endsWith('.png'));
  const hashes = pictures.map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(docsFolder, name)))
      .digest('hex'),
  ]);
  expect(noted).toEqual(Object.fromEntries(hashes));
});
