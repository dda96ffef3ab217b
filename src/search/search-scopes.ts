import type { Article, Claim } from '../article/article-model.ts';
import { findAnswerSpan } from './answer/answer-span.ts';
import type { AnswerSpanWeights, WeighedEnds } from './answer/span-weights.ts';
import type { Hit, Intent, SearchOptions, SearchResult } from './basics/search-types.ts';
import { bestArticles, type KeptRanking, keptTo, scopesWithin } from './best-articles.ts';
import type { EngineWeights } from './engine-weights.ts';
import { candidates } from './features/candidates.ts';
import { matchedSpans } from './features/question-rows.ts';
import { factsOf, placeOfClaim } from './index/article-index.ts';
import { byScore, entriesOf, type Entry, type SearchScope } from './index/shard.ts';
import { withOtherDaysBehind } from './missing/another-day.ts';
import { whyNot } from './missing/what-is-missing.ts';
import { asksForAuthor, detectIntent, withoutCourtesy, withPrevious } from './question/intent.ts';
import { placesAskedFor } from './question/place-reference.ts';
import { placesReadOut } from './question/places-read-out.ts';
import { asWritten, isWordOf, type Question, readableOf, readQuestion } from './question/read-question.ts';
import { withoutTitle } from './question/titled-question.ts';
import { HAS_DIGIT } from './question/read-word.ts';
import { inputsOf, joinParts, judge, type JudgedRanking, rank, type Ranked, sureWhereAsked } from './rank/rank.ts';

const HITS = 3;

/** A question about claims, as the scopes' languages read it. */
export type Understood = {
  /** As it was asked, with the one before where it leans on that. */
  readonly whole: string;
  readonly read: readonly Read[];
};

/** Answers a question from the claims of the scopes, one for each language, by words. What is not about claims is not ranked. */
export function searchScopes(
  question: string,
  scopes: readonly SearchScope[],
  options: SearchOptions,
  weights: EngineWeights,
): SearchResult {
  const asked = understand(question, scopes, options);
  if ('status' in asked) return asked;
  const words = rankByWords(asked.read, weights);
  const both =
    words &&
    joinParts(
      words.ranked,
      questionParts(words, scopes).map((part) => rankByWords(part, weights)),
    );
  const answering = both === undefined ? 1 : 2;
  const found = both ?? words;
  const kept =
    found === undefined || isOneArticle(scopes)
      ? found
      : keepByWords({ whole: asked.whole, all: found, answers: answering }, scopes, weights);
  return resultOf({ question, scopes, options, weights }, kept, answering);
}

/** Whether there is no other article that an answer could be from. */
export const isOneArticle = ([first, ...more]: readonly SearchScope[]): boolean =>
  first === undefined || (more.length === 0 && entriesOf(first).length === 1);

/** Of several articles the answer keeps to the best, whose claims are ranked among themselves; two answers stay as they are. */
function keepByWords(
  { whole, all, answers }: { readonly whole: string; readonly all: JudgedRanking; readonly answers: 1 | 2 },
  scopes: readonly SearchScope[],
  weights: EngineWeights,
): KeptRanking {
  if (all.judged.status === 'refused') return all;
  const best = bestArticles(all.ranked, answers);
  if (answers === 2) return keptTo(best, all, undefined);
  return keptTo(best, all, rankByWords(readAll(whole, scopesWithin(scopes, best)), weights));
}

/** The question about claims; the result where it is about something else. */
export function understand(
  question: string,
  scopes: readonly SearchScope[],
  options: SearchOptions,
): Understood | SearchResult {
  const readable = readableOf(question);
  // A place has a number; most questions have none.
  const asks = HAS_DIGIT.test(readable) ? placesAskedFor(readable, articlesOf(scopes)) : undefined;
  if (asks !== undefined) return placesReadOut(question, asks.places, options.limit ?? HITS);
  const language = languageOf(scopes[0]);
  const whole = withPrevious(withoutCourtesy(readable, language), options.previous, language);
  const read = readAll(whole, scopes);
  const intent = intentOf(whole, read);
  if (intent.kind !== 'claims') return withoutClaims(question, intent);
  const titled = isOneArticle(scopes) ? undefined : withoutTitle(readable, articlesOf(scopes));
  const about = titled === undefined ? intent : intentOf(titled, readAll(titled, scopes));
  return about.kind === 'whole' ? withoutClaims(question, about) : { whole, read };
}

