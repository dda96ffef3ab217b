import type { Claim } from '../../article/article-model.ts';
import type { AnswerKind } from '../basics/search-types.ts';
import { languageOf } from '../language/languages.ts';
import { leansOnPrevious } from '../language/leans-on.ts';
import { tokenise } from '../language/tokens.ts';
import { recognise, type TypedSpan } from '../recognise/recognise.ts';

/** A typed stretch of a claim in words: `first` up to and with `last`. */
export type TypedWords = { readonly kind: AnswerKind; readonly first: number; readonly last: number };

/** What is known of a claim whatever the question. */
export type ClaimFacts = {
  /** Places of the words that are not stop words. */
  readonly content: readonly number[];
  /** Where each of its words begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly spans: readonly TypedSpan[];
  /** The same stretches in words. */
  readonly typed: readonly TypedWords[];
  readonly leans: boolean;
  /** Places of the words that begin with a capital and do not begin the claim. */
  readonly capitals: readonly number[];
};

/** Claims whose facts are kept, some two kilobytes each: several long articles that are asked about at a time. */
const KEPT = 2_048;

const facts = new WeakMap<Claim, ClaimFacts>();

/** The claims last worked out, in a ring: the oldest one's facts make room. */
const ring: (Claim | undefined)[] = Array.from({ length: KEPT });
let oldest = 0;

/** Facts are worked out when a claim is first looked at, and kept while it is among the last ones that were. */
export function factsOf(claim: Claim, language: string): ClaimFacts {
  const known = facts.get(claim);
  if (known !== undefined) return known;
  const left = ring[oldest];
  if (left !== undefined) facts.delete(left);
  ring[oldest] = claim;
  oldest = (oldest + 1) % KEPT;
  const worked = workOut(claim.text, language);
  facts.set(claim, worked);
  return worked;
}

function workOut(text: string, language: string): ClaimFacts {
  const tokens = tokenise(text);
  const spans = recognise(text, language);
  const typed: TypedWords[] = [];
  let from = 0;
  for (const span of spans) {
    while ((tokens[from]?.end ?? Number.POSITIVE_INFINITY) <= span.start) from++;
    let last = from;
    while ((tokens[last + 1]?.start ?? Number.POSITIVE_INFINITY) < span.end) last++;
    if (from < tokens.length) typed.push({ kind: span.kind, first: from, last });
  }
  const { fold, stopWords } = languageOf(language);
  return {
    content: tokens.flatMap(({ word }, index) => (stopWords.has(fold(word)) ? [] : [index])),
    starts: tokens.map(({ start }) => start),
    ends: tokens.map(({ end }) => end),
    spans,
    typed,
    leans: leansOnPrevious(text, language),
    capitals: tokens.flatMap(({ word }, index) => (index > 0 && beginsWithCapital(word) ? [index] : [])),
  };
}

function beginsWithCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
}
