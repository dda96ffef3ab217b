/** The shape of an English text with any wording: what every other language must have, to the last key. */
export type Wording<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Wording<T[K]>;
};

/** What an error's wording may name: its context. */
export type ProblemDetails = Readonly<Record<string, string | number | undefined>>;
