import {
  ChannelType,
  Events,
  GatewayIntentBits,
  type Message,
  PermissionFlagsBits as Flag,
  type PublicThreadChannel,
  type TextChannel,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LocalDiscord } from '../../src/local-discord.ts';
import type { RequestCheck } from '../../src/openapi/check-requests.ts';
import { type Connected, connect, next, usualIntents } from '../support/client.ts';
import { watched } from '../support/discord-description.ts';

let discord: LocalDiscord;
let bot: Connected;
let check: RequestCheck;

beforeEach(async () => {
  discord = await LocalDiscord.start({ privilegedIntents: GatewayIntentBits.GuildMembers });
  check = watched(discord);
  bot = await connect(discord, { intents: [...usualIntents, GatewayIntentBits.GuildMembers] });
});
afterEach(async () => {
  await bot[Symbol.asyncDispose]();
  await discord.close();
  const wrong = [...bot.errors.map(String), ...check.complaints];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
});

const alice = () => discord.as(discord.ids.alice);
const general = () => bot.client.channels.cache.get(discord.ids.general) as TextChannel;
const guild = () => {
  const found = bot.client.guilds.cache.get(discord.ids.guild);
  if (found === undefined) throw new Error('The bot is in no server.');
  return found;
};

/** What the role of the bot's invitation may do besides. */
function allowBot(...flags: readonly bigint[]): void {
  const role = discord.world.guilds.get(discord.ids.guild)?.roles.get(discord.ids.botRole);
  if (role === undefined) throw new Error('The bot has no role.');
  role.permissions = String(flags.reduce((all, flag) => all | flag, BigInt(role.permissions)));
}

describe('a server', () => {
  test('is listed, with its channels, roles and members', async () => {
    expect((await bot.client.guilds.fetch()).map(({ name }) => name)).toEqual(['Reading room']);
    expect((await guild().channels.fetch()).map((channel) => channel?.name)).toEqual(['general', 'reading']);
    expect((await guild().roles.fetch()).map(({ name }) => name)).toEqual(['@everyone', 'Moderators', 'Bot']);
    const people = ['alice', 'bob', 'Bot', 'maria', 'olga'];
    const names = (members: { readonly map: (name: (member: { user: { username: string } }) => string) => string[] }) =>
      members.map(({ user }) => user.username).sort((left, right) => left.localeCompare(right));
    expect(names(await guild().members.list({ limit: 10 }))).toEqual(people);
    expect(names(await guild().members.list({ limit: 10, after: discord.ids.bob }))).toEqual(['maria']);
    // Over the gateway.
    expect(names(await guild().members.fetch({ query: 'AL', limit: 5 }))).toEqual(['alice']);
  });

  test('members are given roles below the bot’s own, and no others', async () => {
    const { alice: id, moderatorRole, botRole } = discord.ids;
    const member = await guild().members.fetch(id);
    await expect(member.roles.add(moderatorRole)).rejects.toMatchObject({ code: 50013 });
    allowBot(Flag.ManageRoles);
    const changed = next<{ roles: { cache: Map<string, unknown> } }>(bot.client, Events.GuildMemberUpdate);
    await member.roles.add(moderatorRole);
    await changed;
    expect((await guild().members.fetch({ user: id, force: true })).roles.cache.has(moderatorRole)).toBe(true);
    await member.roles.remove(moderatorRole);
    expect((await guild().members.fetch({ user: id, force: true })).roles.cache.has(moderatorRole)).toBe(false);
    await expect(member.roles.add(botRole)).rejects.toMatchObject({ code: 50013 });
    await expect(member.roles.add('123456789012345678')).rejects.toMatchObject({ code: 10011 });
  });
});

