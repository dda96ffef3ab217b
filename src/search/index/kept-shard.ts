import { deserialize, serialize } from 'node:v8';
import type { Article } from '../../article/article-model.ts';
import type { Slices } from '../basics/slices.ts';
import type { Language } from '../language/languages.ts';
import type { ArticleIndex } from './article-index.ts';
import { ClaimNumbers, type Range } from './claim-numbers.ts';
import { type KeptPostings, Postings } from './postings.ts';
import { type Entry, Shard } from './shard.ts';
import { type KeptVocabulary, Vocabulary } from './vocabulary.ts';

/** A shard as bytes, in pieces of which each is read in a millisecond or two, and back. The articles' own text is no part of it. */

type KeptTables = {
  readonly vocabulary: Omit<KeptVocabulary, 'stems' | 'words'>;
  readonly stems: number;
  readonly words: number;
  readonly lengths: Uint16Array;
  readonly free: readonly Range[];
  readonly entries: number;
};

type KeptEntry = Omit<Entry, 'index'> & {
  readonly id: string;
  readonly index: Omit<ArticleIndex, 'article' | 'claims'>;
};

/** Words in a piece. */
const WORDS = 4_096;

/** What `restoreShard` takes; the shard must not change meanwhile. */
export function* keptShard(shard: Shard): Generator<Uint8Array> {
  const { stems, words, ...vocabulary } = shard.vocabulary.kept;
  const tables: KeptTables = {
    vocabulary,
    stems: stems.length,
    words: words.length,
    lengths: shard.lengths.subarray(0, shard.end),
    free: shard.numbers.free,
    entries: shard.entries.size,
  };
  yield serialize(tables);
  for (const list of [stems, words])
    for (let at = 0; at < list.length; at += WORDS) yield serialize(list.slice(at, at + WORDS));
  for (const { kept } of [shard.postings, shard.headings]) yield serialize(kept);
  for (const { index, base, words: length, order } of shard.entries.values()) {
    const { article, claims: _, ...kept } = index;
    yield serialize({ id: article.id, index: kept, base, words: length, order } satisfies KeptEntry);
  }
}

/** Reads pieces one after another, slice by slice. */
export class KeptPieces {
  readonly #pieces: Iterator<Uint8Array>;
  readonly slices: Slices;

  constructor(pieces: Iterable<Uint8Array>, slices: Slices) {
    this.#pieces = pieces[Symbol.iterator]();
    this.slices = slices;
  }

  /** The next one, which must be of this shape. @throws RangeError where there is none */
  async next<T>(): Promise<T> {
    const next = this.#pieces.next();
    if (next.done === true) throw new RangeError('a kept index ends too early');
    const value = deserialize(next.value) as T;
    if (this.slices.spend(0)) await this.slices.pause();
    return value;
  }

  async strings(count: number): Promise<readonly string[]> {
    const strings: string[] = [];
    while (strings.length < count) strings.push(...(await this.next<readonly string[]>()));
    return strings;
  }
}

/** The shard that was kept, over articles that are the same as then. @throws RangeError where they are not */
export async function restoreShard(
  language: Language,
  articles: ReadonlyMap<string, Article>,
  pieces: KeptPieces,
): Promise<Shard> {
  const tables = await pieces.next<KeptTables>();
  const { lengths, free } = tables;
  const kept = {
    ...tables.vocabulary,
    stems: await pieces.strings(tables.stems),
    words: await pieces.strings(tables.words),
  };
  const shard = new Shard(language, {
    vocabulary: await pieces.slices.run(Vocabulary.restored(language, kept)),
    postings: new Postings(await pieces.next<KeptPostings>()),
    headings: new Postings(await pieces.next<KeptPostings>()),
    numbers: new ClaimNumbers(free),
    lengths,
  });
  for (let entry = 0; entry < tables.entries; entry++) {
    const { id, index, ...place } = await pieces.next<KeptEntry>();
    const article = articles.get(id);
    const claims = article?.sections.flatMap((section) => section.claims) ?? [];
    if (article === undefined || claims.length !== index.offsets.length - 1)
      throw new RangeError(`a kept index is not of the article ${id}`);
    shard.adopt({ ...place, index: { ...index, article, claims } });
  }
  return shard;
}
