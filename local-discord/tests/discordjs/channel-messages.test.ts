import {
  ChannelType,
  Events,
  GatewayIntentBits,
  type Message,
  MessageType,
  OverwriteType,
  Partials,
  PermissionFlagsBits,
  type TextChannel,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LocalDiscord } from '../../src/local-discord.ts';
import { type Connected, connect, next, usualIntents } from '../support/client.ts';
import type { RequestCheck } from '../../src/openapi/check-requests.ts';
import { watched } from '../support/discord-description.ts';

let discord: LocalDiscord;
let bot: Connected;
let check: RequestCheck;

beforeEach(async () => {
  discord = await LocalDiscord.start();
  check = watched(discord);
  // A DM's channel is not known to discord.js before its first message.
  bot = await connect(discord, { partials: [Partials.Channel] });
});
afterEach(async () => {
  await bot[Symbol.asyncDispose]();
  await discord.close();
  const wrong = [...bot.errors.map(String), ...check.complaints];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
});

const alice = () => discord.as(discord.ids.alice);
const general = () => bot.client.channels.cache.get(discord.ids.general) as TextChannel;

describe('messages', () => {
  test('are sent, come back over the gateway, and are edited and deleted', async () => {
    const echoed = next<Message>(bot.client, Events.MessageCreate);
    const sent = await general().send({
      content: ' Hello ',
      embeds: [{ title: 'T', fields: [{ name: 'n', value: 'v' }] }],
    });
    expect((await echoed).id).toBe(sent.id);
    expect(alice().sees()).toMatchObject([
      { content: 'Hello', embeds: [{ type: 'rich', title: 'T', fields: [{ name: 'n', value: 'v', inline: false }] }] },
    ]);
    await sent.edit('Bye');
    expect(alice().sees()).toMatchObject([{ content: 'Bye', embeds: [{ title: 'T' }] }]);
    expect(alice().sees()[0]?.edited_timestamp).not.toBeNull();
    await sent.delete();
    expect(alice().sees()).toEqual([]);
    // The client keeps it until it is told.
    await expect(general().messages.fetch({ message: sent.id, force: true })).rejects.toMatchObject({ code: 10008 });
  });

  test('are listed newest first, before and after an id', async () => {
    for (const text of ['1', '2', '3', '4']) alice().send(discord.ids.general, `<@${discord.ids.bot}> ${text}`);
    const found = await general().messages.fetch({ limit: 2 });
    expect(found.map(({ content }) => content.at(-1))).toEqual(['4', '3']);
    const [first] = alice().sees();
    const after = await general().messages.fetch({ after: first?.id ?? '', limit: 2 });
    expect(after.map(({ content }) => content.at(-1))).toEqual(['3', '2']);
  });

  test('are answered with a reply, which may or may not notify', async () => {
    const asked = alice().send(discord.ids.general, `<@${discord.ids.bot}> how much?`);
    const heard = await general().messages.fetch(asked.id);
    await heard.reply('A billion');
    await heard.reply({ content: 'Quietly', allowedMentions: { repliedUser: false } });
    expect(alice().sees().slice(1)).toMatchObject([
      { type: MessageType.Reply, pinged: [discord.ids.alice], referenced_message: { id: asked.id } },
      { type: MessageType.Reply, pinged: [], message_reference: { message_id: asked.id } },
    ]);
    await heard.delete().catch((error: unknown) => expect(error).toMatchObject({ code: 50013 }));
    alice().delete(asked);
    await expect(heard.reply('Gone')).rejects.toMatchObject({ code: 50035 });
  });

  test('carry files', async () => {
    const sent = await general().send({ files: [{ attachment: Buffer.from('abc'), name: 'abc.txt' }] });
    expect(await (await fetch(sent.attachments.first()?.url ?? '')).text()).toBe('abc');
  });

  test('but no more than 10 MiB of them: 40005', async () => {
    const files = [{ attachment: Buffer.alloc(10 * 2 ** 20 + 1), name: 'large.bin' }];
    await expect(general().send({ files })).rejects.toMatchObject({ code: 40005, status: 413 });
  });

  test('typing shows', async () => {
    const seen: string[] = [];
    alice().watch(({ name }) => void seen.push(name));
    await general().sendTyping();
    expect(seen).toEqual(['TYPING_START']);
  });
});

