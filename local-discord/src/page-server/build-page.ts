import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = join(root, 'page');
/** What the page is made of besides its own folder; package.json names the exact versions of what it is built from. */
const alsoUsed = ['src/page-server/protocol.ts', 'src/page-server/build-page.ts', 'package.json'].map((name) =>
  join(root, name),
);
const builds = join(root, 'dist/page');

/** Thrown where the page would have to be built and cannot be, for want of Vite and what the page is made of; `cause` is why. */
export class PageBuildError extends Error {
  override readonly name = 'PageBuildError';
}

/** The folder with the built page; builds it where its sources have changed since. @throws PageBuildError */
export async function builtPage(): Promise<string> {
  const folder = join(builds, await fingerprint());
  if (!existsSync(folder)) await build(folder);
  return folder;
}

/** Of everything that the page is made from. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const own: string[] = [];
  for await (const name of glob('**/*.*', { cwd: sources })) own.push(join(sources, name));
  for (const file of [...own.sort(), ...alsoUsed])
    if (existsSync(file)) hash.update(file.slice(root.length)).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function build(folder: string): Promise<void> {
  const { build: viteBuild } = await import('vite').catch((error: unknown) => {
    throw new PageBuildError(
      'The page has yet to be built, and Vite, which builds it, is not installed: install the development dependencies too.',
      { cause: error },
    );
  });
  const unfinished = `${folder}.${randomUUID()}`;
  await mkdir(builds, { recursive: true });
  await viteBuild({
    root: sources,
    configFile: false,
    logLevel: 'warn',
    // The same build in whatever environment: Vite's own default goes by NODE_ENV.
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['module', 'browser', 'production'] },
    build: {
      outDir: unfinished,
      emptyOutDir: false,
      target: 'es2022',
      // Nothing in the page's policy allows `data:` fonts or scripts.
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
    },
  });
  // Another process may have built the same at the same time.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  for (const name of await readdir(builds))
    if (!folder.endsWith(name) && !name.includes('.')) await rm(join(builds, name), { recursive: true, force: true });
}
