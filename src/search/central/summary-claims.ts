import type { Claim } from '../../article/article-model.ts';
import { claimWeights, heaviestOf, lastLookedAt } from './claim-weights.ts';
import { claimStart, sectionStart } from '../index/article-index.ts';
import type { Entry, Shard } from '../index/shard.ts';

/** The claims of each section, of those whose ids are wanted, that say most of what the article says, at most so many, in their order. */
export function central(
  entry: Entry,
  shard: Shard,
  perSection: number,
  wanted?: ReadonlySet<string>,
): (readonly Claim[])[] {
  const { index } = entry;
  const weights = claimWeights(entry, shard);
  return index.headings.map((_, section) => {
    const first = sectionStart(index, section);
    const own = weights
      .subarray(first, lastLookedAt(index, section))
      .map((weight, offset) => (wanted?.has(index.claims[first + offset]?.id ?? '') === false ? 0 : weight));
    return heaviestOf(own, perSection)
      .toSorted((a, b) => a - b)
      .map((offset) => index.claims[first + offset])
      .filter((claim) => claim !== undefined);
  });
}

/** Claims of the shortest summary and of a short article's; a long one's may have a few more. */
const FEWEST = 3;
const SHORT = 7;
const MOST = 10;
/** Of articles with more claims than this, each doubling gives a claim more. */
const SHORT_ARTICLE = 40;

/** What each claim of the same section that is chosen already leaves of a weight. */
const SAME_SECTION = 0.6;
/** What words said already take away: all of a claim's words. */
const SAID = 1.4;
/** The best of the claims, from which the summary is chosen. */
const CANDIDATES = 100;

/** How many claims sum an article of so many up: three to seven for a short one. */
export function summaryLength(claims: number): number {
  if (claims > SHORT_ARTICLE) return Math.min(MOST, SHORT + Math.floor(Math.log2(claims / SHORT_ARTICLE)));
  return Math.max(FEWEST, Math.min(SHORT, Math.round(2 + 0.28 * claims)));
}

/**
 * The few claims that say most of an article, in their order. One after the other the weightiest is chosen, a claim weighing less the
 * more of its section is chosen already, and the more of its words are said: so each part has its say. At most `most`, the weightiest ones.
 */
export function summaryClaims(entry: Entry, shard: Shard, most = Number.POSITIVE_INFINITY): readonly Claim[] {
  const { index } = entry;
  const weights = claimWeights(entry, shard);
  const places = heaviestOf(weights, CANDIDATES);
  const words = new Map(places.map((at) => [at, wordsOf(at, entry, shard)]));
  const said = new Set<number>();
  const perSection = new Map<number, number>();
  const chosen: number[] = [];
  const wanted = Math.min(summaryLength(index.claims.length), most);
  while (chosen.length < wanted && chosen.length < places.length) {
    let best: number | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const at of places) {
      if (chosen.includes(at)) continue;
      const own = words.get(at) ?? [];
      const known = own.length === 0 ? 0 : own.filter((term) => said.has(term)).length / own.length;
      const before = perSection.get(index.sectionOf[at] ?? 0) ?? 0;
      const gain = (weights[at] ?? 0) * SAME_SECTION ** before - SAID * known;
      if (gain > most) [best, most] = [at, gain];
    }
    if (best === undefined) break;
    chosen.push(best);
    const section = index.sectionOf[best] ?? 0;
    perSection.set(section, (perSection.get(section) ?? 0) + 1);
    for (const term of words.get(best) ?? []) said.add(term);
  }
  return chosen.sort((a, b) => a - b).flatMap((at) => index.claims[at] ?? []);
}

function wordsOf(at: number, { index }: Entry, { vocabulary }: Shard): readonly number[] {
  const own = index.terms.subarray(claimStart(index, at), claimStart(index, at + 1));
  return [...new Set(own)].filter((term) => !vocabulary.isStop(term));
}
