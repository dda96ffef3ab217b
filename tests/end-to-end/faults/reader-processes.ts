import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the model that tests read with. */
export const readerFolder = process.env['READER_MODEL'] ?? join(import.meta.dirname, '../../../data/reader');

/** Why nothing can be read with it here; undefined where it can. */
function whyNotRead(): string | undefined {
  if (!existsSync(join(readerFolder, 'reader.json'))) return `there is no model in ${readerFolder} to read with`;
  if (!isInstalled('onnxruntime-node')) return 'onnxruntime-node, which the reader runs on, is not installed';
  return undefined;
}

function isInstalled(name: string): boolean {
  try {
    return import.meta.resolve(name) !== '';
  } catch {
    return false;
  }
}

const reason = whyNotRead();
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`);

/** Whether the model can be read with. */
export const canRead = reason === undefined;

/** Whether its processes can be found as well. */
export const hasReader = canRead && process.platform === 'linux';

/** The processes of this one that read, by their ids. */
export function readerProcesses(): number[] {
  return globSync(`/proc/${process.pid}/task/*/children`)
    .flatMap((file) => readFileSync(file, 'latin1').split(' ').filter(Boolean))
    .filter((id) => readFileSync(`/proc/${id}/cmdline`, 'latin1').includes('reader-main.ts'))
    .map(Number);
}
