import {
  ChannelType,
  GatewayIntentBits,
  MessageFlags,
  OverwriteType,
  PermissionFlagsBits as Flag,
} from 'discord-api-types/v10';
import type { LocalDiscord } from 'local-discord';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDocent } from '../support/docent.ts';
import { buttonId, expectNoErrors, openOptions, says, sectionOption, written } from '../support/members-support.ts';
import { asGuildId, guildScope } from '../../src/library/ids.ts';
import { deny, eventually, folder, posts } from '../support/reading-room.ts';

describe('/summary read', () => {
  it('is for every member, in their eyes only, and leads on to the sections', async () => {
    const { discord } = await startDocent();
    const alice = discord.as(discord.ids.alice);
    const summary = await alice.command('summary read').reply();
    expect(summary.ephemeral).toBe(true);
    expect(summary.embeds).toEqual([]);
    for (const said of ['first foreign diplomat', '$289 million']) expect(written(summary)).toContain(said);
    expect(written(summary).length).toBeLessThanOrEqual(2000);
    const section = await alice.select(summary, '1:read', [sectionOption(summary, '2')]).reply();
    expect(section.ephemeral).toBe(true);
    expect(says(section)).toContain('economic influence');
  });

  it('leaves posting to moderators, whom Docent itself tells apart', async () => {
    const { discord } = await startDocent();
    const refused = await discord.as(discord.ids.alice).command('summary post').reply();
    expect(refused.ephemeral).toBe(true);
    expect(written(refused)).toContain('Manage Messages');
    const preview = await discord.as(discord.ids.moderator).command('summary post').reply();
    expect(written(preview)).toContain('Preview');
  });
});

describe('asking for the whole', () => {
  it.each(['tl;dr', 'Key points?', 'what is the main argument', 'conclusion'])(
    '“%s” gives the same few claims',
    async (question) => {
      const { discord } = await startDocent();
      const alice = discord.as(discord.ids.alice);
      const answer = await alice.command('ask', { question }).reply();
      expect(answer.content).toContain('first foreign diplomat');
      expect(answer.content).toContain('$289 million');
      const claims = answer.content.match(/^> /gm)?.length;
      expect(claims).toBeGreaterThanOrEqual(3);
      expect(claims).toBeLessThanOrEqual(7);
    },
  );
});

const start = Date.UTC(2026, 10, 24, 12);
const hour = 3_600_000;

function clock() {
  let at = start;
  return { now: () => at, advance: (ms: number) => void (at += ms) };
}

