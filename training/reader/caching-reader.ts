import { LRUCache } from 'lru-cache';
import {
  ClaimVectors,
  type EmbeddedText,
  openReading,
  type Passage,
  type Reader,
  type ReaderOptions,
  type SearchReading,
} from '../../src/search/for-training.ts';

/** Pairs of the questions of late: of an article without the answer nearly the same claims are read. */
const PAIRS = 3000;

/** Embeds each text once, and reads each pair once: an article without a claim has all its others again. */
class CachingReader implements Reader {
  readonly #reader: Reader;
  readonly #vectors = new Map<string, Float32Array>();
  readonly #scores: LRUCache<string, number>;

  constructor(reader: Reader, pairs: number) {
    this.#reader = reader;
    this.#scores = new LRUCache({ max: pairs });
  }

  get isOff(): boolean {
    return this.#reader.isOff;
  }

  async read(question: string, passages: readonly Passage[], options?: ReaderOptions): Promise<number[] | undefined> {
    const keyOf = (passage: Passage): string => JSON.stringify([question, passage]);
    const wanted = passages.filter((passage) => !this.#scores.has(keyOf(passage)));
    const scores = wanted.length === 0 ? [] : await this.#reader.read(question, wanted, options);
    if (scores === undefined) return undefined;
    for (const [at, passage] of wanted.entries()) this.#scores.set(keyOf(passage), scores[at] ?? 0);
    return passages.map((passage) => this.#scores.get(keyOf(passage)) ?? 0);
  }

  stance: Reader['stance'] = (...given) => this.#reader.stance(...given);

  ends: Reader['ends'] = (...given) => this.#reader.ends(...given);

  async embed(texts: readonly EmbeddedText[]): Promise<readonly Float32Array[] | undefined> {
    const wanted = texts.filter((text) => !this.#vectors.has(JSON.stringify(text)));
    if (wanted.length > 0) {
      const vectors = await this.#reader.embed(wanted);
      if (vectors === undefined) return undefined;
      for (const [at, vector] of vectors.entries()) this.#vectors.set(JSON.stringify(wanted[at]), vector);
    }
    return texts.flatMap((text) => this.#vectors.get(JSON.stringify(text)) ?? []);
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.#reader[Symbol.asyncDispose]();
  }
}

const AN_HOUR_MS = 3_600_000;

/**
 * A model's reading for many searches of like articles, with as much time as it takes; undefined where Docent has no model and none is
 * named. Dispose of its reader in the end.
 */
export async function cachingReading(folder: string | undefined, pairs = PAIRS): Promise<SearchReading | undefined> {
  const reading = openReading({
    model: folder,
    tell: (trouble) => process.stderr.write(`${trouble}\n`),
    budgetMs: AN_HOUR_MS,
    patienceMs: AN_HOUR_MS,
    seconds: 600,
  });
  if (reading === undefined) return undefined;
  const reader = new CachingReader(reading.reader, pairs);
  const [vector] = (await reader.embed([{ text: 'A text.' }])) ?? [];
  if (vector === undefined) return undefined;
  return { ...reading, reader, vectors: new ClaimVectors({ reader, model: folder ?? '', dimensions: vector.length }) };
}
