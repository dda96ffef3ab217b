import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type RESTAPIPoll,
} from 'discord-api-types/v10';

/** A file by the name that it is saved under: letters, digits, full stops, hyphens. */
export type FileToSend = { readonly name: string; readonly data: Uint8Array };

/**
 * A message as Discord's API takes it: a text with rows of buttons below it, or `layout`, of which the whole message is made (Components
 * V2). Mentions are never allowed, so there is nowhere to ask for them.
 */
export type Message = {
  readonly content?: string;
  readonly components?: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly poll?: RESTAPIPoll;
  /** Hang on the message; in a layout, a gallery or a file names each of them as `attachment://name`. */
  readonly files?: readonly FileToSend[];
  /** Without `content`, `components` and `poll`. */
  readonly layout?: readonly APIMessageTopLevelComponent[];
};

/** The same message made of components: what was, stays so for good. */
export function inLayout({ content = '', components = [], layout }: Message): Required<Pick<Message, 'layout'>> {
  if (layout !== undefined) return { layout };
  return {
    layout: [...(content === '' ? [] : [{ type: ComponentType.TextDisplay as const, content }]), ...components],
  };
}

/** A message with a line above it. */
export function withNote(note: string, message: Message): Message {
  const { content = '', layout } = message;
  if (layout !== undefined) return { layout: [{ type: ComponentType.TextDisplay, content: note }, ...layout] };
  return { ...message, content: content === '' ? note : `${note}\n${content}` };
}

/** What a handler gives back; `discord/` sends it. */
export type Reply =
  /** A message of its own. `ephemeral`: seen by the asker only, whatever the command's answers otherwise are. */
  | {
      readonly kind: 'message';
      readonly message: Message;
      readonly ephemeral?: boolean;
      /** An emoji that says the same as a reaction, where there is a message to react to. */
      readonly reaction?: string;
      /** Called where it could not be sent: takes back what was kept because of it. */
      readonly unsent?: () => Promise<void>;
      /** Called where another process has answered before: takes back what would be kept twice. */
      readonly elsewhere?: () => Promise<void>;
      /** Called with the message's id once it stands in the channel. */
      readonly sent?: (messageId: string) => Promise<void>;
      /** Under a message: in a thread on it, where there can be one. */
      readonly inThread?: true;
      /** Comes after it, for the asker alone: made once the message stands. */
      readonly after?: (messageId: string) => Message;
    }
  /** Puts this in place of the message whose button or menu was used; `after` comes after it, for whoever used it alone. */
  | { readonly kind: 'update'; readonly message: Message; readonly after?: Message }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };

/** A message that is seen by whom the command's answers are for. */
export function message(body: Message): Reply {
  return { kind: 'message', message: body };
}

/** A message that only the asker sees. */
export function privately(body: Message): Reply {
  return { kind: 'message', message: body, ephemeral: true };
}
