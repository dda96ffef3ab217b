import type { Article } from '../../../src/article/article-model.ts';
import { messageLink } from '../../../src/bot/channels.ts';
import type { Markdown } from '../../../src/bot/markdown.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { Services } from '../../../src/bot/services.ts';
import { guildScope } from '../../../src/library/ids.ts';
import type { LibraryRequest } from '../change-library.ts';
import { pinnedQuotes } from './pinned-quotes.ts';

const mostLinks = 6;
const inOrder = ['pinned', 'summary', 'answer'] as const;

/**
 * Links to messages of Docent's that quote what changes or goes of an article as it was: what is pinned, by whomever, then summaries, then
 * answers, the newest first.
 */
export async function quotedLines(
  article: Article,
  claimIds: readonly string[],
  { guildId, locale }: Pick<LibraryRequest, 'guildId' | 'locale'>,
  services: Services,
): Promise<readonly Markdown[]> {
  if (claimIds.length === 0) return [];
  const posts = await services.store.quotes.find(guildScope(guildId), article.id, claimIds);
  const known = new Set(posts.map(({ messageId }) => messageId));
  const pinned = await pinnedQuotes(article, claimIds, (id) => known.has(id), guildId, services);
  const isPinned = new Set(pinned.map(({ messageId }) => messageId));
  const all = [
    ...pinned.map((quote) => ({ ...quote, kind: 'pinned' as const })),
    ...posts.filter(({ messageId }) => !isPinned.has(messageId)),
  ];
  if (all.length === 0) return [];
  const { adding, replacing } = messages[locale];
  const ranked = inOrder.flatMap((kind) => all.filter((each) => each.kind === kind));
  const more = all.length - mostLinks;
  return [
    `📌 ${replacing.quoted(all.length)}`,
    ...ranked
      .slice(0, mostLinks)
      .map(
        ({ kind, channelId, messageId }) =>
          `- ${replacing.quotedIn[kind]} ${messageLink({ guildId, channelId }, messageId)}`,
      ),
    ...(more > 0 ? [`- ${adding.more(more)}`] : []),
  ];
}
