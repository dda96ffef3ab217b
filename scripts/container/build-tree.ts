/**
 * Builds what `docker build` would put into the image, without a container engine, and says how large its parts are.
 * `npm run tree -- FOLDER`: FOLDER must not be there yet, or be empty.
 */
import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../../src/cli/run-cli.ts';
import { buildTree } from './tree.ts';

const context = fileURLToPath(new URL('../../', import.meta.url));

await runCli((args) => {
  const [folder = ''] = args;
  if (folder === '' || folder.startsWith('-')) {
    process.stderr.write('Usage: npm run tree -- FOLDER\n');
    return Promise.resolve(2);
  }
  const into = resolve(folder);
  mkdirSync(into, { recursive: true });
  if (readdirSync(into).length > 0) {
    process.stderr.write(`${into} is not empty.\n`);
    return Promise.resolve(2);
  }
  const { root, user, command } = buildTree({ context, into });
  const parts = [
    'usr',
    'app/node_modules',
    'app/node_modules/.cache',
    'app/node_modules/onnxruntime-node',
    'app/data',
    'app/src',
    'app/commands',
  ];
  for (const part of parts) process.stdout.write(`${megabytes(join(root, part)).padStart(8)} MB  ${part}\n`);
  process.stdout.write(`${megabytes(root).padStart(8)} MB  in all: ${root}\nRun as ${user}: ${command.join(' ')}\n`);
  return Promise.resolve(0);
});

function megabytes(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + lstatSync(join(parentPath, name)).size, 0);
  return (bytes / 1e6).toFixed(1);
}
