import type { AnswerKind } from '../basics/search-types.ts';
import type { Lexicon } from '../recognise/word-lists.ts';

/** A question word or phrase: what it asks for, and where the noun is that goes with it. */
export type AskPhrase = {
  readonly words: readonly string[];
  readonly kinds: readonly AnswerKind[];
  /** "what" and "which": the noun beside it decides. */
  readonly what: boolean;
  /** The noun stands before it. */
  readonly after: boolean;
  /** It begins with "is": what is asked about stands before it, at the beginning. */
  readonly copula: boolean;
};

/** A language's question words, and the words that go with them, as they are compared. */
export type Asks = {
  /** Phrases by their first word, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly AskPhrase[]>;
  readonly nouns: ReadonlyMap<string, readonly AnswerKind[]>;
  readonly skips: ReadonlySet<string>;
  /** Words that part a noun from what belongs to it, and words that a question of yes or no begins with. */
  readonly prepositions: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  /** Words that make "which" say "any": "bất kỳ … nào". */
  readonly any: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  /** With their accents: French "où" is no "ou". */
  readonly or: ReadonlySet<string>;
};

/** A language's question words from its list, its words folded. */
export const buildAsks = (lexicon: Lexicon, fold: (word: string) => string): Asks => {
  const phraseWords = (phrase: string): string[] =>
    fold(phrase.toLowerCase())
      .split(/[\s'’-]+/u)
      .filter((word) => word !== '');
  const { list } = lexicon;
  const copulas = new Set((list.copulas ?? []).map(fold));
  const byFirst = new Map<string, AskPhrase[]>();
  const add = (phrase: string, kinds: readonly AnswerKind[], what: boolean, after: boolean): void => {
    const words = phraseWords(phrase);
    const first = words[0];
    if (first === undefined) return;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, kinds, what, after, copula: copulas.has(first) }]);
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
  return {
    byFirst,
    nouns,
    skips: folded(list.skip),
    prepositions: folded(list.prepositions),
    auxiliaries: folded(list.auxiliaries),
    any: new Set((list.any ?? []).map((phrase) => phraseWords(phrase).join(' '))),
    and: folded(list.and),
    or: new Set(list.or ?? []),
  };
};
