import { ChannelType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import type { Guild } from './state/world-model.ts';
import type { World } from './state/world.ts';

/** The ids of what a new local Discord has in it. */
export type Ids = {
  readonly guild: string;
  readonly general: string;
  readonly reading: string;
  /** The bot's user, and its application. */
  readonly bot: string;
  readonly owner: string;
  /** Ordinary members. */
  readonly alice: string;
  readonly bob: string;
  /** Has Manage Messages and Pin Messages. */
  readonly moderator: string;
  readonly moderatorRole: string;
  /** The role that the bot's invitation made. */
  readonly botRole: string;
};

const memberPermissions =
  Flag.ViewChannel |
  Flag.SendMessages |
  Flag.SendMessagesInThreads |
  Flag.CreatePublicThreads |
  Flag.EmbedLinks |
  Flag.AttachFiles |
  Flag.ReadMessageHistory |
  Flag.AddReactions |
  Flag.UseExternalEmojis |
  Flag.UseApplicationCommands |
  Flag.SendPolls |
  Flag.ChangeNickname;

/** What an invitation of the bot asks for. */
const invitedPermissions =
  Flag.ViewChannel |
  Flag.SendMessages |
  Flag.SendMessagesInThreads |
  Flag.CreatePublicThreads |
  Flag.EmbedLinks |
  Flag.AttachFiles |
  Flag.ReadMessageHistory |
  Flag.AddReactions |
  Flag.PinMessages |
  Flag.SendPolls;

const moderatorPermissions =
  Flag.ManageMessages | Flag.PinMessages | Flag.ManageThreads | Flag.ModerateMembers | Flag.MentionEveryone;

/** A server "Reading room" with two channels, two members, a moderator, its owner and the bot. */
export function makeDefaultWorld(world: World): Ids {
  const owner = world.addUser({ username: 'olga', globalName: 'Olga' });
  const alice = world.addUser({ username: 'alice', globalName: 'Alice' });
  const bob = world.addUser({ username: 'bob', globalName: 'Bob' });
  const moderator = world.addUser({ username: 'maria', globalName: 'Maria' });
  const guild = addGuild(world, 'Reading room', owner.id);
  const moderatorRole = world.role(guild, {
    name: 'Moderators',
    permissions: String(moderatorPermissions),
    color: 0x2e_cc_71,
    hoist: true,
  });
  world.member(guild, owner);
  world.member(guild, alice);
  world.member(guild, bob);
  world.member(guild, moderator, [moderatorRole.id]);
  const botRole = inviteBot(world, guild);
  const channel = (name: string, topic: string) =>
    world.addChannel({ type: ChannelType.GuildText, guildId: guild.id, name, topic }).id;
  return {
    guild: guild.id,
    general: channel('general', 'Anything and everything'),
    reading: channel('reading', 'What we are reading'),
    bot: world.bot.id,
    owner: owner.id,
    alice: alice.id,
    bob: bob.id,
    moderator: moderator.id,
    moderatorRole: moderatorRole.id,
    botRole,
  };
}

/** A server with its `@everyone` role and nothing else. */
export function addGuild(world: World, name: string, ownerId: string, id: string = world.ids.next()): Guild {
  const guild: Guild = {
    id,
    name,
    ownerId,
    locale: 'en-US',
    systemChannelId: null,
    roles: new Map(),
    members: new Map(),
    invitations: [],
  };
  world.guilds.set(id, guild);
  world.role(guild, { id, name: '@everyone', permissions: String(memberPermissions), position: 0 });
  return guild;
}

/** Who invites the bot, by default the server's owner, and what else it is given with its role. */
export type Invitation = { readonly invitedBy?: string; readonly mayAlso?: bigint };

/** Makes the bot a member, with the role that its invitation asks for. Returns that role's id. */
export function inviteBot(
  world: World,
  guild: Guild,
  { invitedBy = guild.ownerId, mayAlso = 0n }: Invitation = {},
): string {
  guild.invitations.push({ id: world.ids.next(), userId: invitedBy });
  const { id } = world.role(guild, {
    name: world.bot.username,
    permissions: String(invitedPermissions | mayAlso),
    managed: true,
    tags: { bot_id: world.bot.id },
  });
  world.member(guild, world.bot, [id]);
  return id;
}
