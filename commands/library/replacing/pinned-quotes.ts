import type { Article } from '../../../src/article/article-model.ts';
import { lacking } from '../../../src/bot/permissions.ts';
import type { Services } from '../../../src/bot/services.ts';
import { guildScope, type GuildId } from '../../../src/library/ids.ts';

/** So many channels are looked into, a request or two each: those in which the article was quoted last. */
const mostChannels = 10;
/** Of a longer claim its beginning tells it from others: a quote may cut the rest. */
const tellingLength = 200;
/** A shorter one tells nothing unless it is a line by itself. */
const leastWithin = 16;

export type PinnedQuote = { readonly channelId: string; readonly messageId: string };

/**
 * Messages of Docent's that are pinned, whoever did that, and quote one of these claims of the article as it was, however long ago: in the
 * channels in which it was quoted, where Docent may look back. `isKnown` says of a message that it quotes one of them, whatever it shows.
 */
export async function pinnedQuotes(
  article: Article,
  claimIds: readonly string[],
  isKnown: (messageId: string) => boolean,
  guildId: GuildId,
  { store, channels, log }: Pick<Services, 'store' | 'channels' | 'log'>,
): Promise<readonly PinnedQuote[]> {
  const wanted = new Set(claimIds);
  const texts = article.sections.flatMap(({ claims }) =>
    claims.filter(({ id }) => wanted.has(id)).map(({ text }) => text),
  );
  const found: PinnedQuote[] = [];
  for (const channelId of await store.quotes.channels(guildScope(guildId), article.id, mostChannels)) {
    try {
      const channel = await channels.find(channelId);
      if (channel?.guildId !== guildId || lacking(channel.own, ['ViewChannel', 'ReadMessageHistory']).length > 0)
        continue;
      for (const { id, text } of (await channels.ownPins?.(channelId)) ?? [])
        if (isKnown(id) || quotesOne(text, texts)) found.push({ channelId, messageId: id });
    } catch (error) {
      log.warn({ err: error, channel: channelId }, 'the pins of a channel could not be read');
    }
  }
  return found;
}

/** Whether a message says what a claim says, whatever of it is bold, cut or behind a mark. */
function quotesOne(message: string, claims: readonly string[]): boolean {
  const lines = message.split('\n').map(wordsOf);
  const whole = lines.join('');
  return claims.some((claim) => {
    const words = wordsOf(claim);
    return words.length < leastWithin ? lines.includes(words) : whole.includes(words.slice(0, tellingLength));
  });
}

const wordsOf = (text: string) => text.replaceAll(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
