import { performance } from 'node:perf_hooks';
import type { Outcome, SearchOptions } from './basics/search-types.ts';
import { bestArticles, type KeptRanking, keptTo, scopesWithin } from './best-articles.ts';
import type { EngineWeights } from './engine-weights.ts';
import { isAskedThere } from './features/answer-features.ts';
import { candidates } from './features/candidates.ts';
import { behindTheirDay } from './missing/another-day.ts';
import { type ClaimAt, entriesOf, isReadWhole, isSameClaim, type SearchScope } from './index/shard.ts';
import { consider, type Considered, decide, type ReadClaim } from './rank/decision.ts';
import type { Question } from './question/read-question.ts';
import { joinParts, type JudgedRanking, rank, type Ranked } from './rank/rank.ts';
import { type UnreadClaim, worthReading } from './rank/worth-reading.ts';
import type { Passage, ReaderOptions } from './reader/reader-port.ts';
import { withDaysSpelled } from './recognise/weekdays.ts';
import { endsOf, nearnessTo, passage, type SearchReading } from './reading-for-search.ts';
import {
  answeringClaims,
  isOneArticle,
  questionParts,
  rankByWords,
  type Read,
  readAll,
  resultOf,
  understand,
  type Understood,
  type WordRanking,
} from './search-scopes.ts';

/** How many claims are looked at: the first by words, and the nearest in meaning. Of these the likely ones are read. */
type Breadth = { readonly words: number; readonly meaning: number };

const WHOLE: Breadth = { words: 20, meaning: 16 };
/** Of each of two questions in one. */
const PART: Breadth = { words: 8, meaning: 4 };

/**
 * Answers a question as `searchScopes` does, but by reading what words and meaning find. What cannot be read in time is answered by
 * words, and is then not sure; without a reader, words have their own say on that.
 */
export async function searchReading(
  question: string,
  scopes: readonly SearchScope[],
  options: SearchOptions,
  weights: EngineWeights,
  reading: SearchReading,
): Promise<Outcome> {
  const asked = understand(question, scopes, options);
  if ('status' in asked) return { result: asked, isFinal: true };
  const words = rankByWords(asked.read, weights);
  const reads = {
    weights,
    reading,
    options: { since: performance.now(), signal: options.signal },
    known: new Map<string, number>(),
  };
  const parts = words === undefined ? [] : questionParts(words, scopes);
  const alone = await Promise.all(parts.map((part) => judgeByReading(rankByWords(part, weights), part, PART, reads)));
  const both =
    words &&
    joinParts(
      words.ranked,
      alone.map(({ found }) => found),
    );
  const whole = both === undefined ? [await judgeByReading(words, asked.read, WHOLE, reads)] : [];
  const found = both ?? whole[0]?.found;
  const answering = both === undefined ? 1 : 2;
  const kept =
    found === undefined || isOneArticle(scopes) ? found : await keepByReading(found, answering, asked, scopes, reads);
  const still = kept && { ...kept, ranked: kept.ranked.filter(isThere) };
  const ends = still && (await endsOf(answeringClaims(still, answering), reading, reads.options));
  return {
    result: resultOf(
      { question, scopes, options, weights, ends: ends === 'late' ? undefined : ends },
      still,
      answering,
    ),
    isFinal: ends !== 'late' && [...alone, ...whole].every(({ isFinal }) => isFinal),
  };
}

/** As `keepByWords`, with what was read of the best articles; none of it is read again. */
async function keepByReading(
  all: JudgedRanking,
  answers: 1 | 2,
  { whole }: Understood,
  scopes: readonly SearchScope[],
  reads: Reads,
): Promise<KeptRanking> {
  if (all.judged.status === 'refused') return all;
  const best = bestArticles(all.ranked, answers);
  if (answers === 2) return keptTo(best, all, undefined);
  const read = readAll(whole, scopesWithin(scopes, best));
  const words = rankByWords(read, reads.weights);
  const again = readOf(words, read, reads.reading);
  // What was not read in time is known by words alone.
  if (again === undefined || reads.known.size === 0) return keptTo(best, all, words);
  const claims = await readClaims(words?.own ?? [], again, { ...reads, isReadAlready: true });
  if (claims === undefined || claims.length === 0) return keptTo(best, all, undefined);
  return keptTo(best, all, withWordsSay(words, decide(claims, words?.ranked ?? [], reads.reading.weights)));
}

