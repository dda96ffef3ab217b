import { claimOf, frequencyOf } from './postings.ts';
import type { Word } from './question.ts';
import type { Scope } from './scope.ts';

/** A claim worth a closer look: its number in the shard and its BM25 score. */
export type Candidate = { readonly claim: number; readonly score: number };

/** BM25's saturation of repeated words and its share of length normalisation (Robertson & Zaragoza 2009). */
const K1 = 1.2;
const B = 0.5;

/** Postings looked at for one question; the rarest words come first, so that what is left out says least. */
const BUDGET = 60_000;

let scores = new Float32Array(1024);

/** The claims of the scope with the highest BM25 scores, best first; ties in the order of the claims. */
export function retrieve(words: readonly Word[], scope: Scope, limit: number): Candidate[] {
  const { postings, lengths } = scope.shard;
  if (scores.length < scope.to) scores = new Float32Array(Math.ceil(scope.to * 1.5));
  const touched: number[] = [];
  let budget = BUDGET;
  for (const word of words.filter(({ stop }) => !stop).sort((a, b) => b.idf - a.idf)) {
    for (const { term, weight } of word.alternatives) {
      const first = scope.entry === undefined ? postings.first(term) : postings.seek(term, scope.from);
      const last = scope.entry === undefined ? postings.last(term) : postings.seek(term, scope.to);
      if (last - first > budget) continue;
      budget -= last - first;
      const { pool } = postings;
      for (let at = first; at < last; at++) {
        const posting = pool[at] ?? 0;
        const claim = claimOf(posting);
        const frequency = frequencyOf(posting);
        const norm = K1 * (1 - B + (B * (lengths[claim] ?? 0)) / scope.meanLength);
        const before = scores[claim] ?? 0;
        if (before === 0) touched.push(claim);
        scores[claim] = before + (weight * word.idf * frequency * (K1 + 1)) / (frequency + norm);
      }
    }
  }
  const candidates = touched.map((claim) => ({ claim, score: scores[claim] ?? 0 }));
  for (const claim of touched) scores[claim] = 0;
  return candidates.sort((a, b) => b.score - a.score || a.claim - b.claim).slice(0, limit);
}
