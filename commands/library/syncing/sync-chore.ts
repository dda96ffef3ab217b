import { revisionOf } from '../../../src/article/article-places.ts';
import { escapeWithin, type Markdown } from '../../../src/bot/markdown.ts';
import { type Locale, messages, problemOf } from '../../../src/bot/messages/index.ts';
import type { Chore } from '../../../src/bot/schedule/chores.ts';
import type { Services } from '../../../src/bot/services.ts';
import { UserError } from '../../../src/errors.ts';
import { countChanges, outdatedClaims } from '../../../src/library/article-replacement.ts';
import { guildOf, type GuildId, newId, type RecordScope } from '../../../src/library/ids.ts';
import { findStored, followPage, setSource } from '../../../src/library/library-edits.ts';
import type { ArticleSource, StoredArticle, StoredLibrary, WebSource } from '../../../src/library/stored-library.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { longMessage } from '../../../src/reply/long-message.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { type DocumentRead, readAgain } from '../adding/documents.ts';
import { postNews } from '../change-library.ts';
import { storedText } from '../own-articles.ts';
import { undoReplacementAction } from '../replacing/replacement-actions.ts';
import type { FormerText } from '../replacing/replacement-draft.ts';
import { quotedLines } from '../replacing/quoted-lines.ts';
import { comparedWith, shownComparison, type TextComparison } from '../replacing/text-comparison.ts';

/** Longer than a page takes to be fetched and read; should this process end meanwhile, another one takes it up then. */
const leaseMs = 600_000;
/** So few are read well within that time. */
const atOnce = 5;
const titleLength = 160;

/** Reads the articles again that are linked to a page, a day after the last time, and tells moderators what has changed there. */
export const syncChore: Chore = {
  name: 'articles that are linked to a page',
  everyMs: 60_000,
  run: async (services) => {
    if (services.web === undefined) return;
    const { log, store, now } = services;
    for (let due = await store.library.takeDueSyncs(now(), leaseMs, atOnce); due.length > 0; ) {
      for (const one of due)
        await syncOne(one, services).catch((error: unknown) => {
          log.error({ err: error, article: one.articleId }, 'an article could not be read again; trying again later');
        });
      due = await store.library.takeDueSyncs(now(), leaseMs, atOnce);
    }
  },
};

/** Where it is told, in which language where the server has set none; and when the page was looked at. */
type Place = { readonly id: string; readonly guildId: GuildId; readonly locale: Locale; readonly at: number };

async function syncOne(
  { scope, articleId }: { readonly scope: RecordScope; readonly articleId: string },
  services: Services,
): Promise<void> {
  const guildId = guildOf(scope);
  if (guildId === undefined) return;
  const library = await services.library.stored(guildId);
  const article = library.articles.find(({ id }) => id === articleId);
  if (article?.source.kind !== 'web' || article.source.sync === 'off') return;
  const place: Place = { id: `sync ${articleId}`, guildId, locale: 'en', at: services.now() };
  const { trouble: _, toldTrouble: before, ...source } = article.source;
  try {
    const read = await readAgain(article.source, services);
    await noteSource(place, article, await followed(read, { ...article, source }, library, place, services), services);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, context } = error;
    // Told once, not every day: its last reading stays. Where it cannot be told, it is the next day.
    const isTold =
      code === before ||
      (await postNews(place, services, library, (locale) => {
        const words = messages[locale];
        return { content: words.syncing.trouble(shownTitle(article, locale), problemOf(code, words, context)) };
      }));
    await noteSource(place, article, { ...source, trouble: code, ...(isTold && { toldTrouble: code }) }, services);
  }
}

/** What is known of the source, once what was read there has taken effect, or has been told. */
async function followed(
  read: DocumentRead | 'unchanged',
  article: StoredArticle & { readonly source: WebSource },
  library: StoredLibrary,
  place: Place,
  services: Services,
): Promise<WebSource> {
  const { source } = article;
  if (read === 'unchanged' || read.source.kind !== 'web') return source;
  const { etag, lastModified } = read.source;
  const { etag: _, lastModified: __, told, ...rest } = source;
  const seen = { ...rest, ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
  const comparison = await comparedWith(article, read, place, services);
  if (comparison === undefined) return seen;
  if (source.sync === 'apply' && comparison.checks.failed.length === 0) {
    await apply(comparison, { seen, newest: revisionOf(read.article) }, article, library, place, services);
    return seen;
  }
  // What is told waits for a moderator: until then the page counts as not read.
  const newest = revisionOf(read.article);
  const isTold = told === newest || (await tell(comparison, article, library, place, services));
  return { ...source, ...(isTold && { told: newest }) };
}

/** What moderators are told of has an *Undo*. Whoever takes a text back that came by itself is asked from then on, and not of this one. */
async function apply(
  { replacement }: TextComparison,
  { seen: source, newest: told }: { readonly seen: WebSource; readonly newest: string },
  article: StoredArticle & { readonly source: WebSource },
  library: StoredLibrary,
  place: Place,
  services: Services,
): Promise<void> {
  const { at } = place;
  const undo = newId();
  const former: FormerText = {
    kind: 'former',
    article: await storedText({ id: article.id, revision: article.revision }, place, services),
    source: { ...article.source, sync: 'tell', told },
    revision: revisionOf(replacement.article),
    wasBySync: true,
  };
  await services.library.change(place.guildId, { at }, (before) => ({
    ...followPage(before, { article: replacement.article, source, at }, article.revision, services.libraryLimits),
    keepDraft: { id: undo, payload: JSON.stringify(former) },
  }));
  const { changes } = replacement;
  const counts = countChanges(changes.claims);
  await postNews(place, services, library, async (locale) => {
    const { syncing, adding } = messages[locale];
    const quoted = await quotedLines(former.article, outdatedClaims(changes), { ...place, locale }, services);
    const done = syncing.applied(shownTitle(article, locale), counts.new, counts.changed, counts.gone);
    return longMessage({
      parts: [[done, ...quoted].join('\n')],
      rows: rows([button(adding.undo, undoReplacementAction.id({ draft: undo }))]),
    });
  });
}

function tell(
  comparison: TextComparison,
  article: StoredArticle,
  library: StoredLibrary,
  place: Place,
  services: Services,
): Promise<boolean> {
  return postNews(place, services, library, (locale) =>
    shownComparison(comparison, { ...place, locale, userId: '' }, services, messages[locale].syncing.changed),
  );
}

function shownTitle(article: StoredArticle, locale: Locale): Markdown {
  return escapeWithin(titleOf(article, messages[locale]), titleLength);
}

/**
 * Nobody's doing: it stands in no history. What moderators said of the article while its page was read stands; one that is gone meanwhile
 * needs none of it.
 */
async function noteSource(
  { guildId, at }: Place,
  { id, source: known }: StoredArticle,
  source: WebSource,
  { library }: Services,
): Promise<void> {
  try {
    await library.change(guildId, { at }, (before) => {
      const { source: stored } = findStored(before, id);
      if (stored.kind !== 'web') return setSource(before, id, stored, true);
      const isAsKnown = [known, source].some((each) => isSameLink(stored, each));
      return setSource(before, id, { ...(isAsKnown ? source : stored), checkedAt: at }, true);
    });
  } catch (error) {
    if (!(error instanceof UserError && error.code === 'ARTICLE_UNKNOWN')) throw error;
  }
}

/** Whether moderators have said the same of two links, and were told the same. */
function isSameLink(one: WebSource, other: ArticleSource): boolean {
  return other.kind === 'web' && one.url === other.url && one.sync === other.sync && one.told === other.told;
}
