import { LRUCache } from 'lru-cache';
import type { Article, Claim, Section } from '../../article/article-model.ts';
import type { ClaimPlace } from '../../article/article-places.ts';
import type { AnswerKind } from '../basics/search-types.ts';
import type { Slices } from '../basics/slices.ts';
import { firstPlace, withRoom } from '../basics/typed-arrays.ts';
import { languageOf } from '../language/languages.ts';
import { leansOnPrevious } from '../language/leans-on.ts';
import { tokenise } from '../language/tokens.ts';
import { formsOfClaim } from '../recognise/forms.ts';
import { recognise, type TypedSpan } from '../recognise/recognise.ts';
import { TermCounts } from './term-counts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One article's claims as sequences of terms. Claims are counted through the whole article from 0. */
export type ArticleIndex = {
  readonly article: Article;
  readonly claims: readonly Claim[];
  /** Terms of all claims, one after another; those of claim `i` lie from `offsets[i]` to `offsets[i + 1]`. */
  readonly terms: Uint32Array;
  readonly offsets: Uint32Array;
  /** Numbers, acronyms and names that may be written in other ways: for each claim with such, `FORM` numbers for each. */
  readonly forms: ReadonlyMap<number, Uint32Array>;
  /** Index of each claim's section. */
  readonly sectionOf: Uint32Array;
  /** Claim at which each section begins; one more entry than sections. */
  readonly sectionStarts: Uint32Array;
  readonly headings: readonly Uint32Array[];
  /** Of each section with a heading the words of its own one, the narrowest, that are not stop words. */
  readonly ownHeadings: ReadonlyMap<number, HeadingWords>;
  readonly title: Uint32Array;
  /** Every term of claims, headings and title once, in ascending order. */
  readonly distinct: Uint32Array;
  /** How many claims hold each of the distinct terms. */
  readonly claimCounts: Uint32Array;
};

/** Words by their terms, and the rarity of each in everyday language, 0 to 1. */
export type HeadingWords = { readonly terms: Uint32Array; readonly rarity: Float32Array; readonly asks: boolean };

/** Where a claim of the article stands, by its number. @throws RangeError where there is no such claim */
export function placeOfClaim({ article, claims, sectionOf }: ArticleIndex, at: number): ClaimPlace {
  const index = sectionOf[at] ?? 0;
  const section = article.sections[index];
  const claim = claims[at];
  if (section === undefined || claim === undefined) throw new RangeError(`${article.id} has no claim number ${at}`);
  return { article, index, section, claim };
}

/** Place among `terms` of a claim's first word: its last is the one before the next claim's first. */
export const claimStart = ({ offsets }: ArticleIndex, at: number): number => offsets[at] ?? 0;

/** How many words a claim has. */
export const wordCount = (index: ArticleIndex, at: number): number => claimStart(index, at + 1) - claimStart(index, at);

/** Number of a section's first claim: its last is the one before the next section's first. */
export const sectionStart = ({ sectionStarts }: ArticleIndex, section: number): number => sectionStarts[section] ?? 0;

/** A form's first and last word by their places in the claim, and its term. */
export const FORM = 3;

/** Characters of a heading or a title that are searched: one that is longer is none. */
const LONGEST_HEADING = 2_000;

/** Of one claim at a time, between two slices: a table of its own for each article would be as large as the vocabulary. */
const inClaim = new TermCounts();

/**
 * Reads an article into terms, slice by slice; a claim is in one slice, and documents give none that is longer than `LONGEST_CLAIM`.
 * Every term is used in the vocabulary. `counts` is used for this article alone.
 */
