import { withRoom } from '../basics/typed-arrays.ts';
import { sectionStart } from '../index/article-index.ts';
import { claimOf } from '../index/postings.ts';
import { byOrder, type ClaimAt, entriesOf, holdsTerm, type SearchScope } from '../index/shard.ts';
import { tokenise } from '../language/tokens.ts';
import { nearestWords } from '../question/unknown-words.ts';

/** A claim by its article and its number there, and what the words typed count in it. */
export type ScoredClaim = ClaimAt & { readonly score: number };

/** Characters and words of a query that are read, and terms that one of them may be the beginning of. */
const MOST_TYPED = 200;
export const MOST_WORDS = 8;
const MOST_TERMS = 64;

/** Words that a typo may have been meant as. */
const MOST_MEANT = 3;

/** What a word met counts, in twentieths: as it stands, as a beginning, as the nearest word to a typo; in a heading half of it. */
const WHOLE = 20;
const BEGINNING = 18;
const TYPO = 14;
const MOST = WHOLE * MOST_WORDS;
const inHeading = (score: number): number => score / 2;

type Meant = ReadonlyMap<number, number>;

/** The part of a query that is read. */
export const readQuery = (query: string): string => query.slice(0, MOST_TYPED);

/** The words of a query. */
export const typedWords = (query: string): readonly string[] =>
  tokenise(readQuery(query), MOST_WORDS).map(({ word }) => word);

/** By claim number: what the words read so far count, and what the one that is being read does. Kept for the next query. */
let scores = new Uint8Array(1024);
let ofWord = new Uint8Array(1024);

/**
 * The claims of a scope by the words that the index has: each word typed may be whole, a beginning or a typo, in any order, in the
 * claim or in its heading. Claims that have more of the words come first; ties in the order of the articles. As many
 * as are wanted.
 */
export function scoredByWords(words: readonly string[], scope: SearchScope, wanted: Wanted): ScoredClaim[] {
  scores = withRoom(scores, scope.to).fill(0, scope.from, scope.to);
  ofWord = withRoom(ofWord, scope.to);
  for (const word of words) {
    ofWord.fill(0, scope.from, scope.to);
    scoreClaims(termsMeant(word, scope), scope);
    for (let claim = scope.from; claim < scope.to; claim++) scores[claim] = (scores[claim] ?? 0) + (ofWord[claim] ?? 0);
  }
  return best(scope, wanted);
}

/** How many claims are wanted, what they count at least, and whether of equal ones each article has its turn. */
type Wanted = { readonly most: number; readonly least: number; readonly spread: boolean };

/** Equal claims of one article, where each has its turn. */
const IN_TURN = 25;

/** The claims that count most, best first; ties in the order of the articles and their claims, or each article in turn. */
function best(scope: SearchScope, { most: limit, least, spread }: Wanted): ScoredClaim[] {
  return spread ? bestInTurn(scope, limit, least) : bestInOrder(scope, limit, least);
}

function bestInTurn(scope: SearchScope, limit: number, least: number): ScoredClaim[] {
  const byScore: (ScoredClaim & { readonly turn: number })[][] = Array.from({ length: MOST + 1 }, () => []);
  const turns = new Uint8Array(MOST + 1);
  for (const entry of entriesOf(scope).toSorted(byOrder)) {
    turns.fill(0);
    for (let at = 0; at < entry.index.claims.length; at++) {
      const score = scores[entry.base + at] ?? 0;
      const turn = turns[score] ?? 0;
      if (score < least || turn >= IN_TURN) continue;
      turns[score] = turn + 1;
      byScore[score]?.push({ entry, at, score, turn });
    }
  }
  const found: ScoredClaim[] = [];
  for (const equal of byScore.toReversed()) {
    if (found.length >= limit) break;
    found.push(...equal.sort((a, b) => a.turn - b.turn));
  }
  return found.slice(0, limit);
}

function bestInOrder(scope: SearchScope, limit: number, least: number): ScoredClaim[] {
  const byScore: ScoredClaim[][] = Array.from({ length: MOST + 1 }, () => []);
  for (const entry of entriesOf(scope).toSorted(byOrder)) {
    for (let at = 0; at < entry.index.claims.length; at++) {
      const score = scores[entry.base + at] ?? 0;
      const equal = byScore[score];
      if (score >= least && equal !== undefined && equal.length < limit) equal.push({ entry, at, score });
    }
  }
  return byScore.toReversed().flat().slice(0, limit);
}

/** Terms that a typed word may stand for, with what each counts. */
export function termsMeant(word: string, scope: SearchScope): Meant {
  const { vocabulary } = scope.shard;
  const { language } = vocabulary;
  const isHeld = (term: number): boolean => holdsTerm(term, scope);
  const terms = new Map<number, number>();
  const whole = vocabulary.find(word);
  if (whole !== undefined && holdsTerm(whole, scope)) terms.set(whole, WHOLE);
  const folded = language.fold(word);
  for (const term of vocabulary.beginningWith(folded, MOST_TERMS, isHeld))
    if (!terms.has(term)) terms.set(term, BEGINNING);
  if (terms.size > 0) return terms;
  for (const { term } of nearestWords(folded, vocabulary, isHeld, MOST_MEANT).slice(0, MOST_MEANT))
    terms.set(term, TYPO);
  return terms;
}

/** Scores the claims of the scope by the terms that one word may stand for: the one that counts most counts. */
function scoreClaims(terms: Meant, scope: SearchScope): void {
  const { postings } = scope.shard;
  const raise = (claim: number, score: number): void => {
    if (score > (ofWord[claim] ?? 0)) ofWord[claim] = score;
  };
  for (const [term, score] of terms) {
    const last = postings.seek(term, scope.to);
    for (let at = postings.seek(term, scope.from); at < last; at++) raise(claimOf(postings.pool[at] ?? 0), score);
  }
  for (const { index, base } of entriesOf(scope)) {
    for (const [section, heading] of index.headings.entries()) {
      for (const term of heading) {
        const score = terms.get(term);
        if (score === undefined) continue;
        const last = sectionStart(index, section + 1);
        for (let at = sectionStart(index, section); at < last; at++) raise(base + at, inHeading(score));
      }
    }
  }
}
