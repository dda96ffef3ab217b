import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
  RESTAPIPoll,
} from 'discord-api-types/v10';

/** A message as Discord's API takes it. Mentions are never allowed, so there is nowhere to ask for them. */
export type Message = {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly poll?: RESTAPIPoll;
};

/** What a handler gives back; `discord/` sends it. */
export type Reply =
  /** A message of its own. `ephemeral`: seen by the asker only, whatever the command's answers otherwise are. */
  | {
      readonly kind: 'message';
      readonly message: Message;
      readonly ephemeral?: boolean;
      /** Called where it could not be sent: takes back what was kept because of it. */
      readonly unsent?: () => Promise<void>;
      /** Called with the message's id once it stands in the channel. */
      readonly sent?: (messageId: string) => Promise<void>;
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
