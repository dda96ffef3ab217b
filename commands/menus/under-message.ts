import { messageLink } from '../../src/bot/channels.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { lacking, memberNeeds, ownNeeds } from '../../src/bot/permissions.ts';

/** Where what was posted stands, or who lacks the permission to write there. */
export type Posted = { readonly id: string; readonly link: string } | { readonly lacking: 'member' | 'own' };

/** Posts as a reply to a message in the channel of the request, mentioning nobody. */
export async function postUnder(
  messageId: string,
  message: Message,
  request: Request,
  { channels }: Services,
): Promise<Posted> {
  const { id, guildId, channelId, permissions } = request;
  if (guildId !== undefined) {
    const channel = await channels.find(channelId);
    if (channel === undefined || channel.guildId !== guildId) return { lacking: 'own' };
    const posting = { pin: false, thread: false, poll: false };
    if (lacking(permissions, memberNeeds(channel, posting)).length > 0) return { lacking: 'member' };
    if (lacking(channel.own, ownNeeds(channel, posting)).length > 0) return { lacking: 'own' };
  }
  const posted = await channels.post(channelId, message, { replyTo: messageId, nonce: id });
  return { id: posted, link: messageLink(request, posted) };
}
