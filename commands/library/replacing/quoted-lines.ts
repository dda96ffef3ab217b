import { messageLink } from '../../../src/bot/channels.ts';
import type { Markdown } from '../../../src/bot/markdown.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { Services } from '../../../src/bot/services.ts';
import { guildScope } from '../../../src/library/ids.ts';
import type { LibraryRequest } from '../change-library.ts';

const mostLinks = 6;

/** Links to messages of Docent's that quote what changes or goes: summaries first, which are pinned the most, then answers, the newest first. */
export async function quotedLines(
  articleId: string,
  claimIds: readonly string[],
  { guildId, locale }: Pick<LibraryRequest, 'guildId' | 'locale'>,
  { store }: Services,
): Promise<readonly Markdown[]> {
  if (claimIds.length === 0) return [];
  const posts = await store.quotes.find(guildScope(guildId), articleId, claimIds);
  if (posts.length === 0) return [];
  const { adding, replacing } = messages[locale];
  const ranked = posts.toSorted((one, other) => Number(other.kind === 'summary') - Number(one.kind === 'summary'));
  const more = posts.length - mostLinks;
  return [
    `📌 ${replacing.quoted(posts.length)}`,
    ...ranked
      .slice(0, mostLinks)
      .map(
        ({ kind, channelId, messageId }) =>
          `- ${replacing.quotedIn[kind]} ${messageLink({ guildId, channelId }, messageId)}`,
      ),
    ...(more > 0 ? [`- ${adding.more(more)}`] : []),
  ];
}
