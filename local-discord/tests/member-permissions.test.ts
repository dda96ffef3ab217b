import {
  type APIOverwrite,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits as Flag,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { beforeEach, describe, expect, test } from 'vitest';
import { Clock } from '../src/clock.ts';
import { addGuild } from '../src/default-world.ts';
import type { Channel, Guild, Member } from '../src/state/world-model.ts';
import { everyPermission, permissionsIn } from '../src/state/member-permissions.ts';
import { openThread } from '../src/state/chat/stored-threads.ts';
import { World } from '../src/state/world.ts';

let world: World;
let guild: Guild;
let member: Member;
let role: string;
let channel: Channel;

beforeEach(() => {
  world = new World({
    clock: new Clock({ frozen: true, start: Date.UTC(2026, 0, 1) }),
    bot: { username: 'Bot' },
    privilegedIntents: 0,
    filesUrl: () => '',
  });
  const owner = world.addUser({ username: 'owner' });
  guild = addGuild(world, 'G', owner.id);
  world.member(guild, owner);
  role = world.role(guild, { name: 'R', permissions: '0' }).id;
  member = world.member(guild, world.addUser({ username: 'm' }), [role]);
  channel = world.addChannel({ type: ChannelType.GuildText, guildId: guild.id, name: 'c' });
});

const has = (flag: bigint, place = channel) => (permissionsIn(world, place, member.user.id) & flag) !== 0n;
const overwrite = (id: string, type: OverwriteType, { allow = 0n, deny = 0n }): APIOverwrite => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
});
const forEveryone = (bits: { allow?: bigint; deny?: bigint }) => overwrite(guild.id, OverwriteType.Role, bits);
const forRole = (bits: { allow?: bigint; deny?: bigint }) => overwrite(role, OverwriteType.Role, bits);
const forMember = (bits: { allow?: bigint; deny?: bigint }) => overwrite(member.user.id, OverwriteType.Member, bits);

describe('who may do what', () => {
  test('the owner and administrators may do all, whatever the channel says', () => {
    channel.overwrites = [forEveryone({ deny: Flag.ViewChannel })];
    expect(permissionsIn(world, channel, guild.ownerId)).toBe(everyPermission);
    expect(has(Flag.ViewChannel)).toBe(false);
    member.roles.push(world.role(guild, { permissions: String(Flag.Administrator) }).id);
    expect(permissionsIn(world, channel, member.user.id)).toBe(everyPermission);
  });

  test('a role gives what everyone lacks', () => {
    expect(has(Flag.ManageMessages)).toBe(false);
    world.role(guild, { id: role, permissions: String(Flag.ManageMessages) });
    expect(has(Flag.ManageMessages)).toBe(true);
  });

  test('the member’s own overwrite goes before the roles’, and theirs before everyone’s', () => {
    channel.overwrites = [forEveryone({ deny: Flag.SendMessages })];
    expect(has(Flag.SendMessages)).toBe(false);
    channel.overwrites.push(forRole({ allow: Flag.SendMessages }));
    expect(has(Flag.SendMessages)).toBe(true);
    channel.overwrites.push(forMember({ deny: Flag.SendMessages }));
    expect(has(Flag.SendMessages)).toBe(false);
  });

  test('of several roles, one that allows outweighs one that denies', () => {
    const other = world.role(guild, {}).id;
    member.roles.push(other);
    channel.overwrites = [
      forRole({ deny: Flag.SendMessages }),
      overwrite(other, OverwriteType.Role, { allow: Flag.SendMessages }),
    ];
    expect(has(Flag.SendMessages)).toBe(true);
  });

  test('without seeing the channel there is nothing; without sending no files, embeds or polls', () => {
    channel.overwrites = [forEveryone({ deny: Flag.SendMessages })];
    expect([Flag.AttachFiles, Flag.EmbedLinks, Flag.SendPolls, Flag.MentionEveryone].some((flag) => has(flag))).toBe(
      false,
    );
    expect(has(Flag.AddReactions)).toBe(true);
    channel.overwrites = [forEveryone({ deny: Flag.ViewChannel })];
    expect(permissionsIn(world, channel, member.user.id)).toBe(0n);
  });

  test('a member in time-out only reads', () => {
    member.timedOutUntil = new Date(world.clock.now() + 60_000).toISOString();
    expect([has(Flag.ViewChannel), has(Flag.SendMessages), has(Flag.UseApplicationCommands)]).toEqual([
      true,
      false,
      false,
    ]);
    world.clock.advance(60_000);
    expect(has(Flag.SendMessages)).toBe(true);
  });

  test('a thread goes by its channel, a private one also by who is in it', () => {
    const ownerId = guild.ownerId;
    const open = (type: ChannelType) =>
      openThread(world, {
        name: 'T',
        type,
        parent: channel,
        ownerId,
        autoArchiveMinutes: ThreadAutoArchiveDuration.OneHour,
      });
    const thread = open(ChannelType.PublicThread);
    expect(has(Flag.SendMessagesInThreads, thread)).toBe(true);
    channel.overwrites = [forEveryone({ deny: Flag.SendMessagesInThreads })];
    expect([has(Flag.ViewChannel, thread), has(Flag.EmbedLinks, thread)]).toEqual([true, false]);
    const hidden = open(ChannelType.PrivateThread);
    expect(has(Flag.ViewChannel, hidden)).toBe(false);
    hidden.thread?.members.set(member.user.id, '');
    expect(has(Flag.ViewChannel, hidden)).toBe(true);
  });

  test('a DM is for its two alone', () => {
    const dm = world.dm(member.user.id);
    expect(world.dm(member.user.id)).toBe(dm);
    expect([has(Flag.SendMessages, dm), has(Flag.ManageMessages, dm)]).toEqual([true, false]);
    expect(permissionsIn(world, dm, guild.ownerId)).toBe(0n);
  });
});
