import {
  ClaimVectors,
  type EmbeddedText,
  openReading,
  type Reader,
  type SearchReading,
} from '../../src/search/for-training.ts';

/** Embeds each text once: an article without a claim has all its others again. */
class CachingReader implements Reader {
  readonly #reader: Reader;
  readonly #vectors = new Map<string, Float32Array>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get isOff(): boolean {
    return this.#reader.isOff;
  }

  read: Reader['read'] = (...given) => this.#reader.read(...given);
  stance: Reader['stance'] = (...given) => this.#reader.stance(...given);

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
export async function cachingReading(folder: string | undefined): Promise<SearchReading | undefined> {
  const reading = openReading({
    model: folder,
    tell: (trouble) => process.stderr.write(`${trouble}\n`),
    budgetMs: AN_HOUR_MS,
    patienceMs: AN_HOUR_MS,
    seconds: 600,
  });
  if (reading === undefined) return undefined;
  const reader = new CachingReader(reading.reader);
  const [vector] = (await reader.embed([{ text: 'A text.' }])) ?? [];
  if (vector === undefined) return undefined;
  return { ...reading, reader, vectors: new ClaimVectors({ reader, model: folder ?? '', dimensions: vector.length }) };
}
