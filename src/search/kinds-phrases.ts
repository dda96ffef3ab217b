import type { AnswerKind } from './types.ts';
import type { Lexicon } from './recognise-marks.ts';

export type AskPhrase = {
  readonly words: readonly string[];
  readonly kinds: readonly AnswerKind[];
  /** "what" and "which": the noun beside it decides. */
  readonly what: boolean;
  /** The noun stands before it. */
  readonly after: boolean;
};

export type Asks = {
  /** Phrases by their first word, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly AskPhrase[]>;
  readonly nouns: ReadonlyMap<string, readonly AnswerKind[]>;
  readonly skips: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  /** With their accents: French "où" is no "ou". */
  readonly or: ReadonlySet<string>;
};

/** Without accents: people leave them out of questions ("cuando", "ou"). */
export const fold = (word: string): string =>
  /^[\u0000-\u007f]*$/u.test(word)
    ? word
    : word
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/gu, '')
        .normalize('NFC');

const phraseWords = (phrase: string): string[] =>
  fold(phrase.toLowerCase())
    .split(/[\s'’-]+/u)
    .filter((word) => word !== '');

const build = (lexicon: Lexicon): Asks => {
  const { list } = lexicon;
  const byFirst = new Map<string, AskPhrase[]>();
  const add = (phrase: string, kinds: readonly AnswerKind[], what: boolean, after: boolean): void => {
    const words = phraseWords(phrase);
    const first = words[0];
    if (first === undefined) return;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, kinds, what, after }]);
  };
  for (const [kinds, phrases] of Object.entries(list.ask ?? {})) {
    for (const phrase of phrases) add(phrase, kinds.split(' ') as AnswerKind[], false, false);
  }
  for (const phrase of list.what ?? []) add(phrase, [], true, false);
  for (const phrase of list.whatAfter ?? []) add(phrase, [], true, true);
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  const nouns = new Map<string, AnswerKind[]>();
  for (const [kind, words] of Object.entries(list.nouns ?? {})) {
    for (const word of words) {
      const key = phraseWords(word).join(' ');
      nouns.set(key, [...(nouns.get(key) ?? []), kind as AnswerKind]);
    }
  }
  const folded = (words: readonly string[] | undefined): Set<string> =>
    new Set((words ?? []).map((word) => fold(word)));
  return { byFirst, nouns, skips: folded(list.skip), and: folded(list.and), or: new Set(list.or ?? []) };
};

const built = new WeakMap<Lexicon, Asks>();

/** A language's question words, built once. */
export const asksOf = (lexicon: Lexicon): Asks => {
  const known = built.get(lexicon) ?? build(lexicon);
  built.set(lexicon, known);
  return known;
};
