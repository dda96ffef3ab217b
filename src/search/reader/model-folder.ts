import { join } from 'node:path';
import { readWeightsText, WeightsCheck } from '../basics/weights-check.ts';
import type { PairLimits } from './pair-tokens.ts';
import type { Passage } from './reader-port.ts';

/** What is in a model's folder, by its `reader.json`. */
export type ReaderModel = {
  readonly folder: string;
  readonly name: string;
  /** ISO 639-1 codes of the languages that it reads: English where the folder names none. */
  readonly languages: readonly string[];
  /** Files by what each is, and what each must be: SHA-256 in hexadecimal. */
  readonly files: Readonly<
    Record<'tokenizer' | 'reader' | 'embedder', { readonly path: string; readonly sha256: string }>
  >;
  readonly limits: PairLimits;
  /** Most tokens of an embedded text, and numbers of its vector. */
  readonly embedded: { readonly tokens: number; readonly dimensions: number };
  /** Pairs and texts with the tokens and the first numbers that come of them on any machine. */
  readonly golden: readonly GoldenPair[];
  readonly goldenTexts: readonly GoldenText[];
};

type GoldenPair = {
  readonly question: string;
  readonly passage: Passage;
  readonly ids: readonly number[];
  readonly answers: number;
  readonly stance: readonly number[];
  /** Of the claim cut after its spaces; absent of a model that does not tell an answer's ends. */
  readonly ends?: readonly number[];
};

type GoldenText = {
  readonly text: string;
  readonly ids: readonly number[];
  readonly embedding: readonly number[];
};

/** Changes with what the files mean. */
const MODEL_VERSION = 1;

/** The file that says what a folder holds. */
export const MANIFEST = 'reader.json';

/** What to do about a folder that is wrong, other than to restore it. */
const REMEDY = 'set READER=off';

/** Reads what a model's folder says of itself; none of its other files. @throws UserError `WEIGHTS_INVALID` where it is no such folder */
export function readModelFolder(folder: string): ReaderModel {
  const file = join(folder, MANIFEST);
  const check = new ManifestCheck(readWeightsText(file), file, REMEDY);
  check.version(MODEL_VERSION);
  const { root } = check;
  const reader = check.object(root.reader, 'reader');
  const embedder = check.object(root.embedder, 'embedder');
  const sha256 = check.object(root.sha256, 'sha256');
  const fileOf = (value: unknown, name: string) => {
    const own = check.text(value, name);
    if (/[/\\]/u.test(own)) check.fail(name, `has a \`${name}\` outside its folder`);
    return { path: join(folder, own), sha256: check.text(sha256[own], own) };
  };
  return {
    folder,
    name: check.text(root.name, 'name'),
    languages: root.languages === undefined ? ['en'] : check.texts(root.languages, 'languages'),
    files: {
      tokenizer: fileOf(root.tokenizer, 'tokenizer'),
      reader: fileOf(reader.file, 'file'),
      embedder: fileOf(embedder.file, 'file'),
    },
    limits: {
      question: check.number(reader.question, 'question'),
      path: check.number(reader.path, 'path'),
      claim: check.number(reader.claim, 'claim'),
      before: check.number(reader.before, 'before'),
      // A model that was not taught to look at what comes after.
      after: reader.after === undefined ? 0 : check.number(reader.after, 'after'),
    },
    embedded: {
      tokens: check.number(embedder.tokens, 'tokens'),
      dimensions: check.number(embedder.dimensions, 'dimensions'),
    },
    golden: check.objects(root.golden, 'golden').map((item) => {
      const before = item.before === undefined ? '' : check.text(item.before, 'before');
      const after = item.after === undefined ? '' : check.text(item.after, 'after');
      return {
        question: check.text(item.question, 'question'),
        passage: {
          path: check.texts(item.path, 'path'),
          claim: check.text(item.claim, 'claim'),
          ...(before !== '' && { before }),
          ...(after !== '' && { after }),
        },
        ids: check.numbersIn(item.ids, 'ids'),
        answers: check.number(item.answers, 'answers'),
        stance: check.numbersIn(item.stance, 'stance'),
        ...(item.ends !== undefined && { ends: check.numbersIn(item.ends, 'ends') }),
      };
    }),
    goldenTexts: check.objects(root.goldenTexts, 'goldenTexts').map((item) => ({
      text: check.text(item.text, 'text'),
      ids: check.numbersIn(item.ids, 'ids'),
      embedding: check.numbersIn(item.embedding, 'embedding'),
    })),
  };
}

class ManifestCheck extends WeightsCheck {
  text(value: unknown, name: string): string {
    return typeof value === 'string' ? value : this.fail(name, `has no text \`${name}\``);
  }

  texts(value: unknown, name: string): readonly string[] {
    return this.#items(value, name).map((item) => this.text(item, name));
  }

  numbersIn(value: unknown, name: string): readonly number[] {
    return this.#items(value, name).map((item) => this.number(item, name));
  }

  /** At least one object. */
  objects(value: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
    const items = this.#items(value, name).map((item) => this.object(item, name));
    return items.length > 0 ? items : this.fail(name, `has nothing in \`${name}\``);
  }

  #items(value: unknown, name: string): readonly unknown[] {
    return Array.isArray(value) ? value : this.fail(name, `has no list \`${name}\``);
  }
}
