import Fuse from 'fuse.js';
import { editDistance } from './edit-distance.ts';
import { letterPairs, size } from './letter-pairs.ts';
import type { KnownWord, Vocabulary } from './vocabulary.ts';

/** A known word that an unknown one may have been meant as. */
export type Correction = KnownWord & { readonly edits: number };

/** Words that Fuse ranks; chosen by length and shared letter pairs. */
const CANDIDATES = 40;

/** Longer words are not words that somebody mistyped; Fuse compares 32 letters. */
const LONGEST = 32;

/** Edits forgiven: none below four letters, one up to six, then two. */
const forgiven = (length: number): number => (length < 4 || length > LONGEST ? 0 : length < 7 ? 1 : 2);

/** The stop word, such as a question word, that is one edit away from a word of at least four letters. */
export function nearestStopWord(folded: string, stopWords: ReadonlySet<string>): string | undefined {
  if (folded.length < 4) return undefined;
  for (const word of stopWords) {
    if (word.length >= 4 && editDistance(folded, word, 1) === 1) return word;
  }
  return undefined;
}

/**
 * The words nearest to one that the articles lack, among those whose terms are held, best first: fewest edits, then as Fuse ranks them.
 *
 * Fuse compares a pattern with every text it is given, which is too slow for a large vocabulary. So words of about the
 * same length are compared by one 32-bit set of letter pairs each (`ambasador` and `ambassador` share all but
 * one), and Fuse sees only the best of them.
 */
export function nearestWords(folded: string, vocabulary: Vocabulary, isHeld: (term: number) => boolean): Correction[] {
  const limit = forgiven(folded.length);
  if (limit === 0) return [];
  const found = new Fuse(candidates(folded, limit, vocabulary, isHeld), {
    keys: ['word'],
    includeScore: true,
    threshold: 0.5,
    ignoreLocation: true,
    ignoreFieldNorm: true,
  }).search(folded);
  return found
    .map(({ item }) => ({ ...item, edits: editDistance(folded, item.word, limit) }))
    .filter((correction) => correction.edits <= limit)
    .sort((a, b) => a.edits - b.edits);
}

function candidates(
  folded: string,
  limit: number,
  vocabulary: Vocabulary,
  isHeld: (term: number) => boolean,
): KnownWord[] {
  const pairs = letterPairs(folded);
  const all = vocabulary.wordPairs;
  // An edit touches at most two pairs of the word; a swap of neighbours three.
  const needed = size(pairs) - 3 * limit;
  const best: { index: number; shared: number }[] = [];
  for (let index = 0; index < vocabulary.wordCount; index++) {
    const shared = size((all[index] ?? 0) & pairs);
    if (shared < needed || Math.abs(vocabulary.wordLength(index) - folded.length) > limit) continue;
    if (!isHeld(vocabulary.word(index).term)) continue;
    best.push({ index, shared: shared - size((all[index] ?? 0) & ~pairs) / 2 });
  }
  best.sort((a, b) => b.shared - a.shared || a.index - b.index);
  return best.slice(0, CANDIDATES).map(({ index }) => vocabulary.word(index));
}
