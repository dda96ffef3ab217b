/**
 * A thread beside the one that reads, which cannot look up from a document: ends the whole process as soon as the one that started it
 * is gone. The system does not do that, and the channel's end is seen only when a document is done.
 */
import { workerData } from 'node:worker_threads';

const LOOK_MS = 200;

const { parent } = workerData as { readonly parent: number };

setInterval(() => {
  if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, 'SIGKILL');
}, LOOK_MS);

/** On Windows a process keeps the number of its parent when that has ended. */
function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
