import type { Article } from '../../../src/article/article-model.ts';
import { revisionOf } from '../../../src/article/article-places.ts';
import type { Services } from '../../../src/bot/services.ts';
import { type ArticleReplacement, outdatedClaims, replacementFor } from '../../../src/library/article-replacement.ts';
import { guildScope, newId } from '../../../src/library/ids.ts';
import type { ArticleSource } from '../../../src/library/stored-library.ts';
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
  request: DraftingRequest,
  services: Services,
): Promise<string> {
  return keepReplacement(
    newId(),
    { kind: 'replacement', article, source, revision: revisionOf(before), outdated: outdatedClaims(changes) },
    request,
    services,
  );
}

/** Puts a draft back under its id. */
export async function keepReplacement(
  id: string,
  draft: ReplacementDraft,
  { guildId, userId: memberId }: DraftingRequest,
  { store, now }: Services,
): Promise<string> {
  await store.drafts.save({ id, scope: guildScope(guildId), at: now(), memberId, payload: JSON.stringify(draft) });
  return id;
}

/** Takes a draft out, for one taker only; undefined where it is done, called off, or too old. */
export async function takeReplacement(
  id: string,
  { guildId }: LibraryRequest,
  { store }: Services,
): Promise<ReplacementDraft | undefined> {
  const scope = guildScope(guildId);
  const found = await store.drafts.find(scope, id);
  const draft = found && (JSON.parse(found.payload) as ReplacementDraft | { readonly kind: unknown });
  if (draft?.kind !== 'replacement' || !(await store.drafts.remove(scope, id))) return undefined;
  return draft as ReplacementDraft;
}
