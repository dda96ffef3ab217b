import type { EngineWeights } from './engine-weights.ts';
import { candidates } from './features/candidates.ts';
import { isSameClaim, type SearchScope } from './index/shard.ts';
import { hasSameFacts, isAboutTheSame } from './missing/same-facts.ts';
import type { StanceBands } from './rank/decision.ts';
import { rank, type Ranked } from './rank/rank.ts';
import type { Passage } from './reader/reader-port.ts';
import { nearnessTo, passage, type SearchReading } from './reading-for-search.ts';
import { rankByWords, type Read, readAll } from './search-scopes.ts';
import { gradeByWords, hasWordsOf, hitsOf, type Similar, type SimilarOptions } from './similar-claims.ts';

/** How many claims are read: the first by words, and the nearest in meaning. */
const BY_WORDS = 8;
const BY_MEANING = 4;

/** Least chance that a claim says what it has most of the words of. */
const SAID_IN_ITS_WORDS = 0.6;

/** A message of more words says more than one thing, and is not read to its end. */
const MOST_WORDS = 30;

/**
 * What `similarClaims` finds, judged by reading: a claim says so only where it was read to say so and has the same facts; one that was
 * read to deny it comes first as that. What was not read is graded by words.
 */
export async function similarByReading(
  text: string,
  scopes: readonly SearchScope[],
  options: SimilarOptions,
  weights: EngineWeights,
  reading: SearchReading,
): Promise<Similar> {
  const read = readAll(text, scopes);
  const found = rankByWords(read, weights);
  const byWords = { grade: gradeByWords(found), hits: hitsOf(found?.ranked ?? [], options) };
  const asked = read.find(({ scope }) => scope === (found?.own[0]?.scope ?? scopes[0]));
  if (asked === undefined || !canBeRead(asked, reading)) return byWords;
  const claims = await claimsToRead(asked, found?.own ?? [], weights, reading);
  const stances = await reading.reader.stance(text, claims.map(alone), options);
  if (stances === undefined) return byWords;
  const isShort = asked.question.words.length <= MOST_WORDS;
  const judged = isShort ? verdict(claims, stances, reading.weights.stance) : undefined;
  // Words alone do not make it said where it was read.
  if (judged === undefined) return { ...byWords, grade: byWords.grade === 'stated' ? 'related' : byWords.grade };
  const others = (found?.ranked ?? []).filter((item) => !isSameClaim(item, judged.item));
  return { grade: judged.grade, hits: hitsOf([judged.item, ...others], options) };
}

/** A claim under its headings, without its neighbours: what they say or deny is not its own. */
function alone(item: Ranked): Passage {
  const { path, claim } = passage(item);
  return { path, claim };
}

function canBeRead({ scope, question }: Read, { reader, languages }: SearchReading): boolean {
  return !reader.isOff && question.words.length > 1 && languages.includes(scope.shard.vocabulary.language.code);
}

/** The first by words, and the nearest in meaning that are not among them. */
async function claimsToRead(
  { scope, question }: Read,
  own: readonly Ranked[],
  weights: EngineWeights,
  reading: SearchReading,
): Promise<readonly Ranked[]> {
  const found = own.slice(0, BY_WORDS);
  const nearness = await nearnessTo(question.text, scope, reading, {});
  const near = nearness === undefined || nearness === 'late' ? [] : nearness.nearest(BY_MEANING);
  const others = near.filter((place) => !found.some((item) => isSameClaim(item, place)));
  const isRanked = others.every((place) => own.some((item) => isSameClaim(item, place)));
  const measured = isRanked ? own : rank(candidates(question, scope, others), weights);
  return [...found, ...others.flatMap((place) => measured.find((item) => isSameClaim(item, place)) ?? [])];
}

/** The claim that most surely says so or denies it, beyond what is asked of either: in the message's own words it may be less sure. */
function verdict(
  claims: readonly Ranked[],
  stances: ArrayLike<number>,
  bands: StanceBands,
): { readonly grade: 'stated' | 'denied'; readonly item: Ranked } | undefined {
  const read = claims.map((item, at) => ({ item, ...chancesOf(stances, at) }));
  const isSaid = ({ item, says }: (typeof read)[number]): boolean =>
    says >= (hasWordsOf(item) ? Math.min(SAID_IN_ITS_WORDS, bands.says) : bands.says) && hasSameFacts(item);
  const isDenied = ({ item, denies }: (typeof read)[number]): boolean => denies >= bands.denies && isAboutTheSame(item);
  const [says] = read.filter(isSaid).sort((a, b) => b.says - a.says);
  const [denies] = read.filter(isDenied).sort((a, b) => b.denies - a.denies);
  if (denies !== undefined && denies.denies > (says?.says ?? 0)) return { grade: 'denied', item: denies.item };
  return says && { grade: 'stated', item: says.item };
}

/** Chances that claim `at` says so, and that it denies it; three logits a claim: says, denies, neither. */
function chancesOf(stances: ArrayLike<number>, at: number): { readonly says: number; readonly denies: number } {
  const [says = 0, denies = 0, neither = 0] = [0, 1, 2].map((which) => Math.exp(stances[3 * at + which] ?? 0));
  const all = says + denies + neither;
  return { says: says / all, denies: denies / all };
}
