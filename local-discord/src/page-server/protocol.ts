import type {
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
} from 'discord-api-types/v10';
import type { TrafficEntry } from '../traffic-entry.ts';

/** What the page and its server say to each other: JSON both ways, and server-sent events. */

/** A message as one member sees it. */
export type MessageView = APIMessage & {
  readonly ephemeral: boolean;
  readonly loading: boolean;
  readonly pinged: readonly string[];
  /** Poll answers that they chose. */
  readonly voted: readonly number[];
  /** Emoji that they reacted with. */
  readonly reacted: readonly string[];
};

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly bot: boolean;
  /** `#rrggbb` of the highest role that has one. */
  readonly colour: string | undefined;
  readonly roles: readonly string[];
  /** Why one would choose to be them. */
  readonly description: string;
};

export type ChannelView = {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly topic: string;
  /** Of a thread: the channel that it hangs on. */
  readonly parentId: string | undefined;
  readonly isThread: boolean;
  readonly isDm: boolean;
  readonly archived: boolean;
  readonly messageCount: number;
  /** What the member may do there. */
  readonly maySend: boolean;
  readonly mayManage: boolean;
  readonly mayAttach: boolean;
};

/**
 * A command to try, in one click: its full name, and options by name.
 *
 * @example { command: 'echo', options: { text: 'hello' } }
 */
export type Sample = { readonly command: string; readonly options: Readonly<Record<string, string>> };

export type StateView = {
  readonly me: string;
  readonly guild: { readonly id: string; readonly name: string };
  readonly bot: string;
  readonly people: readonly Person[];
  readonly roles: readonly Pick<APIRole, 'id' | 'name' | 'color'>[];
  readonly channels: readonly ChannelView[];
  /** Where a member begins. */
  readonly home: string;
  /** Whom one can be. */
  readonly actors: readonly string[];
  readonly samples: readonly Sample[];
  /** Whether the page can say how the bot is connected to the real Discord. */
  readonly hasConnectSteps: boolean;
};

/** What the panel for builders shows of a request or an event. */
export type TrafficView = Omit<TrafficEntry, 'files'>;

export type FileUpload = { readonly name: string; readonly type: string; readonly base64: string };

type Target = { readonly channel: string; readonly message: string };

/** What a member does; each is sent with who they are. */
export type Act =
  | {
      readonly do: 'command';
      readonly channel: string;
      readonly name: string;
      /** Its id: a guild's command and a global one may share a name. */
      readonly id?: string;
      readonly options: Readonly<Record<string, string | number | boolean | FileUpload>>;
    }
  | {
      readonly do: 'autocomplete';
      readonly channel: string;
      readonly name: string;
      readonly id: string;
      readonly option: string;
      readonly typed: string;
      readonly options: Readonly<Record<string, string | number | boolean>>;
    }
  | ({ readonly do: 'menu'; readonly name: string; readonly id: string } & Target)
  | ({ readonly do: 'click'; readonly component: string } & Target)
  | ({ readonly do: 'select'; readonly component: string; readonly values: readonly string[] } & Target)
  | {
      readonly do: 'submit';
      readonly interaction: string;
      readonly fields: Readonly<Record<string, string | readonly string[] | readonly FileUpload[]>>;
    }
  | {
      readonly do: 'send';
      readonly channel: string;
      readonly text: string;
      readonly replyTo?: string;
      readonly ping?: boolean;
      readonly files?: readonly FileUpload[];
    }
  | ({ readonly do: 'vote'; readonly answers: readonly number[] } & Target)
  | ({ readonly do: 'react'; readonly emoji: string; readonly on: boolean } & Target)
  | ({ readonly do: 'delete' } & Target);

/** How an act ended. */
export type ActOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'choices'; readonly choices: readonly APIApplicationCommandOptionChoice[] }
  | {
      readonly kind: 'modal';
      readonly interaction: string;
      readonly modal: APIModalInteractionResponseCallbackData;
    }
  /** "The application did not respond" */
  | { readonly kind: 'failed'; readonly message: string }
  /** Discord's client, or Discord itself, would not have done it. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** The events of `/playground/events`, by name. */
export type Events = {
  readonly message: MessageView;
  readonly deleted: { readonly channel: string; readonly ids: readonly string[] };
  readonly channels: readonly ChannelView[];
  readonly traffic: TrafficView;
  /** Everything began anew. */
  readonly reset: Record<string, never>;
};
