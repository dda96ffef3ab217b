import type { APIReaction } from 'discord-api-types/v10';
import { fullMemberJson } from '../entity-json.ts';
import type { Channel, StoredMessage } from '../world-model.ts';
import type { World } from '../world.ts';

export function addReaction(
  world: World,
  channel: Channel,
  message: StoredMessage,
  userId: string,
  emoji: string,
): void {
  const users = message.reactions.get(emoji) ?? new Set<string>();
  if (users.has(userId)) return;
  message.reactions.set(emoji, users.add(userId));
  show(world, message);
  const member = world.guildOf(channel)?.members.get(userId);
  tell(world, 'MESSAGE_REACTION_ADD', channel, message, {
    ...(member !== undefined && { member: fullMemberJson(member) }),
    user_id: userId,
    emoji: emojiJson(emoji),
    type: 0,
    burst: false,
  });
}

export function removeReaction(
  world: World,
  channel: Channel,
  message: StoredMessage,
  userId: string,
  emoji: string,
): void {
  const users = message.reactions.get(emoji);
  if (users?.delete(userId) !== true) return;
  if (users.size === 0) message.reactions.delete(emoji);
  show(world, message);
  const about = { user_id: userId, emoji: emojiJson(emoji), type: 0, burst: false };
  tell(world, 'MESSAGE_REACTION_REMOVE', channel, message, about);
}

/** Takes away all reactions, or all with one emoji. */
export function clearReactions(world: World, channel: Channel, message: StoredMessage, emoji?: string): void {
  if (emoji === undefined) message.reactions.clear();
  else message.reactions.delete(emoji);
  show(world, message);
  if (emoji === undefined) tell(world, 'MESSAGE_REACTION_REMOVE_ALL', channel, message, {});
  else tell(world, 'MESSAGE_REACTION_REMOVE_EMOJI', channel, message, { emoji: emojiJson(emoji) });
}

function show(world: World, message: StoredMessage): void {
  const shown = Array.from(message.reactions, ([emoji, users]): APIReaction => {
    const me = users.has(world.bot.id);
    const counts = { count: users.size, count_details: { burst: 0, normal: users.size } };
    return { emoji: emojiJson(emoji), ...counts, me, me_burst: false, burst_colors: [] };
  });
  const { reactions: _, ...rest } = message.data;
  message.data = shown.length === 0 ? rest : { ...rest, reactions: shown };
}

function emojiJson(emoji: string): { id: string | null; name: string } {
  const [, name, id] = /^(\w+):(\d+)$/.exec(emoji) ?? [];
  return name === undefined || id === undefined ? { id: null, name: emoji } : { id, name };
}

function tell(
  world: World,
  name: `MESSAGE_REACTION_${'ADD' | 'REMOVE' | 'REMOVE_ALL' | 'REMOVE_EMOJI'}`,
  channel: Channel,
  message: StoredMessage,
  about: object,
): void {
  const { guildId } = channel;
  const place = {
    channel_id: channel.id,
    message_id: message.data.id,
    ...(guildId !== undefined && { guild_id: guildId }),
  };
  const author = { message_author_id: message.data.author.id };
  world.emit({ name, data: { ...place, ...about, ...author }, guildId, channel, onlyFor: message.ephemeralFor });
}
