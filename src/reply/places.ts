import { createHash } from 'node:crypto';
import type { Article } from '../article/article-model.ts';
import { type Place, placeSince, sectionNumber, revisionOf } from '../article/article-places.ts';
import { action, localeField, pageField, snowflakeField, textField } from '../bot/action.ts';

const shortEnough = /^[\w-]{1,32}$/;

/** Stands for an article where there is room for little: its id, or what is made from a long one. At most 32 characters. */
export function articleKey(articleId: string): string {
  if (shortEnough.test(articleId)) return articleId;
  return `~${createHash('sha256').update(articleId).digest('base64url').slice(0, 22)}`;
}

/** Only among these articles: a key from elsewhere finds nothing. */
export function findArticle<A extends Pick<Article, 'id'>>(key: string, articles: readonly A[]): A | undefined {
  return articles.find(({ id }) => articleKey(id) === key);
}

/** Where in which revision of which article, as buttons carry it: `number` is a section's ("2") or a claim's ("2.1"). */
export type PlaceRef = { readonly article: string; readonly revision: string; readonly number: string };

export function placeRef({ article, index, section, claim }: Place): PlaceRef {
  const number = claim?.id ?? sectionNumber({ section, index });
  return { article: articleKey(article.id), revision: revisionOf(article), number };
}

/**
 * The place in one of these articles; `changed` where it says something else since it was shown, so that an old button never opens
 * another claim, and `gone` where there is no such article.
 */
export function resolveRef(
  { article: key, revision, number }: PlaceRef,
  articles: readonly Article[],
): Place | 'changed' | 'gone' {
  const article = findArticle(key, articles);
  if (article === undefined) return 'gone';
  return placeSince(revision, number, article) ?? 'gone';
}

/** `key@revision#2.1`: what choices and menus carry. */
export function placeValue(place: Place): string {
  const { article, revision, number } = placeRef(place);
  return `${article}@${revision}#${number}`;
}

/** The parts of such a value; undefined for any other text. */
export function readPlaceValue(value: string): PlaceRef | undefined {
  const [, article, revision, number] = /^(~?[\w-]{1,32})@([\w-]{8})#(\d{1,5}(?:\.\d{1,5})?)$/.exec(value) ?? [];
  if (article === undefined || revision === undefined || number === undefined) return undefined;
  return { article, revision, number };
}

const keyField = textField(/^~?[\w-]{1,32}$/);
export const revisionField = textField(/^[\w-]{8}$/);
const placeFields = {
  article: keyField,
  revision: revisionField,
  number: textField(/^\d{1,5}(?:\.\d{1,5})?$/),
};

/** Opens a section, or the claims around a claim, for whoever clicks. */
export const openSectionAction = action('section', placeFields, 2);
export const openAroundAction = action('around', placeFields, 2);
/** A menu of sections, and one of articles: their values say which. */
export const chooseSectionAction = action('read', {});
export const chooseArticleAction = action('article', {});
/** Turns the pages of a section for whoever opened it, in the language in which it is. */
export const turnSectionAction = action(
  'turn',
  { ...placeFields, page: pageField, ownerId: snowflakeField, locale: localeField },
  2,
);
