import { type APIMessageInteractionMetadata, InteractionType } from 'discord-api-types/v10';
import type { Interaction } from '../state/interactions.ts';
import { userJson } from '../state/json.ts';

/** What a reply says of the interaction that it answers. */
export function interactionMetadata(interaction: Interaction): APIMessageInteractionMetadata {
  const { id, kind, user, channel, commandName, sourceMessageId } = interaction;
  const owner = channel.guildId === undefined ? { 1: user.id } : { 0: channel.guildId };
  const metadata = {
    id,
    type: kind,
    user: userJson(user),
    authorizing_integration_owners: owner,
    ...(kind === InteractionType.ApplicationCommand && { name: commandName, command_type: 1 }),
    ...(kind === InteractionType.MessageComponent && { interacted_message_id: sourceMessageId }),
  };
  return metadata as unknown as APIMessageInteractionMetadata;
}
