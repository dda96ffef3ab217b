import Fuse from 'fuse.js';
import type { KnownWord } from '../index/known-words.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { editDistance, letterSet, nearAmong, repeatedLetters, setSize } from '../language/near-words.ts';

/** A known word that an unknown one may have been meant as. */
export type Correction = KnownWord & { readonly edits: number };

/** Words that Fuse ranks, of those that are near enough. */
const CANDIDATES = 40;

/** Longer words are not words that somebody mistyped; Fuse compares 32 letters. */
const LONGEST = 32;

/** Edits forgiven: none below four letters, one up to six, then two. */
const forgiven = (length: number): number => (length < 4 || length > LONGEST ? 0 : length < 7 ? 1 : 2);

/** Shorter words are one edit away from too many stop words. */
const SHORTEST_STOP_WORD = 4;

/** For each list of stop words what finds those that are near. */
const nearStopWords = new WeakMap<ReadonlySet<string>, ReturnType<typeof nearAmong>>();

/** The stop word, such as a question word, that is one edit away from a word of at least four letters. */
export function nearestStopWord(folded: string, stopWords: ReadonlySet<string>): string | undefined {
  let near = nearStopWords.get(stopWords);
  if (near === undefined) nearStopWords.set(stopWords, (near = nearAmong(stopWords, SHORTEST_STOP_WORD)));
  return near(folded)[0];
}

/**
 * The words nearest to one that the articles lack, among those whose terms are held, best first: fewest edits, then as Fuse ranks
 * them. At least `most`, where there are so many.
 *
 * Fuse compares a pattern with every text it is given, which is too slow for a large vocabulary. So words of about the
 * same length are compared by two 32-bit sets each, of their letters and of those that they repeat, what is left by its edit
 * distance, and Fuse sees only the nearest of them.
 */
export function nearestWords(
  folded: string,
  vocabulary: Vocabulary,
  isHeld: (term: number) => boolean,
  most = CANDIDATES,
): Correction[] {
  const limit = forgiven(folded.length);
  if (limit === 0) return [];
  const near = candidates(folded, limit, vocabulary, isHeld);
  const found: Correction[] = [];
  for (let edits = 0; edits <= limit && found.length < most; edits++) {
    const equal = near.filter((one) => one.edits === edits);
    found.push(...(equal.length < 2 ? equal : ranked(equal, folded)));
  }
  return found;
}

/** In Fuse's order. */
function ranked(near: readonly Correction[], folded: string): Correction[] {
  const fuse = new Fuse(near, {
    keys: ['word'],
    includeScore: true,
    // All of them are near enough: they are only to be ranked.
    threshold: 1,
    ignoreLocation: true,
    ignoreFieldNorm: true,
  });
  return fuse.search(folded).map(({ item }) => item);
}

function candidates(
  folded: string,
  limit: number,
  vocabulary: Vocabulary,
  isHeld: (term: number) => boolean,
): Correction[] {
  const letters = letterSet(folded);
  const repeats = repeatedLetters(folded);
  const { words } = vocabulary;
  const { places, letters: lettersOf, repeats: repeatsOf, lengths } = words;
  const [shortest, longest] = [folded.length - limit, folded.length + limit];
  const near: Correction[] = [];
  for (let place = 0; place < places; place++) {
    const length = lengths[place] ?? 0;
    if (length < shortest || length > longest) continue;
    // An edit takes at most one letter away and brings one: each changes one of the two sets at one place at most.
    const changed = setSize((lettersOf[place] ?? 0) ^ letters);
    if (changed > 2 * limit || changed + setSize((repeatsOf[place] ?? 0) ^ repeats) > 2 * limit) continue;
    const known = words.at(place);
    const edits = editDistance(folded, known.word, limit);
    if (edits <= limit && isHeld(known.term)) near.push({ ...known, edits });
  }
  if (near.length < 2) return near;
  // Words take the places of others, so that the order of places says nothing: the more usual word comes first.
  const everyday = vocabulary.language.everyday();
  return near
    .map((one) => ({ one, share: everyday(one.word).share }))
    .sort((a, b) => a.one.edits - b.one.edits || b.share - a.share || (a.one.word < b.one.word ? -1 : 1))
    .slice(0, CANDIDATES)
    .map(({ one }) => one);
}
