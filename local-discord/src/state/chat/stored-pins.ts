import { MessageType } from 'discord-api-types/v10';
import { messageEvent, post } from './stored-messages.ts';
import type { Channel, StoredMessage, User } from '../world-model.ts';
import type { World } from '../world.ts';

export const maxPins = 250;

/** What is pinned in a channel, the latest first. */
export function pinsOf(channel: Channel): readonly StoredMessage[] {
  return [...channel.messages.values()]
    .filter(({ pinnedAt }) => pinnedAt !== undefined)
    .sort((left, right) => Date.parse(right.pinnedAt ?? '') - Date.parse(left.pinnedAt ?? ''));
}

/** Pins a message, and says so in the channel as Discord does. */
export function pin(world: World, channel: Channel, message: StoredMessage, user: User): void {
  if (message.pinnedAt !== undefined) return;
  setPinned(world, channel, message, world.timestamp());
  const reference = { message_id: message.data.id, channel_id: channel.id };
  post(world, {
    channel,
    author: user,
    type: MessageType.ChannelPinnedMessage,
    about: {
      message_reference: channel.guildId === undefined ? reference : { ...reference, guild_id: channel.guildId },
    },
  });
}

export function unpin(world: World, channel: Channel, message: StoredMessage): void {
  if (message.pinnedAt !== undefined) setPinned(world, channel, message, undefined);
}

function setPinned(world: World, channel: Channel, message: StoredMessage, at: string | undefined): void {
  message.pinnedAt = at;
  message.data = { ...message.data, pinned: at !== undefined };
  if (at !== undefined) channel.lastPinAt = at;
  const { guildId } = channel;
  const place = { channel_id: channel.id, last_pin_timestamp: channel.lastPinAt };
  const data = guildId === undefined ? place : { ...place, guild_id: guildId };
  world.emit({ name: 'CHANNEL_PINS_UPDATE', data, guildId, channel });
  world.emit(messageEvent(world, 'MESSAGE_UPDATE', channel, message));
}
