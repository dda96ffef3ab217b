import {
  type APIMessageInteractionMetadata,
  ApplicationCommandType,
  InteractionType,
  MessageType,
} from 'discord-api-types/v10';
import type { Interaction } from '../state/interactions.ts';
import { userJson } from '../state/entity-json.ts';

/** What a reply says of the interaction that it answers. */
export function interactionMetadata(interaction: Interaction): APIMessageInteractionMetadata {
  const { id, kind, user, command, sourceMessageId, payload } = interaction;
  const owner = (payload as { readonly authorizing_integration_owners: object }).authorizing_integration_owners;
  const metadata = {
    id,
    type: kind,
    user: userJson(user),
    authorizing_integration_owners: owner,
    ...(kind === InteractionType.ApplicationCommand && { name: command?.name, command_type: command?.type }),
    ...(command?.type === ApplicationCommandType.Message && { target_message_id: targetOf(interaction) }),
    ...(kind === InteractionType.MessageComponent && { interacted_message_id: sourceMessageId }),
  };
  return metadata as unknown as APIMessageInteractionMetadata;
}

/** Of a command used on a message: which one. */
function targetOf({ payload }: Interaction): string | undefined {
  return (payload as { readonly data?: { readonly target_id?: string } }).data?.target_id;
}

/** A reply stands under the line of its command, or as a reply to the message whose component was used. */
export function replyType({ command, sourceMessageId }: Interaction): MessageType {
  if (command !== undefined)
    return command.type === ApplicationCommandType.ChatInput
      ? MessageType.ChatInputCommand
      : MessageType.ContextMenuCommand;
  return sourceMessageId === undefined ? MessageType.Default : MessageType.Reply;
}
