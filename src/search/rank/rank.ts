import { groupOfSome, groupsOf, type Place } from '../features/claim-group.ts';
import { confidenceInputs } from './confidence.ts';
import type { FeatureVector } from '../features/feature-names.ts';
import { FeatureReader } from '../features/features.ts';
import { type Question, readQuestion } from '../question/read-question.ts';
import { Ranker } from './ranker.ts';
import { retrieve } from '../features/retrieve.ts';
import { isReadWhole, type Scope } from '../index/search-scope.ts';
import type { Entry } from '../index/shard.ts';
import type { Weights } from './weights.ts';

/** A claim of an article with what was measured of it. */
export type Candidate = {
  readonly scope: Scope;
  readonly question: Question;
  readonly entry: Entry;
  /** Number of the claim in its article. */
  readonly at: number;
  readonly features: FeatureVector;
};

export type Ranked = Candidate & { readonly score: number };

/** Of a larger scope: claims retrieved, how many of the best bring the claim after them along, and how many are read. */
const RETRIEVED = 28;
const WITH_NEXT = 3;
const READ = 14;

const NO_FEATURES = new Float32Array();

/** The claims worth ranking, with their features, in the order of the articles. */
export function candidates(text: string, scope: Scope): Candidate[] {
  const question = readQuestion(text, scope);
  if (question.content.length === 0 && question.words.length === 0) return [];
  const reader = new FeatureReader(question, scope);
  const groups = isReadWhole(scope) ? groupsOf(scope) : [groupOfSome(choose(question, scope, reader), scope)];
  return groups.flatMap((group) => {
    const features = reader.read(group);
    return group.places.map(({ entry, at }, claim): Candidate => {
      return { scope, question, entry, at, features: features[claim] ?? NO_FEATURES };
    });
  });
}

/** The most promising claims of a scope that is not read whole. */
function choose(question: Question, scope: Scope, reader: FeatureReader): Place[] {
  const { shard } = scope;
  const chosen = new Set<number>();
  for (const [rank, { claim }] of retrieve(question, scope, RETRIEVED).entries()) {
    chosen.add(claim);
    if (rank < WITH_NEXT && shard.entryOf(claim + 1) === shard.entryOf(claim)) chosen.add(claim + 1);
  }
  return [...chosen]
    .flatMap((claim) => {
      const entry = shard.entryOf(claim);
      if (entry === undefined) return [];
      const at = claim - entry.base;
      return [{ claim, entry, at, promise: reader.promise(entry, at) }];
    })
    .sort((a, b) => b.promise - a.promise || shard.inOrder(a.claim, b.claim))
    .slice(0, READ)
    .sort((a, b) => shard.inOrder(a.claim, b.claim));
}

/** Ranks candidates, best first; ties in the order of the articles and their claims. */
export function rank(found: readonly Candidate[], weights: Weights): Ranked[] {
  const [first] = found;
  if (first === undefined) return [];
  const ranker = new Ranker(weights, first.question, first.scope.claims);
  return found
    .map(({ scope, question, entry, at, features }) => {
      return { scope, question, entry, at, features, score: ranker.score(features) };
    })
    .sort(inOrder);
}

export function inOrder(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.entry.order - b.entry.order || a.at - b.at;
}

/** What confidence in the first of ranked claims is judged by. */
export function inputsOf(ranked: readonly Ranked[]): number[] {
  const [first] = ranked;
  if (first === undefined) return [];
  return confidenceInputs(first.question, ranked, first.scope.claims, first.scope.shard.vocabulary.language.code);
}
