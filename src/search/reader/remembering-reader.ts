import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { EmbeddedText, Passage, Reader, ReaderOptions, ReaderState } from './reader-port.ts';

/** Questions whose scores and vectors are remembered: half a megabyte. */
const REMEMBERED = 500;

type Scores = ArrayLike<number> | undefined;

/** A reader that reads the same question of the same claims once: pages of an answer are searched for again. */
export class RememberingReader implements Reader {
  readonly #reader: Reader;
  readonly #scores = new LRUCache<string, Promise<Scores>>({ max: REMEMBERED });
  readonly #vectors = new LRUCache<string, Promise<readonly Float32Array[] | undefined>>({ max: REMEMBERED });

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get isOff(): boolean {
    return this.#reader.isOff;
  }

  get state(): ReaderState | undefined {
    const state = this.#reader.state;
    return state && { ...state, remembered: this.#scores.size + this.#vectors.size };
  }

  read(question: string, passages: readonly Passage[], options?: ReaderOptions): Promise<Scores> {
    const key = keyOf('read', question, passages);
    return remember(this.#scores, key, options, () => this.#reader.read(question, passages, options));
  }

  stance(statement: string, passages: readonly Passage[], options?: ReaderOptions): Promise<Scores> {
    const key = keyOf('stance', statement, passages);
    return remember(this.#scores, key, options, () => this.#reader.stance(statement, passages, options));
  }

  ends(question: string, passage: Passage, words: readonly string[], options?: ReaderOptions): Promise<Scores> {
    const key = keyOf('ends', question, [passage]);
    return remember(this.#scores, key, options, () => this.#reader.ends(question, passage, words, options));
  }

  /** Of a question; claims are kept by whoever has them embedded. */
  embed(texts: readonly EmbeddedText[], options?: ReaderOptions): Promise<readonly Float32Array[] | undefined> {
    const embed = () => this.#reader.embed(texts, options);
    if (options?.inBackground === true) return embed();
    return remember(this.#vectors, keyOf('embed', '', texts), options, embed);
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.#reader[Symbol.asyncDispose]();
  }
}

/** What was read, or is being; what was not read is forgotten, and whoever waited for another's question asks for itself. */
async function remember<T extends object>(
  known: LRUCache<string, Promise<T | undefined>>,
  key: string,
  options: ReaderOptions | undefined,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const before = known.get(key);
  const remembered = before && (await before);
  if (remembered !== undefined) return remembered;
  if (options?.signal?.aborted === true) return undefined;
  const reading = read();
  known.set(key, reading);
  const found = await reading;
  if (found === undefined && known.peek(key) === reading) known.delete(key);
  return found;
}

function keyOf(kind: string, question: string, of: readonly object[]): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, question, of]))
    .digest('base64');
}