describe('/summary post in a forum', () => {
  it('opens a post with the section’s heading as its title, and the tags that were chosen while typing', async () => {
    const { discord } = await startDocent();
    const forum = discord.addChannel({
      name: 'discussions',
      type: ChannelType.GuildForum,
      tags: [{ name: 'Reading' }, { name: 'Economy' }, { name: 'News' }],
    });
    const maria = discord.as(discord.ids.moderator);
    const options = { channel: forum, section: '2' };
    const suggested = await maria.autocomplete('summary post', 'tags', 'Reading, e', { options });
    expect(suggested.map(({ name }) => name)).toEqual(['Reading, Economy', 'Reading, News']);
    const preview = await maria.command('summary post', { ...options, tags: 'Reading, Economy' }).reply();
    const done = await maria.click(preview, 'Post').reply();
    const [thread, ...more] = [...discord.world.channels.values()].filter(({ parentId }) => parentId === forum);
    expect(more).toEqual([]);
    expect(thread?.name).toMatch(/^Why Russia’s economic influence/);
    const tags = discord.world.channels.get(forum)?.tags ?? [];
    expect(thread?.thread?.appliedTags).toEqual([tags[0]?.id, tags[1]?.id]);
    expect(written(done)).toContain(`/${thread?.id}/${thread?.id}`);
    expect(says(posts(discord, thread?.id ?? '')[0])).toContain('2 · Why');
  });

  it('is one post, also where Discord’s answer is lost', async () => {
    const { discord } = await startDocent();
    const forum = discord.addChannel({ name: 'discussions', type: ChannelType.GuildForum });
    const maria = discord.as(discord.ids.moderator);
    const threads = () => [...discord.world.channels.values()].filter(({ parentId }) => parentId === forum);
    for (const [at, fault] of (['fail', 'disconnect'] as const).entries()) {
      const preview = await maria.command('summary post', { channel: forum, section: String(at + 1) }).reply();
      discord.faults[fault]('POST channels/:channel/threads', { arrives: true });
      const done = await maria.click(preview, 'Post').reply();
      expect(threads()).toHaveLength(at + 1);
      expect(written(done)).toContain(`/${threads().at(-1)?.id}/`);
    }
  });

  it('asks for a tag where the forum does, and for one that it has', async () => {
    const { discord } = await startDocent();
    const forum = discord.addChannel({
      name: 'tagged',
      type: ChannelType.GuildForum,
      tags: [{ name: 'Reading' }],
      needsTag: true,
    });
    const maria = discord.as(discord.ids.moderator);
    expect(written(await maria.command('summary post', { channel: forum }).reply())).toContain('**Reading**');
    const unknown = await maria.command('summary post', { channel: forum, tags: 'Cooking' }).reply();
    expect(written(unknown)).toContain('no tag “Cooking”');
  });

  it('is where a daily series has a post of its own each day, with its poll in it', async () => {
    const { now, advance } = clock();
    const { discord } = await startDocent({ overrides: { now } });
    const forum = discord.addChannel({ name: 'daily', type: ChannelType.GuildForum });
    const maria = discord.as(discord.ids.moderator);
    await maria.click(await maria.command('summary today', { channel: forum }).reply(), 'Post').reply();
    advance(24 * hour);
    const threads = await eventually(() => {
      const found = [...discord.world.channels.values()].filter(({ parentId }) => parentId === forum);
      expect(found).toHaveLength(2);
      expect(posts(discord, found[1]?.id ?? '')).toHaveLength(2);
      return found;
    });
    expect(threads.map(({ name }) => name.slice(0, 10))).toEqual(['How Moscow', 'Why Russia']);
    for (const { id } of threads) expect(posts(discord, id)[1]?.poll).toBeDefined();
  });
});

describe('/summary post in an announcement channel', () => {
  it('is handed on to all that follow it, where that is wanted', async () => {
    const { discord } = await startDocent();
    const news = discord.addChannel({ name: 'news', type: ChannelType.GuildAnnouncement });
    const maria = discord.as(discord.ids.moderator);
    await maria.click(await maria.command('summary post', { channel: news, publish: true }).reply(), 'Post').reply();
    await maria.click(await maria.command('summary post', { channel: news }).reply(), 'Post').reply();
    const flags = [...(discord.world.channels.get(news)?.messages.values() ?? [])].map(({ data }) => data.flags ?? 0);
    expect(flags.map((each) => (each & MessageFlags.Crossposted) !== 0)).toEqual([true, false]);
  });

  it('and says where nothing can be handed on', async () => {
    const { discord } = await startDocent();
    const maria = discord.as(discord.ids.moderator);
    expect(written(await maria.command('summary post', { publish: true }).reply())).toContain(
      'no announcement channel',
    );
  });
});

describe('under a posted summary', () => {
  it('whoever wants to asks, or reads on, in their own eyes', async () => {
    const { discord } = await startDocent();
    const { alice, general } = discord.ids;
    const maria = discord.as(discord.ids.moderator);
    await maria.click(await maria.command('summary post').reply(), 'Post').reply();
    const [post] = posts(discord, general);
    if (post === undefined) throw new Error('nothing was posted');
    const modal = await discord.as(alice).click(post, 'Ask').modal();
    const answer = await discord
      .as(alice)
      .submit(modal, { question: 'How much does Russia trade with Afghanistan?' })
      .reply();
    expect(answer.ephemeral).toBe(true);
    expect(answer.content).toContain('$289 million');
    const sections = await discord.as(alice).click(post, buttonId(post, 'sum-read')).reply();
    expect(sections.ephemeral).toBe(true);
    expect(
      (
        await discord
          .as(alice)
          .select(sections, '1:read', [sectionOption(sections, '3')])
          .reply()
      ).ephemeral,
    ).toBe(true);
  });
});