describe('what the bot may read', () => {
  const heard = async (say: () => unknown) => {
    const message = next<Message>(bot.client, Events.MessageCreate, ({ author }) => author.id === discord.ids.alice);
    say();
    return (await message).content;
  };

  test('not what is said to others', async () => {
    expect(await heard(() => alice().send(discord.ids.general, 'A secret'))).toBe('');
  });
  test('what mentions it, and DMs', async () => {
    expect(await heard(() => alice().send(discord.ids.general, `<@${discord.ids.bot}> hi`))).toContain('hi');
    expect(await heard(() => alice().send(alice().dmId, 'Just us'))).toBe('Just us');
  });
  test('a reply that notifies it, but not one that does not, nor one to an interaction’s answer', async () => {
    const own = await general().send('Ask me');
    expect(await heard(() => alice().send(discord.ids.general, 'Why?', { replyTo: own }))).toBe('Why?');
    expect(await heard(() => alice().send(discord.ids.general, 'Why?', { replyTo: own, ping: false }))).toBe('');
    await bot.client.application.commands.create({ name: 'ask', description: 'Ask' });
    bot.client.once(Events.InteractionCreate, (it) => void (it.isRepliable() && it.reply('Answer')));
    const answer = await alice().command('ask').reply();
    expect(await heard(() => alice().send(discord.ids.general, 'And?', { replyTo: answer }))).toBe('');
  });
  test('over REST no more than that', async () => {
    const said = alice().send(discord.ids.general, 'A secret', { files: [{ name: 'a.txt', data: 'a' }] });
    const fetched = await general().messages.fetch(said.id);
    expect([fetched.content, fetched.attachments.size]).toEqual(['', 0]);
  });
});

describe('mentions', () => {
  test('a plain message notifies whom it names; with none allowed, nobody', async () => {
    const { alice: aliceId, bob, moderatorRole, moderator } = discord.ids;
    const content = `<@${aliceId}> <@!${bob}> <@&${moderatorRole}> @everyone`;
    await general().send(content);
    await general().send({ content, allowedMentions: { parse: [] } });
    await general().send({ content, allowedMentions: { users: [bob] } });
    // The bot may not mention everyone, and the role is not mentionable.
    expect(
      alice()
        .sees()
        .map(({ pinged }) => pinged),
    ).toEqual([[aliceId, bob], [], [bob]]);
    discord.as(moderator).send(discord.ids.general, '@here now');
    expect(alice().sees().at(-1)?.pinged).toHaveLength(4);
  });
});

describe('reactions and pins', () => {
  test('react, list and take back', async () => {
    const sent = await general().send('Good?');
    const added = next(bot.client, Events.MessageReactionAdd);
    alice().react({ id: sent.id, channel_id: sent.channelId }, '👍');
    await added;
    await sent.react('👍');
    await sent.react('🇩🇪');
    expect(alice().sees()[0]?.reactions).toMatchObject([{ count: 2, me: true, emoji: { name: '👍' } }, { count: 1 }]);
    const users = await sent.reactions.cache.get('👍')?.users.fetch();
    expect(users?.map(({ username }) => username)).toEqual(['alice', 'Bot']);
    await sent.reactions.cache.get('👍')?.users.remove();
    expect(alice().sees()[0]?.reactions).toHaveLength(2);
    await expect(sent.reactions.removeAll()).rejects.toMatchObject({ code: 50013 });
    await expect(sent.react('nonsense')).rejects.toMatchObject({ code: 10014 });
  });

  test('pin, list and unpin; the channel says so', async () => {
    const sent = await general().send('Keep this');
    await sent.pin();
    const { items } = await general().messages.fetchPins();
    expect(items.map(({ message }) => message.id)).toEqual([sent.id]);
    expect(
      alice()
        .sees()
        .map(({ type, pinned }) => [type, pinned]),
    ).toEqual([
      [MessageType.Default, true],
      [MessageType.ChannelPinnedMessage, false],
    ]);
    await sent.unpin();
    expect((await general().messages.fetchPins()).items).toEqual([]);
  });
});

