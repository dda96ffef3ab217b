import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

test('the README’s test of a bot has ten lines, runs as it stands, and passes', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const [, source = ''] = /^## A test in ten lines\n+```ts\n(.*?)^```$/ms.exec(readme) ?? [];
  const [imports = '', body = ''] = source.split('\n\n');
  expect(imports).toContain("from 'local-discord'");
  expect(body.trim().split('\n')).toHaveLength(10);
  // Within the package, where it goes by its own name.
  await mkdir(join(root, 'dist'), { recursive: true });
  const folder = await mkdtemp(join(root, 'dist', 'readme-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'ping.test.ts');
  await writeFile(file, source);
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', file], { cwd: root, env });
  expect(stdout).toContain('ok 1 - the bot answers /ping');
  expect(stdout).toContain('# pass 1');
});
