import type { AnswerKind } from '../basics/search-types.ts';
import { gapBefore, has, type LexiconWord, phraseLength } from './lexicon.ts';
import { BIT } from './word-lists.ts';

/** A stretch of words, both ends included. */
export type Clause = { readonly kind: AnswerKind; readonly from: number; readonly to: number };

/** Longest clause marked, in words. */
const LONGEST = 25;

/** Last word before a comma or a stronger mark. */
const clauseEnd = (words: readonly LexiconWord[], from: number): number => {
  let to = from;
  while (to - from < LONGEST && to + 1 < words.length && gapBefore(words, to + 1) < 3) to++;
  return to;
};

/** Languages that need no article to say what something is: "số nguyên tố là số …". */
const WITHOUT_ARTICLES = new Set(['vi']);

const cue = (
  words: readonly LexiconWord[],
  at: number,
  language: string,
): { kind: AnswerKind; size: number } | undefined => {
  const reason = phraseLength(words, at, BIT.reasons);
  if (reason > 0 && !(words[at + reason]?.digits === true)) return { kind: 'reason', size: reason };
  const manner = phraseLength(words, at, BIT.manners);
  if (manner > 0 && !(words[at + manner]?.digits === true)) return { kind: 'manner', size: manner };
  const copula = has(words[at], BIT.copulas) && (has(words[at + 1], BIT.articles) || WITHOUT_ARTICLES.has(language));
  return copula ? { kind: 'definition', size: 1 } : undefined;
};

/** Clauses that tell why, how, or what something is: from the word after the cue to the next comma or stronger mark. */
export const readClauses = (words: readonly LexiconWord[], language: string): Clause[] => {
  const clauses: Clause[] = [];
  for (let at = 0; at < words.length - 1; at++) {
    const found = cue(words, at, language);
    if (found === undefined || gapBefore(words, at + found.size) > 2) continue;
    const { kind, size } = found;
    const covered = clauses.some((clause) => clause.kind === kind && clause.to > at);
    if (!covered) clauses.push({ kind, from: kind === 'definition' ? at + size : at, to: clauseEnd(words, at + size) });
    at += size - 1;
  }
  return clauses;
};
