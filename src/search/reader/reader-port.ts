/** A claim as a reader is shown it. */
export type Passage = {
  /** The article's title and the headings above the claim, the widest first. */
  readonly path: readonly string[];
  readonly claim: string;
  /** The claim before it in the same section. */
  readonly before?: string;
  /** The claim after it there. */
  readonly after?: string;
};

/** A text to be embedded: a question, or a claim under its title and headings. */
export type EmbeddedText = { readonly path?: readonly string[]; readonly text: string };

export type ReaderOptions = {
  /** When the question was asked (`performance.now()`): whoever came first is served first, in each step of it. By default now. */
  readonly since?: number;
  /** Nobody waits: done when there is nothing else to do. */
  readonly inBackground?: boolean;
  /** What is not begun when it aborts is left undone. */
  readonly signal?: AbortSignal | undefined;
};

/** What a reader's process does now, and how often it was started and failed since Docent was. */
export type ReaderState = {
  readonly queued: number;
  readonly starts: number;
  readonly failures: number;
  /** What it was asked that is remembered, with what came of it; absent where nothing is. */
  readonly remembered?: number;
  /** Absent where there is none. */
  readonly pid?: number;
};

/**
 * Reads a question and claims together. Whatever is asked may come back undefined: it was not read, for there was no time, or the
 * reader failed or is off.
 */
export type Reader = AsyncDisposable & {
  /** Whether it reads nothing, now and later. */
  readonly isOff: boolean;
  /** Absent where it has no process of its own. */
  readonly state?: ReaderState | undefined;
  /** For each passage the logarithm of the odds that it answers, against that none of them does: that has 0. */
  read(question: string, passages: readonly Passage[], options?: ReaderOptions): Promise<ArrayLike<number> | undefined>;
  /** For each passage three logits: it says what the statement says, it denies it, neither. */
  stance(
    statement: string,
    passages: readonly Passage[],
    options?: ReaderOptions,
  ): Promise<ArrayLike<number> | undefined>;
  /**
   * For each word of the passage's claim, which together are its text, two logits: that the answer begins with it, and that it ends with it.
   * Undefined for a model that was not taught to tell.
   */
  ends(
    question: string,
    passage: Passage,
    words: readonly string[],
    options?: ReaderOptions,
  ): Promise<ArrayLike<number> | undefined>;
  /** For each text a vector of length 1: those of like meaning lie near each other. */
  embed(texts: readonly EmbeddedText[], options?: ReaderOptions): Promise<readonly Float32Array[] | undefined>;
};
