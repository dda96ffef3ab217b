import type { EmbeddedText, Passage } from './reader-port.ts';

/** Most tokens of each part of a pair. */
export type PairLimits = {
  readonly question: number;
  readonly path: number;
  readonly claim: number;
  readonly before: number;
  readonly after: number;
};

/** Ids of a text's tokens, and for each which of the two texts it belongs to. */
export type Tokens = { readonly ids: readonly number[]; readonly types: readonly number[] };

/** With where the tokens of a claim's words stand. */
export type WordedTokens = Tokens & { readonly start: number; readonly ends: readonly number[] };

type Tokenise = (text: string) => readonly number[];

/** Tokens of a path that stand before an embedded claim. */
const EMBEDDED_PATH = 40;

/** Ids that BERT's vocabulary gives what begins and ends a text. */
const CLS = 101;
const SEP = 102;

/** Pairs and texts that are the same however long: nothing is read of a text beyond so many characters for each of its tokens. */
const CHARACTERS = 24;

/** What a member types is no token of the model's own. */
const OWN = /\[(CLS|SEP|PAD|MASK|UNK)\]/gu;

/**
 * Writes a question and a claim as the model was taught to read them:
 * `[CLS] question [SEP] path: claim | claim before > claim after [SEP]`, each part cut to its own length.
 */
export class PairTokens {
  readonly #tokenise: Tokenise;
  readonly #limits: PairLimits;
  readonly #embedded: number;
  readonly #markBefore: readonly number[];
  readonly #markAfter: readonly number[];

  /** `tokenise` adds no tokens of the model's own; `embedded`: most tokens of a text that is embedded. */
  constructor(tokenise: Tokenise, limits: PairLimits, embedded: number) {
    this.#tokenise = tokenise;
    this.#limits = limits;
    this.#embedded = embedded;
    this.#markBefore = tokenise('|');
    this.#markAfter = tokenise('>');
  }

  pairs(question: string, passages: readonly Passage[]): Tokens[] {
    const asked = this.#asked(question);
    return passages.map((passage) => this.#pair(asked, passage, this.#first(passage.claim, this.#limits.claim)));
  }

  /** A pair whose claim is cut into words, and where each word's tokens end: the first begins at `start`. Those of a long claim's end have none. */
  worded(question: string, passage: Passage, words: readonly string[]): WordedTokens {
    const { path, claim: most } = this.#limits;
    const asked = this.#asked(question);
    const claim: number[] = [];
    const start = asked.length + this.#path(passage.path, path).length;
    const ends = words.map((word) => {
      claim.push(...this.#first(word, most - claim.length));
      return start + claim.length;
    });
    return { ...this.#pair(asked, passage, claim), start, ends };
  }

  #asked(question: string): readonly number[] {
    return [CLS, ...this.#first(question, this.#limits.question), SEP];
  }

  #pair(asked: readonly number[], passage: Passage, claim: readonly number[]): Tokens {
    const { path, before, after } = this.#limits;
    const ids = [
      ...asked,
      ...this.#path(passage.path, path),
      ...claim,
      ...marked(this.#markBefore, passage.before, before, (text) => this.#last(text, before)),
      ...marked(this.#markAfter, passage.after, after, (text) => this.#first(text, after)),
      SEP,
    ];
    return { ids, types: ids.map((_, at) => (at < asked.length ? 0 : 1)) };
  }

  embedded({ path = [], text }: EmbeddedText): Tokens {
    const room = this.#embedded - 2;
    const above = this.#path(path, EMBEDDED_PATH);
    const ids = [CLS, ...[...above, ...this.#first(text, room)].slice(0, room), SEP];
    return { ids, types: ids.map(() => 0) };
  }

  #path(path: readonly string[], most: number): readonly number[] {
    const parts = [...new Set(path.filter((part) => part !== ''))];
    return parts.length === 0 ? [] : this.#last(`${parts.join(': ')}: `, most);
  }

  #first(text: string, most: number): readonly number[] {
    return this.#tokenise(plain(text.slice(0, most * CHARACTERS))).slice(0, most);
  }

  #last(text: string, most: number): readonly number[] {
    return this.#tokenise(plain(text.slice(-most * CHARACTERS))).slice(-most);
  }
}

/** A neighbour behind its mark; nothing where there is none, or the model does not look at it. */
function marked(
  mark: readonly number[],
  text: string | undefined,
  most: number,
  cut: (text: string) => readonly number[],
): readonly number[] {
  return text === undefined || most === 0 ? [] : [...mark, ...cut(text)];
}

const plain = (text: string): string => text.replaceAll(OWN, '[ $1 ]');
