import { claimsWith, entriesOf, holdsTerm, type Scope } from '../index/search-scope.ts';
import type { Vocabulary } from '../index/vocabulary.ts';

/** An acronym typed in lower case, perhaps of words that have no capitals: "fcf", free cash flow. */
const ACRONYM = /^[a-z]{3,5}$/u;

/** Words that an acronym leaves out. */
const LEFT_OUT: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'to', 'in', 'a', 'an', 'per']);

/** Letters of a compound's part, at least: with less, typos would be compounds. */
const SHORTEST_PART = 2;

/** Among more claims than this some words always have the initials, and looking for them would take long. */
const MOST_CLAIMS = 200;

function* claimsOf(scope: Scope): Generator<Uint32Array> {
  for (const { index } of entriesOf(scope)) {
    const { terms, offsets, claims } = index;
    for (let at = 0; at < claims.length; at++) yield terms.subarray(offsets[at] ?? 0, offsets[at + 1]);
  }
}

function rarest(terms: readonly number[], scope: Scope): number | undefined {
  const content = terms.filter((term) => !scope.shard.vocabulary.isStop(term));
  return content.toSorted((a, b) => claimsWith(a, scope) - claimsWith(b, scope))[0];
}

/** The rarer of two neighbours in a claim that an unknown word is written together from: "darkmode", "dark mode". */
export function termWrittenApart(folded: string, scope: Scope): number | undefined {
  if (scope.claims > MOST_CLAIMS) return undefined;
  const { vocabulary } = scope.shard;
  for (let cut = SHORTEST_PART; cut <= folded.length - SHORTEST_PART; cut++) {
    const head = vocabulary.findWritten(folded.slice(0, cut));
    const tail = head === undefined ? undefined : vocabulary.findWritten(folded.slice(cut));
    if (head === undefined || tail === undefined || !holdsTerm(head, scope) || !holdsTerm(tail, scope)) continue;
    for (const terms of claimsOf(scope)) {
      for (let at = terms.indexOf(head); at !== -1; at = terms.indexOf(head, at + 1)) {
        if (terms[at + 1] === tail) return rarest([head, tail], scope);
      }
    }
  }
  return undefined;
}

/** The rarest of the first neighbours in a claim whose initials spell an unknown word. */
export function termSpelledOut(folded: string, scope: Scope): number | undefined {
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
