import { claimStart } from '../index/article-index.ts';
import Fuse from 'fuse.js';
import type { KnownWord } from '../index/known-words.ts';
import { claimOf } from '../index/postings.ts';
import { claimsWith, entriesOf, holdsTerm, type SearchScope } from '../index/shard.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import { editDistance, letterSet, nearAmong, repeatedLetters, setSize } from '../language/near-words.ts';

/** A known word that an unknown one may have been meant as. */
type Correction = KnownWord & { readonly edits: number };

/** Letters in common, at least, of two forms of one word, and how much of the longer they are. */
const COMMON_LETTERS = 4;
const COMMON_SHARE = 0.7;

/** Languages that write small words together with the next: "وال", "ב". */
const WRITES_TOGETHER: ReadonlySet<string> = new Set(['ar', 'he']);

/** Whether two words that are near are forms of one rather than two words: they begin alike, or one has small words before it. */
export function areForms(one: string, other: string, code: string): boolean {
  const longest = Math.max(one.length, other.length);
  let same = 0;
  while (same < longest && one[same] === other[same]) same++;
  if (same >= COMMON_LETTERS && same >= COMMON_SHARE * longest) return true;
  return (
    WRITES_TOGETHER.has(code) && Math.min(one.length, other.length) > 2 && (one.endsWith(other) || other.endsWith(one))
  );
}

/** Whether a slip may have made the one of the other: few hit another first letter, though they may swap it or leave it out. */
export function mayBeSlip(typed: string, meant: string, code: string): boolean {
  return typed[0] === meant[0] || typed[1] === meant[0] || typed[0] === meant[1] || WRITES_TOGETHER.has(code);
}

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

/** An acronym typed in lower case, perhaps of words that have no capitals: "fcf", free cash flow. */
const ACRONYM = /^[a-z]{3,5}$/u;

/** Words that an acronym leaves out. */
const LEFT_OUT: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'to', 'in', 'a', 'an', 'per']);

/** Letters of a compound's part, at least: with less, typos would be compounds. */
const SHORTEST_PART = 2;

/** Among more claims than this some words always have the initials, and looking for them would take long. */
const MOST_CLAIMS = 200;

function* claimsOf(scope: SearchScope): Generator<Uint32Array> {
  for (const { index } of entriesOf(scope)) {
    for (let at = 0; at < index.claims.length; at++) {
      yield index.terms.subarray(claimStart(index, at), claimStart(index, at + 1));
    }
  }
}

function rarest(terms: readonly number[], scope: SearchScope): number | undefined {
  const content = terms.filter((term) => !scope.shard.vocabulary.isStop(term));
  return content.toSorted((a, b) => claimsWith(a, scope) - claimsWith(b, scope))[0];
}

/** The rarer of two neighbours in a claim that an unknown word is written together from: "darkmode", "dark mode"; "email", "e-mail". */
export function termWrittenApart(folded: string, scope: SearchScope): number | undefined {
  const { vocabulary } = scope.shard;
  for (let cut = 1; cut <= folded.length - SHORTEST_PART; cut++) {
    const head = vocabulary.findWritten(folded.slice(0, cut));
    const tail = head === undefined ? undefined : vocabulary.findWritten(folded.slice(cut));
    if (head === undefined || tail === undefined || !holdsTerm(head, scope) || !holdsTerm(tail, scope)) continue;
    // A letter alone is an article or a preposition as a rule.
    const told = cut === 1 ? (vocabulary.isStop(head) ? undefined : tail) : rarest([head, tail], scope);
    if (told !== undefined && !vocabulary.isStop(told) && areNeighbours(head, tail, told, scope)) return told;
  }
  return undefined;
}

/** Claims looked at for a pair of words. */
const MOST_LOOKED_AT = 500;

/** Whether one term follows the other in a claim; `told` is the one of the two by which such claims are found. */
function areNeighbours(head: number, tail: number, told: number, scope: SearchScope): boolean {
  let left = MOST_LOOKED_AT;
  const { postings } = scope.shard;
  for (const { index, base } of entriesOf(scope)) {
    const last = postings.seek(told, base + index.claims.length);
    for (let place = postings.seek(told, base); place < last && left > 0; place++, left--) {
      const at = claimOf(postings.pool[place] ?? 0) - base;
      const terms = index.terms.subarray(claimStart(index, at), claimStart(index, at + 1));
      for (let first = terms.indexOf(head); first !== -1; first = terms.indexOf(head, first + 1)) {
        if (terms[first + 1] === tail) return true;
      }
    }
  }
  return false;
}

/** The rarest of the first neighbours in a claim whose initials spell an unknown word. */
export function termSpelledOut(folded: string, scope: SearchScope): number | undefined {
  if (scope.claims > MOST_CLAIMS || !ACRONYM.test(folded)) return undefined;
  for (const terms of claimsOf(scope)) {
    for (let from = 0; from < terms.length; from++) {
      const spelling = spellingFrom(terms, from, folded, scope.shard.vocabulary);
      const found = spelling.length < folded.length ? undefined : rarest(spelling, scope);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Terms from a place on whose initials begin the word; as many as it has letters if they spell it. */
function spellingFrom(terms: Uint32Array, from: number, folded: string, vocabulary: Vocabulary): number[] {
  const spelling: number[] = [];
  for (let at = from; at < terms.length && spelling.length < folded.length; at++) {
    const term = terms[at] ?? 0;
    const stem = vocabulary.stem(term);
    const first = vocabulary.isStop(term) ? 1 : 0;
    if (stem.charCodeAt(first) === folded.charCodeAt(spelling.length)) spelling.push(term);
    else if (spelling.length === 0 || !LEFT_OUT.has(stem.slice(first))) break;
  }
  return spelling;
}
