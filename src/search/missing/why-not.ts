import type { SearchResult, SearchStatus } from '../basics/search-types.ts';
import { entriesOf, type Entry, type SearchScope } from '../index/shard.ts';
import { isInOtherLanguage } from './asked-language.ts';
import { unknownSubjects, whatIsMissing } from './what-is-missing.ts';
import type { Question } from '../question/read-question.ts';

/** A ranked claim, with the question as its scope reads it. */
type Placed = { readonly question: Question; readonly scope: SearchScope; readonly entry: Entry; readonly at: number };

/** What stands against an answer, and the band that is left of it. */
type WhyNot = Pick<SearchResult, 'status' | 'missing' | 'languages'>;

/**
 * Why ranked claims are no sure answer, or none: an answer is never sure where the best claim, with what tells what it is about, lacks a
 * name, a number or a direction of the question; a refusal tells what no article has, and the articles' languages to whoever asks in another.
 */
export function whyNot(
  question: string,
  { status }: { readonly status: SearchStatus },
  [best]: readonly Placed[],
  scopes: readonly SearchScope[],
): WhyNot {
  if (status === 'refused')
    return {
      status,
      ...languagesFor(question, scopes),
      ...some(best === undefined ? [] : unknownSubjects(best.question, best.scope)),
    };
  if (best === undefined) return { status };
  const missing = whatIsMissing(best.question, best.scope, best.entry.index, best.at);
  return { status: missing.length > 0 ? 'unsure' : status, ...some(missing) };
}

const some = (missing: NonNullable<SearchResult['missing']>): Pick<SearchResult, 'missing'> =>
  missing.length === 0 ? {} : { missing };

function languagesFor(question: string, scopes: readonly SearchScope[]): Pick<SearchResult, 'languages'> {
  const languages = scopes
    .filter((scope) => entriesOf(scope).length > 0)
    .map(({ shard }) => shard.vocabulary.language.code);
  return isInOtherLanguage(question, languages) ? { languages } : {};
}
