import { Code, apiError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import type { Interaction } from '../state/interactions.ts';
import { isLoading, remove } from '../state/chat/stored-messages.ts';
import type { StoredMessage } from '../state/world-model.ts';
import { checkEdit, checkMessage } from '../validate/validate-message.ts';
import { editReply, postReply } from './callback-routes.ts';
import type { MessageJson } from './message-body.ts';

const one = 'webhooks/:webhook/:token/messages/:message';

/** Follow-ups, and what becomes of an interaction's messages. `@original` is the first. */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: 'webhooks/:webhook/:token', authorized: false, handle: followUp },
  {
    method: 'GET',
    path: one,
    authorized: false,
    handle: (call) => ({ status: 200, body: messageOf(call).message.data }),
  },
  { method: 'PATCH', path: one, authorized: false, handle: change },
  { method: 'DELETE', path: one, authorized: false, handle: discard },
];

/** @throws ApiError 10015 for a token never given, or not yet acknowledged; 50027 for one that has run out */
function interactionOf(call: Call): Interaction {
  const { world } = call;
  const interaction = world.interactions.byToken(call.param('token'));
  if (interaction === undefined || call.param('webhook') !== world.bot.id) throw apiError(Code.UnknownWebhook);
  if (world.interactions.expired(interaction)) throw apiError(Code.InvalidWebhookToken);
  if (interaction.state !== 'acknowledged') throw apiError(Code.UnknownWebhook);
  return interaction;
}

function messageOf(call: Call): { readonly interaction: Interaction; readonly message: StoredMessage } {
  const interaction = interactionOf(call);
  const named = call.param('message');
  const id = named === '@original' ? interaction.originalId : named;
  const message = id === undefined ? undefined : interaction.channel.messages.get(id);
  const isOwn = message?.interactionId === interaction.id || (id !== undefined && id === interaction.originalId);
  if (message === undefined || !isOwn) throw apiError(Code.UnknownMessage);
  return { interaction, message };
}

function followUp(call: Call): Answer {
  const interaction = interactionOf(call);
  checkMessage(call.json, call.files.size);
  const json = call.json as MessageJson;
  const original = interaction.channel.messages.get(interaction.originalId ?? '');
  // The first follow-up to "thinking…" takes its place; whether it is ephemeral was settled then.
  const takesPlace = original !== undefined && isLoading(original);
  const message = takesPlace ? editReply(call, interaction, original, json) : postReply(call, interaction, json, 0);
  call.world.interactions.notify(interaction, 'message');
  return { status: 200, body: message.data };
}

function change(call: Call): Answer {
  const { interaction, message } = messageOf(call);
  const before = isLoading(message) ? { ...message.data, content: '' } : message.data;
  checkEdit(call.json, call.files.size, before);
  editReply(call, interaction, message, call.json as MessageJson);
  call.world.interactions.notify(interaction, 'message');
  return { status: 200, body: message.data };
}

function discard(call: Call): Answer {
  const { interaction, message } = messageOf(call);
  remove(call.world, interaction.channel, message);
  call.world.interactions.notify(interaction, 'message');
  return { status: 204 };
}
