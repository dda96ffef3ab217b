import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { allPages } from '../../docs/pages.ts';
import { repository } from '../../layout/cruise.ts';

const site = mkdtempSync(join(tmpdir(), 'docent-site-'));
afterAll(() => rmSync(site, { recursive: true }));

/** Where that can be had, a network in which there is nobody. */
const alone = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : [];

it('npm run docs makes a site of every page, with a search of its own, and asks nobody', { timeout: 240_000 }, () => {
  const build = [process.execPath, 'node_modules/vitepress/bin/vitepress.js', 'build', 'docs', '--outDir', site];
  const [program = '', ...args] = [...alone, ...build];
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: repository, encoding: 'utf8' });
  expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('build complete')]);
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(expect.arrayContaining(allPages().map(({ path }) => path.replace(/\.md$/, '.html'))));
  const index = files.find((file) => /localSearchIndex/i.test(file)) ?? '';
  expect(readFileSync(join(site, index), 'utf8').includes('["retention",')).toBe(true);
  // What a page loads comes from where it stands.
  for (const page of files.filter((file) => file.endsWith('.html'))) {
    const text = readFileSync(join(site, page), 'utf8');
    expect(
      [...text.matchAll(/<(?:script|link|img)[^>]*\s(?:src|href)="(https?:[^"]*)"/g)].map(([, url]) => url),
    ).toEqual([]);
  }
});
