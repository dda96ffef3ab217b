import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../article/article-model.ts';
import { UserError } from '../errors.ts';
import { infoOf } from './library-view.ts';
import {
  type ArticleSource,
  type Audience,
  type CheckQuestion,
  everybody,
  type LibraryEdit,
  type LibrarySettings,
  type NewEntry,
  type StoredArticle,
  type StoredLibrary,
} from './stored-library.ts';

/** What moderators may put into one library. */
export type LibraryLimits = {
  readonly maxArticles: number;
  /** Of one article. */
  readonly maxClaims: number;
};

export const usualLimits: LibraryLimits = { maxArticles: 200, maxClaims: 5_000 };

/** An article to be stored, and what goes with it. */
export type NewArticle = { readonly article: Article; readonly source: ArticleSource; readonly at: number };

/**
 * Adds articles under ids that are free; see `freeId`. `audience`: who is told of them.
 * @throws UserError `LIBRARY_FULL`, `ARTICLE_TOO_LONG`, `ARTICLE_DUPLICATE` where an id was taken meanwhile
 */
export function addArticles(
  before: StoredLibrary,
  added: readonly (NewArticle & { readonly audience?: Audience })[],
  limits: LibraryLimits,
  action: 'add' | 'import' = 'add',
): LibraryEdit {
  const count = before.articles.length + added.length;
  if (count > limits.maxArticles)
    throw new UserError('LIBRARY_FULL', `A library holds ${limits.maxArticles} articles. Remove one first.`, {
      most: limits.maxArticles,
    });
  const taken = new Set([...before.articles, ...before.removed].map(({ id }) => id));
  for (const { article } of added) {
    checkLength(article, limits);
    if (taken.has(article.id))
      throw new UserError('ARTICLE_DUPLICATE', `There is an article "${article.id}" already.`, { id: article.id });
    taken.add(article.id);
  }
  return {
    entries: added.length === 0 ? [{ action }] : added.map(({ article }) => ({ action, ...entryOf(article) })),
    put: added.map(({ article, source, at, audience = everybody }, place) => ({
      article,
      // In their own order, also where they are added at once.
      stored: { ...infoOf(article), source, audience, addedAt: at + place, changedAt: at },
    })),
  };
}

/**
 * Puts a new text in the place of an article's. `revision`: of the text that the moderator compared it with.
 * @throws UserError `ARTICLE_UNKNOWN`, `ARTICLE_TOO_LONG`, `LIBRARY_CHANGED` where the text is another one by now
 */
export function replaceArticle(
  before: StoredLibrary,
  { article, source, at }: NewArticle,
  revision: string,
  limits: LibraryLimits,
): LibraryEdit {
  const stored = findStored(before, article.id);
  if (stored.revision !== revision) throw changed(stored);
  checkLength(article, limits);
  return {
    entries: [{ action: 'replace', ...entryOf(article) }],
    put: [{ article, stored: { ...describedAnew(stored, article), source, changedAt: at } }],
  };
}

/** As `replaceArticle`, with the text that the article had before that. */
export function revertArticle(
  before: StoredLibrary,
  former: NewArticle,
  revision: string,
  limits: LibraryLimits,
): LibraryEdit {
  return {
    ...replaceArticle(before, former, revision, limits),
    entries: [{ action: 'revert', ...entryOf(former.article) }],
  };
}

/** As `replaceArticle`, with what the article's page says by now, which it takes by itself. */
export function followPage(
  before: StoredLibrary,
  newest: NewArticle,
  revision: string,
  limits: LibraryLimits,
): LibraryEdit {
  return {
    ...replaceArticle(before, newest, revision, limits),
    entries: [{ action: 'follow', ...entryOf(newest.article) }],
  };
}

/** Nothing that anybody wants to know of: it is so already. */
const noEdit: LibraryEdit = {};

/** Gives an article another title: its text as it is, else. @throws UserError as `replaceArticle` does */
export function renameArticle(before: StoredLibrary, article: Article, revision: string, at: number): LibraryEdit {
  const stored = findStored(before, article.id);
  if (stored.revision !== revision) throw changed(stored);
  if (stored.title === article.title) return noEdit;
  return {
    entries: [{ action: 'rename', ...entryOf(article) }],
    put: [{ article, stored: { ...describedAnew(stored, article), changedAt: at } }],
  };
}

/** Takes an article out; for a day it can be put back. @throws UserError `ARTICLE_UNKNOWN` */
export function removeArticle(before: StoredLibrary, id: string): LibraryEdit {
  const stored = findStored(before, id);
  const { defaultArticleId, ...others } = before.settings;
  return {
    entries: [{ action: 'remove', articleId: id, title: stored.title }],
    remove: [id],
    ...(defaultArticleId === id && { settings: others, put: [{ stored: { ...stored, wasDefault: true } }] }),
  };
}

/** Takes out those of these that are there, in one change. */
export function removeArticles(before: StoredLibrary, ids: readonly string[]): LibraryEdit {
  const there = ids.filter((id) => before.articles.some((each) => each.id === id));
  const edits = there.map((id) => removeArticle(before, id));
  return Object.assign({}, ...edits, {
    entries: edits.flatMap(({ entries = [] }) => entries),
    remove: there,
  }) as LibraryEdit;
}

