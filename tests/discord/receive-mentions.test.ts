import { ChannelType, OverwriteType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import { describe, expect, it, vi } from 'vitest';
import { messages } from '../../src/bot/messages/index.ts';
import type { MentionRequest } from '../../src/bot/request.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import { bareBot, said } from './bare-bot.ts';
import { deny } from '../support/reading-room.ts';

const post = 'POST channels/:channel/messages';

/** A bot that remembers what it was told, and answers each time. */
async function mentioned(answer: () => Reply = () => said('here')) {
  const heard: MentionRequest[] = [];
  const all = await bareBot({
    mentioned: (request) => {
      heard.push(request);
      return Promise.resolve(answer());
    },
  });
  const { general, bot } = all.discord.ids;
  const answersIn = (channelId: string) => all.alice.sees(channelId).filter(({ author }) => author.id === bot);
  return { ...all, heard, answers: () => answersIn(general), answersIn, at: `<@${bot}>` };
}

describe('a message', () => {
  it('that mentions the bot is answered under it, with who, where and what', async () => {
    const { discord, alice, heard, answers, at } = await mentioned();
    const { general, guild } = discord.ids;
    const sent = alice.send(general, `${at} why  ${at}?`);
    await expect.poll(answers).toMatchObject([{ content: 'here', message_reference: { message_id: sent.id } }]);
    expect(heard).toEqual([
      {
        id: sent.id,
        guildId: guild,
        channelId: general,
        aboveIds: [],
        userId: alice.user.id,
        roleIds: expect.any(Array),
        locale: 'en',
        // The bot's own is nobody's.
        names: ['alice', 'Alice'],
        permissions: expect.any(BigInt),
        text: 'why ?',
        named: { before: '', after: 'why ?' },
        files: [],
      },
    ]);
    const [{ permissions } = { permissions: 0n }] = heard;
    expect(permissions & Flag.SendMessages).not.toBe(0n);
    expect(permissions & Flag.ManageMessages).toBe(0n);
  });

  it('comes with the files that hang on it', async () => {
    const { discord, alice, heard, answers, at } = await mentioned();
    const files = [
      { name: 'message.txt', data: 'why?', type: 'text/plain' },
      { name: 'cat', data: 'x' },
    ];
    const sent = alice.send(discord.ids.general, at, { files });
    await expect.poll(answers).toHaveLength(1);
    const [text, cat] = sent.attachments;
    expect(heard[0]?.files).toEqual([
      {
        id: text?.id,
        name: 'message.txt',
        size: 4,
        url: expect.stringContaining('/attachments/') as string,
        contentType: 'text/plain',
      },
      { id: cat?.id, name: 'cat', size: 1, url: expect.stringContaining('/attachments/') as string },
    ]);
  });

  it('that mentions the role of the bot’s own name is answered too', async () => {
    const { discord, alice, heard, answers } = await mentioned();
    alice.send(discord.ids.general, `hello <@&${discord.ids.botRole}>`);
    await expect.poll(answers).toHaveLength(1);
    // Its text is not sent along: Discord keeps that for messages which mention the bot itself.
    expect(heard).toMatchObject([{ text: '' }]);
  });

  it('in the server’s language, of a moderator with a moderator’s permissions', async () => {
    const { discord, heard, at } = await mentioned();
    const { general, guild, moderator } = discord.ids;
    const inWorld = discord.world.guilds.get(guild);
    discord.world.emit({
      name: 'GUILD_UPDATE',
      data: { id: guild, name: inWorld?.name, preferred_locale: 'ru' },
      guildId: guild,
    });
    discord.as(moderator).send(general, `${at} hello`);
    await expect.poll(() => heard).toHaveLength(1);
    expect(heard[0]?.locale).toBe('ru');
    expect((heard[0]?.permissions ?? 0n) & Flag.ManageMessages).not.toBe(0n);
  });

  it('that mentions nobody, everybody, another role or another member is none of its business', async () => {
    const { discord, alice, heard, answers, at } = await mentioned();
    const { general, moderator, moderatorRole, bob } = discord.ids;
    alice.send(general, 'hello');
    discord.as(moderator).send(general, '@everyone hello');
    discord.as(moderator).send(general, `<@&${moderatorRole}> hello`);
    alice.send(general, `<@${bob}> hello`);
    alice.send(general, `${at} last`);
    await expect.poll(answers).toHaveLength(1);
    expect(heard).toMatchObject([{ text: 'last' }]);
  });

  it('in a direct message needs no mention, and has no server and no permissions', async () => {
    const { alice, heard, answersIn } = await mentioned();
    alice.send(alice.dmId, 'hello');
    await expect.poll(() => answersIn(alice.dmId)).toHaveLength(1);
    expect(heard).toMatchObject([{ channelId: alice.dmId, text: 'hello', permissions: 0n, locale: 'en' }]);
    expect(heard[0]).not.toHaveProperty('guildId');
  });

  it('of a bot, and one of Discord’s own, is passed over', async () => {
    const { discord, bot, alice, heard, answers, at } = await mentioned();
    const { general } = discord.ids;
    const id = await bot.channels.post(general, { content: `${at} from a bot` });
    await bot.channels.pin(general, id);
    const inDm = await bot.channels.post(alice.dmId, { content: 'from a bot' });
    await bot.channels.pin(alice.dmId, inDm);
    alice.send(general, `${at} last`);
    await expect.poll(() => answers().map(({ content }) => content)).toContain('here');
    expect(heard).toMatchObject([{ text: 'last' }]);
  });
});

describe('a reply', () => {
  it('to one of the bot’s messages comes with that message', async () => {
    const { discord, bot, alice, heard, at } = await mentioned();
    const id = await bot.channels.post(discord.ids.general, { content: 'first' });
    alice.send(discord.ids.general, `${at} and then?`, { replyTo: { id } });
    await expect.poll(() => heard).toMatchObject([{ text: 'and then?', repliesTo: { id, content: 'first' } }]);
  });

  it('to somebody else’s comes without', async () => {
    const { discord, alice, heard, at } = await mentioned();
    const bobs = discord.as(discord.ids.bob).send(discord.ids.general, 'first');
    alice.send(discord.ids.general, `${at} and then?`, { replyTo: bobs });
    await expect.poll(() => heard).toHaveLength(1);
    expect(heard[0]).not.toHaveProperty('repliesTo');
  });

  it.each([
    ['is gone', 10_008, 404],
    ['may not be read', 50_013, 403],
    ['is out of sight', 50_001, 403],
  ])('to one that %s comes without', async (_, code, status) => {
    const { discord, bot, alice, heard, at, errors } = await mentioned();
    const id = await bot.channels.post(discord.ids.general, { content: 'first' });
    discord.faults.fail(/^GET channels\/\d+\/messages/, { status, code });
    alice.send(discord.ids.general, `${at} and then?`, { replyTo: { id } });
    await expect.poll(() => heard).toHaveLength(1);
    expect(heard[0]).not.toHaveProperty('repliesTo');
    expect(errors()).toEqual([]);
  });

  it('to one that cannot be looked up for another reason is not answered, and logged', async () => {
    const { discord, bot, alice, heard, at, errors } = await mentioned();
    const id = await bot.channels.post(discord.ids.general, { content: 'first' });
    discord.faults.fail(/^GET channels\/\d+\/messages/, { status: 400 });
    alice.send(discord.ids.general, `${at} and then?`, { replyTo: { id } });
    await expect.poll(errors).toHaveLength(1);
    expect(errors()[0]).toContain('"status":400');
    expect(heard).toEqual([]);
  });
});

describe('an answer', () => {
  it('for one member only is given as a notice once a minute, to each member', async () => {
    const { discord, alice, answers, at } = await mentioned(() => privately({ content: 'not so fast' }));
    const { general, bob } = discord.ids;
    let now = 1_000_000_000;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now);
    try {
      alice.send(general, `${at} one`);
      await expect.poll(answers).toHaveLength(1);
      now += 59_999;
      alice.send(general, `${at} two`);
      discord.as(bob).send(general, `${at} three`);
      await expect.poll(answers).toHaveLength(2);
      now += 1;
      alice.send(general, `${at} four`);
      await expect.poll(answers).toHaveLength(3);
    } finally {
      clock.mockRestore();
    }
    const sent = alice.sees(general);
    const answered = answers().map(
      ({ message_reference: to }) => sent.find(({ id }) => id === to?.message_id)?.content,
    );
    expect(answered.map((text) => text?.split(' ')[1])).toEqual(['one', 'three', 'four']);
  });

  it('where the bot may not write is left out, and noted', async () => {
    const { discord, alice, at, errors, lines, requests } = await mentioned();
    const { general, botRole } = discord.ids;
    deny(discord, general, botRole, OverwriteType.Role, Flag.SendMessages);
    alice.send(general, `${at} hello`);
    await expect.poll(lines).toContain('a mention cannot be answered here');
    expect(lines()).toContain(`"channel":"${general}"`);
    expect(lines()).toContain('"code":50013');
    expect(errors()).toEqual([]);
    expect(requests()).toEqual([post]);
  });

  it('that Discord refuses for another reason is an error', async () => {
    const { discord, alice, at, errors } = await mentioned();
    discord.faults.fail(/^POST channels/, { status: 400 });
    alice.send(discord.ids.general, `${at} hello`);
    await expect.poll(errors).toHaveLength(1);
    expect(errors()[0]).toContain('a request was not answered');
  });

  it('can only be a message', async () => {
    const { discord, alice, at, errors } = await mentioned(() => ({ kind: 'update', message: { content: 'x' } }));
    alice.send(discord.ids.general, `${at} hello`);
    await expect.poll(errors).toHaveLength(1);
    expect(errors()[0]).toContain('a mention is answered with a message');
  });

  it('in a thread is given there', async () => {
    const { discord, bot, alice, heard, answersIn, at } = await mentioned();
    const id = await bot.channels.post(discord.ids.general, { content: 'Talk here' });
    const thread = await bot.channels.startThread(discord.ids.general, id, 'Talk');
    alice.send(thread, `${at} hello`);
    await expect.poll(() => answersIn(thread).map(({ content }) => content)).toContain('here');
    expect(heard).toMatchObject([{ channelId: thread, text: 'hello' }]);
    expect(discord.world.channels.get(thread)?.type).toBe(ChannelType.PublicThread);
  });
});

