import type { ClaimPlace, Place } from '../../article/article-places.ts';
import type { Span } from '../basics/search-types.ts';
import { type ArticleIndex, placeOfClaim, sectionStart } from '../index/article-index.ts';
import { byOrder, byScore, entriesOf, type Entry, type SearchScope } from '../index/shard.ts';
import { tokenise } from '../language/tokens.ts';
import { fuseMarks, type FuseRecords } from './fuse-records.ts';
import { type FuseWord, fuseWords } from './fuse-text.ts';
import { spreadOver } from './spread.ts';
import { MOST_WORDS, readQuery, scoredByWords, type ScoredClaim, termsMeant, typedWords } from './word-scores.ts';

/** How to look up: in which articles, for how many claims. */
export type LookupOptions = {
  /** Look into these articles only; by default all. */
  readonly articleIds?: readonly string[];
  /** Claims wanted (default 25). */
  readonly limit?: number;
  /** Whether they are spread over the articles that have any, for who has yet to say which is meant; best first otherwise. */
  readonly spread?: boolean;
};

/** What Discord shows of an autocompletion. */
const LIMIT = 25;

/** Fuse searches all of so many claims; of more, as many as these that the words of the index find first. */
const SEARCHED_WHOLE = 300;
const SEARCHED_FIRST = 200;
/** Of many articles fewer: each has its turn among them. */
const SEARCHED_IN_TURN = 80;

/** Characters that Fuse searches, each once for each word typed: of claims as long as paragraphs fewer. */
const MOST_SEARCHED = 240_000;

/** What a word counts that Fuse finds as it is typed, beside what the index counts for it, in the same twentieths. */
const BY_FUSE = 16;

/** A claim that Fuse alone finds must have about half of what is typed. */
const LEAST_LIKE = 0.3;

/** Letters of a word that Fuse searches, at least: shorter ones stand in too many others ("hat" in "that"). */
const SHORTEST = 4;
const SHORTEST_SYLLABIC = 3;
const SHORTEST_UNSPACED = 2;

/** Whether a word says nothing in any of the languages. */
const isStopWordIn =
  (scopes: readonly SearchScope[]) =>
  (word: string): boolean =>
    scopes.every(({ shard: { vocabulary } }) => vocabulary.language.stopWords.has(vocabulary.language.fold(word)));

/** The words of a query that Fuse searches for. */
function wordsForFuse(query: string, scopes: readonly SearchScope[]): readonly string[] {
  const isSyllabic = scopes.some(({ shard }) => shard.vocabulary.language.syllabic);
  const shortest = isSyllabic ? SHORTEST_SYLLABIC : SHORTEST;
  return joined(fuseWords(readQuery(query), isStopWordIn(scopes)))
    .filter(({ text, isUnspaced }) => text.length >= (isUnspaced ? SHORTEST_UNSPACED : shortest))
    .slice(0, MOST_WORDS)
    .map(({ text }) => text);
}

/** What is written without spaces is searched as it stands. */
function joined(words: readonly FuseWord[]): FuseWord[] {
  const runs: FuseWord[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const joins = word.isUnspaced && last?.isUnspaced === true && last.end === word.start;
    if (joins) runs[runs.length - 1] = { ...last, text: last.text + word.text, end: word.end };
    else runs.push(word);
  }
  return runs;
}

/**
 * Claims for what has been typed so far: each word may be whole, a beginning, a part or a typo, in any order, in the claim, its number or
 * its heading. A word counts what the index finds it to be and how like Fuse finds it; ties are in the order of the articles.
 */
export function lookupClaims(
  query: string,
  scopes: readonly SearchScope[],
  records: FuseRecords,
  options: LookupOptions = {},
): ClaimPlace[] {
  const limit = options.limit ?? LIMIT;
  const words = typedWords(query);
  const typed = wordsForFuse(query, scopes);
  const whole = typed.length > 0 && scopes.reduce((sum, { claims }) => sum + claims, 0) <= SEARCHED_WHOLE;
  const spread = options.spread === true && scopes.some((scope) => entriesOf(scope).length > 1);
  const most = Math.max(limit, whole ? SEARCHED_WHOLE : spread ? SEARCHED_IN_TURN : SEARCHED_FIRST);
  const least = whole || words.length === 0 ? 0 : 1;
  const found = scopes.flatMap((scope) => scoredByWords(words, scope, { most, least, spread }));
  // In turn they are already.
  found.sort(spread && scopes.length === 1 ? (a, b) => b.score - a.score : byScore);
  const scored = typed.length === 0 ? found : withLikeness(typed, found.slice(0, most), records);
  const chosen = spread
    ? spreadOver(
        scored,
        ({ entry }) => entry,
        ({ score }) => score,
        limit,
      )
    : scored.slice(0, limit);
  return chosen.map(({ entry, at }) => placeOfClaim(entry.index, at));
}

