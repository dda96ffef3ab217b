/** The process that reads documents for another: started by `ReadingProcess`, it ends when its channel does, or that other one. */
import { Worker } from 'node:worker_threads';
import { UserError } from '../../errors.ts';
import type { Section } from '../article-model.ts';
import { FORMATS } from '../formats/index.ts';
import { readArticle } from '../read-article.ts';
import type { ReadingReply, ReadingRequest } from './reading-messages.ts';

/** Claims that are sent at once: a message is copied several times on its way, and must be small beside the article. */
const CLAIMS_SENT = 5_000;

process.on('message', (request: ReadingRequest) => {
  void answer(request).then(sendInParts);
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

async function sendInParts(reply: ReadingReply): Promise<void> {
  if (reply.kind !== 'read') {
    send(reply);
    return;
  }
  const { result } = reply;
  const parts = partsOf(result.article.sections);
  const last = parts.pop() ?? [];
  for (const sections of parts) await sent({ kind: 'sections', sections });
  send({ kind: 'read', result: { ...result, article: { ...result.article, sections: last } } });
}

/** Waits until a message is on its way, so that no two lie in memory. */
async function sent(reply: ReadingReply): Promise<void> {
  await new Promise<void>((resolve) => {
    if (process.send?.(reply, undefined, undefined, () => resolve()) === undefined) resolve();
  });
}

function partsOf(sections: readonly Section[]): (readonly Section[])[] {
  const parts: Section[][] = [];
  let count = CLAIMS_SENT;
  for (const section of sections.flatMap(cut)) {
    if (count >= CLAIMS_SENT) {
      parts.push([]);
      count = 0;
    }
    parts.at(-1)?.push(section);
    count += section.claims.length;
  }
  return parts;
}

/** A section in parts that are small enough, which are put together again by their claims' ids. */
function cut(section: Section): readonly Section[] {
  if (section.claims.length <= CLAIMS_SENT) return [section];
  const parts: Section[] = [];
  for (let at = 0; at < section.claims.length; at += CLAIMS_SENT)
    parts.push({ ...section, claims: section.claims.slice(at, at + CLAIMS_SENT) });
  return parts;
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