describe('threads', () => {
  test('from a message: once only, and messages in it', async () => {
    const sent = await general().send('Summary');
    const thread = await sent.startThread({ name: 'Talk', autoArchiveDuration: ThreadAutoArchiveDuration.OneDay });
    expect(thread).toMatchObject({
      id: sent.id,
      name: 'Talk',
      type: ChannelType.PublicThread,
      autoArchiveDuration: 1_440,
    });
    const again = bot.client.rest.post(`/channels/${sent.channelId}/messages/${sent.id}/threads`, {
      body: { name: 'A' },
    });
    await expect(again).rejects.toMatchObject({ code: 160004 });
    await thread.send('First');
    const heard = next<Message>(bot.client, Events.MessageCreate, ({ author }) => author.id === discord.ids.bob);
    discord.as(discord.ids.bob).send(thread.id, `<@${discord.ids.bot}> second`);
    expect((await heard).channel.isThread()).toBe(true);
    expect(
      discord
        .as(discord.ids.bob)
        .sees(thread.id)
        .map(({ content }) => content),
    ).toHaveLength(2);
    expect((await thread.members.fetch()).map(({ id }) => id)).toEqual([discord.ids.bot, discord.ids.bob]);
  });

  test('without a message; archived, and opened again by a message', async () => {
    const thread = await general().threads.create({ name: 'Alone', type: ChannelType.PublicThread });
    await thread.setArchived(true);
    expect((await general().threads.fetchActive()).threads.size).toBe(0);
    expect((await general().threads.fetchArchived()).threads.map(({ name }) => name)).toEqual(['Alone']);
    await thread.send('Still here');
    expect((await general().threads.fetchActive()).threads.map(({ name }) => name)).toEqual(['Alone']);
  });

  test('what they take: the permission, and a sound name', async () => {
    await expect(general().threads.create({ name: 'P', type: ChannelType.PrivateThread })).rejects.toMatchObject({
      code: 50013,
    });
    check.stop();
    await expect(general().threads.create({ name: 'x'.repeat(101) })).rejects.toMatchObject({ code: 50035 });
  });
});

describe('polls', () => {
  const poll = {
    question: { text: 'Which?' },
    answers: [{ text: 'A' }, { text: 'B', emoji: '🅱️' }],
    duration: 1,
    allowMultiselect: false,
  };

  test('are voted in, ended by the bot, and told in the channel', async () => {
    const sent = await general().send({ poll });
    const place = { id: sent.id, channel_id: sent.channelId };
    const voted = next(bot.client, Events.MessagePollVoteAdd);
    alice().vote(place, ['A']);
    await voted;
    discord.as(discord.ids.bob).vote(place, [2]);
    discord.as(discord.ids.bob).vote(place, ['A']);
    const voters = await sent.poll?.answers.get(1)?.voters.fetch();
    expect(voters?.map(({ username }) => username)).toEqual(['alice', 'bob']);
    await sent.poll?.end();
    expect(alice().sees()).toMatchObject([
      { poll: { results: { is_finalized: true, answer_counts: [{ id: 1, count: 2 }] } } },
      { type: MessageType.PollResult, embeds: [{ type: 'poll_result' }] },
    ]);
    expect(() => alice().vote(place, ['B'])).toThrow(expect.objectContaining({ code: 'POLL_CLOSED' }) as Error);
    await expect(bot.client.rest.post(`/channels/${sent.channelId}/polls/${sent.id}/expire`)).rejects.toMatchObject({
      code: 520001,
    });
    await expect(sent.edit('No')).rejects.toMatchObject({ code: 520003 });
  });

  test('end by themselves when their time is up', async () => {
    const sent = await general().send({ poll });
    discord.clock.advance(3_600_000);
    expect(alice().sees()).toMatchObject([{ id: sent.id, poll: { results: { is_finalized: true } } }, { type: 46 }]);
  });
});

