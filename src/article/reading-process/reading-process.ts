import { fileURLToPath } from 'node:url';
import { UserError } from '../../errors.ts';
import { type WorkerEnd, WorkerProcess } from '../../processes/worker-process.ts';
import { articleError, unforeseenError } from '../article-errors.ts';
import type { Section } from '../article-model.ts';
import type { ReadArticle, ReadDocument } from '../read-article.ts';
import type { ReadingReply, ReadingRequest } from './reading-messages.ts';

type ReadingLimits = {
  /** For one document. */
  readonly seconds: number;
  /** For what JavaScript makes: V8 ends the process above it. */
  readonly heapMegabytes: number;
  /** For all that the process holds. */
  readonly megabytes: number;
};

export type ReadingProcessOptions = Partial<ReadingLimits> & {
  /** After so long without a document its process ends; the next document starts another. */
  readonly idleSeconds?: number;
};

const LIMITS: ReadingLimits = { seconds: 10, heapMegabytes: 384, megabytes: 480 };

/**
 * How V8 is told to run it. With so small a young generation a megabyte of Markdown takes 65 MB in place of 160, in the same time.
 * Where its heap grows by half at a time a megabyte of HTML takes 60 to 80 MB in place of 80 to 115, in no more time.
 * Without the last of V8's compilers it takes a third less CPU: that one is done with most of what it compiles when the document is read.
 */
export function readingExecArgv(heapMegabytes = LIMITS.heapMegabytes): readonly string[] {
  return [`--max-old-space-size=${heapMegabytes}`, '--max-semi-space-size=4', '--heap-growing-percent=50', '--no-opt'];
}

const MAIN = fileURLToPath(new URL('reading-main.ts', import.meta.url));

/**
 * Reads documents as `readArticle` does, but in a process of its own, so that no document can stop this one, fill its memory or
 * end it. A thread would not do: what fills its memory ends the whole process. There is one process for all documents, which are
 * read one after another; it is started by the first one, and again after a document that it had to be ended for.
 *
 * @example
 * await using reading = new ReadingProcess();
 * const { article } = await reading.read(bytes, { format: textFormat, id: 'bees' });
 */
export class ReadingProcess implements AsyncDisposable {
  readonly #limits: ReadingLimits;
  readonly #idleMs: number;
  #child: WorkerProcess<ReadingRequest, ReadingReply> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #waiting = 0;
  #isClosed = false;

  constructor({ idleSeconds = 30, ...limits }: ReadingProcessOptions = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#idleMs = idleSeconds * 1000;
  }

  /**
   * @throws {UserError} what `readArticle` throws; `ARTICLE_UNREADABLE` for a document that takes longer than 10 seconds, needs
   * more than 480 MB, or is the end of the process that reads it.
   */
  readonly read: ReadDocument = (bytes, { format, id, file = id }) => {
    this.#waiting++;
    const reading = this.#last.then(() => this.#readNow({ bytes, format: format.name, id, file }));
    this.#last = reading.then(ignore, ignore);
    return reading;
  };

  /** Ends the process; what it is reading, or would, is refused. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    if (this.#waiting > 0) this.#child?.kill();
    else this.#child?.release();
    await this.#last;
  }

  async #readNow(request: ReadingRequest): Promise<ReadArticle> {
    clearTimeout(this.#idle);
    try {
      const reply = await this.#ask(request);
      // Not the document's doing, as far as can be told, the first time.
      const isLost = reply.kind === 'ended' && reply.why === 'unknown';
      return this.#resultOf(isLost ? await this.#ask(request) : reply, request.file);
    } finally {
      this.#waiting--;
      if (!this.#isClosed) this.#idle = setTimeout(() => this.#child?.release(), this.#idleMs).unref();
    }
  }

  async #ask(request: ReadingRequest): Promise<ReadingReply | WorkerEnd> {
    if (this.#child === undefined || this.#child.hasEnded) {
      if (this.#isClosed) throw closed();
      this.#child = await WorkerProcess.start({
        main: MAIN,
        execArgv: readingExecArgv(this.#limits.heapMegabytes),
        env: {},
      });
    }
    if (this.#isClosed) this.#child.kill();
    const sections: Section[] = [];
    const reply = await this.#child.ask(request, this.#limits, (part) => {
      if (part.kind !== 'sections') return false;
      for (const section of part.sections) join(sections, section);
      return true;
    });
    if (this.#isClosed && reply.kind === 'ended') throw closed();
    if (reply.kind !== 'read' || sections.length === 0) return reply;
    const { result } = reply;
    for (const section of result.article.sections) join(sections, section);
    return { kind: 'read', result: { ...result, article: { ...result.article, sections } } };
  }

  #resultOf(reply: ReadingReply | WorkerEnd, file: string): ReadArticle {
    if (reply.kind === 'read') return reply.result;
    if (reply.kind === 'refused') throw new UserError(reply.code, reply.message, reply.context);
    if (reply.kind === 'ended') throw this.#endError(reply.why, file);
    throw unforeseenError(file, reply.kind === 'failed' ? reply.message : reply.kind);
  }

  #endError(why: WorkerEnd['why'], file: string): UserError {
    const { seconds, megabytes } = this.#limits;
    const reasons = {
      time: `reading it took longer than ${seconds} seconds`,
      memory: `reading it needed more than ${megabytes} MB of memory`,
      unknown: 'the process that read it ended',
    };
    return articleError('ARTICLE_UNREADABLE', {
      file,
      trouble: 'slow',
      reason: reasons[why],
      remedy: 'Split it into several articles, or save it as plain text.',
    });
  }
}

/** Adds a section, or the rest of the last one: the claims of a part go on counting under the same number. */
function join(sections: Section[], section: Section): void {
  const last = sections.at(-1);
  if (last === undefined || numberOf(last) !== numberOf(section)) sections.push(section);
  else sections[sections.length - 1] = { ...last, claims: [...last.claims, ...section.claims] };
}

/** The number of a section, as its claims' ids have it. */
function numberOf({ claims }: Section): string | undefined {
  return claims[0]?.id.split('.')[0];
}

function ignore(): void {
  // Whoever asked is told.
}

function closed(): Error {
  return new Error('What reads documents is closed.');
}