describe('a schedule that cannot run', () => {
  it('is told to its moderator in the channel where it was set up, where they take no direct messages', async () => {
    const { now, advance } = clock();
    const { discord } = await startDocent({ overrides: { now } });
    const { moderator, general, reading } = discord.ids;
    const user = discord.world.users.get(moderator);
    if (user !== undefined) user.acceptsDms = false;
    const maria = discord.as(moderator);
    const preview = await maria.command('summary post', { channel: reading, when: 'in 2h' }).reply();
    await maria.click(preview, 'Schedule').reply();
    discord.world.channels.delete(reading);
    advance(3 * hour);
    await eventually(() => {
      const [told] = posts(discord, general);
      expect(told?.content).toContain('I could not post');
      expect(told?.content).toContain(`<@${moderator}>`);
      expect(told?.pinged).toEqual([]);
    });
  });

  it('shows in /summary scheduled what is wrong, before it is due', async () => {
    const { discord } = await startDocent();
    const { moderator, reading, botRole } = discord.ids;
    const maria = discord.as(moderator);
    await maria
      .click(await maria.command('summary post', { channel: reading, when: 'in 2h' }).reply(), 'Schedule')
      .reply();
    expect(written(await maria.command('summary scheduled').reply())).not.toContain('⚠️');
    deny(discord, reading, botRole, OverwriteType.Role, Flag.SendMessages);
    await eventually(async () => {
      const listed = await maria.command('summary scheduled').reply();
      expect(written(listed)).toContain('⚠️');
      expect(written(listed)).toContain('Send Messages');
    });
  });
});

describe('a daily series', () => {
  it('keeps its hour in the zone that was named, over a change of clocks; the preview shows each date', async () => {
    let at = Date.UTC(2026, 9, 30, 12);
    const docent = await startDocent({ overrides: { now: () => at } });
    const { discord } = docent;
    const maria = discord.as(discord.ids.moderator);
    const preview = await maria.command('summary today', { start: 'tomorrow 9am EDT', talk: 'question' }).reply();
    // 31 October is summer time in New York still, 1 November is not.
    const dates = [Date.UTC(2026, 9, 31, 13), Date.UTC(2026, 10, 1, 14), Date.UTC(2026, 10, 2, 14)];
    expect([...written(preview).matchAll(/<t:(\d+):f>/g)].map(([, seconds]) => Number(seconds) * 1000)).toEqual(dates);
    expect(written(preview)).toContain('America/New_York');
    await maria.click(preview, 'Schedule').reply();
    const waits = () => docent.app.services.store.schedules.list(discord.ids.guild as never);
    for (const [day, due] of dates.entries()) {
      // The next day is set when the one before is done.
      await eventually(async () => expect((await waits()).map((each) => each.at)).toEqual([due]));
      at = due - 60_000;
      const before = posts(discord, discord.ids.general).length;
      expect(before).toBe(2 * day);
      at = due + 1_000;
      await eventually(() => expect(posts(discord, discord.ids.general)).toHaveLength(2 * day + 2));
    }
  });
});

const trade = 'How much does Russia trade with Afghanistan?';

/** A Docent that may read what does not mention it, answering in the channel "reading" and in a forum. */
async function overhearing() {
  const docent = await startDocent({
    config: { messageContent: true },
    discord: { privilegedIntents: GatewayIntentBits.MessageContent },
  });
  const { discord } = docent;
  const forum = discord.addChannel({ name: 'help', type: ChannelType.GuildForum, tags: [{ name: 'Solved' }] });
  const maria = discord.as(discord.ids.moderator);
  for (const channel of [forum, discord.ids.reading])
    await maria.command('settings answer', { channel, on: true }).reply();
  return { ...docent, forum, maria, alice: discord.as(discord.ids.alice) };
}

/** What Docent wrote in a channel, replies too. */
function answers(discord: LocalDiscord, channelId: string) {
  const { alice, bot } = discord.ids;
  return discord
    .as(alice)
    .sees(channelId)
    .filter(({ author, ephemeral }) => author.id === bot && !ephemeral);
}

