import type { GuildId } from '../library/ids.ts';
import type { Message } from './reply.ts';
import type { Request } from './request.ts';

export type PostTag = { readonly id: string; readonly name: string };

/** A channel or thread, as far as posting into it goes. */
export type ChannelInfo = {
  readonly id: string;
  readonly guildId: string;
  /** What it stands in: the parent of a thread, the category. */
  readonly aboveIds?: readonly string[];
  readonly name: string;
  readonly isThread: boolean;
  /** Absent: an ordinary one. A forum takes no messages, but posts with a title. */
  readonly kind?: 'forum' | 'announcement';
  /** Of a forum: what its posts may be marked with. */
  readonly tags?: readonly PostTag[];
  /** Whether a forum's posts must have one. */
  readonly needsTag?: boolean;
  /** Docent's permissions there, as Discord's bit set. */
  readonly own: bigint;
};

export type PostOptions = {
  /** Send it as a reply to this message. */
  readonly replyTo?: string;
  /** At most 25 characters. For a few minutes a second message with the same one is not sent: the first stands for both. */
  readonly nonce?: string;
};

/** A message of Docent's. */
export type SaidMessage = { readonly id: string; readonly content: string; readonly customIds: readonly string[] };

/** A message of Docent's among a channel's pins, with all that it says, as Markdown. */
export type PinnedMessage = { readonly id: string; readonly text: string };

/** The address of a message, which Discord's client opens in place. */
export function messageLink({ guildId, channelId }: Pick<Request, 'guildId' | 'channelId'>, messageId: string): string {
  return `https://discord.com/channels/${guildId ?? '@me'}/${channelId}/${messageId}`;
}

/**
 * Posting outside of an interaction's reply. `discord/` implements it. What a person on the server can mend is thrown as a
 * `UserError`: CHANNEL_GONE, CANNOT_POST, THREAD_LOCKED, THREAD_ARCHIVED, MESSAGE_GONE, PINS_FULL, THREADS_FULL, POST_BLOCKED.
 */
export interface Channels {
  /** Undefined where there is no such channel, or Docent cannot see it. */
  find(channelId: string): Promise<ChannelInfo | undefined>;
  /** What a server is called; absent, or undefined, where that is not known. */
  serverName?(guildId: string): string | undefined;
  /** The server's channels in which messages or posts can stand, those that Docent sees and those that it does not, in their order. */
  list(guildId: string): Promise<readonly ChannelInfo[]>;
  /** A member's permissions in a channel; none where they are not a member. */
  permissionsOf(userId: string, channelId: string): Promise<bigint>;
  /** Whether the server's admins gave a member this command there, whatever permissions it needs by default. */
  isGiven(command: string, userId: string, channelId: string): Promise<boolean>;
  /**
   * Whether Discord would not let a member use this command there: the server's admins took it from them or from the channel,
   * or the member may use no commands there at all. Absent: there are no such settings.
   */
  isSwitchedOff?(command: string, userId: string, channelId: string): Promise<boolean>;
  /** Sends a message; pings nobody. Where it may not be a reply, it stands by itself. Returns its id. */
  post(channelId: string, message: Message, options?: PostOptions): Promise<string>;
  /**
   * Opens a post in a forum: a thread with a title, at most five tags by id, and its first message. One of Docent's that has this title there
   * already, from `since` on, stands for it. Returns the thread's id, which is that message's too.
   */
  openPost(
    forumId: string,
    post: { readonly title: string; readonly tags: readonly string[]; readonly since: number },
    message: Message,
  ): Promise<string>;
  /** Hands a message of Docent's in an announcement channel on to the channels that follow it; once it is, nothing happens. */
  publish(channelId: string, messageId: string): Promise<void>;
  /** Sends a direct message; false where the member takes none. Absent: nobody can be told anything so. */
  tell?(userId: string, message: Message): Promise<boolean>;
  /**
   * Sends a message where a server's own greetings stand, or, where Docent may not write there, to who invited it, where it may look that up,
   * or else to the server's owner; false where none of these can be. Absent: nobody is greeted.
   */
  greet?(guildId: string, message: Message): Promise<boolean>;
  /** Puts this in place of a message of Docent's. */
  edit(channelId: string, messageId: string, message: Message): Promise<void>;
  /** Ids of the slash commands that are offered there, by name: those of a server before those everywhere. Absent: none is known. */
  commandIds?(guildId: GuildId | undefined): Promise<ReadonlyMap<string, string>>;
  /** Reacts to a message with an emoji; false where Docent may not. Absent: there are no reactions. */
  react?(channelId: string, messageId: string, emoji: string): Promise<boolean>;
  /** The custom ids on a message of Docent's, in order; undefined where it is gone, or cannot be read. Absent: none can be. */
  customIdsOn?(channelId: string, messageId: string): Promise<readonly string[] | undefined>;
  /** What Docent said in a channel since a moment, among its last messages, newest first; nothing where it may not look back. Absent: it never may. */
  saidSince?(channelId: string, since: number): Promise<readonly SaidMessage[]>;
  /** Docent's own among the hundred latest pins of a channel, the latest first; nothing where it may not look. Absent: it never may. */
  ownPins?(channelId: string): Promise<readonly PinnedMessage[]>;
  /** Takes a message of Docent's out; one that is gone already is no error. */
  remove(channelId: string, messageId: string): Promise<void>;
  pin(channelId: string, messageId: string): Promise<void>;
  /** Opens a thread on a message, where it has none yet. Returns its id. */
  startThread(channelId: string, messageId: string, name: string): Promise<string>;
}
