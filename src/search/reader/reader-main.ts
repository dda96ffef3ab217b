/** The process that reads for another: started by `ReaderProcess` with a model's folder, it ends when its channel does. */
import { readModelFolder } from './model-folder.ts';
import type { OnnxModel } from './onnx-model.ts';
import type { ReaderReply, ReaderRequest } from './reader-messages.ts';

// At once: to end in the ordinary way the runtime would first wait for its threads.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

await begin(process.argv[2] ?? '').then(send, (error: unknown) => send({ kind: 'unfit', reason: reasonOf(error) }));

async function begin(folder: string): Promise<ReaderReply> {
  // The runtime may not be installed, or not load here.
  const { OnnxModel } = await import('./onnx-model.ts');
  const model = await OnnxModel.load(readModelFolder(folder));
  process.on('message', (request: ReaderRequest) => {
    void answer(model, request)
      .then((numbers): ReaderReply => ({ kind: 'numbers', numbers }))
      .catch((error: unknown): ReaderReply => ({ kind: 'failed', reason: reasonOf(error) }))
      .then(send);
  });
  return { kind: 'ready' };
}

function answer(model: OnnxModel, request: ReaderRequest): Promise<Float32Array> {
  if (request.kind === 'embed') return model.embed(request.texts);
  if (request.kind === 'ends') return model.ends(request.question, request.passage, request.words);
  return model[request.kind](request.question, request.passages);
}

function send(reply: ReaderReply): void {
  process.send?.(reply);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
