import type { Article } from '../article/article-model.ts';
import { findAnswerSpan } from './answer/answer-span.ts';
import type { AnswerSpanWeights } from './answer/span-weights.ts';
import type { Hit, Intent, SearchOptions, SearchResult } from './basics/search-types.ts';
import type { EngineWeights } from './engine-weights.ts';
import { candidates } from './features/candidates.ts';
import { matchedSpans } from './features/question-rows.ts';
import { factsOf, placeOfClaim } from './index/article-index.ts';
import { entriesOf, type SearchScope } from './index/shard.ts';
import { asksForAuthor, detectIntent, withPrevious } from './question/intent.ts';
import { isWordOf, type Question } from './question/read-question.ts';
import { askBoth, inOrder, inputsOf, judge, type JudgedRanking, rank, type Ranked } from './rank/rank.ts';

const HITS = 3;

/** Answers a question from the claims of the scopes, one scope for each language. */
export function searchScopes(
  question: string,
  scopes: readonly SearchScope[],
  options: SearchOptions,
  weights: EngineWeights,
): SearchResult {
  const whole = withPrevious(question, options.previous, languageOf(scopes));
  const asked = ask(whole, scopes, weights);
  const first = asked?.ranked[0];
  const language = first?.scope.shard.vocabulary.language.code ?? languageOf(scopes);
  const intent = detectIntent(whole, language, (word) => first !== undefined && isWordOf(first.question, word));
  if (intent.kind !== 'claims') return withoutClaims(question, intent);
  if (asked === undefined || first === undefined)
    return { question, status: 'refused', confidence: 0, hits: [], intent, corrections: [] };
  const both = askBoth(asked.ranked, (part) => ask(part, scopes, weights));
  const { ranked, judged } = both ?? asked;
  if (judged.status === 'refused' && asksForAuthor(question, articlesOf(scopes)))
    return withoutClaims(question, { kind: 'whole', about: 'author' });
  return {
    question,
    ...judged,
    hits: ranked
      .slice(0, options.limit ?? HITS)
      .map((item, place) => (place < (both === undefined ? 1 : 2) ? hit(item, weights.answerSpan) : hit(item))),
    intent,
    corrections: correctionsOf(first.question),
  };
}

/** Ranks the claims of all scopes, and judges the first; undefined where there are none. */
function ask(question: string, scopes: readonly SearchScope[], weights: EngineWeights): JudgedRanking | undefined {
  const byScope = scopes.map((scope) => rank(candidates(question, scope), weights));
  const ranked = byScope.length === 1 ? (byScope[0] ?? []) : byScope.flat().sort(inOrder);
  const [first] = ranked;
  if (first === undefined) return undefined;
  const own = byScope.find(([best]) => best === first) ?? ranked;
  return { ranked, judged: judge(inputsOf(own), first.scope.shard.vocabulary.language.code, weights) };
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

function correctionsOf({ words }: Question): SearchResult['corrections'] {
  const corrections: { from: string; to: string }[] = [];
  for (const { word, correction } of words) {
    if (correction !== undefined) corrections.push({ from: word, to: correction });
  }
  return corrections;
}

const languageOf = ([first]: readonly SearchScope[]): string => first?.shard.vocabulary.language.code ?? 'en';

/** A ranked claim as it is shown; the answer's own words are looked for where there are weights to do it by. */
export function hit({ scope, question, entry, at, score }: Ranked, answerSpan?: AnswerSpanWeights): Hit {
  const { index } = entry;
  const language = scope.shard.vocabulary.language.code;
  const place = placeOfClaim(index, at);
  const { claim } = place;
  const facts = factsOf(claim, language);
  const { leans, spans } = facts;
  const matched = matchedSpans(entry, at, question, facts);
  const { text, kinds, focus, second } = question;
  // A few bare keywords ask for nothing in particular.
  const asks = question.words.length > question.content.length || question.content.length > 2;
  const answer =
    answerSpan !== undefined && asks
      ? findAnswerSpan({ question: text, kinds, focus, second, text: claim.text, spans, matched, language }, answerSpan)
      : undefined;
  const before = index.sectionOf[at - 1] === place.index ? index.claims[at - 1] : undefined;
  return {
    ...place,
    score,
    matched,
    ...(answer === undefined ? {} : { answer }),
    ...(before !== undefined && leans ? { leansOn: before } : {}),
  };
}
