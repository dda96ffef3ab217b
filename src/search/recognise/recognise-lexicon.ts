import { buildLexicon } from './recognise-lexicon-build.ts';
import { listOf } from './recognise-lists.ts';
import { type Entry, type Lexicon, NO_ENTRY } from './recognise-marks.ts';
import { atOneGo, type Slices } from '../basics/slices.ts';

const SEEN_LIMIT = 20_000;
const lexicons = new Map<string, Lexicon>();

const codeOf = (language: string): string => {
  const base = language.toLowerCase().split(/[-_]/u)[0] ?? '';
  return /^[a-z]{2,3}$/u.test(base) ? base : 'en';
};

/** The lexicon of a language ("en", "pt-BR"); one without a list still knows months, days and countries. Built once. */
export const lexiconOf = (language: string): Lexicon => {
  // As a rule it is a code already.
  const known = lexicons.get(language) ?? lexicons.get(codeOf(language));
  if (known !== undefined) return known;
  const code = codeOf(language);
  const lexicon = atOneGo(buildLexicon(code, listOf(code)));
  lexicons.set(code, lexicon);
  return lexicon;
};

/** Builds a language's lexicon slice by slice, so that it is there when it is asked for. */
export const loadLexicon = async (language: string, slices: Slices): Promise<void> => {
  const code = codeOf(language);
  if (!lexicons.has(code)) lexicons.set(code, await slices.run(buildLexicon(code, listOf(code))));
};

const lookUpBeginning = (lexicon: Lexicon, lower: string): Entry => {
  for (let size = lower.length; size >= 2; size--) {
    const entry = lexicon.beginnings.get(lower.slice(0, size));
    if (entry !== undefined) return entry;
  }
  return NO_ENTRY;
};

/** What is known of a word in lower case. */
export const lookUp = (lexicon: Lexicon, lower: string): Entry => {
  const entry = lexicon.entries.get(lower);
  if (entry !== undefined || lexicon.beginnings.size === 0) return entry ?? NO_ENTRY;
  const seen = lexicon.seen.get(lower);
  if (seen !== undefined) return seen;
  const found = lookUpBeginning(lexicon, lower);
  if (lexicon.seen.size >= SEEN_LIMIT) lexicon.seen.clear();
  lexicon.seen.set(lower, found);
  return found;
};
