import type { Claim } from '../article/article-model.ts';
import { comparePlaces } from '../article/document-place.ts';
import { cutIntoWords } from './answer/span-reading.ts';
import type { EndsWeights, WeighedEnds } from './answer/span-weights.ts';
import { factsOf, placeOfClaim, sectionStart } from './index/article-index.ts';
import { type Entry, entriesOf, type SearchScope } from './index/shard.ts';
import type { DecisionWeights } from './rank/decision.ts';
import type { Ranked } from './rank/rank.ts';
import { type ClaimVectors, Nearness, passageOf } from './reader/claim-vectors.ts';
import type { Passage, Reader, ReaderOptions } from './reader/reader-port.ts';

/** What reads for a search, and what was learnt for it. */
export type SearchReading = {
  readonly reader: Reader;
  readonly vectors: ClaimVectors;
  readonly weights: DecisionWeights;
  /** Absent of a model that does not tell where an answer begins and ends in a claim. */
  readonly ends?: EndsWeights;
  /** Articles in other languages are searched by words alone: ISO 639-1 codes. */
  readonly languages: readonly string[];
};

/** What the reader makes of the words of claims that answer; undefined where there is nothing to be told, late where there was no time. */
export async function endsOf(
  claims: readonly Ranked[],
  { reader, ends: weights, languages }: SearchReading,
  options: ReaderOptions,
): Promise<ReadonlyMap<Ranked, WeighedEnds> | 'late' | undefined> {
  if (weights === undefined || reader.isOff) return undefined;
  const of = new Map<Ranked, WeighedEnds>();
  for (const item of claims) {
    const { code } = item.scope.shard.vocabulary.language;
    if (!languages.includes(code)) continue;
    const read = passage(item);
    const ends = await reader.ends(item.question.text, read, cutIntoWords(read.claim, code), options);
    if (ends === undefined) return 'late';
    of.set(item, { ends, weights });
  }
  return of;
}

/**
 * A ranked claim as a reader is shown it: in running text with the claims around it. A bullet, a step or a row stands alone, for what the next
 * one says would be taken for what it says itself; only what it leans on, and what it leads in to, goes with it.
 */
export function passage({ entry: { index }, at }: Pick<Ranked, 'entry' | 'at'>): Passage {
  const { article, section, claim, index: number } = placeOfClaim(index, at);
  const own = at - sectionStart(index, number);
  const { before, after, ...alone } = passageOf(article, section, own);
  const [previous, next] = [section.claims[own - 1], section.claims[own + 1]];
  const needsBefore = LEADS_IN.test(before ?? '') || factsOf(claim, article.language).leans;
  const needsAfter = LEADS_IN.test(claim.text);
  return {
    ...alone,
    ...(before !== undefined && (needsBefore || isOneParagraph(claim, previous)) && { before }),
    ...(after !== undefined && (needsAfter || isOneParagraph(claim, next)) && { after }),
  };
}

const LEADS_IN = /[:：]$/u;

/** Whether two claims are of one paragraph, as far as their document tells. */
function isOneParagraph(one: Claim, other: Claim | undefined): boolean {
  if (one.columns !== undefined || other?.columns !== undefined) return false;
  return one.place === undefined || other?.place === undefined || comparePlaces(one.place, other.place) === 0;
}

/** How near the scope's claims are to a question in meaning; undefined where that of no claim is known, `late` where the question's is not. */
export async function nearnessTo(
  text: string,
  scope: SearchScope,
  { reader, vectors }: SearchReading,
  options: ReaderOptions,
): Promise<Nearness<Entry> | 'late' | undefined> {
  const entries = entriesOf(scope).filter(({ index }) => vectors.has(index.article));
  if (entries.length === 0) return undefined;
  const [vector] = (await reader.embed([{ text }], options)) ?? [];
  if (vector === undefined) return 'late';
  const similarities = await vectors.similarities(
    vector,
    entries.map(({ index }) => index.article),
  );
  return new Nearness(entries, similarities);
}