/** Whatever was said before is dealt with once a mention that comes after it is answered. */
async function settled(discord: LocalDiscord) {
  const { bob, bot, general } = discord.ids;
  const before = answers(discord, general).length;
  discord.as(bob).send(general, `<@${bot}> ${trade}`);
  await eventually(() => expect(answers(discord, general).length).toBe(before + 1));
}

describe('without being mentioned', () => {
  it('Docent answers where its moderators want it, where it is sure, and keeps nothing of it', async () => {
    const { discord, alice, forum, app } = await overhearing();
    const { reading, general, guild } = discord.ids;
    alice.send(reading, trade);
    const post = alice.forumPost(forum, 'Trade', trade);
    await eventually(() => {
      expect(answers(discord, reading)[0]?.content).toContain('$289');
      expect(answers(discord, post.channel_id)[0]?.content).toContain('$289');
    });
    alice.send(reading, 'what is the best pizza recipe?');
    alice.send(reading, 'lol yes');
    alice.send(general, trade);
    await settled(discord);
    expect(answers(discord, reading)).toHaveLength(1);
    expect(answers(discord, general)).toHaveLength(1);
    // The one that mentioned it is kept, the others are not.
    const kept = await app.services.store.retention.summary(guildScope(asGuildId(guild)));
    expect(kept).toMatchObject({ questions: 1, answers: 1 });
  });

  it('stays silent once a moderator has written there, or the post is marked solved', async () => {
    const { discord, alice, maria, forum } = await overhearing();
    const { reading } = discord.ids;
    maria.send(reading, 'I am looking into it.');
    alice.send(reading, trade);
    const solvedPost = alice.forumPost(forum, 'Trade', trade, ['Solved']);
    const open = alice.forumPost(forum, 'Hello', 'hello there');
    maria.send(open.channel_id, 'Welcome!');
    alice.send(open.channel_id, trade);
    await settled(discord);
    for (const channel of [reading, solvedPost.channel_id, open.channel_id])
      expect(answers(discord, channel)).toEqual([]);
  });

  it('and without the intent it reads nothing, and /settings says who can change that', async () => {
    const { discord } = await startDocent();
    const { reading, moderator, alice } = discord.ids;
    const set = await discord.as(moderator).command('settings answer', { channel: reading, on: true }).reply();
    expect(written(set)).toContain('MESSAGE_CONTENT=true');
    discord.as(alice).send(reading, trade);
    await settled(discord);
    expect(answers(discord, reading)).toEqual([]);
  });
});

