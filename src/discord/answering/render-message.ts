import { InteractionResponseType, type APIMessageTopLevelComponent, MessageFlags } from 'discord-api-types/v10';
import { cut } from '../../bot/markdown.ts';
import type { Message, Reply } from '../../bot/reply.ts';

/** Discord's limits on a message, in UTF-16 units and counts. */
export const messageLimits = {
  content: 2000,
  rows: 5,
  /** Texts of a layout, and its components at whatever depth, together. */
  layoutText: 4000,
  layoutParts: 40,
};

/** A message body as Discord takes it: nobody is ever pinged. */
type RenderedMessage = {
  readonly content?: string | null;
  readonly embeds?: readonly never[];
  readonly components?: readonly APIMessageTopLevelComponent[];
  readonly poll?: NonNullable<Message['poll']>;
  readonly flags?: number;
  readonly allowed_mentions: { readonly parse: [] };
};

/**
 * The last line of defence before a message is sent: holds it to Discord's limits by cutting, and forbids all mentions.
 * Handlers cut where it reads best; what reaches a limit here is cut at a word.
 */
export function render(message: Message): RenderedMessage {
  const { content, components, poll, layout } = message;
  const always = { allowed_mentions: { parse: [] as [] } };
  if (layout !== undefined) return { components: holdLayout(layout), flags: MessageFlags.IsComponentsV2, ...always };
  return {
    ...(content !== undefined && { content: cut(content, messageLimits.content) }),
    ...(components !== undefined && { components: components.slice(0, messageLimits.rows) }),
    ...(poll !== undefined && { poll }),
    ...always,
  };
}

/** As the REST client takes them. */
export function sentFiles({ files = [] }: Message): { readonly files?: { name: string; data: Uint8Array }[] } {
  return files.length === 0 ? {} : { files: files.map(({ name, data }) => ({ name, data })) };
}

/** In place of a message: whatever it had of what this one does not have is taken out, embeds of older versions too. */
export function renderInPlace(message: Message): RenderedMessage {
  const body = render(message);
  if (message.layout !== undefined) return { ...body, content: null, embeds: [] };
  return message.content === undefined ? body : { ...body, embeds: [] };
}

export function withFlags(body: RenderedMessage, isPrivate: boolean | undefined): RenderedMessage {
  return isPrivate ? { ...body, flags: (body.flags ?? 0) | MessageFlags.Ephemeral } : body;
}

/** What an interaction is answered with at once. */
export function callbackBody(reply: Reply): object {
  if (reply.kind === 'modal') return { type: InteractionResponseType.Modal, data: reply.modal };
  if (reply.kind === 'update')
    return { type: InteractionResponseType.UpdateMessage, data: renderInPlace(reply.message) };
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: withFlags(render(reply.message), reply.ephemeral),
  };
}

type Part = { readonly content?: string; readonly components?: readonly Part[] };

/** Texts are counted together: the last ones give way first. */
function holdLayout(layout: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  let text = messageLimits.layoutText;
  let parts = messageLimits.layoutParts;
  const held = <P extends Part>(all: readonly P[]): P[] =>
    all.flatMap((part) => {
      const own = 1 + ('accessory' in part ? 1 : 0);
      if (parts < own) return [];
      parts -= own;
      if (part.content !== undefined) {
        if (text <= 1) return [];
        const content = cut(part.content, text);
        text -= content.length;
        return [{ ...part, content }];
      }
      if (part.components === undefined) return [part];
      const components = held(part.components);
      return components.length === 0 ? [] : [{ ...part, components }];
    });
  return held(layout as readonly Part[]) as unknown as APIMessageTopLevelComponent[];
}