describe('a channel', () => {
  test('is changed and deleted by a bot that may manage it, and is never a DM', async () => {
    await expect(general().edit({ name: 'all' })).rejects.toMatchObject({ code: 50013 });
    allowBot(Flag.ManageChannels);
    await general().edit({ name: 'all', topic: 'Everything', nsfw: true, rateLimitPerUser: 5 });
    expect(discord.world.channels.get(discord.ids.general)).toMatchObject({
      name: 'all',
      topic: 'Everything',
      nsfw: true,
      slowmode: 5,
    });
    const gone = next(bot.client, Events.ChannelDelete);
    alice().thread(discord.ids.general, 'Goes too');
    await general().delete();
    await gone;
    expect([...discord.world.channels.values()].map(({ name }) => name)).toEqual(['reading']);
    const dm = await (await bot.client.users.fetch(discord.ids.alice)).createDM();
    await bot.client.rest.delete(`/channels/${dm.id}`);
    expect(discord.world.channels.has(dm.id)).toBe(true);
    await expect(bot.client.rest.patch(`/channels/${dm.id}`, { body: { name: 'x' } })).rejects.toMatchObject({
      code: 50024,
    });
  });

  test('its messages are found around one, and deleted together', async () => {
    allowBot(Flag.ManageMessages);
    const sent = ['1', '2', '3', '4', '5'].map((text) => alice().send(discord.ids.general, text));
    const ids = sent.map(({ id }) => id);
    const around = await general().messages.fetch({ around: ids[2] ?? '', limit: 3 });
    expect(around.map(({ id }) => id)).toEqual([ids[3], ids[2], ids[1]]);
    await general().bulkDelete(ids.slice(0, 3));
    expect(
      alice()
        .sees()
        .map(({ id }) => id),
    ).toEqual(ids.slice(3));
    discord.clock.advance(15 * 86_400_000);
    await expect(general().bulkDelete(ids.slice(3))).rejects.toMatchObject({ code: 50034 });
  });

  test('reactions are taken away: one member’s, all with an emoji, all', async () => {
    const message = alice().send(discord.ids.general, 'Hello');
    for (const emoji of ['👍', '🎉', '👀']) alice().react(message, emoji);
    discord.as(discord.ids.bob).react(message, '👍');
    alice().unreact(message, '👀');
    const found = await general().messages.fetch(message.id);
    const counts = () =>
      alice()
        .sees()[0]
        ?.reactions?.map(({ emoji, count }) => `${emoji.name}${count}`) ?? [];
    expect(counts()).toEqual(['👍2', '🎉1']);
    await expect(found.reactions.removeAll()).rejects.toMatchObject({ code: 50013 });
    allowBot(Flag.ManageMessages);
    await found.reactions.cache.get('👍')?.users.remove(discord.ids.bob);
    expect(counts()).toEqual(['👍1', '🎉1']);
    await found.reactions.cache.get('🎉')?.remove();
    expect(counts()).toEqual(['👍1']);
    await found.reactions.removeAll();
    expect(counts()).toEqual([]);
  });

  test('an edit keeps the attachments that it names, and a message goes once there are 2,000', async () => {
    const files = ['a', 'b'].map((name) => ({ attachment: Buffer.from(name), name: `${name}.txt` }));
    const sent = await general().send({ content: 'Two files', files });
    const [first] = sent.attachments.values();
    await sent.edit({ attachments: first === undefined ? [] : [first] });
    expect(
      alice()
        .sees()[0]
        ?.attachments.map(({ filename }) => filename),
    ).toEqual(['a.txt']);
    allowBot(Flag.PinMessages);
    await sent.pin();
    for (let count = 0; count < 2_000; count += 1) alice().send(discord.ids.general, String(count));
    const kept = alice().sees();
    expect(kept).toHaveLength(2_000);
    expect(kept[0]?.id).toBe(sent.id);
    expect(kept[1]?.content).toBe('1');
  });
});

