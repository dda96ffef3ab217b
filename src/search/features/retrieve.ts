import { claimOf, frequencyOf } from '../index/postings.ts';
import type { SearchScope, Shard } from '../index/shard.ts';
import type { Question, QuestionWord } from '../question/read-question.ts';

/** A claim worth a closer look: its number in the shard and its BM25 score. */
export type Retrieved = { readonly claim: number; readonly score: number };

/** BM25's saturation of repeated words and its share of length normalisation (Robertson & Zaragoza 2009). */
export const BM25_K1 = 1.2;
export const BM25_B = 0.5;

/**
 * Postings looked at for one question. The rarest words come first; a word whose postings would go beyond the budget
 * stands in so many claims that it tells few apart, and is left to the features.
 */
const BUDGET = 30_000;

type PoolStretch = { readonly first: number; readonly last: number };

let scores = new Float32Array(1024);
let touched = new Uint32Array(1024);

/** The claims of the scope with the highest BM25 scores, best first; ties in the order of the articles and their claims. */
export function retrieve(question: Question, scope: SearchScope, limit: number): Retrieved[] {
  if (scores.length < scope.to) {
    scores = new Float32Array(Math.ceil(scope.to * 1.5));
    touched = new Uint32Array(scores.length);
  }
  let count = 0;
  let budget = BUDGET;
  for (const word of byRarity(question)) {
    for (const { term, weight } of word.alternatives) {
      const stretches = postingsOf(term, scope);
      const size = stretches.reduce((sum, { first, last }) => sum + last - first, 0);
      if (size > budget) continue;
      budget -= size;
      for (const { first, last } of stretches)
        count = accumulate(scope, first, last, weight * word.idf * (BM25_K1 + 1), count);
    }
  }
  return best(count, limit, scope.shard);
}

/** Where the scope's postings of a term stand in the pool: a stretch of each article, or all of the term's in one. */
function postingsOf(term: number, { shard: { postings }, entries }: SearchScope): readonly PoolStretch[] {
  if (entries === undefined) return [{ first: postings.first(term), last: postings.last(term) }];
  return entries.map(({ base, index }) => ({
    first: postings.seek(term, base),
    last: postings.seek(term, base + index.claims.length),
  }));
}

function byRarity({ words, content }: Question): QuestionWord[] {
  return content.flatMap((place) => words[place] ?? []).sort((a, b) => b.idf - a.idf || a.start - b.start);
}

/** Adds a word's part to the scores of the claims between two places of the postings. */
function accumulate(
  { shard, meanLength }: SearchScope,
  first: number,
  last: number,
  weight: number,
  count: number,
): number {
  const { lengths } = shard;
  const { pool } = shard.postings;
  const [fixed, perWord] = [BM25_K1 * (1 - BM25_B), (BM25_K1 * BM25_B) / Math.max(meanLength, 1)];
  let used = count;
  for (let at = first; at < last; at++) {
    const posting = pool[at] ?? 0;
    const claim = claimOf(posting);
    const frequency = frequencyOf(posting);
    const before = scores[claim] ?? 0;
    if (before === 0) touched[used++] = claim;
    scores[claim] = before + (weight * frequency) / (frequency + fixed + perWord * (lengths[claim] ?? 0));
  }
  return used;
}

/** The best of the touched claims so far, best first. */
let bestClaims = new Uint32Array(64);
let bestScores = new Float32Array(64);

/**
 * The best of the touched claims; their scores are cleared for the next question. Claims of articles that are being read in or taken
 * out are passed over.
 */
function best(count: number, limit: number, shard: Shard): Retrieved[] {
  if (bestClaims.length < limit) {
    bestClaims = new Uint32Array(limit);
    bestScores = new Float32Array(limit);
  }
  let found = 0;
  for (let index = 0; index < count; index++) {
    const claim = touched[index] ?? 0;
    const score = scores[claim] ?? 0;
    scores[claim] = 0;
    if (found === limit && !comesBefore(claim, score, limit - 1, shard)) continue;
    if (shard.entryOf(claim) === undefined) continue;
    let at = found < limit ? found++ : limit - 1;
    for (; at > 0 && comesBefore(claim, score, at - 1, shard); at--) {
      bestClaims[at] = bestClaims[at - 1] ?? 0;
      bestScores[at] = bestScores[at - 1] ?? 0;
    }
    bestClaims[at] = claim;
    bestScores[at] = score;
  }
  return Array.from({ length: found }, (_, at) => ({ claim: bestClaims[at] ?? 0, score: bestScores[at] ?? 0 }));
}

const comesBefore = (claim: number, score: number, at: number, shard: Shard): boolean => {
  const other = bestScores[at] ?? 0;
  return score > other || (score === other && shard.inOrder(claim, bestClaims[at] ?? 0) < 0);
};

/** Postings of headings that are looked at for one question. */
const HEADINGS_BUDGET = 5_000;

type Met = { readonly claim: number; weight: number; words: number; readonly of: number };

/**
 * The first claims under the headings that are most like the question, best first: the words of these claims may be others. A heading
 * counts by what it has of the question, less the more it says beside.
 */
export function underHeadings(
  { words, content }: Question,
  { shard, from, to, entries }: SearchScope,
  importance: readonly number[],
  limit: number,
): number[] {
  const found = new Map<number, Met>();
  let budget = HEADINGS_BUDGET;
  for (const word of content) {
    for (const { term, weight } of words[word]?.alternatives ?? []) {
      const first = shard.headings.seek(term, from);
      const last = shard.headings.seek(term, to);
      if (last - first > budget) continue;
      budget -= last - first;
      for (let at = first; at < last; at++) {
        const posting = shard.headings.pool[at] ?? 0;
        const claim = claimOf(posting);
        const met = found.get(claim) ?? { claim, weight: 0, words: 0, of: frequencyOf(posting) };
        met.weight += weight * (importance[word] ?? 0);
        met.words++;
        found.set(claim, met);
      }
    }
  }
  const likeness = ({ weight, words: met, of }: Met): number => weight * Math.sqrt(Math.min(1, met / of));
  return [...found.values()]
    .filter(({ claim }) => {
      const entry = shard.entryOf(claim);
      return entry !== undefined && (entries === undefined || entries.includes(entry));
    })
    .sort((a, b) => likeness(b) - likeness(a) || shard.inOrder(a.claim, b.claim))
    .slice(0, limit)
    .map(({ claim }) => claim);
}
