import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Article } from '../article/article-model.ts';
import { messages, type Messages } from '../bot/messages/index.ts';
import { plain } from '../bot/markdown.ts';
import type { AutocompleteRequest } from '../bot/request.ts';
import type { Services } from '../bot/services.ts';
import { ownLabel } from '../article/article-labels.ts';
import { allSections, type ClaimPlace, numberToShow, type Place, sectionNumber } from '../article/article-places.ts';
import type { LibraryView } from '../library/library-view.ts';
import { placesAskedFor, spreadOver } from '../search/index.ts';
import { matchingLabel } from './matching-label.ts';
import { optionLength } from './message-parts.ts';
import { mostInMenu, nameAmong, titleOf } from './article-names.ts';
import { articleKey, placeValue, readPlaceValue } from './places.ts';
import { articlesNamed, containsTyped, libraryWithin, type NamedArticle, typedText } from './picked-places.ts';
import { headingOf } from './section-message.ts';

export type Choice = APIApplicationCommandOptionChoice<string>;

/** What Discord lists at most. */
const maxChoices = mostInMenu;
/** Claims under each section of the outline. */
const mostUnderSection = 3;
/** What an article's title may take of a choice. */
const nameLength = 24;

/** Options that may be filled in beside the one that is typed. */
type Beside = {
  readonly article?: string | undefined;
  readonly section?: string | undefined;
  readonly statement?: string | undefined;
};

/** What may be picked for the options `section`, `statement` and `article`, each of which knows what the others hold. */
export async function placeChoices(
  request: AutocompleteRequest<object>,
  { library }: Services,
): Promise<readonly Choice[]> {
  const { focused, locale } = request;
  const words = messages[locale];
  const { article, section, statement }: Beside = request.options;
  if (focused.name === 'article') {
    const picked = readPlaceValue(section ?? statement ?? '')?.article;
    return articleChoices(await library.articles(request), focused.value, words, picked);
  }
  const choices = focused.name === 'statement' ? claimChoices : sectionChoices;
  // Of an article that nobody knows there is nothing to pick.
  return library.read(request, (view) => {
    const within = libraryWithin(view, article);
    return within === undefined ? [] : choices(within, focused.value, words);
  });
}

/** Claims for what is being typed, best first, each section that is meant itself before them; the outline while nothing is. */
export function claimChoices(library: LibraryView, typed: string, words: Messages): readonly Choice[] {
  const text = typedText(typed);
  if (text === '') return listed(outline(library), library, text, words);
  const articles = library.articles;
  const numbered = placesAskedFor(text, articles)?.places ?? [];
  const found = library.lookup(text, { limit: maxChoices, spread: true });
  const places = [...numbered, ...underHeads(found, headedSo(text, articles))];
  if (places.length > 0) return listed(places, library, text, words);
  // An article by its title.
  const titled = articles.length > 1 ? articles.filter(({ title }) => containsTyped(title, text)) : [];
  return listed(sectionsInTurn(titled), library, text, words);
}

