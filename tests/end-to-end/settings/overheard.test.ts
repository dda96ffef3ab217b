import { ChannelType, GatewayIntentBits, OverwriteType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { REST } from 'discord.js';
import { expect, it } from 'vitest';
import { allRows } from '../../support/database/all-rows.ts';
import { type DocentOptions, lastingDatabase, startDocent } from '../../support/docent.ts';
import { expectNoErrors } from '../../support/members-support.ts';
import { eventually } from '../../support/reading-room.ts';

const trade = 'How much does Russia trade with Afghanistan?';

/** A Docent that answers unasked in the channel "reading" and in a forum whose posts are marked by tags. */
async function overhearing(config: DocentOptions['config'] = {}) {
  const docent = await startDocent({
    config: { messageContent: true, ...config },
    discord: { privilegedIntents: GatewayIntentBits.MessageContent },
  });
  const { discord } = docent;
  const tags = ['Solved', 'Gelöst', 'Resuelto', 'Résolu', 'Решено', 'Trade'].map((name) => ({ name }));
  const forum = discord.addChannel({ name: 'help', type: ChannelType.GuildForum, tags });
  const maria = discord.as(discord.ids.moderator);
  for (const channel of [forum, discord.ids.reading])
    await maria.command('settings answer', { channel, on: true }).reply();
  /** Whatever was said before is dealt with once a mention that comes after it is answered. */
  const settled = async () => {
    const { bob, bot, general } = discord.ids;
    const before = posted(general);
    discord.as(bob).send(general, `<@${bot}> ${trade}`);
    await eventually(() => expect(posted(general)).toBe(before + 1));
  };
  const posted = (channel: string) =>
    discord
      .as(discord.ids.alice)
      .sees(channel)
      .filter(({ author, ephemeral }) => author.id === discord.ids.bot && !ephemeral).length;
  return { docent, discord, forum, maria, alice: discord.as(discord.ids.alice), posted, settled };
}

it('of what is answered unasked nothing is kept, but for a sealed mark that it was dealt with', async () => {
  const databaseUrl = await lastingDatabase();
  const first = await overhearing({ databaseUrl });
  const { discord, alice, posted } = first;
  const { reading } = discord.ids;
  await first.docent.stop();
  const { taken: _before, ...before } = await allRows(databaseUrl);
  const again = await startDocent({ config: { messageContent: true, databaseUrl }, on: discord });
  alice.send(reading, trade);
  await eventually(() => expect(posted(reading)).toBe(1));
  alice.send(reading, 'What is the best pizza recipe?');
  alice.send(reading, 'Who was the first foreign diplomat to meet the Taliban?');
  await eventually(() => expect(posted(reading)).toBe(2));
  await again.stop();
  const { taken = [], processes: _, sessions: __, ...others } = await allRows(databaseUrl);
  expect(before).toMatchObject(others);
  // No two processes answer the same: what each was is sealed, and what came of it is not said.
  expect(taken.length).toBeGreaterThan(0);
  const sealed = { scope: expect.anything(), what: expect.stringMatching(/^[\w-]{43}$/u), until: expect.anything() };
  for (const { outcome, ...row } of taken as { outcome: unknown }[]) {
    expect(row).toEqual(sealed);
    expect(String(outcome)).toMatch(/^(?:null|[\w+/=]+)$/u);
  }
  const said = discord
    .as(discord.ids.bob)
    .sees(reading)
    .flatMap(({ id, author, content }) => (author.id === discord.ids.alice ? [id, content] : [author.id]));
  for (const each of said) expect(JSON.stringify([taken, others])).not.toContain(each);
  expectNoErrors(again);
});

it('members and channels that are to be passed over are so where Docent answers unasked, too', async () => {
  const { docent, discord, alice, maria, posted, settled } = await overhearing();
  const { reading, bob, alice: id } = discord.ids;
  await maria.command('settings ignore', { member: id, on: true }).reply();
  alice.send(reading, trade);
  await settled();
  expect(posted(reading)).toBe(0);
  discord.as(bob).send(reading, trade);
  await eventually(() => expect(posted(reading)).toBe(1));
  await maria.command('settings ignore', { channel: reading, on: true }).reply();
  discord.as(bob).send(reading, trade);
  await settled();
  expect(posted(reading)).toBe(1);
  expectNoErrors(docent);
});

it.each(['Solved', 'Gelöst', 'Resuelto', 'Résolu', 'Решено'])(
  'a post that is tagged “%s” stays without an answer, one with another tag gets one',
  async (tag) => {
    const { docent, alice, forum, posted, settled } = await overhearing();
    const done = alice.forumPost(forum, 'Trade', trade, [tag]);
    const open = alice.forumPost(forum, 'Trade', trade, ['Trade']);
    await eventually(() => expect(posted(open.channel_id)).toBe(1));
    await settled();
    expect(posted(done.channel_id)).toBe(0);
    expectNoErrors(docent);
  },
);

it('once a post is renamed to say that it is solved, further questions in it stay without an answer', async () => {
  const { docent, discord, alice, forum, posted, settled } = await overhearing();
  const allow = String(PermissionFlagsBits.ManageThreads);
  discord.setOverwrites(forum, [{ id: discord.ids.botRole, type: OverwriteType.Role, allow, deny: '0' }]);
  const post = alice.forumPost(forum, 'Trade', trade);
  await eventually(() => expect(posted(post.channel_id)).toBe(1));
  alice.send(post.channel_id, trade);
  await eventually(() => expect(posted(post.channel_id)).toBe(2));
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  await rest.patch(Routes.channel(post.channel_id), { body: { name: '[Solved] Trade' } });
  alice.send(post.channel_id, trade);
  await settled();
  expect(posted(post.channel_id)).toBe(2);
  expectNoErrors(docent);
});
