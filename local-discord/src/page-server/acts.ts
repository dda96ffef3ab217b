import type { Actor } from '../members/actor.ts';
import { InteractionFailed, type InteractionHandle } from '../members/interaction-handle.ts';
import type { FileInput, GivenOptions } from '../members/option-values.ts';
import { ClientRefusal } from '../members/refusal.ts';
import { ApiError } from '../http/api-errors.ts';
import type { Act, FileUpload, ActOutcome } from './protocol.ts';

/** Does what a member asked for at the page, and says how it ended; what it led to arrives as events. */
export async function perform(actor: Actor, act: Act): Promise<ActOutcome> {
  try {
    return await run(actor, act);
  } catch (error) {
    if (error instanceof ClientRefusal || error instanceof ApiError)
      return { kind: 'refused', code: String(error.code), message: error.message };
    if (error instanceof InteractionFailed) return { kind: 'failed', message: error.message };
    throw error;
  }
}

async function run(actor: Actor, act: Act): Promise<ActOutcome> {
  switch (act.do) {
    case 'command':
      return outcome(actor.command(act.name, optionValues(act.options), { channelId: act.channel, commandId: act.id }));
    case 'autocomplete': {
      const where = { channelId: act.channel, commandId: act.id, options: act.options };
      return { kind: 'choices', choices: await actor.autocomplete(act.name, act.option, act.typed, where) };
    }
    case 'menu':
      return outcome(actor.contextMenu(act.name, target(act), { commandId: act.id }));
    case 'click':
      return outcome(actor.click(target(act), act.component));
    case 'select':
      return outcome(actor.select(target(act), act.component, act.values));
    case 'submit':
      return submit(actor, act.interaction, act.fields);
    case 'send': {
      const { channel, text, replyTo, ping = true, files = [] } = act;
      const reply = replyTo === undefined ? {} : { replyTo: { id: replyTo } };
      actor.send(channel, text, { ...reply, ping, files: files.map(fileInput) });
      return done;
    }
    case 'vote':
      actor.vote(target(act), act.answers);
      return done;
    case 'react':
      if (act.on) actor.react(target(act), act.emoji);
      else actor.unreact(target(act), act.emoji);
      return done;
    case 'delete':
      actor.delete(target(act));
      return done;
  }
}

const done: ActOutcome = { kind: 'done' };

async function outcome(handle: InteractionHandle): Promise<ActOutcome> {
  await handle.acknowledged();
  const { modal, id } = handle.interaction;
  return modal === undefined ? done : { kind: 'modal', interaction: id, modal: structuredClone(modal) };
}

function submit(actor: Actor, id: string, fields: Extract<Act, { do: 'submit' }>['fields']): Promise<ActOutcome> {
  const interaction = actor.world.interactions.byId(id);
  const modal = interaction?.modal;
  if (modal === undefined || interaction === undefined || interaction.user.id !== actor.user.id)
    throw new ClientRefusal('NOT_VISIBLE', 'That form is no longer open.');
  const values = Object.entries(fields).map(([name, value]): [string, string | string[] | FileInput[]] => {
    if (typeof value === 'string') return [name, value];
    const files = value.filter((one) => typeof one === 'object');
    return [name, files.length > 0 ? files.map(fileInput) : value.filter((one) => typeof one === 'string')];
  });
  return outcome(actor.submit({ ...modal, interaction }, Object.fromEntries(values)));
}

function target({ channel, message }: { readonly channel: string; readonly message: string }) {
  return { id: message, channel_id: channel };
}

function optionValues(options: Extract<Act, { do: 'command' }>['options']): GivenOptions {
  const entries = Object.entries(options);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'object' ? fileInput(value) : value]),
  );
}

function fileInput({ name, type, base64 }: FileUpload): FileInput {
  return { name, type, data: Buffer.from(base64, 'base64') };
}
