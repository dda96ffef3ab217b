import { type Client, Routes } from 'discord.js';
import type { APIMessage, RESTGetAPIChannelMessagesPinsResult } from 'discord-api-types/v10';
import type { PinnedMessage, SaidMessage } from '../../bot/channels.ts';
import { customIdsIn, textsIn } from './target-message.ts';

/** Of a channel's last messages so many are looked through for what Docent said. */
const lookedBackAt = 50;
/** As many pins as Discord gives at once, and how often it is asked for more. */
const pinsAtOnce = 50;
const mostRequests = 2;

/** The client's own messages among the last ones of a channel since a moment, the newest first. @throws DiscordAPIError */
export async function readSaidSince(client: Client, channelId: string, since: number): Promise<readonly SaidMessage[]> {
  const query = new URLSearchParams({ limit: String(lookedBackAt) });
  const found = (await client.rest.get(Routes.channelMessages(channelId), { query })) as readonly APIMessage[];
  return found
    .filter(({ author, timestamp }) => author.id === client.user?.id && Date.parse(timestamp) >= since)
    .map(({ id, content, components = [] }) => ({ id, content, customIds: customIdsIn(components) }));
}

/** The client's own messages among the latest pins of a channel, the latest first. @throws DiscordAPIError */
export async function readOwnPins(client: Client, channelId: string): Promise<readonly PinnedMessage[]> {
  const own: PinnedMessage[] = [];
  let before: string | undefined;
  for (let asked = 0; asked < mostRequests; asked++) {
    const query = new URLSearchParams({ limit: String(pinsAtOnce), ...(before !== undefined && { before }) });
    const { items, has_more: hasMore } = (await client.rest.get(`${Routes.channel(channelId)}/messages/pins`, {
      query,
    })) as RESTGetAPIChannelMessagesPinsResult;
    for (const { message } of items)
      if (message.author.id === client.user?.id)
        own.push({ id: message.id, text: [message.content, ...textsIn(message.components ?? [])].join('\n') });
    before = items.at(-1)?.pinned_at;
    if (!hasMore || before === undefined) break;
  }
  return own;
}
