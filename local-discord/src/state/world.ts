import { type APIRole, ChannelType } from 'discord-api-types/v10';
import type { Clock } from '../clock.ts';
import { CommandStore } from './command-registry.ts';
import { FileStore } from './stored-files.ts';
import { InteractionStore } from './interactions.ts';
import { type LogInOptions, LogIns } from './log-ins.ts';
import type { Channel, Guild, Member, User, WorldEvent } from './world-model.ts';
import { Snowflakes } from './snowflake.ts';

export type WorldOptions = {
  readonly clock: Clock;
  /** The bot, whose user id is also its application's. */
  readonly bot: Pick<User, 'username'> & { readonly id?: string };
  /** Privileged intents that the application was given. */
  readonly privilegedIntents: number;
  readonly logIns?: LogInOptions;
  /** Where files can be fetched, without a slash at the end. */
  readonly filesUrl: () => string;
};

/**
 * Everything the local Discord knows, in memory only. Whoever changes it by hand tells the bot with `emit`; what members and bots do
 * is told by itself.
 */
export class World {
  readonly clock: Clock;
  readonly ids: Snowflakes;
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  /** Users who have the bot wherever they are. */
  readonly installers = new Set<string>();
  readonly bot: User;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly files: FileStore;
  /** Privileged intents that the application was given. */
  readonly privilegedIntents: number;
  readonly logIns: LogIns;
  readonly #listeners = new Set<(event: WorldEvent) => void>();

  constructor(options: WorldOptions) {
    this.clock = options.clock;
    this.privilegedIntents = options.privilegedIntents;
    this.logIns = new LogIns(options.clock, options.logIns);
    this.ids = new Snowflakes(options.clock);
    this.bot = this.addUser({ ...options.bot, bot: true });
    this.commands = new CommandStore(options.clock, this.ids, this.bot.id);
    this.interactions = new InteractionStore(this);
    this.files = new FileStore(options.filesUrl, options.clock);
  }

  /** Tells `listener` of everything from now on. Returns what ends it. */
  subscribe(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Tells the bot, where its intents and permissions let it hear, and whoever is watching. Changes nothing itself.
   *
   * @example world.emit({ name: 'GUILD_UPDATE', data: { id: guild.id, name: 'New name' }, guildId: guild.id });
   */
  emit(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The time now as Discord writes it. */
  timestamp(): string {
    return isoTime(this.clock.now());
  }

  /** Makes a user, who is in no server yet, with a new id where none is given. Nobody is told. */
  addUser(user: Partial<User> & Pick<User, 'username'>): User {
    const {
      id = this.ids.next(),
      username,
      globalName = null,
      bot = false,
      locale = 'en-US',
      acceptsDms = true,
    } = user;
    const added: User = { id, username, globalName, bot, locale, acceptsDms };
    this.users.set(id, added);
    return added;
  }

  /** Makes a role in a server, or replaces the one of that id; `permissions` are Discord's bits, in decimal, none by default. Nobody is told. */
  role(guild: Guild, role: Partial<APIRole>): APIRole {
    const id = role.id ?? this.ids.next();
    const usual = {
      name: 'role',
      description: null,
      permissions: '0',
      position: guild.roles.size,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      managed: false,
      mentionable: false,
      flags: 0,
      icon: null,
      unicode_emoji: null,
    };
    const added = { id, ...usual, ...role } as unknown as APIRole;
    guild.roles.set(id, added);
    return added;
  }

  /** Makes a user a member of a server, with these roles by id, in place of what they had. Nobody is told. */
  member(guild: Guild, user: User, roles: readonly string[] = []): Member {
    const member: Member = { user, roles: [...roles], nick: null, joinedAt: this.timestamp(), timedOutUntil: null };
    guild.members.set(user.id, member);
    return member;
  }

  /** The bot's DM with a user, made when first asked for. */
  dm(userId: string): Channel {
    for (const channel of this.channels.values())
      if (channel.type === ChannelType.DM && channel.recipients.includes(userId)) return channel;
    return this.addChannel({ type: ChannelType.DM, recipients: [userId, this.bot.id] });
  }

  /** Makes a channel with a new id where none is given: of a server by `guildId`, else a DM between `recipients`. Nobody is told. */
  addChannel(channel: Partial<Channel> & Pick<Channel, 'type'>): Channel {
    const added: Channel = {
      id: this.ids.next(),
      guildId: undefined,
      name: '',
      topic: null,
      position: this.channels.size,
      parentId: null,
      nsfw: false,
      slowmode: 0,
      overwrites: [],
      recipients: [],
      thread: undefined,
      lastMessageId: null,
      lastPinAt: null,
      tags: [],
      needsTag: false,
      messages: new Map(),
      ...channel,
    };
    this.channels.set(added.id, added);
    return added;
  }

  /** The guild of a channel, unless it is a DM. */
  guildOf(channel: Channel): Guild | undefined {
    return channel.guildId === undefined ? undefined : this.guilds.get(channel.guildId);
  }
}

/** Discord writes microseconds and an offset. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00');
}
