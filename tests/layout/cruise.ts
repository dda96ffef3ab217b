import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ICruiseResult } from 'dependency-cruiser';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What a tool of this repository prints, run in `cwd`. Whatever its exit status: a checker that finds something ends with
 * another one than 0.
 */
export function toolOutput(name: string, args: readonly string[], cwd = repository): Promise<string> {
  return new Promise((done) => {
    execFile(join(repository, 'node_modules/.bin', name), args, { cwd, maxBuffer: 1e9 }, (_error, stdout) =>
      done(stdout),
    );
  });
}

/** Every import that starts from some files or folders, held to the layout: what `npm run imports` does. */
export async function cruise(paths: readonly string[], cwd?: string): Promise<ICruiseResult> {
  const args = ['--config', 'dependency-cruiser.config.ts', '--no-ignore-known', '--output-type', 'json', ...paths];
  return JSON.parse(await toolOutput('depcruise', args, cwd));
}
