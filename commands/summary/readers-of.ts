import type { Channels } from '../../src/bot/channels.ts';
import type { GuildId } from '../../src/library/ids.ts';
import type { Viewer } from '../../src/library/viewer.ts';

/** Those who will read a post: what not everybody in its channel may read is not posted. */
export async function readersOf(channelId: string, guildId: GuildId | undefined, channels: Channels): Promise<Viewer> {
  const channel = await channels.find(channelId);
  return { guildId, channelId, aboveIds: channel?.aboveIds ?? [] };
}
