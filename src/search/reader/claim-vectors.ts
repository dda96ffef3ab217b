import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Article, Section } from '../../article/article-model.ts';
import { Slices } from '../basics/slices.ts';
import type { EmbeddedText, Passage, Reader } from './reader-port.ts';
import type { VectorFiles } from './vector-files.ts';

/** A claim of a section as a reader is shown it, by its place in the section. */
export function passageOf({ title }: Article, { heading, path = [heading], claims }: Section, at: number): Passage {
  const before = claims[at - 1]?.text;
  const after = claims[at + 1]?.text;
  return {
    path: [title, ...path],
    claim: claims[at]?.text ?? '',
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

/** Every claim of an article as a reader is shown it, in order. */
function passagesOf(article: Article): Passage[] {
  return article.sections.flatMap((section) => section.claims.map((_, at) => passageOf(article, section, at)));
}

/** The vectors of an article's claims in integers of eight bits, one after another, and the length of each. */
type ArticleVectors = { readonly numbers: Int8Array; readonly lengths: Float32Array };

export type ClaimVectorsOptions = {
  readonly reader: Reader;
  /** What vectors are made by: those of another model are others. */
  readonly model: string;
  readonly dimensions: number;
  readonly files?: VectorFiles;
  /** Milliseconds before what could not be embedded is tried again. */
  readonly againMs?: number;
};

/** Claims that are embedded at a time, so that a question need not wait for long. */
const AT_A_TIME = 4;

const AGAIN_MS = 10_000;
const MOST_FAILURES = 5;

/**
 * What claims mean, as vectors: made once for each article, in the background, while there are no questions to be read, and kept on
 * disk. Until an article's are there, nothing of it is found by meaning.
 */
export class ClaimVectors {
  readonly #options: ClaimVectorsOptions;
  readonly #known = new WeakMap<Article, ArticleVectors>();
  readonly #underWay = new WeakSet<Article>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ClaimVectorsOptions) {
    this.#options = options;
  }

  /** Makes an article's vectors in the background, or reads those that were kept. */
  prepare(article: Article): void {
    if (this.#known.has(article) || this.#underWay.has(article)) return;
    this.#underWay.add(article);
    this.#last = this.#last
      .then(() => this.#prepare(article))
      .catch(() => undefined)
      .finally(() => this.#underWay.delete(article));
  }

  /** When all that was to be prepared so far is there, or cannot be made. */
  get settled(): Promise<unknown> {
    return this.#last;
  }

  has(article: Article): boolean {
    return this.#known.has(article);
  }

  /**
   * How near each claim of the articles is to a question in meaning, −1 to 1, article by article; nothing for an article whose vectors
   * are not there. Ten thousand claims take some milliseconds, in slices.
   */
  async similarities(question: Float32Array, articles: readonly Article[]): Promise<(Float32Array | undefined)[]> {
    const asked = new Int8Array(this.#options.dimensions);
    quantise(question, asked);
    const length = lengthOf(asked, 0, asked.length);
    const slices = new Slices();
    const found: (Float32Array | undefined)[] = [];
    for (const article of articles) {
      const vectors = this.#known.get(article);
      found.push(vectors && (await compare(asked, length, vectors, slices)));
    }
    return found;
  }

  async #prepare(article: Article): Promise<void> {
    const { files, dimensions } = this.#options;
    const texts = passagesOf(article).map(({ path, claim }) => ({ path, text: claim }));
    if (texts.length === 0) return;
    const key = this.#keyOf(texts);
    const kept = await files?.read(key, texts.length * dimensions);
    const numbers = kept ?? (await this.#embed(texts));
    if (numbers === undefined) return;
    if (kept === undefined) await files?.write(key, numbers);
    const lengths = Float32Array.from(texts, (_, at) => lengthOf(numbers, at * dimensions, dimensions));
    this.#known.set(article, { numbers, lengths });
  }

  /** Undefined where the reader is off, or fails at the same texts again and again. */
  async #embed(texts: readonly EmbeddedText[]): Promise<Int8Array | undefined> {
    const { reader, dimensions, againMs = AGAIN_MS } = this.#options;
    const numbers = new Int8Array(texts.length * dimensions);
    let failures = 0;
    for (let done = 0; done < texts.length; ) {
      if (reader.isOff || failures > MOST_FAILURES) return undefined;
      const vectors = await reader.embed(texts.slice(done, done + AT_A_TIME), { inBackground: true });
      if (vectors === undefined) {
        failures++;
        await setTimeout(againMs, undefined, { ref: false });
        continue;
      }
      failures = 0;
      for (const vector of vectors) {
        quantise(vector, numbers.subarray(done * dimensions, (done + 1) * dimensions));
        done++;
      }
    }
    return numbers;
  }

  #keyOf(texts: readonly object[]): string {
    return createHash('sha256')
      .update(JSON.stringify([this.#options.model, texts]))
      .digest('hex');
  }
}

/** The largest number becomes 127: what is lost is a thousandth of a likeness. */
function quantise(vector: Float32Array, into: Int8Array): void {
  let largest = 0;
  for (const number of vector) largest = Math.max(largest, Math.abs(number));
  for (let at = 0; at < into.length; at++)
    into[at] = largest === 0 ? 0 : Math.round(((vector[at] ?? 0) / largest) * 127);
}

function lengthOf(numbers: Int8Array, from: number, dimensions: number): number {
  let sum = 0;
  for (let at = from; at < from + dimensions; at++) sum += (numbers[at] ?? 0) ** 2;
  return Math.sqrt(sum) || 1;
}

/** Numbers that are multiplied before it is asked whether others should have their turn. */
const BETWEEN = 100_000;

async function compare(
  asked: Int8Array,
  length: number,
  { numbers, lengths }: ArticleVectors,
  slices: Slices,
): Promise<Float32Array> {
  const found = new Float32Array(lengths.length);
  const size = asked.length;
  const between = Math.max(1, Math.floor(BETWEEN / size));
  for (let claim = 0; claim < found.length; claim++) {
    const from = claim * size;
    let sum = 0;
    for (let at = 0; at < size; at++) sum += Math.imul(asked[at] ?? 0, numbers[from + at] ?? 0);
    found[claim] = sum / (length * (lengths[claim] ?? 1));
    if (claim % between === 0 && slices.spend(0)) await slices.pause();
  }
  return found;
}

const NONE = new Float32Array();

/** A claim by its article, or whatever stands for that, and its number in it. */
type Near<Of> = { readonly entry: Of; readonly at: number };

/** How near each claim of some articles is to a question. */
export class Nearness<Of> {
  readonly #of: readonly Of[];
  readonly #similarities: readonly (Float32Array | undefined)[];

  constructor(of: readonly Of[], similarities: readonly (Float32Array | undefined)[]) {
    this.#of = of;
    this.#similarities = similarities;
  }

  /** The nearest claims, nearest first. */
  nearest(limit: number): Near<Of>[] {
    const best: (Near<Of> & { readonly similarity: number })[] = [];
    let least = Number.NEGATIVE_INFINITY;
    for (const [place, entry] of this.#of.entries()) {
      const similarities = this.#similarities[place] ?? NONE;
      for (let at = 0; at < similarities.length; at++) {
        const similarity = similarities[at] ?? 0;
        if (similarity <= least) continue;
        if (best.length === limit) best.pop();
        const before = best.findLastIndex((other) => other.similarity >= similarity) + 1;
        best.splice(before, 0, { entry, at, similarity });
        if (best.length === limit) least = best.at(-1)?.similarity ?? least;
      }
    }
    return best;
  }

  /** How near a claim is, and its place by that among all claims, from 1; undefined where that is not known. */
  of(entry: Of, at: number): { readonly similarity: number; readonly rank: number } | undefined {
    const similarity = this.#similarities[this.#of.indexOf(entry)]?.[at];
    if (similarity === undefined) return undefined;
    let rank = 1;
    for (const all of this.#similarities) {
      const similarities = all ?? NONE;
      for (let other = 0; other < similarities.length; other++) if ((similarities[other] ?? 0) > similarity) rank++;
    }
    return { similarity, rank };
  }
}
