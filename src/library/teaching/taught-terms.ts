import { fold, tokenise } from '../../search/for-features.ts';
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