/** Adds what Fuse finds. */
function withLikeness(typed: readonly string[], found: readonly ScoredClaim[], records: FuseRecords): ScoredClaim[] {
  const like = records.search(typed.join(' '), searched(found, MOST_SEARCHED / typed.length));
  return found
    .map((claim, place) => {
      const likeness = like.get(place) ?? 0;
      const counts = claim.score > 0 || likeness >= LEAST_LIKE;
      return { ...claim, score: counts ? claim.score + BY_FUSE * typed.length * likeness : 0 };
    })
    .filter(({ score }) => score > 0)
    .sort(byScore);
}

/** The first claims that have no more characters than these. */
function searched(
  found: readonly ScoredClaim[],
  most: number,
): { readonly index: ArticleIndex; readonly at: number }[] {
  let characters = 0;
  const claims = found.map(({ entry: { index }, at }) => ({ index, at }));
  const end = claims.findIndex(({ index, at }) => (characters += index.claims[at]?.text.length ?? 0) > most);
  return end === -1 ? claims : claims.slice(0, end);
}

/** Sections whose heading is like what is typed, most like first, of up to 300 sections; ties in the order of the articles. */
export function lookupSections(query: string, scopes: readonly SearchScope[], records: FuseRecords): Place[] {
  const typed = wordsForFuse(query, scopes);
  const sections = scopes
    .flatMap((scope) => entriesOf(scope))
    .toSorted(byOrder)
    .flatMap((entry) => sectionsOf(entry));
  if (typed.length === 0 || sections.length > SEARCHED_WHOLE) return [];
  const like = records.searchHeadings(typed.join(' '), sections);
  return [...like]
    .filter(([, likeness]) => likeness >= LEAST_LIKE)
    .sort(([a, likenessOfA], [b, likenessOfB]) => likenessOfB - likenessOfA || a - b)
    .flatMap(([place]) => {
      const section = sections[place];
      if (section === undefined) return [];
      const { claim: _, ...found } = placeOfClaim(section.index, section.at);
      return [found];
    });
}

/** The sections that have claims, each by its first one. */
function sectionsOf({ index }: Entry): { readonly index: ArticleIndex; readonly at: number }[] {
  return index.headings.flatMap((_, section) => {
    const at = sectionStart(index, section);
    return at < sectionStart(index, section + 1) ? [{ index, at }] : [];
  });
}

/** The terms of a scope that the words typed may stand for. */
function termsTyped(query: string, scope: SearchScope): ReadonlySet<number> {
  return new Set(typedWords(query).flatMap((word) => [...termsMeant(word, scope).keys()]));
}

/** The words of a text that are such terms. */
function wordsMeant(text: string, terms: ReadonlySet<number>, { shard: { vocabulary } }: SearchScope): Span[] {
  return tokenise(text).filter(({ word }) => {
    const term = vocabulary.find(word);
    return term !== undefined && terms.has(term) && !vocabulary.isStop(term);
  });
}

const longestOf = (spans: readonly Span[]): Span | undefined =>
  spans.toSorted((left, right) => right.end - right.start - (left.end - left.start))[0];

/** Of each of some claims of a scope the longest word that is what was typed: it says most of why the claim was found. */
export function lookupMatches(query: string, texts: readonly string[], scope: SearchScope): (Span | undefined)[] {
  const terms = termsTyped(query, scope);
  const typed = wordsForFuse(query, [scope]);
  return texts.map((text) => {
    const found = longestOf(wordsMeant(text, terms, scope));
    if (found !== undefined || typed.length === 0) return found;
    return longestOf(fuseMarks(typed.join(' '), text, isStopWordIn([scope])));
  });
}

/** The words of a claim that are what was typed, by the index or by Fuse, in their order. */
export function lookupMarks(query: string, text: string, scope: SearchScope): Span[] {
  const byWords = wordsMeant(text, termsTyped(query, scope), scope);
  const typed = wordsForFuse(query, [scope]);
  const byFuse = typed.length === 0 ? [] : fuseMarks(typed.join(' '), text, isStopWordIn([scope]));
  const marks = new Map([...byWords, ...byFuse].map(({ start, end }) => [start, { start, end }]));
  return [...marks.values()].sort((a, b) => a.start - b.start);
}
