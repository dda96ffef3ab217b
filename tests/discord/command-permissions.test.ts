import {
  type APIApplicationCommandPermission,
  ApplicationCommandPermissionType as Kind,
  OverwriteType,
  PermissionFlagsBits as Flag,
} from 'discord-api-types/v10';
import { Routes } from 'discord.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { deny } from '../support/reading-room.ts';
import { bareBot } from './bare-bot.ts';

type Of = 'command' | 'application';
type Target = 'alice' | 'bob' | 'moderators' | 'everyone' | 'here' | 'elsewhere' | 'all channels';

const kinds: Readonly<Record<Target, Kind>> = {
  alice: Kind.User,
  bob: Kind.User,
  moderators: Kind.Role,
  everyone: Kind.Role,
  here: Kind.Channel,
  elsewhere: Kind.Channel,
  'all channels': Kind.Channel,
};

async function server() {
  const all = await bareBot();
  const { alice, bob, moderatorRole, guild, general, reading, moderator } = all.discord.ids;
  const targets: Readonly<Record<Target, string>> = {
    alice,
    bob,
    moderators: moderatorRole,
    everyone: guild,
    here: general,
    elsewhere: reading,
    'all channels': String(BigInt(guild) - 1n),
  };
  const set = (of: Of, rows: Partial<Record<Target, boolean>>) => {
    const permissions = Object.entries(rows).map(([target, permission]): APIApplicationCommandPermission => {
      const key = target as Target;
      return { id: targets[key], type: kinds[key], permission };
    });
    all.discord.overrideCommand(of === 'command' ? 'ask' : undefined, permissions);
  };
  const given = (who: 'alice' | 'moderator' = 'alice', where = general, command = 'ask') =>
    all.bot.channels.isGiven(command, who === 'alice' ? alice : moderator, where);
  return { ...all, set, given };
}

type Rows = Partial<Record<Target, boolean>>;
const cases: readonly (readonly [string, Rows, Rows, boolean])[] = [
  ['nothing set', {}, {}, false],
  ['the member', { alice: true }, {}, true],
  ['another member', { bob: true }, {}, false],
  ['the member not', { alice: false }, {}, false],
  ['everyone', { everyone: true }, {}, true],
  ['everyone not', { everyone: false }, {}, false],
  ['everyone but the member', { everyone: true, alice: false }, {}, false],
  ['nobody but the member', { everyone: false, alice: true }, {}, true],
  ['a role that the member has not', { moderators: true }, {}, false],
  ['everyone but a role that the member has not', { everyone: true, moderators: false }, {}, true],
  ['the member, but not in this channel', { alice: true, here: false }, {}, false],
  ['the member, but not in another channel', { alice: true, elsewhere: false }, {}, true],
  ['the member, but in no channel', { alice: true, 'all channels': false }, {}, false],
  ['the member, in this channel only', { alice: true, 'all channels': false, here: true }, {}, true],
  ['this channel alone', { here: true }, {}, false],
  ['the member for the whole application', {}, { alice: true }, true],
  ['the member for the application, but not this command', { alice: false }, { alice: true }, false],
  ['the member for this command, though not the application', { alice: true }, { alice: false }, true],
  ['everyone for the application, but not in this channel', {}, { everyone: true, here: false }, false],
  [
    'no channel for the application, but this one for the command',
    { here: true },
    { alice: true, 'all channels': false, here: false },
    true,
  ],
];

describe('a command is given to a member by a server’s admins who set', () => {
  it.each(cases)('%s', async (_, command, application, expected) => {
    const { set, given } = await server();
    if (Object.keys(command).length > 0) set('command', command);
    if (Object.keys(application).length > 0) set('application', application);
    expect(await given()).toBe(expected);
  });

  it('a role that the member has, whatever everyone may', async () => {
    const { set, given } = await server();
    set('command', { moderators: true, everyone: false });
    expect(await given('moderator')).toBe(true);
    set('command', { moderators: false, everyone: true });
    expect(await given('moderator')).toBe(false);
  });

  it('another command', async () => {
    const { set, given, discord } = await server();
    set('command', { alice: true });
    expect(await given('alice', discord.ids.general, 'group')).toBe(false);
    expect(await given('alice', discord.ids.general, 'no-such-command')).toBe(false);
  });
});

it('of commands registered here and everywhere, the one here counts', async () => {
  const { discord, bot, given } = await server();
  const { guild, alice, bot: id } = discord.ids;
  const permissions = [{ id: alice, type: Kind.User, permission: true }];
  discord.overrideCommand('ask', permissions);
  expect(await given()).toBe(true);
  const response = await fetch(`${discord.apiUrl}/v10${Routes.applicationGuildCommands(id, guild)}`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'ask', description: 'Here' }),
  });
  expect(response.status).toBe(201);
  expect(await given()).toBe(false);
  discord.overrideCommand('ask', permissions);
  expect(await bot.channels.isGiven('ask', alice, discord.ids.general)).toBe(true);
});

