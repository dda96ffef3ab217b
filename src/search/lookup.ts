import type { Claim } from '../article/model.ts';
import { nearestWords } from './fuzzy-words.ts';
import { claimOf } from './postings.ts';
import { holdsTerm, type Scope } from './scope.ts';
import type { Entry } from './shard.ts';
import { tokenise } from './tokens.ts';

/** A claim for a suggestion list. */
export type LookupHit = {
  readonly articleId: string;
  readonly section: { readonly index: number; readonly heading: string };
  readonly claim: Claim;
};

export type LookupOptions = { readonly articleId?: string; readonly limit?: number };

/** What Discord shows of an autocompletion. */
const LIMIT = 25;

/** Words of a query that are read, and terms that one of them may be the beginning of. */
const MOST_WORDS = 8;
const MOST_TERMS = 64;

/** What a word met counts: as it stands, as a beginning, as the nearest word to a typo, and in a heading. */
const WHOLE = 1;
const BEGINNING = 0.9;
const TYPO = 0.7;
const IN_HEADING = 0.5;

type Meant = ReadonlyMap<number, number>;
type Found = { readonly entry: Entry; readonly at: number; readonly score: number };

/**
 * Claims for what has been typed so far: each word may be whole, a beginning or a typo, in any order, in the claim or in
 * its heading. Claims that have more of the words come first; ties in the order of the articles.
 */
export function lookup(query: string, scopes: readonly Scope[], options: LookupOptions): LookupHit[] {
  const limit = options.limit ?? LIMIT;
  return scopes
    .flatMap((scope) => find(query, scope, limit))
    .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order || a.at - b.at)
    .slice(0, limit)
    .flatMap(({ entry: { index }, at }) => {
      const claim = index.claims[at];
      const section = index.sectionOf[at] ?? 0;
      if (claim === undefined) return [];
      const heading = index.article.sections[section]?.heading ?? '';
      return [{ articleId: index.article.id, section: { index: section, heading }, claim }];
    });
}

function find(query: string, scope: Scope, limit: number): Found[] {
  const words = tokenise(query.slice(0, 200)).slice(0, MOST_WORDS);
  if (words.length === 0) return firstClaims(scope, limit);
  const scores = new Map<number, number>();
  for (const { word } of words) {
    for (const [claim, score] of claimsWithWord(meant(word, scope), scope)) {
      scores.set(claim, (scores.get(claim) ?? 0) + score);
    }
  }
  return [...scores].flatMap(([claim, score]) => {
    const entry = scope.shard.entryOf(claim);
    return entry === undefined ? [] : [{ entry, at: claim - entry.base, score }];
  });
}

function firstClaims({ shard, entry }: Scope, limit: number): Found[] {
  const entries = entry === undefined ? [...shard.entries.values()] : [entry];
  return entries
    .flatMap((one) => one.index.claims.slice(0, limit).map((_, at) => ({ entry: one, at, score: 0 })))
    .slice(0, limit);
}

/** Terms that a typed word may stand for, with what each counts. */
function meant(word: string, scope: Scope): Meant {
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
  for (const { term } of nearestWords(folded, vocabulary, isHeld).slice(0, 3)) terms.set(term, TYPO);
  return terms;
}

function claimsWithWord(terms: Meant, scope: Scope): Map<number, number> {
  const { postings } = scope.shard;
  const claims = new Map<number, number>();
  const raise = (claim: number, score: number): void => {
    if (score > (claims.get(claim) ?? 0)) claims.set(claim, score);
  };
  for (const [term, score] of terms) {
    const last = postings.seek(term, scope.to);
    for (let at = postings.seek(term, scope.from); at < last; at++) raise(claimOf(postings.pool[at] ?? 0), score);
  }
  const entries = scope.entry === undefined ? scope.shard.entries.values() : [scope.entry];
  for (const { index, base } of entries) {
    for (const [section, heading] of index.headings.entries()) {
      for (const term of heading) {
        const score = terms.get(term);
        if (score === undefined) continue;
        const last = index.sectionStarts[section + 1] ?? 0;
        for (let at = index.sectionStarts[section] ?? 0; at < last; at++) raise(base + at, score * IN_HEADING);
      }
    }
  }
  return claims;
}
