import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { likeliestLanguage } from '../../article/likeliest-language.ts';
import type { SearchReading } from '../../search/index.ts';

/** Texts that are given to the reader at once, and vectors that are remembered: some 3 MB. */
const AT_ONCE = 16;
const REMEMBERED = 2_000;
/** How long what came too late is read on, for the next time. */
const READ_ON_MS = 10_000;

type Reader = SearchReading['reader'];

/** A question, and the language that whoever asked it speaks with Docent. */
type Asked = { readonly text: string; readonly locale?: string };

/** What questions mean, as far as the reader says so. */
export class QuestionMeanings {
  readonly #vectors = new LRUCache<string, Float32Array>({ max: REMEMBERED });
  readonly #reading: Pick<SearchReading, 'reader' | 'languages'> | undefined;

  constructor(reading?: Pick<SearchReading, 'reader' | 'languages'>) {
    this.#reading = reading;
  }

  get size(): number {
    return this.#vectors.size;
  }

  /**
   * Vectors of length 1 by the texts: those of like meaning lie near each other. Only of texts in a language that the reader knows, and of
   * as many as it comes to within `ms` when members ask nothing, the first ones first; the others are read on for the next time, and those of
   * before are remembered.
   */
  async of(texts: readonly Asked[], ms: number): Promise<ReadonlyMap<string, Float32Array>> {
    const reader = this.#reading?.reader;
    if (reader === undefined || reader.isOff) return new Map();
    const readable: string[] = [];
    for (const asked of texts) {
      if (this.#canRead(asked)) readable.push(asked.text);
      if (readable.length % AT_ONCE === 0) await turn();
    }
    const unknown = readable.filter((text) => !this.#vectors.has(text));
    await Promise.race([this.#embed(reader, unknown, ms), pause(ms, undefined, { ref: false })]);
    const known = readable.map((text) => [text, this.#vectors.get(text)] as const);
    return new Map(known.filter((each): each is readonly [string, Float32Array] => each[1] !== undefined));
  }

  async #embed(reader: Reader, unknown: readonly string[], ms: number): Promise<void> {
    const signal = AbortSignal.timeout(Math.max(ms, READ_ON_MS));
    for (let done = 0; done < unknown.length && !signal.aborted; done += AT_ONCE) {
      // Another look may have had some of them read meanwhile.
      const some = unknown.slice(done, done + AT_ONCE).filter((text) => !this.#vectors.has(text));
      if (some.length === 0) continue;
      const asked = some.map((text) => ({ text }));
      const vectors = await reader.embed(asked, { inBackground: true, signal });
      if (vectors === undefined) return;
      for (const [at, vector] of vectors.entries()) this.#vectors.set(some[at] ?? '', vector);
    }
  }

  /** Few words tell little of their language: then it is that of whoever asked. */
  #canRead({ text, locale = 'en' }: Asked): boolean {
    const likeliest = likeliestLanguage(text);
    return this.#reading?.languages.includes(likeliest?.isSure === true ? likeliest.language : locale) ?? false;
  }
}
