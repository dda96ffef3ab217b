import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType as Type,
  MessageFlags,
  MessageReferenceType,
} from 'discord-api-types/v10';
import { Code, apiError, under } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { acknowledgeWithinMs, type Interaction } from '../state/interactions.ts';
import type { StoredMessage } from '../state/world-model.ts';
import { edit, isLoading, post } from '../state/chat/stored-messages.ts';
import { checkCallback } from '../validate/validate-callback.ts';
import { checkEdit } from '../validate/validate-message.ts';
import { interactionMetadata, replyType } from './interaction-metadata.ts';
import { type MessageJson, messageBody } from './message-body.ts';
import { newPoll, schedulePoll } from '../state/chat/stored-polls.ts';

type CallbackJson = { readonly type: Type; readonly data?: MessageJson };

/** The first answer to an interaction. */
export const callbackRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'interactions/:interaction/:token/callback',
    authorized: false,
    name: 'callback',
    handle: answer,
  },
];

function answer(call: Call): Answer {
  const { world } = call;
  const interaction = world.interactions.byId(call.param('interaction'));
  if (interaction === undefined || interaction.token !== call.param('token')) throw apiError(Code.UnknownInteraction);
  if (interaction.state === 'acknowledged') throw apiError(Code.InteractionHasAlreadyBeenAcknowledged);
  const isLate = world.clock.now() - interaction.createdAt >= acknowledgeWithinMs;
  if (interaction.state === 'failed' || isLate) throw apiError(Code.UnknownInteraction);
  checkCallback(call.json, interaction, call.files.size);
  const json = call.json as CallbackJson;
  const message = act(call, interaction, json);
  world.interactions.acknowledge(interaction, json.type);
  world.interactions.notify(interaction, 'acknowledged');
  if (message !== undefined && !isAwaited(json.type)) world.interactions.notify(interaction, 'message');
  world.emit({
    name: 'INTERACTION_SUCCESS',
    data: { id: interaction.id, nonce: interaction.id },
    channel: interaction.channel,
    onlyFor: interaction.user.id,
  });
  if (call.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: withResponse(interaction, json.type, message) };
}

function isAwaited(type: Type): boolean {
  return type === Type.DeferredChannelMessageWithSource || type === Type.DeferredMessageUpdate;
}

/** Does what the answer says. Returns the message that `@original` then names. */
function act(call: Call, interaction: Interaction, { type, data = {} }: CallbackJson): StoredMessage | undefined {
  const { world } = call;
  switch (type) {
    case Type.ChannelMessageWithSource:
      return postReply(call, interaction, data, 0);
    case Type.DeferredChannelMessageWithSource:
      return postReply(call, interaction, { flags: (data.flags ?? 0) & MessageFlags.Ephemeral }, MessageFlags.Loading);
    case Type.DeferredMessageUpdate:
      return useSource(interaction);
    case Type.UpdateMessage:
      return updateSource(call, interaction, data);
    case Type.Modal: {
      interaction.modal = data as unknown as APIModalInteractionResponseCallbackData;
      const opened = { id: interaction.id, channel_id: interaction.channel.id, ...data };
      const { channel, user } = interaction;
      world.emit({ name: 'INTERACTION_MODAL_CREATE', data: opened, channel, onlyFor: user.id });
      return undefined;
    }
    case Type.ApplicationCommandAutocompleteResult: {
      const { choices } = data as { readonly choices: readonly APIApplicationCommandOptionChoice[] };
      interaction.choices = choices;
      const { channel, user, id } = interaction;
      const found = { choices, nonce: id };
      world.emit({ name: 'APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE', data: found, channel, onlyFor: user.id });
      return undefined;
    }
    case Type.Pong:
    case Type.LaunchActivity:
    case Type.PremiumRequired:
      return undefined;
  }
}

/** The message that answers an interaction, or a follow-up to it. */
export function postReply(call: Call, interaction: Interaction, json: MessageJson, extraFlags: number): StoredMessage {
  const { world } = call;
  const { channel } = interaction;
  const isEphemeral = ((json.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const body = messageBody(call, json, { channelId: channel.id });
  const message = post(world, {
    ...body,
    channel,
    author: world.bot,
    flags: (json.flags ?? 0) | extraFlags,
    poll: newPoll(world, json.poll),
    type: replyType(interaction),
    about: referenceTo(interaction),
    ephemeralFor: isEphemeral ? interaction.user.id : undefined,
    interaction: { id: interaction.id, metadata: interactionMetadata(interaction) },
  });
  schedulePoll(world, channel, message);
  interaction.originalId ??= message.data.id;
  return message;
}

/** A component's reply points at the message with the component. */
function referenceTo({ sourceMessageId, command, channel }: Interaction): Pick<APIMessage, 'message_reference'> {
  if (sourceMessageId === undefined || command !== undefined) return {};
  const { Default: type } = MessageReferenceType;
  return { message_reference: { type, message_id: sourceMessageId, channel_id: channel.id } };
}

function useSource(interaction: Interaction): StoredMessage {
  const { channel, sourceMessageId = '' } = interaction;
  const message = channel.messages.get(sourceMessageId);
  if (message === undefined) throw apiError(Code.UnknownMessage);
  interaction.originalId = message.data.id;
  return message;
}

function updateSource(call: Call, interaction: Interaction, json: MessageJson): StoredMessage {
  const message = useSource(interaction);
  under('data', () => checkEdit(json, call.files.size, message.data));
  return editReply(call, interaction, message, json);
}

/** Edits a message of an interaction; what it was thinking about counts as a new one. */
export function editReply(
  call: Call,
  interaction: Interaction,
  message: StoredMessage,
  json: MessageJson,
): StoredMessage {
  const { channel } = interaction;
  const target = { channelId: channel.id, before: message.data.attachments };
  const wasLoading = isLoading(message);
  edit(call.world, channel, message, messageBody(call, json, target));
  if (wasLoading && json.poll != null) {
    const poll = newPoll(call.world, json.poll);
    if (poll !== undefined) message.data.poll = poll;
    schedulePoll(call.world, channel, message);
  }
  return message;
}

function withResponse(interaction: Interaction, type: Type, message: StoredMessage | undefined): object {
  const isEphemeral = message?.ephemeralFor !== undefined;
  const about = {
    id: interaction.id,
    type: interaction.kind,
    response_message_loading: type === Type.DeferredChannelMessageWithSource,
    ...(message !== undefined && { response_message_id: message.data.id, response_message_ephemeral: isEphemeral }),
  };
  return { interaction: about, resource: { type, ...(message !== undefined && { message: message.data }) } };
}
