import type { Intent } from './types.ts';
import { LANGUAGES, listOf } from './recognise-lists.ts';

type IntentPattern = { readonly intent: Intent; readonly pattern: RegExp };

export type IntentPatterns = {
  readonly intents: readonly IntentPattern[];
  /** A greeting or thanks before the question itself. */
  readonly opening: RegExp;
  /** Whether a text of these words could be one of them; quick, and seldom wrong. */
  readonly mayMatch: (words: readonly string[]) => boolean;
};

/** Letters by which a word of the patterns is known again, whatever its optional ending. */
const BEGINNING = 3;

/**
 * A pattern must cover a whole question, so each word of that must begin like one in the patterns. A question about a claim
 * hardly ever passes, and is spared some sixty regular expressions.
 */
const vocabularyOf = (sources: readonly string[]): IntentPatterns['mayMatch'] => {
  const beginnings = new Set<string>();
  const short = new Set<string>();
  for (const [run] of sources
    .join(' ')
    .replaceAll(/\\[a-z]/gu, ' ')
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

const build = (language: string): IntentPatterns | undefined => {
  const lists = listOf(language).intents;
  if (lists === undefined) return undefined;
  const parts = lists.parts ?? {};
  /** "<this>" stands for the part of that name; parts may hold parts. */
  const expand = (source: string): string => {
    const expanded = source.replaceAll(/<(\w+)>/gu, (whole, name: string) => parts[name] ?? whole);
    return expanded === source ? source : expand(expanded);
  };
  const compile = (sources: readonly string[]): RegExp => {
    const middle = sources.map((source) => expand(source)).join('|');
    return new RegExp(`^${expand(parts['please'] ?? '')}(?:${middle})${expand(parts['tail'] ?? '')}$`, 'u');
  };
  const intents: IntentPattern[] = [];
  for (const about of SMALLTALK) {
    const sources = lists[about];
    if (sources !== undefined) intents.push({ intent: { kind: 'smalltalk', about }, pattern: compile(sources) });
  }
  for (const about of WHOLE) {
    const sources = lists[about];
    if (sources !== undefined) intents.push({ intent: { kind: 'whole', about }, pattern: compile(sources) });
  }
  const openings = [...(lists.greeting ?? []), ...(lists.thanks ?? [])].map((source) => expand(source)).join('|');
  const opening = new RegExp(`^(?:${openings})\\s+`, 'u');
  return { intents, opening, mayMatch: vocabularyOf([...intents.map(({ pattern }) => pattern.source), openings]) };
};

const built = new Map<string, IntentPatterns | undefined>();

/** A language's patterns, compiled once; nothing for a language without them. */
export const patternsOf = (language: string): IntentPatterns | undefined => {
  if (!built.has(language)) built.set(language, build(language));
  return built.get(language);
};

export const INTENT_LANGUAGES: readonly string[] = LANGUAGES.filter(
  (language) => listOf(language).intents !== undefined,
);