export async function indexArticle(
  article: Article,
  vocabulary: Vocabulary,
  counts: TermCounts,
  slices: Slices,
): Promise<ArticleIndex> {
  counts.clear();
  const hold = (term: number): number => {
    if (counts.add(term, 0)) vocabulary.use(term);
    return term;
  };
  const termsOf = (text: string): Uint32Array =>
    Uint32Array.from(tokenise(text.slice(0, LONGEST_HEADING)), ({ word }) => hold(vocabulary.intern(word)));

  let terms = new Uint32Array(256);
  let used = 0;
  const offsets = [0];
  const forms = new Map<number, Uint32Array>();
  const claims: Claim[] = [];
  const sections: number[] = [];
  const sectionStarts: number[] = [];
  const headings: Uint32Array[] = [];
  const ownHeadings = new Map<number, HeadingWords>();
  for (const [index, section] of article.sections.entries()) {
    sectionStarts.push(claims.length);
    headings.push(termsOf(section.heading));
    if (section.heading !== '') ownHeadings.set(index, headingWords(section, hold, vocabulary));
    for (const claim of section.claims) {
      const tokens = tokenise(claim.text);
      terms = withRoom(terms, used + tokens.length);
      inClaim.clear();
      for (const { word } of tokens) {
        const term = hold(vocabulary.intern(word));
        terms[used++] = term;
        if (inClaim.add(term, 1)) counts.add(term, 1);
      }
      const written: number[] = [];
      for (const { start, end, key } of formsOfClaim(claim.text, tokens, vocabulary.language.code)) {
        const place = firstPlace(tokens.length, (at) => (tokens[at]?.end ?? 0) > start);
        if (place === tokens.length) continue;
        const last = Math.max(place, firstPlace(tokens.length, (at) => (tokens[at]?.start ?? 0) >= end) - 1);
        const term = hold(vocabulary.internStem(key, false));
        written.push(place, last, term);
        if (inClaim.add(term, 1)) counts.add(term, 1);
      }
      if (written.length > 0) forms.set(claims.length, Uint32Array.from(written));
      claims.push(claim);
      sections.push(index);
      offsets.push(used);
      if (slices.spend(claim.text.length)) await slices.pause();
    }
  }
  sectionStarts.push(claims.length);

  const title = termsOf(`${article.title} ${article.subtitle ?? ''}`);
  const distinct = counts.sorted();
  return {
    article,
    claims,
    terms: terms.slice(0, used),
    offsets: Uint32Array.from(offsets),
    forms,
    sectionOf: Uint32Array.from(sections),
    sectionStarts: Uint32Array.from(sectionStarts),
    headings,
    ownHeadings,
    title,
    distinct,
    claimCounts: distinct.map((term) => counts.countOf(term)),
  };
}

function headingWords(
  { heading, path, question }: Section,
  hold: (term: number) => number,
  vocabulary: Vocabulary,
): HeadingWords {
  const own = path?.at(-1) ?? heading;
  const { fold, everyday } = vocabulary.language;
  const usage = everyday();
  const rarityOf = new Map<number, number>();
  for (const { word } of tokenise(own.slice(0, LONGEST_HEADING))) {
    const term = hold(vocabulary.intern(word));
    if (!vocabulary.isStop(term)) rarityOf.set(term, usage(fold(word)).rarity);
  }
  return {
    terms: Uint32Array.from(rarityOf.keys()),
    rarity: Float32Array.from(rarityOf.values()),
    asks: question !== undefined,
  };
}

/** How many claims of the article hold the term. */
export function claimCount(index: ArticleIndex, term: number): number {
  const place = placeOf(index, term);
  return index.distinct[place] === term ? (index.claimCounts[place] ?? 0) : 0;
}

/** Whether the article has the term anywhere, its headings and title included. */
export function hasTerm(index: ArticleIndex, term: number): boolean {
  return index.distinct[placeOf(index, term)] === term;
}

function placeOf({ distinct }: ArticleIndex, term: number): number {
  return firstPlace(distinct.length, (at) => (distinct[at] ?? 0) >= term);
}

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
  /** How many of its first words only lead in. */
  readonly leadIn: number;
};

/**
 * Claims whose facts are kept, some two kilobytes each: what a library of 10,000 claims is asked about. Working them out anew took a
 * third of a question's time there with a quarter as many kept.
 */
const KEPT = 8_192;

/** By the claim itself, so that they go with its article. */
const facts = new WeakMap<Claim, ClaimFacts>();

/** The claims that facts are kept of, by the order in which they were worked out: the oldest give way. */
const kept = new LRUCache<number, WeakRef<Claim>>({
  max: KEPT,
  dispose: (claim) => {
    const forgotten = claim.deref();
    if (forgotten !== undefined) facts.delete(forgotten);
  },
});
let workedOut = 0;

/** Facts are worked out when a claim is first looked at, and kept while it is among the last ones that were. */
export function factsOf(claim: Claim, language: string): ClaimFacts {
  const known = facts.get(claim);
  if (known !== undefined) return known;
  const made = workOut(claim, language);
  facts.set(claim, made);
  kept.set(workedOut++, new WeakRef(claim));
  return made;
}

function workOut({ text, leadIn = '' }: Claim, language: string): ClaimFacts {
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
    leadIn: tokens.filter(({ end }) => end <= leadIn.length).length,
  };
}

function beginsWithCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
}
