import type { Client } from 'discord.js';

/** Thread, channel, category: no more stand in each other. */
const DEEPEST = 2;

/**
 * Ids of what a channel stands in, the nearest first: a thread's parent, the category. `parentId`: what Discord said of it, should the
 * client not know the channel.
 */
export function idsAbove(client: Client, channelId: string, parentId?: string | null): readonly string[] {
  const above: string[] = [];
  let next = parentId ?? parentOf(client, channelId);
  while (next != null && above.length < DEEPEST) {
    above.push(next);
    next = parentOf(client, next);
  }
  return above;
}

function parentOf(client: Client, channelId: string): string | null | undefined {
  const channel = client.channels.cache.get(channelId);
  return channel !== undefined && 'parentId' in channel ? channel.parentId : undefined;
}
