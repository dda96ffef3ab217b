import type { GuildId } from '../library/ids.ts';
import type { Locale } from './messages/index.ts';

/** Who asks, where, and in which language: what every interaction and every mention has. */
export type Request = {
  /** The interaction's or message's snowflake. */
  readonly id: string;
  /** Absent in direct messages. */
  readonly guildId?: GuildId;
  readonly channelId: string;
  /** What the channel stands in: the parent of a thread, the category. */
  readonly aboveIds?: readonly string[];
  readonly userId: string;
  /** The member's roles; none in direct messages. */
  readonly roleIds?: readonly string[];
  readonly locale: Locale;
  /**
   * What Discord calls whoever it names with what came: who asks, who is mentioned or chosen, who wrote the message that it is about. None of
   * it is kept.
   */
  readonly names?: readonly string[];
  /** The member's permissions in this channel, as Discord's bit set; none in direct messages. */
  readonly permissions: bigint;
};

/** What an option holds: a member, role or channel by its id, a file as Discord describes it. */
export type OptionValue = string | number | boolean | AttachedFile;
export type OptionValues = Readonly<Record<string, OptionValue | undefined>>;

export type CommandRequest<Options = OptionValues> = Request & { readonly options: Options };

export type AutocompleteRequest<Options = OptionValues> = Request & {
  /** What is filled in so far. */
  readonly options: Partial<Options>;
  /** The option being typed, and what it holds. */
  readonly focused: { readonly name: string; readonly value: string };
};

/** A message that a context-menu command was used on, or that a button hangs on. */
export type TargetMessage = {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly authorIsBot: boolean;
  /** Whether only one member sees it. */
  readonly isPrivate?: true;
  readonly content: string;
  readonly embeds: readonly { readonly title?: string; readonly description?: string }[];
  /** What else it says where it has no text of its own: a forwarded message, a poll, embeds, texts among its components. */
  readonly otherText: string;
  readonly files: readonly AttachedFile[];
  /** Of its buttons and menus, in order. */
  readonly customIds: readonly string[];
  /** Who used the command or the button that it answers; absent where it answers none. */
  readonly askedBy?: string;
};

/** A file that hangs on a message, was given to a command, or put into a modal: what Discord says of it, none of its bytes. */
export type AttachedFile = {
  readonly id: string;
  readonly name: string;
  /** At Discord's own hosts, and good for about a day. */
  readonly url: string;
  /** In bytes. */
  readonly size: number;
  /** The media type that Discord takes it for; absent where it does not know. */
  readonly contentType?: string;
};

export type MessageCommandRequest = Request & {
  readonly target: TargetMessage;
  /** Whether Docent wrote it. */
  readonly isOwn: boolean;
};

/** A button, a menu or a sent modal; `Args`: what its custom id carries. */
export type ComponentRequest<Args = unknown> = Request & {
  readonly args: Args;
  /** The message that it hangs on; absent for a modal that a command opened. */
  readonly message?: TargetMessage;
  /** Chosen values of a menu. */
  readonly values: readonly string[];
  /** A modal's texts by custom id. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was chosen in a modal's menus, by custom id; empty where nothing was. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** The files put into a modal, by custom id; empty where none were. */
  readonly uploads: Readonly<Record<string, readonly AttachedFile[]>>;
};

/** Whether the message that a component hangs on answers whoever uses it now: another member's click was made by hand. */
export function isAskers({ message, userId }: Pick<ComponentRequest, 'message' | 'userId'>): boolean {
  return message?.askedBy === undefined || message.askedBy === userId;
}

/** A message that mentions Docent, or any message in a DM. */
export type MentionRequest = Request & {
  /** The text without the mention. */
  readonly text: string;
  /** What stands before and after Docent's name; absent where only the reply or the direct message turns to it. */
  readonly named?: { readonly before: string; readonly after: string };
  readonly files: readonly AttachedFile[];
  /** In a thread that Docent opened, and not turned to it: `repliesTo` is the last that Docent said there. */
  readonly isUnaddressed?: true;
  /** The message of somebody else that it replies to. */
  readonly under?: TargetMessage;
  /** Docent's own message that it replies to, or in a thread that Docent opened, the last one. */
  readonly repliesTo?: TargetMessage;
};

/** What Discord delivered, in our words. */
export type Incoming =
  | { readonly kind: 'chat'; readonly name: string; readonly subcommand: string; readonly request: CommandRequest }
  | { readonly kind: 'message'; readonly name: string; readonly request: MessageCommandRequest }
  | { readonly kind: 'component'; readonly customId: string; readonly request: Omit<ComponentRequest, 'args'> };

export type IncomingAutocomplete = {
  readonly name: string;
  readonly subcommand: string;
  readonly request: AutocompleteRequest;
};

/** A member's message, and where it stands. */
export type MessagePlace = Pick<Request, 'id' | 'guildId' | 'channelId'>;
