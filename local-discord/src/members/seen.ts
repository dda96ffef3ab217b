import type { APIMessage } from 'discord-api-types/v10';
import { isLoading } from '../state/chat/stored-messages.ts';
import { notified } from '../state/chat/message-mentions.ts';
import type { Channel, StoredMessage } from '../state/world-model.ts';
import type { World } from '../state/world.ts';

/** A message as a member sees it: Discord's JSON, and what their client makes of it. A copy: it does not change later. */
export type SeenMessage = APIMessage & {
  /** Only they see it. */
  readonly ephemeral: boolean;
  /** "… is thinking" */
  readonly loading: boolean;
  /** The ids of everyone whom it notified, roles and `@everyone` taken apart. */
  readonly pinged: readonly string[];
};

export function seen(world: World, channel: Channel, message: StoredMessage): SeenMessage {
  const { data, ephemeralFor, pings } = message;
  const pinged = notified(world, channel, data.author.id, pings);
  return structuredClone({ ...data, ephemeral: ephemeralFor !== undefined, loading: isLoading(message), pinged });
}