/** The sections, each article with as many as there is room for, and under each, where there is room, the claims that say most. */
function outline({ articles, central }: LibraryView): readonly Place[] {
  const sections = sectionsInTurn(articles);
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

/** The first sections of each article, as many as are listed, in the order of the articles. */
function sectionsInTurn(articles: readonly Article[]): readonly Place[] {
  const all = allSections(articles.slice(0, maxChoices));
  const chosen = new Set(
    spreadOver(
      all,
      ({ article }) => article,
      () => 1,
      maxChoices,
    ),
  );
  return all.filter((place) => chosen.has(place));
}

/** Sections by what their headings say: what is typed, as it is. */
function headedSo(text: string, articles: readonly Article[]): readonly Place[] {
  return allSections(articles).filter(({ section }) => containsTyped(section.heading, text));
}

/**
 * Each of the sections before the first claim of its own, and those without one after the claims. Each article has as many of the places
 * as it has claims among those that were found: its sections take nothing away from the others.
 */
function underHeads(claims: readonly ClaimPlace[], sections: readonly Place[]): readonly Place[] {
  const headOf = ({ article, index }: Place) =>
    sections.find((section) => section.article === article && section.index === index);
  const headed = (own: readonly ClaimPlace[]): Place[] => [
    ...new Set(own.flatMap((claim): Place[] => [...[headOf(claim)].filter((head) => head !== undefined), claim])),
  ];
  const rest = new Map(
    [...Map.groupBy(claims, ({ article }) => article)].map(([article, own]) => [article, headed(own)]),
  );
  const inTurn = claims.flatMap(({ article }) => rest.get(article)?.shift() ?? []);
  return [...inTurn, ...[...rest.values()].flat(), ...sections];
}

/** What a section counts by why it is offered: its heading, its article's title, its heading's likeness, its claims. */
const whyOffered = { heading: 4, title: 3, like: 2, claim: 1 };

/** Sections whose heading or article holds what is typed, then those whose heading is like it, then those whose claims are. */
export function sectionChoices(library: LibraryView, typed: string, words: Messages): readonly Choice[] {
  const text = typedText(typed);
  const articles = library.articles;
  if (text === '') return listed(sectionsInTurn(articles), library, text, words);
  const offered: { readonly place: Place; readonly counts: number }[] = [];
  for (const place of allSections(articles)) {
    const { article, index, section } = place;
    if (containsTyped(section.heading, text)) offered.push({ place, counts: whyOffered.heading });
    else if (containsTyped(article.title, text) || text === sectionNumber({ section, index }))
      offered.push({ place, counts: whyOffered.title });
  }
  for (const place of library.lookupSections(text)) offered.push({ place, counts: whyOffered.like });
  for (const { article, index, section } of library.lookup(text, { limit: maxChoices, spread: true }))
    offered.push({ place: { article, index, section }, counts: whyOffered.claim });
  const once = [...Map.groupBy(offered, ({ place }) => placeValue(place)).values()].flatMap(([first]) => first ?? []);
  const inOrder = articles.length > 1 ? once.toSorted((a, b) => b.counts - a.counts) : once;
  const chosen = spreadOver(
    inOrder,
    ({ place }) => place.article,
    ({ counts }) => counts,
    maxChoices,
  );
  return listed(
    chosen.map(({ place }) => place),
    library,
    text,
    words,
  );
}

/**
 * Articles whose title or author holds what is typed, then those where they are like it.
 * @param picked the key of the article that another option's choice is from: it comes first
 */
export function articleChoices(
  articles: readonly NamedArticle[],
  typed: string,
  words: Messages,
  picked?: string,
): readonly Choice[] {
  const text = typedText(typed);
  const named = articlesNamed(text, articles);
  const isPicked = ({ id }: NamedArticle): boolean => articleKey(id) === picked;
  return [...named.filter(isPicked), ...named.filter((article) => !isPicked(article))]
    .slice(0, maxChoices)
    .map((article) => ({ name: articleLabel(article, articles, text, words), value: articleKey(article.id) }));
}

/** A title with what was typed in it; beside it the author, where that is what was typed. */
function articleLabel(
  article: NamedArticle,
  articles: readonly NamedArticle[],
  typed: string,
  words: Messages,
): string {
  const title = titleOf(article, words);
  const { author = '' } = article;
  const isByAuthor = !containsTyped(title, typed) && containsTyped(author, typed);
  if (isByAuthor) return labelShowing('', `${title} · ${author}`, typed);
  const alike = articles.filter((other) => other.title === article.title).length > 1;
  const name = alike ? nameAmong(article, articles, optionLength) : undefined;
  return labelShowing('', name ?? title, typed);
}

/** Places that were found in another way than by typing. */
export function choicesAmong(places: readonly Place[], library: LibraryView, words: Messages): readonly Choice[] {
  return listed(places, library, '', words);
}

/** Each place once, as many as Discord lists, with the words that were typed to be seen. */
function listed(places: readonly Place[], library: LibraryView, typed: string, words: Messages): readonly Choice[] {
  const unique = [...new Map(places.map((place) => [placeValue(place), place])).entries()].slice(0, maxChoices);
  const claims = unique.flatMap(([, { claim, ...place }]) => (claim === undefined ? [] : [{ ...place, claim }]));
  const found = typed === '' ? [] : library.lookupMatches(typed, claims);
  const matches = new Map(claims.map(({ claim }, at) => [claim, found[at]]));
  return unique.map(([value, place]) => {
    const { claim } = place;
    const before = beforePlace(place, library.articles, typed);
    if (claim === undefined) return { name: sectionLabel(place, before, typed, words), value };
    const number = numberToShow(claim);
    const head = number === undefined ? before : `${before}${number} · `;
    return { name: matchingLabel(head, claim.text, matches.get(claim)), value };
  });
}

/** The name of the place's article among several, with what was typed of it. */
function beforePlace({ article }: Place, articles: readonly Article[], typed: string): string {
  const name = nameAmong(article, articles, nameLength);
  if (name === undefined) return '';
  const isTyped = containsTyped(article.title, typed) && !containsTyped(name, typed);
  return `${isTyped ? labelShowing('', article.title, typed, nameLength) : name} · `;
}

function sectionLabel(place: Place, before: string, typed: string, words: Messages): string {
  const number = ownLabel(place.section) === undefined ? `${sectionNumber(place)} · ` : '';
  // Its article is named already: what has no heading is told by how it begins.
  const isNamed = before !== '' && plain(place.section.heading) === '';
  return labelShowing(
    before + number,
    isNamed ? (place.section.claims[0]?.text ?? '') : headingOf(place, words),
    typed,
  );
}

/** A text cut so that what was typed is seen, where it has it. */
function labelShowing(head: string, text: string, typed: string, length = optionLength): string {
  const start = text.toLowerCase().indexOf(typed.toLowerCase());
  return matchingLabel(head, text, start < 0 ? undefined : { start, end: start + typed.length }, length);
}