describe('a thread', () => {
  let thread: PublicThreadChannel;
  beforeEach(async () => {
    thread = (await general().threads.create({ name: 'talk', type: ChannelType.PublicThread })) as PublicThreadChannel;
  });
  const members = async () => (await thread.members.fetch({ withMember: true, cache: false })).map(({ id }) => id);

  test('is left and joined, and others are put in and taken out', async () => {
    const { alice: id, bot: self } = discord.ids;
    expect(await members()).toEqual([self]);
    await thread.members.add(id);
    expect((await thread.members.fetch({ member: id, force: true })).id).toBe(id);
    await expect(thread.members.remove(id)).rejects.toMatchObject({ code: 50013 });
    allowBot(Flag.ManageThreads);
    await thread.members.remove(id);
    await thread.leave();
    expect(await members()).toEqual([]);
    await expect(thread.members.fetch({ member: id, force: true })).rejects.toMatchObject({ code: 10007 });
    await thread.join();
    expect(await members()).toEqual([self]);
    await expect(thread.members.add('123456789012345678')).rejects.toMatchObject({ code: 10007 });
  });

  test('is renamed, locked and archived; then only opened again', async () => {
    await thread.setName('chat');
    await expect(thread.setLocked(true)).rejects.toMatchObject({ code: 50013 });
    allowBot(Flag.ManageThreads);
    await thread.edit({ locked: true, rateLimitPerUser: 10, autoArchiveDuration: 60, archived: true });
    expect(discord.world.channels.get(thread.id)).toMatchObject({
      name: 'chat',
      slowmode: 10,
      thread: { metadata: { archived: true, locked: true, auto_archive_duration: 60 } },
    });
    await expect(thread.setName('again')).rejects.toMatchObject({ code: 50083 });
    await expect(thread.join()).rejects.toMatchObject({ code: 50083 });
    await expect(thread.send('Hello')).rejects.toMatchObject({ code: 160005 });
    expect((await general().threads.fetchArchived()).threads.map(({ name }) => name)).toEqual(['chat']);
    await thread.setArchived(false);
    expect((await general().threads.fetchActive()).threads.map(({ name }) => name)).toEqual(['chat']);
  });

  test('in a forum has its tags changed, to some that the forum has', async () => {
    const tags = [{ name: 'Open' }, { name: 'Solved' }];
    const forum = discord.addChannel({ name: 'help', type: ChannelType.GuildForum, tags });
    const known = discord.world.channels.get(forum)?.tags ?? [];
    const idOf = (name: string) => known.find((tag) => tag.name === name)?.id ?? '';
    const { channel_id: id } = alice().forumPost(forum, 'Help!', 'It does not work.', ['Open']);
    const post = (await bot.client.channels.fetch(id)) as PublicThreadChannel;
    await expect(post.setAppliedTags([idOf('Solved')])).rejects.toMatchObject({ code: 50013 });
    allowBot(Flag.ManageThreads);
    await expect(post.setAppliedTags(['123456789012345678'])).rejects.toMatchObject({ code: 10087 });
    await post.setAppliedTags([idOf('Solved')]);
    expect(discord.world.channels.get(id)?.thread?.appliedTags).toEqual([idOf('Solved')]);
    await post.setAppliedTags([]);
    await expect.poll(() => (bot.client.channels.cache.get(id) as PublicThreadChannel).appliedTags).toEqual([]);
  });

  test('is private to who is in it', async () => {
    allowBot(Flag.CreatePrivateThreads, Flag.ManageThreads);
    const secret = await general().threads.create({ name: 'secret', type: ChannelType.PrivateThread });
    expect(() => alice().sees(secret.id)).toThrow(expect.objectContaining({ code: 'NOT_VISIBLE' }) as Error);
    await secret.members.add(discord.ids.alice);
    expect(alice().sees(secret.id)).toEqual([]);
    await secret.setArchived(true);
    const archived = await general().threads.fetchArchived({ type: 'private', fetchAll: true });
    expect(archived.threads.map(({ name }) => name)).toEqual(['secret']);
    await secret.delete();
    expect(discord.world.channels.has(secret.id)).toBe(false);
  });
});

test('a request whose connection is lost rejects, done or not', async () => {
  const say = (content: string) => general().send(content);
  discord.faults.disconnect('POST channels/:channel/messages');
  await expect(say('Lost')).rejects.toThrow('other side closed');
  discord.faults.disconnect('POST channels/:channel/messages', { arrives: true });
  await expect(say('Arrived')).rejects.toThrow('other side closed');
  expect(
    alice()
      .sees()
      .map(({ content }) => content),
  ).toEqual(['Arrived']);
});

test('the local Discord tells when a bot has logged in', async () => {
  await using other = await LocalDiscord.start();
  const arrived = other.bot();
  await using later = await connect(other);
  await arrived;
  await other.bot();
  expect(later.client.isReady()).toBe(true);
});

test('a mention of a role notifies those who have it', async () => {
  const heard = next<Message>(bot.client, Events.MessageCreate);
  const message = discord.as(discord.ids.owner).send(discord.ids.general, `<@&${discord.ids.moderatorRole}>`);
  expect(message.pinged).toEqual([discord.ids.moderator]);
  expect((await heard).mentions.roles.has(discord.ids.moderatorRole)).toBe(true);
});
