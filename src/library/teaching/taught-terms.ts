import type { Place } from '../../article/article-places.ts';
import { fold, tokenise } from '../../search/for-features.ts';
import type { Grade, Similar } from '../../search/index.ts';
import type { IndexedArticles } from '../library-view.ts';
import type { Taught } from './taught.ts';

/** A question with terms in other words, and which. */
export type TermReading = {
  readonly text: string;
  readonly replaced: readonly { readonly from: string; readonly to: string }[];
};

type Replacement = { readonly words: readonly string[]; readonly to: string };

/** Nobody asks for more at once. */
const MOST = 8;

/** A question as it reads with what its terms mean; undefined where it has none. */
export function withTerms(question: string, taught: readonly Taught[]): TermReading | undefined {
  const known = replacements(taught);
  if (known.length === 0) return undefined;
  const tokens = tokenise(question);
  const words = tokens.map(({ word }) => fold(word));
  const replaced: { readonly from: string; readonly to: string }[] = [];
  let text = '';
  let from = 0;
  for (let at = 0; at < words.length && replaced.length < MOST; ) {
    const found = known.find(({ words: term }) => term.every((word, next) => words[at + next] === word));
    const [first, last] = [tokens[at], tokens[at + (found?.words.length ?? 1) - 1]];
    if (found === undefined || first === undefined || last === undefined) {
      at += 1;
      continue;
    }
    replaced.push({ from: question.slice(first.start, last.end), to: found.to });
    text += question.slice(from, first.start) + found.to;
    from = last.end;
    at += found.words.length;
  }
  return replaced.length === 0 ? undefined : { text: text + question.slice(from), replaced };
}

type Lookups = Pick<IndexedArticles, 'lookup' | 'lookupSections' | 'lookupMarks' | 'lookupMatches' | 'similar'>;

/**
 * Look-ups, and the claims near to a message, that know what a server's terms mean: what has the words as they are typed comes first,
 * then what says what they mean.
 */
export function lookupsWithTerms(own: Lookups, taught: readonly Taught[]): Lookups {
  const read = (text: string): string | undefined => withTerms(text, taught)?.text;
  const both = <P extends Place>(
    query: string,
    look: (query: string) => readonly P[],
    textOf: (place: P) => string,
  ) => {
    const [found, meant] = [look(query), read(query)];
    if (meant === undefined) return found;
    const literally = found.filter((place) => fold(textOf(place)).includes(fold(query.trim())));
    const all = [...literally, ...look(meant), ...found];
    return [...new Map(all.map((place) => [place.claim ?? place.section, place])).values()];
  };
  return {
    lookup: (query, options = {}) =>
      both(
        query,
        (text) => own.lookup(text, options),
        ({ claim }) => claim.text,
      ).slice(0, options.limit),
    lookupSections: (query, ids) =>
      both(
        query,
        (text) => own.lookupSections(text, ids),
        ({ section }) => section.heading,
      ),
    lookupMarks: (query, place) => {
      const [found, meant] = [own.lookupMarks(query, place), read(query)];
      return found.length > 0 || meant === undefined ? found : own.lookupMarks(meant, place);
    },
    lookupMatches: (query, places, ids) => {
      const [found, meant] = [own.lookupMatches(query, places, ids), read(query)];
      const others = meant === undefined ? [] : own.lookupMatches(meant, places, ids);
      return found.map((match, at) => match ?? others[at]);
    },
    similar: async (text, options) => {
      const [found, meant] = [await own.similar(text, options), read(text)];
      return meant === undefined ? found : nearer(found, await own.similar(meant, options));
    },
  };
}

const grades: readonly Grade[] = ['none', 'related', 'stated'];

/** The one that says more of what the message says; of two that only speak of the same the one that is more like it. */
function nearer(found: Similar, meant: Similar): Similar {
  const [before, after] = [found, meant].map(({ grade }) => grades.indexOf(grade === 'denied' ? 'stated' : grade));
  const isNearer = (meant.hits[0]?.score ?? 0) > (found.hits[0]?.score ?? 0);
  return (after ?? 0) > (before ?? 0) || (after === before && found.grade === 'related' && isNearer) ? meant : found;
}

/** The longest first: "ult charge" before "ult". */
function replacements(taught: readonly Taught[]): readonly Replacement[] {
  return taught
    .flatMap(({ teaching }) => {
      if (teaching.kind !== 'term') return [];
      const { term, means, bothWays } = teaching;
      return [{ words: wordsOf(term), to: means }, ...(bothWays ? [{ words: wordsOf(means), to: term }] : [])];
    })
    .filter(({ words }) => words.length > 0)
    .sort((one, other) => other.words.length - one.words.length);
}

function wordsOf(text: string): readonly string[] {
  return tokenise(text).map(({ word }) => fold(word));
}