describe('permissions', () => {
  test('a channel closed to the bot is 50001, one without sending 50013', async () => {
    const channel = discord.world.channels.get(discord.ids.general);
    if (channel === undefined) throw new Error('There is no general channel.');
    channel.overwrites = [
      { id: discord.ids.botRole, type: OverwriteType.Role, allow: '0', deny: String(PermissionFlagsBits.SendMessages) },
    ];
    await expect(general().send('Hi')).rejects.toMatchObject({ code: 50013, status: 403 });
    channel.overwrites = [
      { id: discord.ids.botRole, type: OverwriteType.Role, allow: '0', deny: String(PermissionFlagsBits.ViewChannel) },
    ];
    await expect(general().send('Hi')).rejects.toMatchObject({ code: 50001, status: 403 });
  });

  test("another's message is not edited, nor deleted without the permission", async () => {
    const said = alice().send(discord.ids.general, 'Mine');
    const route = `/channels/${discord.ids.general}/messages/${said.id}` as const;
    await expect(bot.client.rest.patch(route, { body: { content: 'Not yours' } })).rejects.toMatchObject({
      code: 50005,
    });
    await expect(bot.client.rest.delete(route)).rejects.toMatchObject({ code: 50013 });
  });

  test('DMs reach a user, unless they take none', async () => {
    const user = await bot.client.users.fetch(discord.ids.alice);
    await user.send('Hello');
    expect(
      alice()
        .sees(alice().dmId)
        .map(({ content }) => content),
    ).toEqual(['Hello']);
    const stored = discord.world.users.get(discord.ids.alice);
    if (stored !== undefined) stored.acceptsDms = false;
    await expect(user.send('Again')).rejects.toMatchObject({ code: 50007 });
  });
});

test('another server: the bot joins, hears it apart, and is taken out again', async () => {
  const { alice: aliceId, bob, owner } = discord.ids;
  const joined = next(bot.client, Events.GuildCreate);
  const other = discord.addServer({ name: 'Elsewhere', ownerId: owner, memberIds: [aliceId] });
  await joined;
  expect(bot.client.guilds.cache.map(({ name }) => name)).toEqual(['Reading room', 'Elsewhere']);
  await bot.client.application.commands.create({ name: 'ask', description: 'Ask' });
  expect(alice().commands({ channelId: other.general })).toHaveLength(1);
  expect(() => discord.as(bob).sees(other.general)).toThrow(expect.objectContaining({ code: 'NOT_VISIBLE' }) as Error);
  const left = next(bot.client, Events.GuildDelete);
  discord.removeBot(other.guild);
  await left;
  expect(alice().commands({ channelId: other.general })).toEqual([]);
  await expect(bot.client.rest.get(`/guilds/${other.guild}`)).rejects.toMatchObject({ code: 10004 });
  await expect(bot.client.rest.get(`/channels/${other.general}`)).rejects.toMatchObject({ code: 50001 });

  const back = next(bot.client, Events.GuildCreate);
  discord.inviteBot(other.guild);
  await back;
  expect(alice().commands({ channelId: other.general })).toHaveLength(1);
  expect(() => discord.inviteBot(other.guild)).toThrow(expect.objectContaining({ code: 'NOT_VISIBLE' }) as Error);
  discord.removeBot(other.guild);
});

test('members are fetched by id, and searched', async () => {
  const guild = bot.client.guilds.cache.get(discord.ids.guild);
  expect((await guild?.members.fetch(discord.ids.moderator))?.permissions.has('ManageMessages')).toBe(true);
  await expect(guild?.members.fetch('123456789012345678')).rejects.toMatchObject({ code: 10013 });
  expect((await guild?.members.search({ query: 'bo' }))?.map(({ displayName }) => displayName)).toEqual(['Bob']);
});

test('the typing intent is needed for typing', async () => {
  await using other = await connect(discord, { intents: [...usualIntents, GatewayIntentBits.GuildMessageTyping] });
  const typed = next(other.client, Events.TypingStart);
  await general().sendTyping();
  await typed;
  const names = discord.traffic.entries.filter(({ name }) => name === 'TYPING_START');
  expect(names).toHaveLength(1);
});