describe('/settings', () => {
  it('is for who manages messages, and outlives a restart', async () => {
    const settings = { config: { databaseUrl: join(folder(), 'docent.sqlite') } };
    const first = await startDocent(settings);
    const { discord } = first;
    expect(() => discord.as(discord.ids.alice).command('settings show')).toThrow('not offered');
    const maria = discord.as(discord.ids.moderator);
    const zones = await maria.autocomplete('settings set', 'zone', 'berl');
    expect(zones[0]?.name).toBe('Europe/Berlin');
    expect(written(await maria.command('settings set', { zone: 'Atlantis' }).reply())).toContain('Atlantis');
    await maria.command('settings set', { zone: 'MEZ', language: 'de', threads: true }).reply();
    await first.stop();
    await startDocent({ ...settings, on: discord });
    const shown = await maria.command('settings show').reply();
    expect(shown.ephemeral).toBe(true);
    expect(written(shown)).toContain('Europe/Berlin');
    expect(written(shown)).toContain('German');
    const preview = await maria.command('summary post', { when: 'tomorrow 9:00' }).reply();
    expect(written(preview)).toContain('Times are read as Europe/Berlin');
  });

  it('in threads, without the intent, answers whoever mentions it and goes on from what it said, hears nothing else, and says so', async () => {
    const docent = await startDocent();
    const { discord } = docent;
    const { moderator, alice: id, general, bot } = discord.ids;
    const maria = discord.as(moderator);
    const set = await maria.command('settings set', { threads: true }).reply();
    for (const shown of [set, await maria.command('settings show').reply()])
      expect(written(shown)).toContain('who asks on there mentions me');
    const alice = discord.as(id);
    const { id: thread } = alice.send(general, `<@${bot}> ${trade}`);
    await eventually(() => expect(answers(discord, thread)[0]?.content).toContain('$289 million'));
    const unheard = alice.send(thread, 'Who is the ambassador?');
    alice.edit(unheard, 'Who is the ambassador to Kabul?');
    alice.send(thread, 'and with China?');
    alice.delete(unheard);
    const [first] = answers(discord, thread);
    if (first === undefined) throw new Error('nothing was said');
    alice.send(thread, 'and wheat?', { replyTo: first, ping: false });
    alice.send(thread, `<@${bot}> who is the ambassador?`);
    await eventually(() => expect(answers(discord, thread).at(-1)?.content).toContain('Zhirnov'));
    alice.send(thread, 'and the trade volume?', { replyTo: first });
    await eventually(() => expect(answers(discord, thread)).toHaveLength(3));
    const follow = await openOptions(alice, first);
    const asked = await alice
      .submit(await alice.click(follow, 'Follow-up').modal(), { question: 'ambassador' })
      .reply();
    expect(says(asked)).toContain('Zhirnov');
    expectNoErrors(docent);
  });

  it('has mentions answered in the server’s language and in a thread', async () => {
    const { discord } = await startDocent();
    const { moderator, alice, general, bot } = discord.ids;
    await discord.as(moderator).command('settings set', { language: 'de', threads: true }).reply();
    const asked = discord.as(alice).send(general, `<@${bot}> best pizza recipe`);
    await eventually(() => {
      // A thread on a message has that message's id.
      expect(answers(discord, asked.id)[0]?.content).toContain('im Artikel');
      expect(answers(discord, general)).toEqual([]);
    });
  });

  it('has an answer’s thread go on with it: by name, and without where Docent may read', async () => {
    const { discord } = await startDocent({
      config: { messageContent: true },
      discord: { privilegedIntents: GatewayIntentBits.MessageContent },
    });
    const { moderator, alice, bob, general, bot } = discord.ids;
    await discord.as(moderator).command('settings set', { threads: true }).reply();
    const asked = discord.as(alice).send(general, `<@${bot}> ${trade}`);
    const inThread = (count: number) =>
      eventually(() => {
        expect(answers(discord, asked.id)).toHaveLength(count);
        return answers(discord, asked.id).at(-1);
      });
    expect(says(await inThread(1))).toContain('$289');
    discord.as(alice).send(asked.id, `<@${bot}> and China?`);
    expect(says(await inThread(2))).toContain('Going on from');
    discord.as(bob).send(asked.id, 'And what about the embassy?');
    expect(says(await inThread(3))).toContain('Going on from');
    // Asks nothing, or somebody else.
    discord.as(bob).send(asked.id, 'Thanks all, that was it.');
    discord.as(bob).send(asked.id, `What do you think, <@${alice}>?`);
    const another = discord.as(bob).send(general, `<@${bot}> ${trade}`);
    await eventually(() => expect(answers(discord, another.id)).toHaveLength(1));
    expect(answers(discord, asked.id)).toHaveLength(3);
  });

  it('passes over members and channels, but never those who can change that', async () => {
    const { discord } = await startDocent();
    const { moderator, alice, bob, general, reading, bot } = discord.ids;
    const maria = discord.as(moderator);
    await maria.command('settings ignore', { member: alice, channel: reading, on: true }).reply();
    expect(written(await discord.as(alice).command('ask', { question: trade }).reply())).toContain('switched this off');
    discord.as(alice).send(general, `<@${bot}> ${trade}`);
    discord.as(bob).send(reading, `<@${bot}> ${trade}`);
    await settled(discord);
    expect(answers(discord, general)).toHaveLength(1);
    expect(answers(discord, reading)).toEqual([]);
    expect(written(await maria.command('ask', { question: trade }).reply())).toContain('$289');
    await maria.command('settings ignore', { member: alice, on: false }).reply();
    expect(written(await discord.as(alice).command('ask', { question: trade }).reply())).toContain('$289');
    // With all that stands in it.
    const thread = discord.as(bob).thread(reading, 'About trade');
    const there = await discord.as(bob).command('ask', { question: trade }, { channelId: thread }).reply();
    expect(written(there)).toContain('switched this off');
    discord.as(bob).send(thread, `<@${bot}> ${trade}`);
    await settled(discord);
    expect(answers(discord, thread)).toEqual([]);
  });

  it('checks permissions, schedules, articles and the reader', async () => {
    const { discord } = await startDocent();
    const { moderator, reading, botRole } = discord.ids;
    const maria = discord.as(moderator);
    const fine = await maria.command('settings show').reply();
    expect(written(fine).match(/✅/g)).toHaveLength(4);
    await maria
      .click(await maria.command('summary post', { channel: reading, when: 'in 2h' }).reply(), 'Schedule')
      .reply();
    deny(discord, reading, botRole, OverwriteType.Role, Flag.SendMessages | Flag.ReadMessageHistory);
    await eventually(async () => {
      const found = written(await maria.command('settings show').reply());
      expect(found.match(/⚠️/g)).toHaveLength(2);
      expect(found).toContain(`<#${reading}>: **Send Messages**, **Read Message History**`);
    });
  });
});