/** Whether the claim's article was not taken out meanwhile. */
function isThere({ entry, scope }: Ranked): boolean {
  return scope.shard.entries.get(entry.index.article.id) === entry;
}

/** Claims as they were judged; not final where another time more of them may have been read. */
type Judgement = { readonly found: JudgedRanking | undefined; readonly isFinal: boolean };

type Reads = {
  readonly weights: EngineWeights;
  readonly reading: SearchReading;
  readonly options: ReaderOptions;
  /** Scores of what was read for this question already. */
  readonly known: Map<string, number>;
  /** Whether what was not is left out. */
  readonly isReadAlready?: true;
  /** Whether unlikely claims are read as well. */
  readonly isAllRead?: true;
};

async function judgeByReading(
  words: WordRanking | undefined,
  read: readonly Read[],
  breadth: Breadth,
  reads: Reads,
): Promise<Judgement> {
  const { reading, weights } = reads;
  const asked = readOf(words, read, reading);
  if (asked === undefined) return { found: words, isFinal: true };
  // What claims mean may become known later.
  const isFinal = entriesOf(asked.scope).every(({ index }) => reading.vectors.has(index.article));
  const claims = await readClaims(words?.own ?? [], asked, reads, breadth);
  if (claims?.length === 0) return { found: words, isFinal };
  if (claims !== undefined)
    return { found: withWordsSay(words, decide(claims, words?.ranked ?? [], reading.weights)), isFinal };
  if (words === undefined || reading.reader.isOff) return { found: words, isFinal: reading.reader.isOff };
  return { found: notSure(words, weights), isFinal: false };
}

/**
 * The question as the scope understands it whose claims are read: that of the best claim by words, where its language is one that is read;
 * where words find nothing, the first such scope.
 */
function readOf(words: WordRanking | undefined, read: readonly Read[], reading: SearchReading): Read | undefined {
  // A bare word asks nothing that could be read: it is looked up.
  if (reading.reader.isOff || read.every(({ question }) => question.words.length <= 1)) return undefined;
  const first = words?.own[0];
  return read
    .filter(({ scope }) => first === undefined || scope === first.scope)
    .find(({ scope }) => reading.languages.includes(scope.shard.vocabulary.language.code));
}

/**
 * What a chance by words is worth where reading puts another claim first: on rules, manuals and price lists, whose headings and numbers words
 * know, they are right more often than a reader that doubts; from .3 to .7 the validation sets come out alike.
 */
const AGAINST_READING = 0.3;

/** What was read, with the first claim by words before it where words are so much surer of another; nothing of that is sure. */
function withWordsSay(words: WordRanking | undefined, read: JudgedRanking): JudgedRanking {
  const [first] = words?.ranked ?? [];
  const [best] = read.ranked;
  if (words === undefined || first === undefined || best === undefined || isSameClaim(first, best)) return read;
  const others = read.ranked.filter((item) => !isSameClaim(item, first));
  const ranked = [{ ...first, score: best.score }, ...others];
  if (isAskedThere(first)) return { ranked, judged: words.judged };
  const confidence = AGAINST_READING * words.judged.confidence;
  if (words.judged.status === 'refused' || confidence <= read.judged.confidence) return read;
  return { ranked, judged: { status: 'unsure', confidence } };
}

/** As much below what is called sure as a chance is told by. */
const BELOW = 0.01;

