import type { Intent } from './types.ts';
import { LANGUAGES, listOf } from './recognise-lists.ts';

/** A text in lower case without marks, and its words. */
type Wording = { readonly text: string; readonly words: readonly string[] };

const wordingOf = (text: string): Wording => ({ text, words: text.split(/[ ']+/u) });

/** One way to say something. */
type Pattern = { readonly intent: Intent; readonly matches: (wording: Wording) => boolean };

export type IntentPatterns = {
  /** Whether a text of these words could match; quick, and seldom wrong. */
  readonly mayMatch: (words: readonly string[]) => boolean;
  /** What a text in lower case without marks says, if a pattern covers the whole of it. */
  readonly intentOf: (text: string) => Intent | undefined;
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
  // A question's last words say what it is about: those are seldom in a pattern.
  return (words) => words.findLastIndex((word) => !isKnown(word)) === -1;
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
 * V8 takes up to a millisecond to compile an expression when it is first asked: each is small, and asked only of texts that
 * have no other words than it has. All expressions of a language in one took a tenth of a second.
 */
const patternOf = (intent: Intent, source: string): Pattern => {
  const mayMatch = lazily(() => wordsLike([source]));
  const expression = lazily(() => whole(source));
  return { intent, matches: ({ text, words }) => mayMatch()(words) && expression().test(text) };
};

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'u');

/** A text without the "can you tell me" that ends before a word of it and the "for me" that begins after one, in all ways. */
const coresOf = (text: string, please: RegExp, tail: RegExp): Wording[] => {
  const spaces = [...text.matchAll(/ /gu)].map(({ index }) => index);
  const starts = [0, ...spaces.map((space) => space + 1)].filter((start) => please.test(text.slice(0, start)));
  const ends = [...spaces, text.length].filter((end) => tail.test(text.slice(end)));
  return starts.flatMap((start) => ends.filter((end) => end > start).map((end) => wordingOf(text.slice(start, end))));
};

const build = (language: string): IntentPatterns | undefined => {
  const lists = listOf(language).intents;
  if (lists === undefined) return undefined;
  const parts = lists.parts ?? {};
  /** "<this>" stands for the part of that name; parts may hold parts. */
  const expand = (source: string): string => {
    const expanded = source.replaceAll(/<(\w+)>/gu, (match, name: string) => parts[name] ?? match);
    return expanded === source ? source : expand(expanded);
  };
  const sources = INTENTS.flatMap((intent) => (lists[intent.about] ?? []).map((source) => ({ intent, source })));
  const patterns = lazily(() => sources.map(({ intent, source }) => patternOf(intent, expand(source))));
  const please = lazily(() => whole(expand(parts['please'] ?? '')));
  const tail = lazily(() => whole(expand(parts['tail'] ?? '')));
  /** A greeting or thanks before the question itself. */
  const opening = lazily(() => {
    const openings = [...(lists.greeting ?? []), ...(lists.thanks ?? [])].map(expand).join('|');
    return new RegExp(`^(?:${openings})\\s+`, 'u');
  });
  return {
    mayMatch: wordsLike([...Object.values(parts), ...sources.map(({ source }) => source)]),
    intentOf: (text) => {
      const rest = text.replace(opening(), '');
      const texts = rest === text || rest === '' ? [text] : [text, rest];
      const cores = texts.flatMap((one) => coresOf(one, please(), tail()));
      return patterns().find(({ matches }) => cores.some(matches))?.intent;
    },
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