/** The two questions that one is, each as the scopes' languages read it; nothing for a single one. */
export function questionParts({ ranked: [first] }: JudgedRanking, scopes: readonly SearchScope[]): (readonly Read[])[] {
  return (first?.question.parts ?? []).map((part) => readAll(part, scopes));
}

/** What a question about claims was asked of, and how. */
export type Asked = {
  readonly question: string;
  readonly scopes: readonly SearchScope[];
  readonly options: SearchOptions;
  readonly weights: EngineWeights;
  /** What a reader makes of the words of claims that answer. */
  readonly ends?: ReadonlyMap<Ranked, WeighedEnds> | undefined;
};

/** The claims that answer, of which the answer's own words are looked for: none where the question is refused. */
export function answeringClaims({ ranked, judged, kept }: KeptRanking, answering: 1 | 2): readonly Ranked[] {
  if (judged.status === 'refused') return [];
  return withSteps(ranked, answering, kept)
    .slice(0, answering)
    .map(({ item }) => item)
    .filter(asksForWords);
}

/** A few bare keywords ask for nothing in particular. */
const asksForWords = ({ question: { words, content } }: Ranked): boolean =>
  words.length > content.length || content.length > 2;

/** What is told of claims that were ranked and judged, of which the first so many answer, should they be good enough. */
export function resultOf(asked: Asked, found: KeptRanking | undefined, answering: 1 | 2): SearchResult {
  const { question, scopes, options, weights, ends } = asked;
  const first = found?.ranked[0];
  if (found === undefined || first === undefined)
    return { question, status: 'refused', confidence: 0, hits: [], intent: { kind: 'claims' }, corrections: [] };
  const { ranked, judged, kept } = found;
  if (judged.status === 'refused' && asksForAuthor(readableOf(question), articlesOf(scopes)))
    return withoutClaims(question, { kind: 'whole', about: 'author' });
  const why = whyNot(question, judged, ranked, scopes);
  const answers = judged.status === 'refused' ? 0 : answering;
  return {
    question,
    ...judged,
    ...why,
    hits: withSteps(ranked, answers, kept)
      .slice(0, options.limit ?? HITS)
      .map(({ item, steps }, place) => {
        if (answers === 0) return unmarked(item);
        const shown = hit(item, place < answers ? weights.answerSpan : undefined, ends?.get(item));
        const isElsewhere = kept !== undefined && !kept.has(item.entry);
        return {
          ...shown,
          ...(steps !== undefined && { steps }),
          ...(isElsewhere && { elsewhere: true as const }),
        };
      }),
    intent: { kind: 'claims' },
    corrections: correctionsOf(first),
  };
}

/** A longer list is no set of steps that one answer shows. */
const MOST_STEPS = 12;

/** A step of a list that is so little behind, in logarithms of odds, answers how something is done better than a sentence does. */
const STEP_BEHIND = Math.log(20);
const STEP_PLACES = 3;

/** The best answers, and whatever else was found; what the first answer shows as its list's steps is not found again. */
function withSteps(
  ranked: readonly Ranked[],
  answers: number,
  kept: ReadonlySet<Entry> | undefined,
): { readonly item: Ranked; readonly steps?: readonly Claim[] }[] {
  const best = ranked[0]?.score ?? 0;
  const first = ranked
    .slice(0, answers === 0 ? 0 : STEP_PLACES)
    .filter((item) => item.score >= best - STEP_BEHIND && (kept === undefined || kept.has(item.entry)))
    .find((item) => stepsOf(item).length > 1);
  if (first === undefined) return ranked.map((item) => ({ item }));
  const steps = stepsOf(first);
  const others = ranked.filter(({ entry, at }) => {
    return entry !== first.entry || !steps.includes(placeOfClaim(entry.index, at).claim);
  });
  return [{ item: first, steps }, ...others.map((item) => ({ item }))];
}

/** The steps of the numbered list that a claim stands in, where the question asks how; otherwise none. */
function stepsOf({ question, entry, at }: Ranked): readonly Claim[] {
  const { claim, section } = placeOfClaim(entry.index, at);
  if (claim.steps === undefined || question.kinds[0] !== 'manner') return [];
  const steps = section.claims.filter((other) => other.steps === claim.steps);
  return steps.length <= MOST_STEPS ? steps : [];
}

