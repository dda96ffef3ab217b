import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ReaderModel } from './model-folder.ts';
import { PairTokens, type Tokens } from './pair-tokens.ts';
import type { EmbeddedText, Passage } from './reader-port.ts';
import { hasVnni, withSignedWeights } from './signed-weights.ts';

/**
 * As little as is quick: what a container may use of a machine is not seen, and threads that spin while they wait burn it. Without an
 * arena, memory goes back after each run.
 */
const OPTIONS: InferenceSession.SessionOptions = {
  intraOpNumThreads: Math.min(2, availableParallelism()),
  interOpNumThreads: 1,
  executionMode: 'sequential',
  enableCpuMemArena: false,
  enableMemPattern: false,
  logSeverityLevel: 4,
  extra: {
    session: { intra_op: { allow_spinning: '0' } },
    // A sum and the norm after it as one operator take six times as long as the two of them.
    optimization: { disable_specified_optimizers: 'SkipLayerNormFusion' },
  },
};

/** How far golden numbers may be off: processors compute with integers of different width. */
const SCORE_OFF = 0.3;
const VECTOR_OFF = 0.03;

/**
 * A reader's model in this process, which should do nothing else: what goes wrong in the runtime ends it. Pairs and texts are run one by
 * one, at their own lengths: the scores of int8 models depend on what stands beside in a batch, and on its padding, and batches of
 * twenty took as long.
 */
export class OnnxModel {
  readonly #tokens: PairTokens;
  readonly #reader: InferenceSession;
  readonly #embedder: InferenceSession;

  private constructor(tokens: PairTokens, reader: InferenceSession, embedder: InferenceSession) {
    this.#tokens = tokens;
    this.#reader = reader;
    this.#embedder = embedder;
  }

  /** @throws Error where files are not those of the model, or golden pairs come out otherwise */
  static async load(model: ReaderModel): Promise<OnnxModel> {
    const { files, limits, embedded } = model;
    // On other threads, while this one reads the vocabulary.
    const [reader, embedder] = [checked(files.reader), checked(files.embedder)];
    for (const file of [reader, embedder]) file.catch(() => undefined);
    const encoder = new Tokenizer(JSON.parse((await checked(files.tokenizer)).toString()) as object, {});
    const tokenise = (text: string) => encoder.encode(text, { add_special_tokens: false }).ids;
    const tokens = new PairTokens(tokenise, limits, embedded.tokens);
    const areSigned = await hasVnni();
    const loaded = new OnnxModel(
      tokens,
      await sessionOf(await reader, areSigned),
      await sessionOf(await embedder, areSigned),
    );
    await loaded.#prove(model);
    return loaded;
  }

  /** For each passage its score, one after another. */
  read(question: string, passages: readonly Passage[]): Promise<Float32Array> {
    return this.#all(this.#reader, 'answers', this.#tokens.pairs(question, passages));
  }

  /** For each passage three numbers. */
  stance(statement: string, passages: readonly Passage[]): Promise<Float32Array> {
    return this.#all(this.#reader, 'stance', this.#tokens.pairs(statement, passages));
  }

  /** For each word of the claim two numbers: the greatest of its tokens', and what is least of all where none of them was read. */
  async ends(question: string, passage: Passage, words: readonly string[]): Promise<Float32Array> {
    const tokens = this.#tokens.worded(question, passage, words);
    const found = await this.#run(this.#reader, 'ends', tokens);
    const ends = new Float32Array(words.length * 2).fill(Math.min(...found));
    for (const [word, end] of tokens.ends.entries())
      for (let token = tokens.ends[word - 1] ?? tokens.start; token < end; token++)
        for (const side of [0, 1])
          ends[2 * word + side] = Math.max(ends[2 * word + side] ?? 0, found[2 * token + side] ?? 0);
    return ends;
  }

  /** For each text its vector. */
  embed(texts: readonly EmbeddedText[]): Promise<Float32Array> {
    return this.#all(
      this.#embedder,
      'embedding',
      texts.map((text) => this.#tokens.embedded(text)),
    );
  }

  async #all(session: InferenceSession, output: string, inputs: readonly Tokens[]): Promise<Float32Array> {
    const found: Float32Array[] = [];
    for (const input of inputs) found.push(await this.#run(session, output, input));
    const width = found[0]?.length ?? 0;
    const all = new Float32Array(width * found.length);
    for (const [at, numbers] of found.entries()) all.set(numbers, at * width);
    return all;
  }

  async #run(session: InferenceSession, output: string, { ids, types }: Tokens): Promise<Float32Array> {
    const tensor = (numbers: readonly number[]): Tensor =>
      new Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
    const feeds = {
      input_ids: tensor(ids),
      attention_mask: tensor(ids.map(() => 1)),
      token_type_ids: tensor(types),
    };
    const { [output]: found } = await session.run(feeds, [output]);
    if (!(found?.data instanceof Float32Array)) throw new Error(`the model gives no ${output}`);
    return found.data;
  }

  async #prove({ golden, goldenTexts, embedded }: ReaderModel): Promise<void> {
    for (const { question, passage, ids } of golden)
      same(this.#tokens.pairs(question, [passage])[0]?.ids, ids, question);
    for (const { text, ids } of goldenTexts) same(this.#tokens.embedded({ text }).ids, ids, text);
    const [pair] = golden;
    const [text] = goldenTexts;
    if (pair === undefined || text === undefined) throw new Error('the model has nothing to be held to');
    near(await this.read(pair.question, [pair.passage]), [pair.answers], SCORE_OFF);
    near(await this.stance(pair.question, [pair.passage]), pair.stance, SCORE_OFF);
    if (pair.ends !== undefined) {
      const words = pair.passage.claim.split(/(?<= )/u);
      near(await this.ends(pair.question, pair.passage, words), pair.ends, SCORE_OFF);
    }
    const vector = await this.embed([text]);
    if (vector.length !== embedded.dimensions)
      throw new Error(`its vectors have ${vector.length} numbers, not ${embedded.dimensions}`);
    near(vector.subarray(0, text.embedding.length), text.embedding, VECTOR_OFF);
  }
}

async function checked({ path, sha256 }: ReaderModel['files']['reader']): Promise<Buffer> {
  const bytes = await readFile(path);
  const digest = Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
  if (digest !== sha256) throw new Error(`${path} is not the file that came with the model`);
  return bytes;
}

async function sessionOf(file: Buffer, areSigned: boolean): Promise<InferenceSession> {
  const model = areSigned ? withSignedWeights(file) : file;
  const session = await InferenceSession.create(model, OPTIONS);
  // Given back now, and not when there is time to look for what is no longer used.
  for (const { buffer, byteLength } of new Set([file, model]))
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
  return session;
}

function same(found: readonly number[] | undefined, golden: readonly number[], text: string): void {
  if (found?.length === golden.length && found.every((id, at) => id === golden[at])) return;
  throw new Error(`"${text}" has other tokens here`);
}

function near(found: Float32Array, golden: readonly number[], off: number): void {
  if (found.length === golden.length && golden.every((number, at) => Math.abs((found[at] ?? 0) - number) <= off))
    return;
  throw new Error(`this processor computes ${found.join(', ')} where ${golden.join(', ')} should be`);
}
