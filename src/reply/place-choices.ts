import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Article } from '../article/article-model.ts';
import { messages, type Messages } from '../bot/messages/index.ts';
import { type Mark, plain } from '../bot/markdown.ts';
import type { AutocompleteRequest } from '../bot/request.ts';
import type { Services } from '../bot/services.ts';
import {
  allSections,
  type ClaimPlace,
  numberToShow,
  ownLabel,
  type Place,
  sectionNumber,
} from '../article/article-places.ts';
import type { ArticleInfo, LibraryView } from '../library/library-view.ts';
import { namesLike, placesAskedFor, type Span } from '../search/index.ts';
import { matchingLabel } from './matching-label.ts';
import { optionLabel } from './message-parts.ts';
import { titleOf } from './article-names.ts';
import { articleKey, findArticle, type PlaceRef, placeValue, readPlaceValue, resolveRef } from './places.ts';
import { headingOf, sectionOption } from './section-message.ts';

export type Choice = APIApplicationCommandOptionChoice<string>;

type Named = Pick<ArticleInfo, 'id' | 'title' | 'author'>;

/** What Discord lists at most. */
const maxChoices = 25;
/** Claims under each section of the outline. */
const mostUnderSection = 3;
/** Beyond this, more typing finds nothing better. */
const maxTyped = 100;

/** What may be picked for the options `section` and `article`. */
export async function placeChoices(
  request: AutocompleteRequest<object>,
  { library }: Services,
): Promise<readonly Choice[]> {
  const { focused, locale } = request;
  const words = messages[locale];
  if (focused.name !== 'section') return articleChoices(await library.articles(request), focused.value, words);
  return library.read(request, (view) => sectionChoices(view, focused.value, words));
}

/** Claims for what is being typed, best first, each section that is meant itself before them; the outline while nothing is. */
export function claimChoices(library: LibraryView, typed: string, words: Messages): readonly Choice[] {
  const text = typedText(typed);
  if (text === '') return listed(outline(library), library, text, words);
  const articles = library.articles;
  const numbered = placesAskedFor(text, articles)?.places ?? [];
  const found = library.lookup(text, { limit: maxChoices });
  return listed([...numbered, ...underHeads(found, headedSo(text, articles))], library, text, words);
}

/** Each article's sections, and under each, where there is room, the claims that say most. */
function outline({ articles, central }: LibraryView): readonly Place[] {
  const sections = allSections(articles);
  const perSection = Math.min(mostUnderSection, Math.floor(maxChoices / Math.max(1, sections.length)) - 1);
  if (perSection < 1) return sections;
  return articles.flatMap((article) => {
    const claims = central(article.id, perSection);
    return article.sections.flatMap((section, index) => [
      { article, index, section },
      ...(claims[index] ?? []).map((claim) => ({ article, index, section, claim })),
    ]);
  });
}

/** Sections by what their headings say: what is typed, as it is. */
function headedSo(text: string, articles: readonly Article[]): readonly Place[] {
  return allSections(articles).filter(({ section }) => contains(section.heading, text));
}

/** Each of the sections before the first claim of its own, and those without one after the claims. */
function underHeads(claims: readonly ClaimPlace[], sections: readonly Place[]): readonly Place[] {
  const headOf = ({ article, index }: Place) =>
    sections.find((section) => section.article === article && section.index === index);
  return [...claims.flatMap((claim) => [...[headOf(claim)].filter((head) => head !== undefined), claim]), ...sections];
}

/** Sections whose heading or article holds what is typed, then those whose heading is like it, then those whose claims are. */
export function sectionChoices(library: LibraryView, typed: string, words: Messages): readonly Choice[] {
  const text = typedText(typed);
  const articles = library.articles;
  const sections = allSections(articles);
  if (text === '') return listed(sections, library, text, words);
  const named = sections.filter(
    ({ article, index, section }) =>
      contains(section.heading, text) || contains(article.title, text) || text === String(index + 1),
  );
  const found = library
    .lookup(text, { limit: maxChoices })
    .map(({ article, index, section }) => ({ article, index, section }));
  return listed([...named, ...library.lookupSections(text), ...found], library, text, words);
}

/** Articles whose title or author holds what is typed, then those where they are like it. */
export function articleChoices(articles: readonly Named[], typed: string, words: Messages): readonly Choice[] {
  const text = typedText(typed);
  return articlesNamed(text, articles)
    .slice(0, maxChoices)
    .map((article) => ({ name: optionLabel(titleOf(article, words)), value: articleKey(article.id) }));
}

/** The article that was picked, or that a typed text names. */
export function resolveArticle<A extends Named>(typed: string, articles: readonly A[]): A | undefined {
  const text = typedText(typed);
  return findArticle(typed, articles) ?? (text === '' ? undefined : articlesNamed(text, articles)[0]);
}

/** What was picked, exactly; a number such as 2.1; else the best match of what was typed. */
export function resolvePlace(library: LibraryView, typed: string): Place | undefined {
  const articles = library.articles;
  const picked = readPlaceValue(typed);
  if (picked !== undefined) return pickedPlace(picked, articles);
  const text = typedText(typed);
  if (text === '') return undefined;
  return placeNumberedSo(text, articles) ?? bestClaim(library, text);
}

function placeNumberedSo(text: string, articles: readonly Article[]): Place | undefined {
  return placesAskedFor(text, articles)?.places[0];
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
  const named = allSections(articles).find(({ section }) => contains(section.heading, text));
  return named ?? placeNumberedSo(text, articles) ?? library.lookupSections(text)[0] ?? bestClaim(library, text);
}

function typedText(typed: string): string {
  return plain(typed).slice(0, maxTyped).toWellFormed();
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function articlesNamed<A extends Named>(text: string, articles: readonly A[]): readonly A[] {
  const named = articles.filter(({ title, author = '' }) => contains(title, text) || contains(author, text));
  return [...new Set([...named, ...namesLike(text, articles)])];
}

/** What was picked, while its article is as it was when it was offered. */
function pickedPlace(picked: PlaceRef, articles: readonly Article[]): Place | undefined {
  const place = resolveRef(picked, articles);
  return typeof place === 'string' ? undefined : place;
}

/** Each place once, as many as Discord lists, with the words that were typed to be seen. */
function listed(places: readonly Place[], library: LibraryView, typed: string, words: Messages): readonly Choice[] {
  const unique = new Map(places.map((place) => [placeValue(place), place]));
  return [...unique.entries()].slice(0, maxChoices).map(([value, place]) => {
    const { claim } = place;
    if (claim === undefined) return { name: sectionLabel(place, typed, words), value };
    const number = numberToShow(claim);
    // The longest word says most of why it is here.
    const [match] = (typed === '' ? [] : library.lookupMarks(typed, { ...place, claim })).toSorted(byLength);
    return { name: matchingLabel(number === undefined ? '' : `${number} · `, claim.text, match), value };
  });
}

const byLength = (left: Span, right: Span): number => right.end - right.start - (left.end - left.start);

function sectionLabel(place: Place, typed: string, words: Messages): string {
  const { label } = sectionOption(place, words);
  const heading = headingOf(place, words);
  const start = typed === '' ? -1 : heading.toLowerCase().indexOf(typed.toLowerCase());
  if (start < 0) return label;
  const number = ownLabel(place.section) === undefined ? `${sectionNumber(place.index)} · ` : '';
  return matchingLabel(number, heading, { start, end: start + typed.length });
}