/** A question as a scope's articles know its words. */
export type Read = { readonly scope: SearchScope; readonly question: Question };

export const readAll = (question: string, scopes: readonly SearchScope[]): readonly Read[] =>
  scopes.map((scope) => ({ scope, question: readQuestion(question, scope, scopes.length) }));

/** As any of the languages understands it. A word of one is no typo in another, and what says nothing in one may in another. */
function intentOf(question: string, read: readonly Read[]): Intent {
  const isWord = (word: string): boolean => read.some((one) => isWordOf(one.question, word));
  const languages = read.length === 0 ? [languageOf(undefined)] : read.map(({ scope }) => languageOf(scope));
  const intents = languages.map((language) => detectIntent(question, language, isWord));
  const least = intents.find(({ kind }) => kind === 'claims') ?? { kind: 'empty' };
  return intents.find(({ kind }) => kind === 'whole' || kind === 'smalltalk') ?? least;
}

/** Ranked claims of several scopes; those of the scope that has the first. */
export type WordRanking = JudgedRanking & { readonly own: readonly Ranked[] };

/** Ranks the claims of all scopes by words, and judges the first; undefined where there are none. */
export function rankByWords(read: readonly Read[], weights: EngineWeights): WordRanking | undefined {
  const byScope = read.map(({ scope, question }) => {
    const ranked = rank(candidates(question, scope), weights);
    return question.days.length === 0 ? ranked : withOtherDaysBehind(question, ranked, languageOf(scope));
  });
  const ranked = byScope.length === 1 ? (byScope[0] ?? []) : byScope.flat().sort(byScore);
  const [first] = ranked;
  if (first === undefined) return undefined;
  const own = byScope.find(([best]) => best === first) ?? ranked;
  return {
    ranked,
    own,
    judged: sureWhereAsked(first, judge(inputsOf(own), first.scope.shard.vocabulary.language.code, weights)),
  };
}

/** What is not about claims is answered from the article as a whole, or with a friendly word; only an empty question is not. */
function withoutClaims(question: string, intent: Exclude<Intent, { kind: 'claims' }>): SearchResult {
  const isAnswered = intent.kind !== 'empty';
  const status = isAnswered ? 'answered' : 'refused';
  return { question, status, confidence: isAnswered ? 1 : 0, hits: [], intent, corrections: [] };
}

function articlesOf(scopes: readonly SearchScope[]): readonly Article[] {
  return scopes.flatMap((scope) => entriesOf(scope).map(({ index }) => index.article));
}

function correctionsOf({ question, scope }: Ranked): SearchResult['corrections'] {
  return question.words.flatMap((word) => {
    const to = asWritten(word, scope);
    return to === undefined ? [] : [{ from: word.word, to }];
  });
}

const languageOf = (scope: SearchScope | undefined): string => scope?.shard.vocabulary.language.code ?? 'en';

/** A ranked claim with where it stands and what it leans on. */
function unmarked({ scope, entry: { index }, at, score }: Ranked): Hit {
  const place = placeOfClaim(index, at);
  const { leans } = factsOf(place.claim, languageOf(scope));
  const before = leans && index.sectionOf[at - 1] === place.index ? index.claims[at - 1] : undefined;
  return { ...place, score, matched: [], ...(before !== undefined && { leansOn: before }) };
}

/** A ranked claim as it is shown; the answer's own words are looked for where there are weights to do it by. */
export function hit(ranked: Ranked, answerSpan?: AnswerSpanWeights, read?: WeighedEnds): Hit {
  const { scope, question, entry, at } = ranked;
  const found = unmarked(ranked);
  const { claim } = found;
  const language = languageOf(scope);
  const facts = factsOf(claim, language);
  const { spans } = facts;
  const matched = matchedSpans(entry, at, question, facts);
  const { text, kinds, focus, second } = question;
  const { label = '' } = claim;
  const from = claim.text.startsWith(label) ? label.length : 0;
  const asked = { question: text, kinds, focus, second, text: claim.text, from, spans, matched, language };
  const answer = answerSpan !== undefined && asksForWords(ranked) ? findAnswerSpan(asked, answerSpan, read) : undefined;
  return { ...found, matched, ...(answer !== undefined && { answer }) };
}
