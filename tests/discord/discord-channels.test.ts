import { OverwriteType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { bareBot } from './bare-bot.ts';
import { deny } from '../support/reading-room.ts';

const nowhere = '123456789012345678';

describe('a channel', () => {
  it('is found with its server, its name and the bot’s permissions there', async () => {
    const { bot, discord } = await bareBot();
    const { reading, guild, botRole } = discord.ids;
    deny(discord, reading, botRole, OverwriteType.Role, Flag.AddReactions);
    const seen = async () => (await bot.channels.find(reading))?.own ?? 0n;
    await expect.poll(async () => (await seen()) & Flag.AddReactions).toBe(0n);
    expect((await seen()) & Flag.SendMessages).not.toBe(0n);
    expect(await bot.channels.find(reading)).toEqual({
      id: reading,
      guildId: guild,
      aboveIds: [],
      name: 'reading',
      isThread: false,
      own: await seen(),
    });
  });

  it('that is a thread is found as one', async () => {
    const { bot, discord } = await bareBot();
    const { general } = discord.ids;
    const id = await bot.channels.post(general, { content: 'Talk here' });
    const thread = await bot.channels.startThread(general, id, 'Talk');
    expect(await bot.channels.find(thread)).toMatchObject({ id: thread, name: 'Talk', isThread: true });
  });

  it('that is not there, is out of sight or is a direct message is not found', async () => {
    const { bot, discord, alice } = await bareBot();
    expect(await bot.channels.find(nowhere)).toBeUndefined();
    discord.faults.fail(/^GET channels/, { status: 403, code: 50_001 });
    expect(await bot.channels.find(nowhere)).toBeUndefined();
    await bot.channels.post(alice.dmId, { content: 'hello' });
    expect(await bot.channels.find(alice.dmId)).toBeUndefined();
  });

  it('that cannot be looked up for another reason is an error', async () => {
    const { bot, discord } = await bareBot();
    discord.faults.fail(/^GET channels/, { status: 400, code: 50_035 });
    await expect(bot.channels.find(nowhere)).rejects.toMatchObject({ code: 50_035 });
  });
});

describe('a member’s permissions', () => {
  it('of however many members can be asked for, and the bot still knows its own', async () => {
    const { bot, discord } = await bareBot();
    const guild = discord.world.guilds.get(discord.ids.guild);
    if (guild === undefined) throw new Error('There is no server.');
    for (let count = 0; count < 60; count += 1) {
      const user = discord.world.addUser({ username: `user${count}` });
      discord.world.member(guild, user);
      expect(await bot.channels.permissionsOf(user.id, discord.ids.reading)).not.toBe(0n);
    }
    expect(await bot.channels.find(discord.ids.reading)).toMatchObject({ name: 'reading' });
  });

  it('are those in the channel, as they are now', async () => {
    const { bot, discord } = await bareBot();
    const { reading, alice, moderator, guild, moderatorRole } = discord.ids;
    const may = async (user: string) =>
      ((await bot.channels.permissionsOf(user, reading)) & Flag.ManageMessages) !== 0n;
    expect([await may(alice), await may(moderator)]).toEqual([false, true]);
    // The bot hears of no change of roles.
    discord.world.guilds.get(guild)?.members.get(alice)?.roles.push(moderatorRole);
    expect(await may(alice)).toBe(true);
  });

  it('are none for one who is no member or no longer a user, and where there is no channel', async () => {
    const { bot, discord } = await bareBot();
    const { guild, bob, reading } = discord.ids;
    discord.world.guilds.get(guild)?.members.delete(bob);
    expect(await bot.channels.permissionsOf(bob, reading)).toBe(0n);
    expect(await bot.channels.permissionsOf(nowhere, discord.ids.reading)).toBe(0n);
    expect(await bot.channels.permissionsOf(discord.ids.alice, nowhere)).toBe(0n);
  });

  it('that cannot be looked up are an error', async () => {
    const { bot, discord } = await bareBot();
    discord.faults.fail(/members/, { status: 400 });
    await expect(bot.channels.permissionsOf(discord.ids.alice, discord.ids.reading)).rejects.toMatchObject({
      status: 400,
    });
  });
});

describe('a message', () => {
  it('is posted, pings nobody, and can be changed and pinned', async () => {
    const { bot, discord, alice, requests } = await bareBot();
    const { general, bob } = discord.ids;
    const id = await bot.channels.post(general, { content: `Hello <@${bob}>` });
    await bot.channels.edit(general, id, { content: `Goodbye <@${bob}>` });
    await bot.channels.pin(general, id);
    expect(alice.sees(general)[0]).toMatchObject({ id, content: `Goodbye <@${bob}>`, pinned: true, pinged: [] });
    expect(requests()).toHaveLength(3);
    const [first] = discord.traffic.requests('POST channels/:channel/messages');
    expect(JSON.parse(first?.request ?? '')).toEqual({ content: `Hello <@${bob}>`, allowed_mentions: { parse: [] } });
  });

  it('that is gone is told as such when it is to be changed', async () => {
    const { bot, discord } = await bareBot();
    const changing = bot.channels.edit(discord.ids.general, nowhere, { content: 'Hello' });
    await expect(changing).rejects.toMatchObject({ code: 'MESSAGE_GONE' });
  });

  it('answers another, and stands alone where that is gone', async () => {
    const { bot, discord, alice } = await bareBot();
    const { general } = discord.ids;
    const asked = alice.send(general, 'hello');
    await bot.channels.post(general, { content: 'one' }, { replyTo: asked.id });
    alice.delete(asked);
    await bot.channels.post(general, { content: 'two' }, { replyTo: asked.id });
    const [one, two] = alice.sees(general);
    expect(one).toMatchObject({ content: 'one', message_reference: { message_id: asked.id } });
    expect(two).toMatchObject({ content: 'two' });
    expect(two).not.toHaveProperty('message_reference');
  });

  it('is sent once under one nonce', async () => {
    const { bot, discord, alice } = await bareBot();
    const { general } = discord.ids;
    const first = await bot.channels.post(general, { content: 'one' }, { nonce: 'n' });
    expect(await bot.channels.post(general, { content: 'one' }, { nonce: 'n' })).toBe(first);
    expect(await bot.channels.post(general, { content: 'one' }, { nonce: 'm' })).not.toBe(first);
    expect(alice.sees(general)).toHaveLength(2);
  });
});

describe('a message that Discord refuses', () => {
  it('is a refusal that a person can mend, in words of its own', async () => {
    const { bot, discord } = await bareBot();
    const { general, botRole } = discord.ids;
    await expect(bot.channels.post(nowhere, { content: 'x' })).rejects.toMatchObject({ code: 'CHANNEL_GONE' });
    const id = await bot.channels.post(general, { content: 'x' });
    discord.faults.fail(/pins/, { status: 400, code: 30_003 });
    await expect(bot.channels.pin(general, id)).rejects.toMatchObject({ code: 'PINS_FULL' });
    discord.faults.fail(/threads$/, { status: 400, code: 160_006 });
    await expect(bot.channels.startThread(general, id, 'Talk')).rejects.toMatchObject({ code: 'THREADS_FULL' });
    deny(discord, general, botRole, OverwriteType.Role, Flag.SendMessages);
    await expect(bot.channels.post(general, { content: 'x' })).rejects.toMatchObject({ code: 'CANNOT_POST' });
  });

  it('because what it answers may not be read stands below it, and is sent twice in all', async () => {
    const { bot, discord, alice, requests } = await bareBot();
    const { general, botRole } = discord.ids;
    const asked = alice.send(general, 'hello');
    deny(discord, general, botRole, OverwriteType.Role, Flag.ReadMessageHistory);
    await bot.channels.post(general, { content: 'here' }, { replyTo: asked.id, nonce: asked.id });
    const answer = alice.sees(general).at(-1);
    expect(answer).toMatchObject({ content: 'here', nonce: asked.id });
    expect(answer).not.toHaveProperty('message_reference');
    expect(requests()).toHaveLength(2);
  });

  it('even then is a refusal', async () => {
    const { bot, discord, alice } = await bareBot();
    const { general } = discord.ids;
    const asked = alice.send(general, 'hello');
    const route = 'POST channels/:channel/messages';
    discord.faults.fail(route, { status: 400, code: 160_002 });
    discord.faults.fail(route, { status: 403, code: 50_013 });
    const posted = bot.channels.post(general, { content: 'here' }, { replyTo: asked.id });
    await expect(posted).rejects.toMatchObject({ code: 'CANNOT_POST' });
  });
});

describe('a word to a member', () => {
  it('goes to their direct messages', async () => {
    const { bot, discord, alice } = await bareBot();
    expect(await bot.channels.tell(discord.ids.alice, { content: 'psst' })).toBe(true);
    expect(alice.sees(alice.dmId).map(({ content }) => content)).toEqual(['psst']);
    expect(discord.as(discord.ids.bob).sees()).toEqual([]);
  });

  it('who takes none, or is no longer a user, is not sent, and that is no error', async () => {
    const { bot, discord } = await bareBot();
    Object.assign(discord.world.users.get(discord.ids.alice) ?? {}, { acceptsDms: false });
    expect(await bot.channels.tell(discord.ids.alice, { content: 'psst' })).toBe(false);
    expect(await bot.channels.tell(nowhere, { content: 'psst' })).toBe(false);
  });

  it('that Discord refuses for another reason is an error', async () => {
    const { bot, discord } = await bareBot();
    discord.faults.fail('POST users/@me/channels', { status: 400 });
    await expect(bot.channels.tell(discord.ids.alice, { content: 'psst' })).rejects.toMatchObject({ status: 400 });
  });
});

describe('a thread', () => {
  it('is opened on a message for a week, its name cut at a word', async () => {
    const { bot, discord } = await bareBot();
    const { general } = discord.ids;
    const id = await bot.channels.post(general, { content: 'Talk here' });
    const thread = await bot.channels.startThread(general, id, 'word '.repeat(30));
    expect(thread).toBe(id);
    const name = discord.world.channels.get(thread)?.name;
    expect(name).toBe(`${'word '.repeat(20).trimEnd()}…`);
    const [request] = discord.traffic.requests('POST channels/:channel/messages/:message/threads');
    expect(JSON.parse(request?.request ?? '')).toEqual({ name, auto_archive_duration: 7 * 24 * 60 });
  });

  it('that is there already is found', async () => {
    const { bot, discord } = await bareBot();
    const { general } = discord.ids;
    const id = await bot.channels.post(general, { content: 'Talk here' });
    await bot.channels.startThread(general, id, 'Talk');
    expect(await bot.channels.startThread(general, id, 'Talk again')).toBe(id);
  });

  it('that Discord refuses is an error', async () => {
    const { bot, discord } = await bareBot();
    await expect(bot.channels.startThread(discord.ids.general, nowhere, 'Talk')).rejects.toMatchObject({ status: 404 });
  });
});
