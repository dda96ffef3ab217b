import type {
  APIMessage,
  APIOverwrite,
  APIRole,
  APIThreadMetadata,
  ChannelType,
  GatewayDispatchEvents,
} from 'discord-api-types/v10';

/** A person or a bot, in whichever servers. */
export type User = {
  readonly id: string;
  username: string;
  globalName: string | null;
  readonly bot: boolean;
  /** What language their Discord is set to. */
  locale: string;
  /** False: messages to them are refused with 50007. */
  acceptsDms: boolean;
};

/** A user in one server. */
export type Member = {
  readonly user: User;
  /** By id, `@everyone` left out. */
  roles: string[];
  nick: string | null;
  /** ISO time. */
  readonly joinedAt: string;
  /** ISO time until which they can only read. */
  timedOutUntil: string | null;
};

/** A server. */
export type Guild = {
  readonly id: string;
  name: string;
  ownerId: string;
  /** `en-US`, `de` …: what the server says its language is. */
  locale: string;
  /** Where Discord itself greets who is new. */
  systemChannelId: string | null;
  /** By id; `@everyone` has the server's own. */
  readonly roles: Map<string, APIRole>;
  /** By user id, the bot among them. */
  readonly members: Map<string, Member>;
  /** Who invited the bot, each time, as the audit log has it; the newest last. */
  readonly invitations: { readonly id: string; readonly userId: string }[];
};

type Thread = {
  readonly ownerId: string;
  readonly metadata: APIThreadMetadata;
  /** User id → ISO time of joining. */
  readonly members: Map<string, string>;
  /** A forum's post: ids of its tags. */
  appliedTags: readonly string[];
  messageCount: number;
  totalMessageSent: number;
};

/** What a forum's posts may be marked with; `moderated`: by moderators only. */
type ForumTag = { readonly id: string; readonly name: string; readonly moderated: boolean };

/** A channel of a server, a thread, a DM, or a group of people, in which bots are not. */
export type Channel = {
  readonly id: string;
  readonly type: ChannelType;
  /** Absent in a DM. */
  readonly guildId: string | undefined;
  name: string;
  topic: string | null;
  position: number;
  readonly parentId: string | null;
  nsfw: boolean;
  /** Seconds between two messages of a member. */
  slowmode: number;
  overwrites: APIOverwrite[];
  /** The people in a DM, the bot among them, or in a group, the first of whom has made it; empty elsewhere. */
  readonly recipients: readonly string[];
  readonly thread: Thread | undefined;
  lastMessageId: string | null;
  lastPinAt: string | null;
  /** Of a forum. */
  tags: readonly ForumTag[];
  /** Whether a forum's posts must have a tag. */
  needsTag: boolean;
  /** Oldest first, bounded. */
  readonly messages: Map<string, StoredMessage>;
};

/** Whom a message would notify. */
export type Pings = {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
};

/** A message as the local Discord keeps it; what a member makes of it is a `SeenMessage`. */
export type StoredMessage = {
  /** As Discord would show it to one who may read everything. */
  data: APIMessage;
  /** The only member who sees it; absent: all who see the channel. */
  readonly ephemeralFor: string | undefined;
  /** The interaction that it answers. A reply to such a message mentions nobody. */
  readonly interactionId: string | undefined;
  pings: Pings;
  pinnedAt: string | undefined;
  /** Poll answer id → user ids. */
  readonly votes: Map<number, Set<string>>;
  /** Emoji, `👍` or `name:id`, → user ids. */
  readonly reactions: Map<string, Set<string>>;
};

/** Discord's names, and those that only Discord's own clients get. */
export type EventName =
  | `${GatewayDispatchEvents}`
  | 'INTERACTION_SUCCESS'
  | 'INTERACTION_FAILURE'
  | 'INTERACTION_MODAL_CREATE'
  | 'APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE';

/** Something that happened, before anyone's view of it. */
export type WorldEvent = {
  readonly name: EventName;
  readonly data: object;
  readonly guildId?: string | undefined;
  /** Only those who see this channel are told. */
  readonly channel?: Channel | undefined;
  /** Only this user is told, and never the bot: ephemeral messages, their own interactions. */
  readonly onlyFor?: string | undefined;
  /** Present where content may have to be withheld. */
  readonly message?: StoredMessage | undefined;
};
