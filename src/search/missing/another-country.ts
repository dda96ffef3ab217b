import { factsOf, placeOfClaim } from '../index/article-index.ts';
import type { ClaimAt, SearchScope } from '../index/shard.ts';
import type { Question } from '../question/read-question.ts';
import { saidBy, textsBeside } from './what-is-said.ts';

/**
 * Whether a claim speaks of other countries than the one asked about, which only the claim before it names: "Which schools does China
 * support?" is not answered by "unlike Turkey, which supports schools" behind a claim about trade with China. A claim that leans on the
 * one before ("It supports …") may be about whatever that names.
 */
export function isOfAnotherCountry({
  question,
  scope,
  entry,
  at,
}: ClaimAt & { readonly question: Question; readonly scope: SearchScope }): boolean {
  const { language } = scope.shard.vocabulary;
  const { index } = entry;
  const asked = saidBy(language, [question.text]).countries;
  if (asked.size === 0 || factsOf(placeOfClaim(index, at).claim, language.code).leans) return false;
  const own = saidBy(language, [index.claims[at]?.text ?? '']).countries;
  const beside = saidBy(language, textsBeside(index, at)).countries;
  const isElsewhere = [...asked].some((country) => !own.has(country) && !beside.has(country));
  return isElsewhere && [...own].some((country) => !asked.has(country) && !beside.has(country));
}