function notSure({ ranked, judged }: WordRanking, { confidence: { bands } }: EngineWeights): JudgedRanking {
  if (judged.status !== 'answered') return { ranked, judged };
  return { ranked, judged: { status: 'unsure', confidence: Math.min(judged.confidence, bands.sure - BELOW) } };
}

/**
 * The first claims by words and the nearest in meaning, with all that is decided by; undefined where they were not read. Claims that only
 * meaning found are measured by words as the others are.
 */
async function readClaims(
  own: readonly Ranked[],
  { scope, question }: Read,
  { weights, reading, options, known, isReadAlready, isAllRead }: Reads,
  breadth: Breadth = WHOLE,
): Promise<readonly ReadClaim[] | undefined> {
  const language = scope.shard.vocabulary.language.code;
  const nearness = await nearnessTo(question.text, scope, reading, options);
  // What could not even be embedded in time is not read in time either.
  if (nearness === 'late') return undefined;
  const near = nearness?.nearest(breadth.meaning) ?? [];
  const found = own.slice(0, breadth.words);
  const others = near.filter((place) => !found.some((item) => isSameClaim(item, place)));
  // All claims of a small scope are ranked already; those of a larger one that words did not find are measured beside what they did.
  const measured = isReadWhole(scope) || others.length === 0 ? own : rank(candidates(question, scope, others), weights);
  const keyOf = ({ entry, at }: ClaimAt): string => `${question.text}\n${entry.index.article.id}\n${at}`;
  const items = [
    ...found,
    ...others.flatMap(
      (place) =>
        own.find((item) => isSameClaim(item, place)) ?? measured.find((item) => isSameClaim(item, place)) ?? [],
    ),
  ].filter((item) => isReadAlready !== true || known.has(keyOf(item)));
  if (items.length === 0) return [];
  const all = items.map((item): UnreadClaim => {
    const place = own.indexOf(item);
    return { item, wordsRank: (place === -1 ? own.length : place) + 1, meaning: nearness?.of(item.entry, item.at) };
  });
  const claims = isReadAlready === true || isAllRead === true ? all : worthReading(all, reading.weights.expectation);
  if (isReadAlready !== true) {
    const scores = await reading.reader.read(
      question.text,
      claims.map(({ item }) => forQuestion(passage(item), question, language)),
      options,
    );
    if (scores === undefined) return undefined;
    for (const [at, { item }] of claims.entries()) known.set(keyOf(item), scores[at] ?? 0);
  }
  const read = claims.map((claim): ReadClaim => ({ ...claim, reader: known.get(keyOf(claim.item)) ?? 0 }));
  return question.days.length === 0 ? read : withOtherDaysBehind(question, read, language);
}

function withOtherDaysBehind(question: Question, read: readonly ReadClaim[], code: string): readonly ReadClaim[] {
  const items = read.map(({ item }) => item);
  const behind = behindTheirDay(question, items, code);
  return read.map((claim) => ({ ...claim, reader: claim.reader - (behind.get(claim.item) ?? 0) }));
}

/** A passage with all days of a range that the question's day lies in: to read that Wednesday is between Tuesday and Friday was never learnt. */
function forQuestion(read: Passage, { days }: Question, code: string): Passage {
  return days.length === 0 ? read : { ...read, claim: withDaysSpelled(read.claim, days, code) };
}

/**
 * For training: all claims that words and meaning find, likely or not, with the numbers that are decided by; undefined for a question that
 * finds none, or that was not read.
 */
export async function considerClaims(
  question: string,
  scope: SearchScope,
  weights: EngineWeights,
  reading: SearchReading,
): Promise<Considered | undefined> {
  const read = readAll(question, [scope]);
  const words = rankByWords(read, weights);
  const asked = readOf(words, read, reading);
  const reads: Reads = { weights, reading, options: {}, known: new Map(), isAllRead: true };
  const claims = asked && (await readClaims(words?.own ?? [], asked, reads));
  return claims === undefined || claims.length === 0 ? undefined : consider(claims);
}
