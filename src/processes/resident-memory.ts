import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Bytes of memory that a process holds, whether or not it can answer. Undefined where that cannot be found out: of a process that
 * has ended, and on Windows.
 */
export async function residentMemory(
  pid: number,
  platform: NodeJS.Platform = process.platform,
): Promise<number | undefined> {
  try {
    const kilobytes = await (platform === 'linux' ? fromProc(pid) : fromPs(pid));
    return /^\d+$/u.test(kilobytes) ? Number(kilobytes) * 1024 : undefined;
  } catch {
    return undefined;
  }
}

/** Takes no process and a tenth of a millisecond. */
async function fromProc(pid: number): Promise<string> {
  return /^VmRSS:\s*(\d+) kB$/mu.exec(await readFile(`/proc/${pid}/status`, 'latin1'))?.[1] ?? '';
}

async function fromPs(pid: number): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return stdout.trim();
}
