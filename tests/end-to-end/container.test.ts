import { existsSync } from 'node:fs';
import { LocalDiscord } from 'local-discord';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyInto } from '../../scripts/container/build-context.ts';
import { buildTree, type Tree } from '../../scripts/container/tree.ts';
import { productionPackages } from '../container/production-packages.ts';
import { hasOwnRoot, TreeProcess } from '../container/tree-process.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

const context = resolve(import.meta.dirname, '../..');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

async function megabytesOf(folder: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await lstat(join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

describe.runIf(process.platform === 'linux')('what the Dockerfile puts into the image', () => {
  let folder = '';
  let tree: Tree;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docent-image-'));
    // Nobody gets through to it.
    await chmod(folder, 0o755);
    const packages = await productionPackages();
    tree = buildTree({
      context,
      into: folder,
      // Nothing can be written into it there.
      link: hasOwnRoot,
      // From what is installed here, in place of the registry.
      instead: (command, workdir) => {
        if (!command.startsWith('npm ci')) return false;
        const isIn = (path: string) => !/onnxruntime-node\/bin\/[^/]+\/(?:darwin|win32)/.test(path);
        // What is for another system only is not installed.
        for (const path of packages.filter((each) => existsSync(join(context, each))))
          copyInto(join(context, path), join(workdir, path), { from: context, isIn, link: hasOwnRoot });
        return true;
      },
    });
    await mkdir(join(folder, 'volume'));
  });
  afterAll(() => removeFolder(folder));

  it('is less than 350 MB, with the reader for this platform only, and no .env nor tests', async () => {
    expect(await megabytesOf(tree.root)).toBeLessThan(350);
    const files = await readdir(join(tree.root, 'app'), { recursive: true });
    expect(files.filter((file) => file.endsWith('onnxruntime_binding.node'))).toHaveLength(1);
    expect(
      files.filter((file) =>
        /^(?:tests|scripts|local-discord|node_modules\/(?:vitest|local-discord))(?:\/|$)|(?:^|\/)\.env|\.sqlite/.test(
          file,
        ),
      ),
    ).toEqual([]);
    expect(await readdir(join(tree.root, 'data'))).toEqual([]);
  });

  it('is as large as README says, in all and by part, within 5 % or what is rounded', async () => {
    const readme = (await readFile(join(context, 'README.md'), 'utf8')).replaceAll('\n', ' ');
    const said =
      /container is (\d+) MB: Node (\d+), packages (\d+), the reader's model and other data (\d+), Docent itself (\d+), the C and C\+\+ library (\d+) /.exec(
        readme,
      );
    const of = (path: string) => megabytesOf(join(tree.root, path));
    const [all, node, packages, data, app] = [
      await of(''),
      await of('usr/local/bin'),
      await of('app/node_modules'),
      await of('app/data'),
      await of('app'),
    ];
    const measured = [all, node, packages, data, app - packages - data, all - node - app];
    for (const [at, size] of measured.entries()) {
      const figure = Number(said?.[at + 1]);
      expect([at, size, Math.abs(size - figure) <= Math.max(1, 0.05 * figure)]).toEqual([at, size, true]);
    }
  });

  it('has what Node makes of the sources, for the user who runs it', async () => {
    for (const main of ['src/main.ts', 'src/app.ts', 'src/charts/chart-main.ts']) {
      const command = ['node', '--import', './src/compile-cache.js', main, '--help'];
      await using started = new TreeProcess(tree, join(folder, 'volume'), command, {
        NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
      });
      expect(await started.ended()).toBe(0);
      expect(started.out).toMatch(new RegExp(`/${main} was accepted`));
    }
  });

  it('answers by reading, as another user and with a root that cannot be written, says that it is well, and ends at once', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent' });
    const port = String(await freePort());
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, HEALTH_PORT: port };
    await using docent = new TreeProcess(tree, join(folder, 'volume'), tree.command, env);
    await expect.poll(() => docent.out).toContain('Docent is on Discord as Docent');
    const reply = await discord
      .as(discord.ids.alice)
      .command('ask', { question: 'How much is the trade with Afghanistan?' })
      .reply();
    expect(reply.content).toContain('289 million');
    // On a busy machine the reader may not be there for the first question.
    const metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    await expect.poll(metrics).toContain('docent_reader_starts_total 1\n');
    expect(await metrics()).toContain('docent_reader_available 1\n');
    expect(await metrics()).toContain('docent_reader_failures_total 0\n');
    await using health = new TreeProcess(tree, join(folder, 'volume'), tree.healthcheck, { HEALTH_PORT: port });
    expect(await health.ended()).toBe(0);
    expect(health.out).toBe('{"status":"ready"}\n');
    docent.signal('SIGTERM');
    expect(await docent.ended()).toBe(0);
    expect(await readdir(join(folder, 'volume'))).toContain('docent.sqlite');
    expect(await readdir(join(tree.root, 'data'))).toEqual([]);
  });
});
