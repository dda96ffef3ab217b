import { type ArticleIndex, FORM } from '../index/article-index.ts';
import type { ClaimFacts } from '../index/claim-facts.ts';
import type { Question } from '../question/read-question.ts';
import type { Entry } from '../index/shard.ts';
import type { Span } from '../basics/search-types.ts';

/** Places of a claim's words, both included. */
type Stretch = { readonly first: number; readonly last: number };

/**
 * Where claim `at` has the question's words, in order and not overlapping. Stop words are left out. A number or name that it
 * has in another spelling is marked whole, and then the words that the question has of it are not marked elsewhere.
 */
export function matchedSpans({ index }: Entry, at: number, question: Question, { starts, ends }: ClaimFacts): Span[] {
  const forms = formsMet(index, at, question);
  const terms = forms.length === 0 ? question.terms : termsBeside(forms, question);
  const from = index.offsets[at] ?? 0;
  const spans: Span[] = [];
  for (let place = 0; place < starts.length; place++) {
    const form = forms.find(({ first }) => first === place);
    if (form === undefined && !terms.includes(index.terms[from + place] ?? -1)) continue;
    const last = form?.last ?? place;
    spans.push({ start: starts[place] ?? 0, end: ends[last] ?? 0 });
    place = last;
  }
  return spans;
}

type FormMet = Stretch & { readonly term: number };

function formsMet({ forms }: ArticleIndex, at: number, { terms }: Question): FormMet[] {
  const written = forms.get(at);
  const met: FormMet[] = [];
  if (written === undefined) return met;
  for (let index = 0; index < written.length; index += FORM) {
    const term = written[index + 2] ?? 0;
    if (terms.includes(term)) met.push({ first: written[index] ?? 0, last: written[index + 1] ?? 0, term });
  }
  return met;
}

/** Terms of the words that no form which is met stands for. */
function termsBeside(forms: readonly FormMet[], { words, content }: Question): number[] {
  return content.flatMap((place) => {
    const terms = words[place]?.alternatives.map(({ term }) => term) ?? [];
    return forms.some(({ term }) => terms.includes(term)) ? [] : terms;
  });
}
