import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Article } from '../article/article-model.ts';
import { messages, type Messages } from '../bot/messages/index.ts';
import { plain } from '../bot/plain-text.ts';
import type { AutocompleteRequest } from '../bot/request.ts';
import type { Services } from '../bot/services.ts';
import type { SearchEngine } from '../search/search-engine.ts';
import type { LookupHit } from '../search/lookup-claims.ts';
import { optionLabel } from './message-components.ts';
import { titleOf } from './reply-parts.ts';
import {
  allSections,
  articleKey,
  findArticle,
  findClaim,
  findPlace,
  type Place,
  placeNumbered,
  placeValue,
} from './places.ts';
import { sectionOption } from './section-message.ts';

export type Choice = APIApplicationCommandOptionChoice<string>;

/** What Discord lists at most. */
const maxChoices = 25;
/** Beyond this, more typing finds nothing better. */
const maxTyped = 100;

/** What may be picked for the options `section` and `article`. */
export async function placeChoices({ guildId, focused, locale }: AutocompleteRequest<object>, { library }: Services) {
  const engine = await library.engineFor(guildId);
  return focused.name === 'section'
    ? sectionChoices(engine, focused.value, messages[locale])
    : articleChoices(engine.articles(), focused.value, messages[locale]);
}

/** Claims for what is being typed, best first; the sections while nothing is. */
export function claimChoices(engine: SearchEngine, typed: string, words: Messages): readonly Choice[] {
  const text = typedText(typed);
  if (text === '') return sectionChoices(engine, '', words);
  const articles = engine.articles();
  const numbered = isNumber(text) ? articles.flatMap((article) => placeNumbered(text, article) ?? []) : [];
  const found = engine.lookup(text, { limit: maxChoices }).flatMap((hit) => placeOf(hit, articles) ?? []);
  return listed([...numbered, ...found], words);
}

/** Sections whose heading or article holds what is typed, then those whose claims do. */
export function sectionChoices(engine: SearchEngine, typed: string, words: Messages): readonly Choice[] {
  const text = typedText(typed);
  const articles = engine.articles();
  const sections = allSections(articles);
  if (text === '') return listed(sections, words);
  const named = sections.filter(
    ({ article, index, section }) =>
      contains(section.heading, text) || contains(article.title, text) || text === String(index + 1),
  );
  const found = engine.lookup(text, { limit: maxChoices }).flatMap((hit) => {
    const place = placeOf(hit, articles);
    return place === undefined ? [] : [{ article: place.article, index: place.index, section: place.section }];
  });
  return listed([...named, ...found], words);
}

/** Articles whose title or author holds what is typed. */
export function articleChoices(articles: readonly Article[], typed: string, words: Messages): readonly Choice[] {
  const text = typedText(typed);
  return articlesNamed(text, articles)
    .slice(0, maxChoices)
    .map((article) => ({ name: optionLabel(titleOf(article, words)), value: articleKey(article.id) }));
}

/** The article that was picked, or that a typed text names. */
export function resolveArticle(typed: string, articles: readonly Article[]): Article | undefined {
  const text = typedText(typed);
  return findArticle(typed, articles) ?? (text === '' ? undefined : articlesNamed(text, articles)[0]);
}

/** What was picked, exactly; a number such as 2.1; else the best match of what was typed. */
export function resolvePlace(engine: SearchEngine, typed: string): Place | undefined {
  const articles = engine.articles();
  const picked = findPlace(typed, articles);
  if (picked !== undefined) return picked;
  const text = typedText(typed);
  if (text === '') return undefined;
  if (isNumber(text)) {
    for (const article of articles) {
      const place = placeNumbered(text, article);
      if (place !== undefined) return place;
    }
  }
  // Without a letter or a digit there is nothing to look for, and the look-up lists everything.
  const [best] = /[\p{L}\p{N}]/u.test(text) ? engine.lookup(text, { limit: 1 }) : [];
  return best && placeOf(best, articles);
}

/** As `resolvePlace`, for sections: a heading that holds what was typed comes before a claim that does. */
export function resolveSection(engine: SearchEngine, typed: string): Place | undefined {
  const articles = engine.articles();
  const picked = findPlace(typed, articles);
  if (picked !== undefined) return picked;
  const text = typedText(typed);
  if (text === '') return undefined;
  const named = allSections(articles).find(({ section }) => contains(section.heading, text));
  return named ?? resolvePlace(engine, text);
}

function typedText(typed: string): string {
  return plain(typed).slice(0, maxTyped).toWellFormed();
}

function isNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function articlesNamed(text: string, articles: readonly Article[]): readonly Article[] {
  return articles.filter(({ title, author = '' }) => contains(title, text) || contains(author, text));
}

function placeOf({ articleId, claim }: LookupHit, articles: readonly Article[]): Place | undefined {
  const article = articles.find(({ id }) => id === articleId);
  return article && findClaim(claim.id, article);
}

/** Each place once, as many as Discord lists. */
function listed(places: readonly Place[], words: Messages): readonly Choice[] {
  const unique = new Map(places.map((place) => [placeValue(place), place]));
  return [...unique.values()].slice(0, maxChoices).map((place) => {
    if (place.claim !== undefined)
      return { name: optionLabel(`${place.claim.id} · ${place.claim.text}`), value: placeValue(place) };
    const { label, value } = sectionOption(place, words);
    return { name: label, value };
  });
}
