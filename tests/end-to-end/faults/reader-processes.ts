import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the model that tests read with. */
export const readerFolder = process.env['READER_MODEL'] ?? join(import.meta.dirname, '../../../data/reader');

/** Whether its processes can be read with, and found. */
export const hasReader = process.platform === 'linux' && existsSync(join(readerFolder, 'reader.json'));
if (!hasReader) process.stderr.write(`skipped: there is no model in ${readerFolder} to read with\n`);

/** The processes of this one that read, by their ids. */
export function readerProcesses(): number[] {
  return globSync(`/proc/${process.pid}/task/*/children`)
    .flatMap((file) => readFileSync(file, 'latin1').split(' ').filter(Boolean))
    .filter((id) => readFileSync(`/proc/${id}/cmdline`, 'latin1').includes('reader-main.ts'))
    .map(Number);
}