/** @throws UserError `ARTICLE_UNKNOWN` where it was not taken out, or too long ago; `LIBRARY_FULL` */
export function restoreArticle(before: StoredLibrary, id: string, limits: LibraryLimits): LibraryEdit {
  const removed = before.removed.find((each) => each.id === id);
  if (removed === undefined) throw unknown(id);
  if (before.articles.length >= limits.maxArticles)
    throw new UserError('LIBRARY_FULL', `A library holds ${limits.maxArticles} articles. Remove one first.`, {
      most: limits.maxArticles,
    });
  const { wasDefault = false, removedAt: _, ...stored } = removed;
  const isDefault = wasDefault && before.settings.defaultArticleId === undefined;
  return {
    entries: [{ action: 'restore', articleId: id, title: removed.title }],
    restore: [id],
    ...(wasDefault && { put: [{ stored }] }),
    ...(isDefault && { settings: { ...before.settings, defaultArticleId: id } }),
  };
}

/** Says who is told of an article. @throws UserError `ARTICLE_UNKNOWN` */
export function limitArticle(before: StoredLibrary, id: string, audience: Audience): LibraryEdit {
  const stored = findStored(before, id);
  if (isDeepStrictEqual(stored.audience, audience)) return noEdit;
  return {
    entries: [{ action: 'limit', articleId: id, title: stored.title }],
    put: [{ stored: { ...stored, audience } }],
  };
}

/** Changes what is known of where an article came from; `isQuiet`: nobody wants to know. @throws UserError `ARTICLE_UNKNOWN` */
export function setSource(before: StoredLibrary, id: string, source: ArticleSource, isQuiet = false): LibraryEdit {
  const stored = findStored(before, id);
  return {
    ...(!isQuiet && { entries: [{ action: 'sync', articleId: id, title: stored.title }] }),
    put: [{ stored: { ...stored, source } }],
  };
}

/** Keeps a check question of an article. @throws UserError `ARTICLE_UNKNOWN` */
export function addCheck(before: StoredLibrary, check: CheckQuestion): LibraryEdit {
  findStored(before, check.articleId);
  return { entries: [{ action: 'check', articleId: check.articleId, title: check.question }], keepCheck: check };
}

/** Takes a check question out. */
export function takeOutCheck({
  id,
  articleId,
  question,
}: Pick<CheckQuestion, 'id' | 'articleId' | 'question'>): LibraryEdit {
  return { entries: [{ action: 'uncheck', articleId, title: question }], dropCheck: id };
}

/** `undefined` as a value takes the setting away. */
export function setInLibrary(
  before: StoredLibrary,
  entry: NewEntry,
  set: { readonly [Key in keyof LibrarySettings]?: LibrarySettings[Key] | undefined },
): LibraryEdit {
  const merged = { ...before.settings, ...set };
  const present = Object.entries(merged).filter(([, value]) => value !== undefined);
  const settings = { hiddenIds: [], ...(Object.fromEntries(present) as Partial<LibrarySettings>) };
  return isDeepStrictEqual(settings, before.settings) ? noEdit : { entries: [entry], settings };
}

/** @throws UserError `ARTICLE_UNKNOWN` */
export function findStored({ articles }: StoredLibrary, id: string): StoredArticle {
  const stored = articles.find((each) => each.id === id);
  if (stored === undefined) throw unknown(id);
  return stored;
}

const LONGEST_ID = 40;

/**
 * An id made from a title that no article of the library has, nor one that can still be put back, nor one of the operator's:
 * `server-rules`, `server-rules-2`.
 */
export function freeId(title: string, { articles, removed }: StoredLibrary, folderIds: readonly string[]): string {
  const taken = new Set([...articles, ...removed].map(({ id }) => id).concat(folderIds));
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_ID)
    .replaceAll(/^-|-$/gu, '');
  const stem = plain === '' ? 'article' : plain;
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** What was known of the text before is not known of the new one: it may name no author. */
function describedAnew(stored: StoredArticle, article: Article): StoredArticle {
  const { author: _, ...others } = stored;
  return { ...others, ...infoOf(article) };
}

function entryOf({ id, title }: Article): Pick<NewEntry, 'articleId' | 'title'> {
  return { articleId: id, title };
}

function checkLength(article: Article, { maxClaims }: LibraryLimits): void {
  const { claims } = infoOf(article);
  if (claims <= maxClaims) return;
  throw new UserError(
    'ARTICLE_TOO_LONG',
    `An article may have ${maxClaims} claims; this one has ${claims}. Cut it into several.`,
    { most: maxClaims, claims },
  );
}

function unknown(id: string): UserError {
  return new UserError('ARTICLE_UNKNOWN', 'There is no such article in this library.', { article: id });
}

function changed({ id, title }: StoredArticle): UserError {
  return new UserError('LIBRARY_CHANGED', `"${title}" has been changed meanwhile. Look at it again.`, { article: id });
}
