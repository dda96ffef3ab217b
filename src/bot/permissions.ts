import { PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import type { ChannelInfo } from './channels.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';
import { noSettings, type ServerSettings } from '../library/server-settings.ts';

/** Discord's Manage Messages: who has it moderates. */
export const manageMessages = Flag.ManageMessages;
const administrator = Flag.Administrator;

export function mayModerate(permissions: bigint): boolean {
  return allows(permissions, manageMessages);
}

export function allows(permissions: bigint, wanted: bigint): boolean {
  return (permissions & administrator) !== 0n || (permissions & wanted) === wanted;
}

/** Discord's permissions that posting may take. How people call them is in `bot/messages`. */
const flags = {
  ViewChannel: Flag.ViewChannel,
  SendMessages: Flag.SendMessages,
  SendMessagesInThreads: Flag.SendMessagesInThreads,
  PinMessages: Flag.PinMessages,
  CreatePublicThreads: Flag.CreatePublicThreads,
  SendPolls: Flag.SendPolls,
  ReadMessageHistory: Flag.ReadMessageHistory,
} as const;

export type PermissionName = keyof typeof flags;

/** What a post does beyond being sent. */
export type Posting = {
  readonly pin: boolean;
  readonly thread: boolean;
  readonly poll: boolean;
};

type Place = Pick<ChannelInfo, 'isThread' | 'kind'>;

/** What of `wanted` a bit set lacks, in the order wanted. */
export function lacking(held: bigint, wanted: readonly PermissionName[]): readonly PermissionName[] {
  return wanted.filter((name) => !allows(held, flags[name]));
}

/** What a post takes of the member in whose name it is made: what they would need to make it themselves. */
export function memberNeeds(channel: Place, posting: Posting): readonly PermissionName[] {
  return [
    'ViewChannel',
    channel.isThread ? 'SendMessagesInThreads' : 'SendMessages',
    ...(posting.pin ? (['PinMessages'] as const) : []),
    // A forum's post is a thread already, in which what follows its first message stands.
    ...(channel.kind === 'forum' ? (['SendMessagesInThreads'] as const) : []),
    ...(posting.thread && channel.kind !== 'forum' ? (['CreatePublicThreads'] as const) : []),
    ...(posting.poll ? (['SendPolls'] as const) : []),
  ];
}

/** What a post takes of Docent. */
export function ownNeeds(channel: Place, posting: Posting): readonly PermissionName[] {
  return memberNeeds(channel, posting);
}

/** What answering in a channel takes of Docent: without the last ones it answers, but less well. */
export function answerNeeds({ kind }: Place): readonly PermissionName[] {
  return ['ViewChannel', kind === 'forum' ? 'SendMessagesInThreads' : 'SendMessages', 'ReadMessageHistory'];
}

const everything: Posting = { pin: true, thread: true, poll: true };
const places: readonly Place[] = [{ isThread: false }, { isThread: true }, { isThread: false, kind: 'forum' }];

/** All that Docent may ever need in a server, as Discord's bit set: what its commands need in each kind of channel, and the 👍 under a word of thanks. */
export function invitePermissions(): bigint {
  const names = places.flatMap((place) => [...ownNeeds(place, everything), ...answerNeeds(place)]);
  return names.reduce((set, name) => set | flags[name], Flag.AddReactions);
}

/** The same for all to see: without roles, so that nobody is told of an article that they may not read. */
export function forAll<R extends Request>(request: R): R {
  return request.roleIds === undefined ? request : { ...request, roleIds: [] };
}

/** A channel that is passed over is so with its threads, a forum with its posts. */
export function isPassedOverBy(
  { ignoredChannels, ignoredMembers }: ServerSettings,
  { channelId, aboveIds = [], userId }: Pick<Request, 'channelId' | 'aboveIds' | 'userId'>,
): boolean {
  return [channelId, ...aboveIds].some((id) => ignoredChannels.includes(id)) || ignoredMembers.includes(userId);
}

/** Who may use what where, by Discord's permissions and by what a server's moderators have set. */
export class Permitted {
  readonly #services: Pick<Services, 'channels' | 'log' | 'settings'>;

  constructor(services: Pick<Services, 'channels' | 'log' | 'settings'>) {
    this.#services = services;
  }

  async settingsOf({ id, guildId }: Request): Promise<ServerSettings> {
    try {
      return await this.#services.settings.of(guildId);
    } catch (error) {
      this.#services.log.warn({ err: error, request: id }, 'what the server has set could not be read');
      return noSettings;
    }
  }

  /** Discord checks who uses a command, not who clicks. */
  async mayUse(
    { permissions, userId, channelId }: Request,
    requires: bigint,
    command: string | undefined,
  ): Promise<boolean> {
    if (allows(permissions, requires)) return true;
    return command !== undefined && (await this.#services.channels.isGiven(command, userId, channelId));
  }

  /** Whether the server's moderators do not want Docent to answer this member, or in this channel; they themselves can go on. */
  async isPassedOver(request: Request): Promise<boolean> {
    return !mayModerate(request.permissions) && isPassedOverBy(await this.settingsOf(request), request);
  }

  /** Discord itself checks commands only, and only each by itself. */
  async isSwitchedOff({ id, guildId, userId, channelId }: Request, command: string): Promise<boolean> {
    if (guildId === undefined) return false;
    try {
      return (await this.#services.channels.isSwitchedOff?.(command, userId, channelId)) ?? false;
    } catch (error) {
      this.#services.log.warn(
        { err: error, request: id },
        'it could not be looked up whether a command is switched off',
      );
      return false;
    }
  }
}
