import type { APIMessage } from 'discord-api-types/v10';
import type { Channel } from '../world-model.ts';
import type { World } from '../world.ts';

/**
 * A message as the bot may read it. Without the message content intent: its own, those in DMs, and those that mention it;
 * of others everything that a member wrote is left empty.
 */
export function readableMessage<Message extends APIMessage>(
  world: World,
  channel: Channel,
  message: Message,
  mayReadContent: boolean,
): Message {
  if (mayReadContent || channel.guildId === undefined) return message;
  const referenced = message.referenced_message;
  const shown = isOpen(world, message) ? message : withoutContent(message);
  if (referenced == null || isOpen(world, referenced)) return shown;
  return { ...shown, referenced_message: withoutContent(referenced) };
}

function isOpen(world: World, message: APIMessage): boolean {
  return message.author.id === world.bot.id || message.mentions.some(({ id }) => id === world.bot.id);
}

function withoutContent<Message extends APIMessage>(message: Message): Message {
  const { poll: _, ...rest } = message;
  return { ...rest, content: '', embeds: [], attachments: [], components: [] } as unknown as Message;
}
