/**
 * What is inside the search, for `training/` and `bench/`, which make and measure its weights, and for tests. Nothing that runs in a bot
 * imports it.
 */
export { questionFacts } from './alike/question-facts.ts';
export { compareQuestions, type QuestionLikeness } from './alike/question-likeness.ts';
export { passage, type SearchReading } from './reading-for-search.ts';
export { chancesOf, findAnswerSpan, spanPartsOf, type Parts, scoresOf, type Stretch } from './answer/answer-span.ts';
export { lengthAlternative, LONGEST, readFeatures, spanGroupOf } from './answer/span-features.ts';
export { type AnswerSpanInput, cutIntoWords, readClaim } from './answer/span-reading.ts';
export {
  ALTERNATIVES,
  ANSWER_SPAN_VERSION,
  type AnswerSpanFile,
  answerSpanWeights,
  DIMENSIONS,
  ENDS_VERSION,
  type EndsWeights,
  FORMS,
  GROUPS,
  readAnswerSpanWeights,
  WEIGHT_UNIT,
  weightsOf,
} from './answer/span-weights.ts';
export type { SearchResult, Span } from './basics/search-types.ts';
export { Slices } from './basics/slices.ts';
export { type EngineWeights, shippedWeights } from './engine-weights.ts';
export { openReading } from './open-reading.ts';
export { type Candidate, candidates } from './features/candidates.ts';
export { AT, FEATURES, OF_STRUCTURE } from './features/feature-names.ts';
export { matchedSpans } from './features/question-rows.ts';
export { factsOf } from './index/article-index.ts';
export { type Entry, type SearchScope, searchScopeOf, Shard } from './index/shard.ts';
export { languageOf } from './language/languages.ts';
export { tokenise } from './language/tokens.ts';
export { hasSameFacts } from './missing/same-facts.ts';
export { readQuestion } from './question/read-question.ts';
export {
  BLEND_INPUTS,
  type Considered,
  DECISION_INPUTS,
  DECISION_VERSION,
  type DecisionWeights,
  isOfFew,
  judgeRead,
  orderRead,
  PRIOR_WEIGHTS,
  type StanceBands,
} from './rank/decision.ts';
export { chance, inputsOf, judge, questionGroupOf, rank, type Ranked, scale } from './rank/rank.ts';
export { chancesExpected, type Expectation, EXPECTATION_INPUTS, likely } from './rank/worth-reading.ts';
export { ClaimVectors } from './reader/claim-vectors.ts';
export type { EmbeddedText, Passage, Reader, ReaderOptions } from './reader/reader-port.ts';
export {
  type Bands,
  CONFIDENCE_INPUTS,
  GROUPED,
  QUESTION_GROUPS,
  readWeights,
  type Weights,
  WEIGHTS_VERSION,
} from './rank/weights.ts';
export { SearchEngine } from './search-engine.ts';
export { WordSearch } from './word-search.ts';
export { considerClaims } from './search-reading.ts';
