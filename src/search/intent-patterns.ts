import type { Intent } from './types.ts';
import { LANGUAGES, listOf } from './recognise-lists.ts';

type IntentPattern = { readonly intent: Intent; readonly pattern: RegExp };

export type IntentPatterns = {
  readonly intents: readonly IntentPattern[];
  /** A greeting or thanks before the question itself. */
  readonly opening: RegExp;
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
  return { intents, opening: new RegExp(`^(?:${openings})\\s+`, 'u') };
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