it('in a thread, its channel’s setting counts', async () => {
  const { discord, bot, set, given } = await server();
  const message = await bot.channels.post(discord.ids.general, { content: 'Talk here' });
  const thread = await bot.channels.startThread(discord.ids.general, message, 'Talk');
  set('command', { alice: true, here: false });
  expect(await given('alice', thread)).toBe(false);
  set('command', { alice: true, elsewhere: false });
  expect(await given('alice', thread)).toBe(true);
});

it('where nothing is set, nothing more is asked; who is no member, or where no channel is, is given nothing', async () => {
  const { discord, bot, given, set, requests } = await server();
  await given();
  expect(requests().filter((name) => name.endsWith('/commands'))).toEqual([]);
  set('command', { everyone: true });
  expect(await bot.channels.isGiven('ask', '123456789012345678', discord.ids.general)).toBe(false);
  expect(await bot.channels.isGiven('ask', discord.ids.alice, '123456789012345678')).toBe(false);
});

describe('a command is switched off', () => {
  const settings = 'GET applications/:application/guilds/:guild/commands/permissions';

  async function switching() {
    const all = await server();
    const { ids } = all.discord;
    const isOff = (who: 'alice' | 'owner' = 'alice', where = ids.general) =>
      all.bot.channels.isSwitchedOff('ask', ids[who], where);
    return { ...all, isOff, asked: () => all.requests().filter((name) => name === settings).length };
  }

  it.each<[string, Rows, boolean]>([
    ['where nothing is set', {}, false],
    ['where only another is named', { bob: false }, false],
    ['for everyone', { everyone: false }, true],
    ['for everyone but the member', { everyone: false, alice: true }, false],
    ['in this channel', { here: false }, true],
    ['in another channel', { elsewhere: false }, false],
  ])('%s', async (_, rows, expected) => {
    const { set, isOff } = await switching();
    if (Object.keys(rows).length > 0) set('command', rows);
    await expect.poll(() => isOff()).toBe(expected);
  });

  it('never for who may do everything', async () => {
    const { discord, set, isOff } = await switching();
    set('command', { everyone: false });
    await expect.poll(() => isOff()).toBe(true);
    expect(await isOff('owner')).toBe(false);
    expect(discord.ids.owner).not.toBe(discord.ids.alice);
  });

  it('for who may use no commands at all there', async () => {
    const { discord, isOff } = await switching();
    const { general, reading, guild } = discord.ids;
    deny(discord, general, guild, OverwriteType.Role, Flag.UseApplicationCommands);
    await expect.poll(() => isOff()).toBe(true);
    expect(await isOff('alice', reading)).toBe(false);
  });

  it('in a thread where its channel says so', async () => {
    const { discord, bot, set, isOff } = await switching();
    const message = await bot.channels.post(discord.ids.general, { content: 'Talk here' });
    const thread = await bot.channels.startThread(discord.ids.general, message, 'Talk');
    set('command', { here: false });
    await expect.poll(() => isOff('alice', thread)).toBe(true);
  });

  it('for nobody where there is no such member or channel', async () => {
    const { discord, bot, set, isOff } = await switching();
    set('command', { everyone: false });
    await expect.poll(() => isOff()).toBe(true);
    expect(await bot.channels.isSwitchedOff('ask', '123456789012345678', discord.ids.general)).toBe(false);
    expect(await isOff('alice', '123456789012345678')).toBe(false);
  });

  it('is remembered for five minutes, and looked up again when Discord tells of a change', async () => {
    const { set, isOff, asked } = await switching();
    let now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now);
    onTestFinished(() => clock.mockRestore());
    expect(await isOff()).toBe(false);
    now += 299_999;
    await isOff();
    expect(asked()).toBe(1);
    now += 1;
    await isOff();
    expect(asked()).toBe(2);
    set('command', { everyone: false });
    await expect.poll(() => isOff()).toBe(true);
    expect(asked()).toBe(3);
  });

  it('is not remembered of a server that Docent has left meanwhile', async () => {
    const { discord, isOff, asked } = await switching();
    await isOff();
    discord.removeBot(discord.ids.guild);
    discord.inviteBot(discord.ids.guild);
    await expect.poll(async () => (await isOff(), asked())).toBe(2);
  });

  it('cannot be said where Discord does not answer, and is asked again', async () => {
    const { discord, isOff, asked } = await switching();
    discord.faults.fail(settings, { status: 400 });
    await expect(isOff()).rejects.toMatchObject({ status: 400 });
    expect(await isOff()).toBe(false);
    expect(asked()).toBe(2);
  });
});

it('whether it is given is looked up each time', async () => {
  const { set, given } = await server();
  expect(await given()).toBe(false);
  set('command', { alice: true });
  // Before Discord has told of the change.
  expect(await given()).toBe(true);
});
