/** In place of the process that reads: a claim's score is its length; what a question says may happen to it. Its folder says how it starts. */
import type { ReaderReply, ReaderRequest } from '../../../src/search/reader/reader-messages.ts';

const send = (reply: ReaderReply): void => void process.send?.(reply);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const [, , start] = process.argv;
if (start === 'crash') process.abort();
if (start === 'killed') process.kill(process.pid, 'SIGKILL');
send(start === 'unfit' ? { kind: 'unfit', reason: 'it is too old' } : { kind: 'ready' });

process.on('message', (request: ReaderRequest) => {
  if (request.kind === 'embed') {
    send({ kind: 'numbers', numbers: Float32Array.from(request.texts.flatMap(({ text }) => [text.length, 1, 0])) });
    return;
  }
  const { question } = request;
  if (question === 'hang') return;
  if (question === 'die') process.kill(process.pid, 'SIGKILL');
  if (question === 'fail') send({ kind: 'failed', reason: 'so it was asked' });
  else if (request.kind === 'ends')
    send({ kind: 'numbers', numbers: Float32Array.from(request.words.flatMap(({ length }) => [length, 0])) });
  else send({ kind: 'numbers', numbers: Float32Array.from(request.passages, ({ claim }) => claim.length) });
});
