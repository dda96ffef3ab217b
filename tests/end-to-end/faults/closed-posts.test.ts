import { ChannelType, GatewayIntentBits, OverwriteType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { REST } from 'discord.js';
import type { LocalDiscord } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { type DocentOptions, startDocent } from '../../support/docent.ts';
import { buttonId, customIds, expectNoErrors, openOptions, says } from '../../support/members-support.ts';
import { eventually } from '../../support/reading-room.ts';

const trade = 'How much does Russia trade with Afghanistan?';

type Change = { readonly archived?: boolean; readonly locked?: boolean; readonly name?: string; readonly tag?: string };

/** What happens to a post, by whoever may do so. */
async function changePost(discord: LocalDiscord, postId: string, { tag, ...change }: Change): Promise<void> {
  const { parentId = '' } = discord.world.channels.get(postId) ?? {};
  const forum = discord.world.channels.get(parentId ?? '');
  const tags = forum?.tags?.filter(({ name }) => name === tag).map(({ id }) => id);
  const allow = String(PermissionFlagsBits.ManageThreads);
  discord.setOverwrites(parentId ?? '', [{ id: discord.ids.botRole, type: OverwriteType.Role, allow, deny: '0' }]);
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  await rest.patch(Routes.channel(postId), { body: { ...change, ...(tag !== undefined && { applied_tags: tags }) } });
  discord.setOverwrites(parentId ?? '', []);
}

/** A forum, and Alice, who has opened a post there. */
async function withPost(text: string, options: DocentOptions = {}) {
  const docent = await startDocent(options);
  const { discord } = docent;
  const tags = [{ name: 'Solved' }, { name: 'Trade' }];
  const forum = discord.addChannel({ name: 'help', type: ChannelType.GuildForum, tags });
  const alice = discord.as(discord.ids.alice);
  const post = alice.forumPost(forum, 'Trade', text, ['Trade']).channel_id;
  const answers = () => alice.sees(post).filter(({ author, ephemeral }) => author.id === discord.ids.bot && !ephemeral);
  return { docent, discord, forum, alice, post, answers };
}

/** The same, where Docent was asked and has answered. */
async function answered() {
  const all = await withPost('Hello!');
  const { alice, discord, post, answers } = all;
  const asked = alice.send(post, `<@${discord.ids.bot}> ${trade}`);
  const answer = await eventually(() => {
    const [first] = answers();
    if (first === undefined) throw new Error('nothing was answered');
    return first;
  });
  const quiet = await alice.command('ask', { question: trade, private: true }, { channelId: post }).reply();
  return { ...all, asked, answer, quiet, options: await openOptions(alice, answer) };
}

const changes: readonly (readonly [string, Change])[] = [
  ['archived', { archived: true }],
  ['locked', { locked: true }],
  ['archived and locked', { archived: true, locked: true }],
  ['marked solved by a tag', { tag: 'Solved' }],
  ['marked solved by its title', { name: '[Solved] Trade' }],
  ['without tags', { tag: 'none' }],
];

describe.each(changes)('under an answer in a post that is %s by now', (_, change) => {
  it('what is pressed does what it says: votes, more, share, and reading on', async () => {
    const { docent, discord, alice, post, answer, quiet } = await answered();
    await changePost(discord, post, change);
    const bob = discord.as(discord.ids.bob);
    expect(says(await bob.click(answer, buttonId(answer, 'down')).reply())).toContain('$289 million');
    const voted = await alice.click(answer, buttonId(answer, 'up')).reply();
    expect(says(voted)).toContain('$289 million');
    expect(JSON.stringify(voted.components)).toContain('"label":"1"');
    expect(says(await openOptions(bob, answer))).toContain('What next?');
    expect(says(await alice.click(answer, customIds(answer)[0] ?? '').reply())).toContain('Also found');
    expect(says(await alice.click(quiet, buttonId(quiet, 'share')).reply())).toContain('$289 million');
    expect(says(await alice.command('ask', { question: trade }, { channelId: post }).reply())).toContain(
      '$289 million',
    );
    expectNoErrors(docent);
  });

  it('whoever asked takes it away, or is told in words what stands in the way', async () => {
    const { docent, discord, alice, post, options, answers } = await answered();
    await changePost(discord, post, change);
    const said = says(await alice.click(options, buttonId(options, 'take-away')).reply());
    if (change.archived === true) {
      expect(said).toContain(
        'That thread is archived: nothing in it can be changed until somebody writes there again.',
      );
      expect(answers()).toHaveLength(1);
      await changePost(discord, post, { archived: false });
      expect(says(await alice.click(options, buttonId(options, 'take-away')).reply())).toContain('Taken away.');
    } else expect(said).toContain('Taken away.');
    expect(answers()).toEqual([]);
    expectNoErrors(docent);
  });

  it('a question that is edited or deleted changes it, or leaves it as it is, and nothing goes wrong', async () => {
    const { docent, discord, alice, post, asked, answers } = await answered();
    const isArchived = change.archived === true;
    await changePost(discord, post, change);
    alice.edit(asked, `<@${discord.ids.bot}> Who was the first foreign diplomat to meet the Taliban?`);
    if (isArchived) await expect.poll(docent.log).toContain('an answer could not be changed');
    else await expect.poll(() => says(answers()[0])).toContain('Dmitry Zhirnov');
    alice.delete(asked);
    if (isArchived) await expect.poll(docent.log).toContain('an answer could not be taken out');
    else await expect.poll(answers).toEqual([]);
    expectNoErrors(docent);
  });
});

it('an answer that was taken away stays away when its question is edited', async () => {
  const { docent, discord, alice, asked, options, answers } = await answered();
  await alice.click(options, buttonId(options, 'take-away')).reply();
  alice.edit(asked, `<@${discord.ids.bot}> Who was the first foreign diplomat to meet the Taliban?`);
  await expect.poll(docent.log).toContain('an answer could not be changed');
  expect(answers()).toEqual([]);
  expectNoErrors(docent);
});

it('a moderator who takes an answer in an archived post away is told why not', async () => {
  const { docent, discord, post, answer } = await answered();
  await changePost(discord, post, { archived: true });
  const maria = discord.as(discord.ids.moderator, { locale: 'de' });
  const said = says(await maria.contextMenu('Take this answer away', answer).reply());
  expect(said).toContain('Dieser Thread ist archiviert');
  expectNoErrors(docent);
});

it.each(changes.filter(([, { tag }]) => tag !== 'none'))(
  'a question that nobody addressed to Docent stays without an answer in a post that is %s while it is being answered',
  async (_, change) => {
    const { docent, discord, forum, alice } = await withPost('Hello!', {
      config: { messageContent: true },
      discord: { privilegedIntents: GatewayIntentBits.MessageContent },
    });
    const { bob, bot, general } = discord.ids;
    await discord.as(discord.ids.moderator).command('settings answer', { channel: forum, on: true }).reply();
    // Who wrote there before takes a while to look up.
    discord.faults.rateLimit('GET channels/:channel/messages', { retryAfter: 2 });
    const asked = alice.forumPost(forum, 'Trade', trade);
    await expect.poll(() => discord.traffic.requests('GET channels/:channel/messages')).toHaveLength(1);
    await changePost(discord, asked.channel_id, change);
    await expect
      .poll(() => discord.traffic.requests('GET channels/:channel/messages').length, { timeout: 30_000 })
      .toBe(2);
    discord.as(bob).send(general, `<@${bot}> ${trade}`);
    const said = (channel: string) => alice.sees(channel).filter(({ author }) => author.id === bot);
    await eventually(() => expect(said(general)).toHaveLength(1));
    await docent.stop();
    expect(said(asked.channel_id)).toEqual([]);
    expectNoErrors(docent);
  },
);

it.each(changes)(
  'a mention in a post that is %s before the answer comes is answered, or told why not',
  async (_, change) => {
    const { docent, discord, alice, post, answers } = await withPost('Hello!');
    discord.faults.rateLimit('POST channels/:channel/messages', { retryAfter: 1 });
    alice.send(post, `<@${discord.ids.bot}> ${trade}`);
    await expect.poll(() => discord.traffic.requests('POST channels/:channel/messages')).toHaveLength(1);
    await changePost(discord, post, change);
    const isShut = change.archived === true && change.locked === true;
    if (isShut) {
      const told = () =>
        [...discord.world.channels.values()].flatMap(({ type, messages }) =>
          type === ChannelType.DM ? [...messages.values()].map(({ data }) => data.content) : [],
        );
      await expect
        .poll(told, { timeout: 30_000 })
        .toEqual([`I cannot answer you in <#${post}>. That thread is locked.`]);
      expect(answers()).toEqual([]);
    } else await expect.poll(() => says(answers()[0]), { timeout: 30_000 }).toContain('$289 million');
    expectNoErrors(docent);
  },
);
