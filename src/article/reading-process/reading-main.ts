/** The process that reads documents for another: started by `ReadingChild`, it ends when its channel does. */
import { UserError } from '../../errors.ts';
import { FORMATS } from '../formats/index.ts';
import { readArticle } from '../read-article.ts';
import type { ReadingReply, ReadingRequest } from './reading-messages.ts';

process.on('message', (request: ReadingRequest) => {
  void answer(request).then(send);
});
send({ kind: 'ready' });

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
