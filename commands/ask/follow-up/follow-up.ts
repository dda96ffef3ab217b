import type { ClaimRef } from '../../../src/library/asked/answer-records.ts';
import { hitsShown } from '../../../src/reply/claim-quotes.ts';
import type { Hit, SearchResult } from '../../../src/search/index.ts';

/** Letters by which two words are taken for the same. */
const SAME_BEGINNING = 4;

const WORDS = /[\p{L}\p{N}]{3,}/gu;

const beginningsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(WORDS) ?? []).map((word) => word.slice(0, SAME_BEGINNING));

/** How many words of the question are among those that were met in the claim. */
function wordsMet({ claim, matched }: Hit, question: string): number {
  const met = new Set(matched.flatMap(({ start, end }) => beginningsOf(claim.text.slice(start, end))));
  return new Set(beginningsOf(question).filter((word) => met.has(word))).size;
}

/**
 * What was found for a question together with the one before: words of that one favour the claim that answered it, so a claim among the
 * best that has more of the question's own words comes first, though never as a sure answer.
 */
function byOwnWords(question: string, joined: SearchResult): SearchResult {
  const best = joined.hits.slice(0, hitsShown);
  const own = best.map((hit) => wordsMet(hit, question));
  const most = Math.max(0, ...own);
  if (joined.status === 'refused' || (own[0] ?? 0) === most) return joined;
  const { missing: _, ...rest } = joined;
  const hits = [...best].sort((a, b) => wordsMet(b, question) - wordsMet(a, question));
  return { ...rest, status: 'unsure', hits: [...hits, ...joined.hits.slice(best.length)] };
}

/** The question before, as it was understood, and the claims that were shown for it. */
type Before = { readonly understood: string; readonly claims: readonly ClaimRef[] };

/** Searches for a question, and for one as a follow-up of another. */
type Search = (question: string, previous?: string) => Promise<SearchResult>;

/**
 * What a question finds that was asked after another: together with that one where it leans on it ("and China?"), or where it is refused
 * alone and the two together find a claim that has a word of its own; where claims were shown before, in their section. Undefined where
 * it stands alone.
 */
export async function followUp(
  question: string,
  { understood, claims }: Before,
  alone: SearchResult,
  search: Search,
): Promise<SearchResult | undefined> {
  const leaning = await search(question, understood);
  // "Who wrote it?" is about the whole article, unless what was asked before surely has an answer to it.
  if (alone.intent.kind === 'whole' && leaning.status !== 'answered') return undefined;
  if (!sameFindings(alone, leaning)) return byOwnWords(question, leaning);
  if (alone.status !== 'refused' || alone.intent.kind !== 'claims') return undefined;
  const joined = await search(`${question} ${understood}`);
  if (joined.status === 'refused' || joined.intent.kind !== 'claims') return undefined;
  const shown = new Set(claims.map(({ articleId, claimId }) => `${articleId} ${claimId}`));
  const hits = joined.hits.filter(
    (hit) => wordsMet(hit, question) > 0 && hit.section.claims.some(({ id }) => shown.has(`${hit.article.id} ${id}`)),
  );
  return hits.length === 0 ? undefined : { ...joined, question, status: 'unsure', hits };
}

function sameFindings(one: SearchResult, other: SearchResult): boolean {
  const key = ({ status, intent, hits }: SearchResult) =>
    JSON.stringify([status, intent, hits.slice(0, hitsShown).map(({ article, claim }) => [article.id, claim.id])]);
  return key(one) === key(other);
}
