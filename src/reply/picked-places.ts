import type { Article } from '../article/article-model.ts';
import { allSections, type ClaimPlace, type Place } from '../article/article-places.ts';
import { type Mark, plain } from '../bot/markdown.ts';
import type { ArticleInfo, LibraryView } from '../library/library-view.ts';
import { namesLike, placesAskedFor } from '../search/index.ts';
import { findArticle, type PlaceRef, readPlaceValue, resolveRef } from './places.ts';

export type NamedArticle = Pick<ArticleInfo, 'id' | 'title' | 'author'>;

/** Beyond this, more typing finds nothing better. */
const maxTyped = 100;

export function typedText(typed: string): string {
  return plain(typed).slice(0, maxTyped).toWellFormed();
}

export function containsTyped(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

/** Where a name has what is typed: at its beginning, where a word begins, or anywhere; behind all others where it has not. */
function placeIn(name: string, text: string): number {
  const at = name.toLowerCase().indexOf(text.toLowerCase());
  if (at < 0) return 3;
  if (at === 0) return 0;
  return /[\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 2 : 1;
}

/** Articles whose title holds what is typed, the nearer to its beginning the better, then by their author, then those that are like it. */
export function articlesNamed<A extends NamedArticle>(text: string, articles: readonly A[]): readonly A[] {
  if (text === '') return articles;
  const named = articles.filter(({ title, author = '' }) => containsTyped(title, text) || containsTyped(author, text));
  const byPlace = named.toSorted((a, b) => placeIn(a.title, text) - placeIn(b.title, text));
  return [...new Set([...byPlace, ...namesLike(text, articles)])];
}

/** The article that was picked, or that a typed text names. */
export function resolveArticle<A extends NamedArticle>(typed: string, articles: readonly A[]): A | undefined {
  const text = typedText(typed);
  return findArticle(typed, articles) ?? (text === '' ? undefined : articlesNamed(text, articles)[0]);
}

/** A library as it is with one of its articles alone, for who chose that one; undefined where there is none of that name. */
export function libraryWithin(library: LibraryView, typed: string | undefined): LibraryView | undefined {
  if (typed === undefined) return library;
  const article = resolveArticle(typed, library.articles);
  if (article === undefined) return undefined;
  const articleIds = [article.id];
  return {
    ...library,
    articles: [article],
    lookup: (query, options) => library.lookup(query, { ...options, articleIds }),
    lookupMatches: (query, places) => library.lookupMatches(query, places, articleIds),
    lookupSections: (query) => library.lookupSections(query, articleIds),
  };
}

/** What was picked, exactly; a number such as 2.1; else the best match of what was typed. */
export function resolvePlace(library: LibraryView, typed: string): Place | undefined {
  const articles = library.articles;
  const picked = readPlaceValue(typed);
  if (picked !== undefined) return pickedPlace(picked, articles);
  const text = typedText(typed);
  return placeNumberedSo(text, articles) ?? bestClaim(library, text);
}

function placeNumberedSo(text: string, articles: readonly Article[]): Place | undefined {
  return placesAskedFor(text, articles)?.places[0];
}

/** Where a number was typed, all places of it; none where a place was picked, or words were typed. */
export function placesOfNumber(typed: string, articles: readonly Article[]): readonly Place[] {
  if (readPlaceValue(typed) !== undefined) return [];
  return placesAskedFor(typedText(typed), articles)?.places ?? [];
}

/** Without a letter or a digit there is nothing to look for, and the look-up lists everything. */
function bestClaim(library: LibraryView, text: string): ClaimPlace | undefined {
  return /[\p{L}\p{N}]/u.test(text) ? library.lookup(text, { limit: 1 })[0] : undefined;
}

/** The words of a claim that was looked up by them; none of one that was picked. */
export function typedWordsIn(place: ClaimPlace, typed: string, library: LibraryView): readonly Mark[] {
  if (readPlaceValue(typed) !== undefined) return [];
  return library.lookupMarks(typedText(typed), place).map((span) => ({ ...span, kind: 'typed' }));
}

/** As `resolvePlace`, for sections: a heading that holds what was typed, or is like it, comes before a claim that does. */
export function resolveSection(library: LibraryView, typed: string): Place | undefined {
  const articles = library.articles;
  const picked = readPlaceValue(typed);
  if (picked !== undefined) return pickedPlace(picked, articles);
  const text = typedText(typed);
  if (text === '') return undefined;
  const named = allSections(articles).find(({ section }) => containsTyped(section.heading, text));
  return named ?? placeNumberedSo(text, articles) ?? library.lookupSections(text)[0] ?? bestClaim(library, text);
}

/** What was picked, while its article is as it was when it was offered. */
function pickedPlace(picked: PlaceRef, articles: readonly Article[]): Place | undefined {
  const place = resolveRef(picked, articles);
  return typeof place === 'string' ? undefined : place;
}
