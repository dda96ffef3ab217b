import type { Article } from '../../../src/article/article-model.ts';
import { revisionOf } from '../../../src/article/article-places.ts';
import type { Services } from '../../../src/bot/services.ts';
import { type ArticleReplacement, outdatedClaims, replacementFor } from '../../../src/library/article-replacement.ts';
import { guildScope, newId } from '../../../src/library/ids.ts';
import { type ArticleSource, undoMs } from '../../../src/library/stored-library.ts';
import type { LibraryRequest } from '../change-library.ts';

/** A new text that a moderator was shown and has not said yes to. */
export type ReplacementDraft = {
  readonly kind: 'replacement';
  /** With the id of the article whose place it is to take. */
  readonly article: Article;
  readonly source: ArticleSource;
  /** Of the text that it was compared with. */
  readonly revision: string;
  /** Ids of claims that say something else afterwards, or are gone. */
  readonly outdated: readonly string[];
};

/** The text that an article had before, for whoever takes the new one back. */
export type FormerText = {
  readonly kind: 'former';
  readonly article: Article;
  readonly source: ArticleSource;
  /** Of the text that took its place. */
  readonly revision: string;
  /** That one took effect by itself: whoever takes it back wants to be asked before the next one does. */
  readonly wasBySync?: true;
};

/** Who is shown a new text; nobody has the id '' where it was read by itself. */
export type DraftingRequest = Pick<LibraryRequest, 'guildId' | 'userId' | 'locale'>;

/**
 * What was read anew, to take an article's place. It keeps the title and the language that moderators gave the article, and what a text
 * alone does not say of itself: its author and where it is from.
 */
export function replacementOf(before: Article, read: Article): Promise<ArticleReplacement> {
  const { author, aboutAuthor, sourceUrl, language } = before;
  return replacementFor(before, {
    ...(author !== undefined && { author }),
    ...(aboutAuthor !== undefined && read.author === undefined && { aboutAuthor }),
    ...(sourceUrl !== undefined && { sourceUrl }),
    ...read,
    language: language === 'und' ? read.language : language,
  });
}

export async function saveReplacement(
  before: Article,
  { article, changes }: ArticleReplacement,
  source: ArticleSource,
  { guildId, userId: memberId }: DraftingRequest,
  { store, now }: Services,
): Promise<string> {
  const id = newId();
  const draft: ReplacementDraft = {
    kind: 'replacement',
    article,
    source,
    revision: revisionOf(before),
    outdated: outdatedClaims(changes),
  };
  await store.drafts.save({ id, scope: guildScope(guildId), at: now(), memberId, payload: JSON.stringify(draft) });
  return id;
}

/** Undefined where it is done, called off, or too old. */
export async function findReplacement(
  id: string,
  request: LibraryRequest,
  services: Services,
): Promise<ReplacementDraft | undefined> {
  const found = await kept(id, request, services);
  return found?.payload.kind === 'replacement' ? found.payload : undefined;
}

/** Undefined where it was put back, or is too old for that: it may not have been deleted yet. */
export async function findFormer(
  id: string,
  request: LibraryRequest,
  services: Services,
): Promise<FormerText | undefined> {
  const found = await kept(id, request, services);
  if (found?.payload.kind !== 'former' || found.at <= services.now() - undoMs) return undefined;
  return found.payload;
}

async function kept(id: string, { guildId }: LibraryRequest, { store }: Services) {
  const draft = await store.drafts.find(guildScope(guildId), id);
  return draft && { at: draft.at, payload: JSON.parse(draft.payload) as ReplacementDraft | FormerText };
}
