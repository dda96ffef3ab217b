/** The process that reads documents for another: started by `ReadingProcess`, it ends when its channel does, or that other one. */
import { Worker } from 'node:worker_threads';
import { UserError } from '../../errors.ts';
import { FORMATS } from '../formats/index.ts';
import { readArticle } from '../read-article.ts';
import type { ReadingReply, ReadingRequest } from './reading-messages.ts';

process.on('message', (request: ReadingRequest) => {
  void answer(request).then(send);
});
watchParent();
send({ kind: 'ready' });

/** A thread that is all but empty; it keeps nothing from ending. */
function watchParent(): void {
  const watch = new Worker(new URL('parent-watch.ts', import.meta.url), {
    workerData: { parent: process.ppid },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1, codeRangeSizeMb: 1, stackSizeMb: 1 },
  });
  // Without it, the process ends when its channel does, as it would otherwise.
  watch.on('error', () => undefined);
  watch.unref();
}

function send(reply: ReadingReply): void {
  process.send?.(reply);
}

async function answer({ bytes, format: name, id, file }: ReadingRequest): Promise<ReadingReply> {
  try {
    const format = FORMATS.find((each) => each.name === name);
    if (format === undefined) throw new Error(`There is no format ${name}.`);
    return { kind: 'read', result: await readArticle(bytes, { format, id, file }) };
  } catch (error) {
    if (error instanceof UserError)
      return { kind: 'refused', code: error.code, message: error.message, context: error.context };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
