import type { Intent } from './types.ts';
import { LANGUAGES, listOf } from './recognise-lists.ts';

/** One way to say something, for a whole question. */
type Pattern = {
  readonly intent: Intent;
  readonly matches: (question: Wording) => boolean;
};

/** A text in lower case without marks, and its words. */
export type Wording = { readonly text: string; readonly words: readonly string[] };

export const wordingOf = (text: string): Wording => ({ text, words: text.split(/[ ']+/u) });

export type IntentPatterns = {
  /** Whether a text of these words could match; quick, and seldom wrong. */
  readonly mayMatch: (words: readonly string[]) => boolean;
  readonly patterns: () => readonly Pattern[];
  /** A greeting or thanks before the question itself. */
  readonly opening: () => RegExp;
};

/** Letters by which a word of the patterns is known again, whatever its optional ending. */
const BEGINNING = 3;

/** A pattern must cover a whole question, so each word of that must begin like one in the pattern. */
const wordsLike = (sources: readonly string[]): IntentPatterns['mayMatch'] => {
  const beginnings = new Set<string>();
  const short = new Set<string>();
  for (const [run] of sources
    .join(' ')
    .replaceAll(/\\[a-z]|<\w+>/gu, ' ')
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    (run.length >= BEGINNING ? beginnings : short).add(run.slice(0, BEGINNING));
  }
  const isKnown = (word: string): boolean =>
    beginnings.has(word.slice(0, BEGINNING)) ||
    (word.length <= BEGINNING + 1 && (short.has(word.slice(0, 2)) || short.has(word.slice(0, 1))));
  return (words) => words.every((word) => isKnown(word));
};

const WHOLE = ['summary', 'title', 'author', 'date', 'source', 'length', 'sections'] as const;
const SMALLTALK = ['greeting', 'thanks', 'bye', 'help'] as const;
const INTENTS = [
  ...SMALLTALK.map((about) => ({ kind: 'smalltalk', about }) as const),
  ...WHOLE.map((about) => ({ kind: 'whole', about }) as const),
];

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/**
 * V8 takes milliseconds to compile an expression when it is first asked: each is small, and asked only of questions that have
 * no other words than it has. All expressions of a language in one took a tenth of a second.
 */
const patternOf = (intent: Intent, middle: string, please: string, tail: string): Pattern => {
  const mayMatch = lazily(() => wordsLike([please, middle, tail]));
  const expression = lazily(() => new RegExp(`^${please}(?:${middle})${tail}$`, 'u'));
  return { intent, matches: ({ text, words }) => mayMatch()(words) && expression().test(text) };
};

const build = (language: string): IntentPatterns | undefined => {
  const lists = listOf(language).intents;
  if (lists === undefined) return undefined;
  const parts = lists.parts ?? {};
  /** "<this>" stands for the part of that name; parts may hold parts. */
  const expand = (source: string): string => {
    const expanded = source.replaceAll(/<(\w+)>/gu, (whole, name: string) => parts[name] ?? whole);
    return expanded === source ? source : expand(expanded);
  };
  const sources = INTENTS.map((intent) => ({ intent, texts: lists[intent.about] ?? [] }));
  const please = lazily(() => expand(parts['please'] ?? ''));
  const tail = lazily(() => expand(parts['tail'] ?? ''));
  return {
    mayMatch: wordsLike([...Object.values(parts), ...sources.flatMap(({ texts }) => texts)]),
    patterns: lazily(() =>
      sources.flatMap(({ intent, texts }) => texts.map((text) => patternOf(intent, expand(text), please(), tail()))),
    ),
    opening: lazily(() => {
      const openings = [...(lists.greeting ?? []), ...(lists.thanks ?? [])].map(expand).join('|');
      return new RegExp(`^(?:${openings})\\s+`, 'u');
    }),
  };
};

const built = new Map<string, IntentPatterns | undefined>();

/** A language's patterns, made once; nothing for a language without them. */
export const patternsOf = (language: string): IntentPatterns | undefined => {
  if (!built.has(language)) built.set(language, build(language));
  return built.get(language);
};

export const INTENT_LANGUAGES: readonly string[] = LANGUAGES.filter(
  (language) => listOf(language).intents !== undefined,
);
