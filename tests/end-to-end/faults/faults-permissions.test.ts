import { OverwriteType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { LocalDiscord } from 'local-discord';
import { type Docent, startDocent } from '../../support/docent.ts';
import { buttonId, customIds, expectNoErrors, says, written } from '../../support/members-support.ts';
import { deny, eventually, posts } from '../../support/reading-room.ts';

const trade = 'How much trade does Russia do with Afghanistan?';
const hour = 3_600_000;

/** The bot's last message in a channel, as a member sees it. */
function last(discord: LocalDiscord, channelId: string, who = discord.ids.alice) {
  return discord
    .as(who)
    .sees(channelId)
    .filter(({ author }) => author.id === discord.ids.bot)
    .at(-1);
}

/** What the bot told someone in direct messages. */
function told(discord: LocalDiscord, userId: string): string {
  const member = discord.as(userId);
  return member
    .sees(member.dmId)
    .map(({ content }) => content)
    .join('\n');
}

function lock(discord: LocalDiscord, thread: string): void {
  const metadata = discord.world.channels.get(thread)?.thread?.metadata;
  if (metadata === undefined) throw new Error('There is no such thread.');
  Object.assign(metadata, { archived: true, locked: true });
}

function removeChannel(discord: LocalDiscord, id: string): void {
  discord.world.channels.delete(id);
  const data = { id, guild_id: discord.ids.guild, type: 0 };
  discord.world.emit({ name: 'CHANNEL_DELETE', data, guildId: discord.ids.guild });
}

describe('a mention', () => {
  async function answered(flags: bigint) {
    const docent = await startDocent();
    const { discord } = docent;
    const { alice, general, bot, botRole } = discord.ids;
    deny(discord, general, botRole, OverwriteType.Role, flags);
    const asked = discord.as(alice).send(general, `<@${bot}> ${trade}`);
    await expect.poll(() => last(discord, general)).toBeDefined();
    expectNoErrors(docent);
    return { docent, discord, asked, answer: last(discord, general) };
  }

  it('where Read Message History is denied is answered all the same, below it', async () => {
    const { answer } = await answered(Flag.ReadMessageHistory);
    expect(says(answer)).toContain('$289 million');
    expect(answer).not.toHaveProperty('message_reference');
  });

  it('where Embed Links is denied is answered as everywhere, with buttons that work', async () => {
    const { discord, answer, asked } = await answered(Flag.EmbedLinks);
    expect(answer?.embeds).toEqual([]);
    expect(answer?.content).toContain('-# How much trade does Russia do with Afghanistan?');
    expect(answer?.content).toContain('$289 million');
    expect(answer?.message_reference?.message_id).toBe(asked.id);
    if (answer === undefined) throw new Error('no answer');
    const around = await discord.as(discord.ids.bob).click(answer, 'In context').reply();
    expect(says(around)).toContain('2.2');
    expect(customIds(answer)).toContain(buttonId(answer, 'up'));
  });

  it('where both are denied is answered', async () => {
    const { answer } = await answered(Flag.EmbedLinks | Flag.ReadMessageHistory);
    expect(answer?.content).toContain('$289 million');
  });

  it('in a thread that is locked meanwhile is answered by word to whoever asked', async () => {
    const docent = await startDocent();
    const { discord } = docent;
    const { alice, general, bot } = discord.ids;
    const thread = discord.as(alice).thread(general, 'Talk');
    discord.faults.fail('POST channels/:channel/messages', { status: 400, code: 160_005, message: 'Thread is locked' });
    discord.as(alice).send(thread, `<@${bot}> ${trade}`);
    await expect.poll(() => told(discord, alice)).toBe(`I cannot answer you in <#${thread}>. That thread is locked.`);
    expectNoErrors(docent);
  });
});

it('a mention where nothing may be written stays unanswered, without an error, and is asked once', async () => {
  const docent = await startDocent();
  const { discord, log } = docent;
  const { alice, general, bot, botRole } = discord.ids;
  deny(discord, general, botRole, OverwriteType.Role, Flag.SendMessages);
  discord.as(alice).send(general, `<@${bot}> ${trade}`);
  await expect.poll(log).toContain('a mention cannot be answered here');
  expect(discord.traffic.requests('POST channels/:channel/messages')).toHaveLength(1);
  expectNoErrors(docent);
});

it('“Answer this question” is answered under a message whose channel’s history may not be read', async () => {
  const { discord } = await startDocent();
  const { alice, bob, general, botRole } = discord.ids;
  deny(discord, general, botRole, OverwriteType.Role, Flag.ReadMessageHistory);
  const talk = discord.as(bob).send(general, trade);
  const done = await discord.as(alice).contextMenu('Answer this question', talk).reply();
  expect(written(done)).toContain('Done: https://');
  expect(says(last(discord, general, bob))).toContain('$289 million');
});

describe('a post', () => {
  let at = Date.UTC(2026, 10, 24, 12);
  const advance = (ms: number) => void (at += ms);
  const start = () => startDocent({ overrides: { now: () => at } });

  async function scheduled({ discord }: Docent, options: object): Promise<void> {
    const maria = discord.as(discord.ids.moderator);
    const preview = await maria.command('summary post', { when: 'in 2h', ...options }).reply();
    expect(written(await maria.click(preview, 'Schedule').reply())).toContain('Scheduled');
  }
  const list = async (discord: LocalDiscord) =>
    says(await discord.as(discord.ids.moderator).command('summary scheduled').reply());

  it('into a channel that is deleted meanwhile: whoever scheduled it is told, and sees it in the list', async () => {
    const docent = await start();
    const { discord } = docent;
    const { moderator, reading } = discord.ids;
    await scheduled(docent, { channel: reading });
    removeChannel(discord, reading);
    advance(2 * hour);
    await eventually(() => expect(told(discord, moderator)).toContain(`I could not post in <#${reading}> what you`));
    expect(told(discord, moderator)).toContain('That channel is gone');
    expect(await list(discord)).toContain('⚠️ That channel is gone');
    for (const wait of [1, 5, 15, 60, 180, 360, 720]) {
      advance(wait * 60_000);
      await eventually(async () => {
        const open = await docent.app.services.store.schedules.list(discord.ids.guild as never);
        expect(open.every((each) => each.at > at)).toBe(true);
      });
    }
    await eventually(() => expect(told(discord, moderator)).toContain('have given up'));
    expect(told(discord, moderator).match(/That channel is gone/g)).toHaveLength(2);
    expect(await list(discord)).toContain('Nothing is scheduled');
  });

  it('of whom no direct message reaches: it stays in the list for a week', async () => {
    const docent = await start();
    const { discord } = docent;
    const { moderator, reading, general, bot } = discord.ids;
    Object.assign(discord.world.users.get(moderator) ?? {}, { acceptsDms: false });
    await scheduled(docent, { channel: reading });
    removeChannel(discord, reading);
    // Nor in the channel where it was scheduled.
    deny(discord, general, bot, OverwriteType.Member, Flag.SendMessages);
    advance(2 * hour);
    const settled = async () => {
      const [open] = await docent.app.services.store.schedules.list(discord.ids.guild as never);
      return open === undefined ? 'gone' : open.at > at ? 'waits' : 'due';
    };
    for (const wait of [1, 5, 15, 60, 180, 360, 720]) {
      await eventually(async () => expect(await settled()).toBe('waits'));
      advance(wait * 60_000);
    }
    await eventually(async () => expect(await settled()).toBe('waits'));
    advance(6 * 24 * hour);
    expect(await list(discord)).toContain('⚠️ That channel is gone');
    advance(24 * hour);
    await eventually(async () => expect(await settled()).toBe('gone'));
  });

  it.each([
    ['at once', {}],
    ['by itself', { when: 'in 2h' }],
  ])('%s that cannot be pinned has its thread, and the moderator is told', async (_, options) => {
    const docent = await start();
    const { discord } = docent;
    const { moderator, reading } = discord.ids;
    const maria = discord.as(moderator);
    discord.faults.fail(/pins/, { status: 400, code: 30_003, message: 'Maximum number of pins reached', times: 9 });
    const preview = await maria
      .command('summary post', { channel: reading, pin: true, thread: true, ...options })
      .reply();
    const done = await maria.click(preview, 'when' in options ? 'Schedule' : 'Post').reply();
    advance(2 * hour);
    const words = () => ('when' in options ? told(discord, moderator) : written(done));
    await eventually(() => expect(words()).toContain('It was not pinned. The channel has as many pins as'));
    expect(words()).toContain('Posted in');
    const [post] = posts(discord, reading);
    expect(discord.world.channels.get(post?.id ?? '')?.thread).toBeDefined();
    expect(post?.pinned).toBe(false);
    expect(await list(discord)).toContain('Nothing is scheduled');
    expectNoErrors(docent);
  });

  it('into a locked thread says so at once, and what was wanted of the thread', async () => {
    const docent = await start();
    const { discord } = docent;
    const { moderator, reading, general } = discord.ids;
    const maria = discord.as(moderator);
    const thread = maria.thread(general, 'Talk');
    const preview = await maria.command('summary post', { channel: thread }).reply();
    lock(discord, thread);
    const done = await maria.click(preview, 'Post').reply();
    expect(written(done)).toContain('I keep trying');
    expect(written(done)).toContain('That thread is locked.');
    const threadless = await maria.command('summary post', { channel: reading, thread: true }).reply();
    discord.faults.fail(/threads$/, { status: 400, code: 160_006, times: 9 });
    const posted = await maria.click(threadless, 'Post').reply();
    expect(written(posted)).toContain('No thread was opened on it. There are as many open threads as Discord allows');
    expectNoErrors(docent);
  });

  it('tells the moderator in their language', async () => {
    const docent = await start();
    const { discord } = docent;
    const { moderator, reading } = discord.ids;
    const maria = discord.as(moderator, { locale: 'de' });
    const preview = await maria.command('summary post', { channel: reading, when: 'in 2 Stunden' }).reply();
    await maria.click(preview, 'Planen').reply();
    removeChannel(discord, reading);
    advance(2 * hour);
    await eventually(() => expect(told(discord, moderator)).toContain('Diesen Kanal gibt es nicht mehr'));
  });
});
