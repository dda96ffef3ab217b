import type { Article } from '../../../src/article/article-model.ts';
import type { Markdown } from '../../../src/bot/markdown.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { Message } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { UserError } from '../../../src/errors.ts';
import { type ArticleReplacement, isSameText, outdatedClaims } from '../../../src/library/article-replacement.ts';
import { type AskedChecks, checksWith } from '../../../src/library/check-questions.ts';
import { guildScope } from '../../../src/library/ids.ts';
import { infoOf } from '../../../src/library/library-view.ts';
import type { StoredArticle } from '../../../src/library/stored-library.ts';
import { warningText } from '../adding/draft-message.ts';
import type { DocumentRead } from '../adding/documents.ts';
import { unfoundIn, unfoundLines } from '../adding/unfound-notes.ts';
import type { LibraryRequest } from '../change-library.ts';
import { storedText } from '../own-articles.ts';
import { quotedLines } from './quoted-lines.ts';
import { type DraftingRequest, replacementOf, saveReplacement } from './replacement-draft.ts';
import { replacementMessage } from './replacement-message.ts';

/** A new text beside the one that is there, and what it would do to the check questions. */
export type TextComparison = {
  readonly before: Article;
  readonly read: DocumentRead;
  readonly replacement: ArticleReplacement;
  readonly checks: AskedChecks;
};

/**
 * Compares what was read with an article of a server's own; undefined where it says what the article says already.
 * @throws UserError `ARTICLE_TOO_LONG`, `LIBRARY_CHANGED`
 */
export async function comparedWith(
  picked: StoredArticle,
  read: DocumentRead,
  request: Pick<LibraryRequest, 'guildId'>,
  services: Services,
): Promise<TextComparison | undefined> {
  const { library, libraryLimits, store } = services;
  const before = await storedText(picked, request, services);
  const { maxClaims: most } = libraryLimits;
  const { claims } = infoOf(read.article);
  if (claims > most) throw new UserError('ARTICLE_TOO_LONG', `An article may have ${most} claims.`, { most, claims });
  const replacement = await replacementOf(before, read.article);
  if (isSameText(replacement.changes)) return undefined;
  const all = await store.checks.list(guildScope(request.guildId));
  const checks = await checksWith(library, request.guildId, replacement.article, all);
  return { before, read, replacement, checks };
}

/** The comparison in words, with the buttons that make it so; the new text waits for them. */
export async function shownComparison(
  { before, read, replacement, checks }: TextComparison,
  request: DraftingRequest,
  services: Services,
  note?: Markdown,
): Promise<Message> {
  const words = messages[request.locale];
  const draft = await saveReplacement(before, replacement, read.source, request, services);
  return replacementMessage(
    {
      ...replacement,
      draft,
      before,
      warnings: read.warnings.map(({ about }) => warningText(about, words)),
      checks,
      unfound: unfoundLines(await unfoundIn(replacement.article, services), words),
      ...(note !== undefined && { note }),
      quoted: await quotedLines(before, outdatedClaims(replacement.changes), request, services),
    },
    words,
  );
}