describe('when it joins a server', () => {
  it('greets once in the system channel: what it does, what it knows, three commands to tap, and how to add an article', async () => {
    const { discord } = await startDocent();
    const { owner, alice } = discord.ids;
    const { guild, general } = discord.addServer({ name: 'Book club', ownerId: owner, memberIds: [alice] });
    const greeting = await eventually(() => {
      const [found] = answers(discord, general);
      if (found === undefined) throw new Error('nothing was said');
      return found;
    });
    expect(greeting.content).toContain('Russia and the Taliban');
    expect([...greeting.content.matchAll(/<\/([a-z ]+):\d{17,20}>/g)].map(([, name]) => name)).toEqual([
      'ask',
      'summary read',
      'help',
      'library add',
    ]);
    expect(greeting.content.split('\n').at(-1)).toMatch(/^-# Moderators add .*<\/library add:\d+>/);
    expect(greeting.pinged).toEqual([]);
    // Taken out and invited again at once, it does not repeat itself.
    discord.removeBot(guild);
    discord.inviteBot(guild);
    discord.as(alice).send(general, `<@${discord.ids.bot}> ${trade}`);
    await eventually(() => expect(answers(discord, general)).toHaveLength(2));
  });

  it('tells who invited it where it may not write there, and may look that up', async () => {
    const { discord } = await startDocent();
    const { owner, alice, bob } = discord.ids;
    const invitation = { invitedBy: alice, mayAlso: Flag.ViewAuditLog };
    const quiet = { ownerId: owner, memberIds: [alice, bob], hasSystemChannel: false, ...invitation };
    const { guild } = discord.addServer({ name: 'Quiet', ...quiet });
    const al = discord.as(alice);
    const told = (id: string) =>
      discord
        .as(id)
        .sees(discord.as(id).dmId)
        .filter(({ author }) => author.bot);
    await eventually(() => expect(told(alice)[0]?.content).toContain('</ask:'));
    expect(told(owner)).toEqual([]);
    // Never twice, and who takes no messages is left alone.
    discord.removeBot(guild);
    discord.inviteBot(guild);
    Object.assign(discord.world.users.get(bob) ?? {}, { acceptsDms: false });
    discord.addServer({ name: 'Closed', ...quiet, invitedBy: bob });
    al.send(al.dmId, trade);
    await eventually(() => expect(told(alice)).toHaveLength(2));
    expect([told(owner), told(bob)]).toEqual([[], []]);
  });

  it('tells the owner where there is no such channel', async () => {
    const { discord } = await startDocent();
    const { owner, alice } = discord.ids;
    const { general } = discord.addServer({
      name: 'Quiet',
      ownerId: owner,
      memberIds: [alice],
      hasSystemChannel: false,
    });
    const olga = discord.as(owner);
    await eventually(() => {
      const [told] = olga.sees(olga.dmId).filter(({ author }) => author.bot);
      expect(told?.content).toContain('</ask:');
    });
    expect(answers(discord, general)).toEqual([]);
  });
});