it('where links may not be embedded, an answer is the same: it is text', async () => {
  const { discord, alice, answers, errors, at } = await mentioned();
  const { general, botRole } = discord.ids;
  deny(discord, general, botRole, OverwriteType.Role, Flag.EmbedLinks);
  alice.send(general, `${at} hello`);
  await expect.poll(answers).toHaveLength(1);
  expect(errors()).toEqual([]);
});

it('where it may not write, an answer is left out and noted', async () => {
  const { discord, lines, requests, answers, alice, at } = await mentioned();
  const { general, botRole } = discord.ids;
  deny(discord, general, botRole, OverwriteType.Role, Flag.SendMessages);
  alice.send(general, `${at} hello`);
  await expect.poll(lines).toContain('a mention cannot be answered here');
  expect(requests().filter((name) => name === post)).toHaveLength(1);
  expect(answers()).toEqual([]);
  expect(discord.as(discord.ids.alice).sees(discord.as(discord.ids.alice).dmId)).toEqual([]);
});

describe('who asked where nothing can be said', () => {
  const told = (alice: { sees: (id: string) => readonly { content: string }[]; dmId: string }) =>
    alice.sees(alice.dmId).map(({ content }) => content);

  it.each([
    ['a locked thread', 160_005, messages.en.problems.THREAD_LOCKED],
    ['AutoMod', 200_000, messages.en.problems.POST_BLOCKED],
  ])('because of %s is told why, by word, once a minute', async (_, code, problem) => {
    const { discord, alice, at, lines, errors } = await mentioned();
    const { general } = discord.ids;
    discord.faults.fail(post, { status: 400, code });
    alice.send(general, `${at} one`);
    const words = messages.en.answerNotes.cannotAnswer(`<#${general}>`, problem);
    await expect.poll(() => told(alice)).toEqual([words]);
    expect(lines()).toContain('a mention cannot be answered here');
    discord.faults.fail(post, { status: 400, code });
    alice.send(general, `${at} two`);
    await expect.poll(() => lines().match(/a mention cannot be answered here/g)).toHaveLength(2);
    expect(told(alice)).toHaveLength(1);
    expect(errors()).toEqual([]);
  });

  it('because a permission was taken away is told nothing: who took it wants silence', async () => {
    const { discord, alice, at, lines } = await mentioned();
    discord.faults.fail(post, { status: 403, code: 50_013 });
    alice.send(discord.ids.general, `${at} one`);
    await expect.poll(lines).toContain('a mention cannot be answered here');
    alice.send(discord.ids.general, `${at} two`);
    await expect.poll(() => alice.sees(discord.ids.general).map(({ content }) => content)).toContain('here');
    expect(told(alice)).toEqual([]);
  });
});
