import { remove } from './chat/stored-messages.ts';
import { removeChannel } from './chat/stored-threads.ts';
import type { World } from './world.ts';

/** Takes away what was written, opened and set since the beginning; servers, channels, people and commands stay. */
export function startOver(world: World): void {
  for (const channel of world.channels.values()) {
    if (channel.thread !== undefined) {
      removeChannel(world, channel);
      continue;
    }
    for (const message of channel.messages.values()) remove(world, channel, message);
    channel.lastMessageId = null;
    channel.lastPinAt = null;
  }
  for (const guild of world.guilds.values())
    for (const id of world.commands.allOverrides(guild.id).keys()) world.commands.setOverrides(guild.id, id, []);
}
