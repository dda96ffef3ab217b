import { rm } from 'node:fs/promises';

/** Removes a test's folder: again where a child of a process that has ended still writes its compile cache or its vectors there. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
