import { ChannelType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import type { Actor } from '../members/actor.ts';
import { seen } from '../members/seen.ts';
import type { LocalDiscord } from '../local-discord.ts';
import type { Channel, Guild, Member, StoredMessage } from '../state/world-model.ts';
import { permissionsIn, sendingFlag } from '../state/member-permissions.ts';
import type { ChannelView, MessageView, Person, Sample, StateView } from './protocol.ts';

/** Everything that the page shows of the server to one member. */
export function stateView(
  discord: LocalDiscord,
  actor: Actor,
  {
    samples = [],
    connectSteps,
  }: {
    readonly samples?: readonly Sample[] | (() => readonly Sample[]);
    readonly connectSteps?: string;
  },
): StateView {
  const { world, ids } = discord;
  const guild = world.guilds.get(ids.guild);
  if (guild === undefined) throw new Error('The default server is gone.');
  return {
    me: actor.user.id,
    guild: { id: guild.id, name: guild.name },
    bot: ids.bot,
    people: [...guild.members.values()].map((member) => person(guild, member, describe(discord, member))),
    roles: [...guild.roles.values()].map(({ id, name, color }) => ({ id, name, color })),
    channels: channelViews(discord, actor),
    home: ids.reading,
    actors: [ids.alice, ids.bob, ids.moderator],
    samples: typeof samples === 'function' ? samples() : samples,
    hasConnectSteps: connectSteps !== undefined,
  };
}

function describe({ ids }: LocalDiscord, { user, roles }: Member): string {
  if (user.bot) return 'Bot';
  if (user.id === ids.owner) return 'Owner';
  return roles.includes(ids.moderatorRole) ? 'Moderator' : 'Member';
}

function person(guild: Guild, { user, nick, roles }: Member, description: string): Person {
  const coloured = roles
    .flatMap((id) => guild.roles.get(id) ?? [])
    .filter(({ color }) => color !== 0)
    .sort((left, right) => right.position - left.position)[0];
  return {
    id: user.id,
    name: nick ?? user.globalName ?? user.username,
    username: user.username,
    bot: user.bot,
    colour: coloured === undefined ? undefined : `#${coloured.color.toString(16).padStart(6, '0')}`,
    roles,
    description,
  };
}

/** The channels and threads of the server that a member sees, and their direct messages with the bot. */
export function channelViews({ world, ids }: LocalDiscord, actor: Actor): readonly ChannelView[] {
  const dm = world.dm(actor.user.id);
  return [...world.channels.values()]
    .filter((channel) => channel.guildId === ids.guild || channel === dm)
    .flatMap((channel) => {
      const permissions = permissionsIn(world, channel, actor.user.id);
      if ((permissions & Flag.ViewChannel) === 0n) return [];
      return [channelView(channel, permissions)];
    });
}

function channelView(channel: Channel, permissions: bigint): ChannelView {
  const { id, type, name, topic, parentId, thread } = channel;
  const may = (flag: bigint) => (permissions & flag) !== 0n;
  return {
    id,
    type,
    name,
    topic: topic ?? '',
    parentId: parentId ?? undefined,
    isThread: thread !== undefined,
    isDm: type === ChannelType.DM,
    archived: thread?.metadata.archived ?? false,
    messageCount: thread?.messageCount ?? 0,
    maySend: may(sendingFlag(channel)) && thread?.metadata.locked !== true,
    mayManage: may(Flag.ManageMessages),
    mayAttach: may(Flag.AttachFiles),
  };
}

/** What a member sees of one message; `undefined` where they do not see it. */
export function messageView({ world }: LocalDiscord, actor: Actor, channelId: string, id: string) {
  const channel = world.channels.get(channelId);
  const message = channel?.messages.get(id);
  if (channel === undefined || message === undefined) return undefined;
  if ((message.ephemeralFor ?? actor.user.id) !== actor.user.id) return undefined;
  return { ...seen(world, channel, message), ...own(message, actor.user.id) } satisfies MessageView;
}

/** All that a member sees of a channel, oldest first. @throws ClientRefusal where they do not see it */
export function messageViews({ world }: LocalDiscord, actor: Actor, channelId: string): readonly MessageView[] {
  const stored = world.channels.get(channelId)?.messages;
  return actor.sees(channelId).flatMap((message) => {
    const found = stored?.get(message.id);
    return found === undefined ? [] : [{ ...message, ...own(found, actor.user.id) }];
  });
}

function own({ votes, reactions }: StoredMessage, userId: string): Pick<MessageView, 'voted' | 'reacted'> {
  const mine = <Key>(sets: ReadonlyMap<Key, ReadonlySet<string>>) =>
    [...sets].filter(([, users]) => users.has(userId)).map(([key]) => key);
  return { voted: mine(votes), reacted: mine(reactions) };
}
