import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { startDocent } from '../support/docent.ts';
import { buttonId, customIds, expectNoErrors, openOptions, says, sectionOption } from '../support/members-support.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

const trade = 'How much trade does Russia do with Afghanistan?';
/** That several claims say something of. */
const several = 'What does Russia plan in Afghanistan?';

it('buttons, pages, votes and menus go on working after the bot has started again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'docent-'));
  onTestFinished(() => removeFolder(folder));
  const config = { databaseUrl: join(folder, 'docent.sqlite') };
  const first = await startDocent({ config });
  const { discord } = first;
  const alice = discord.as(discord.ids.alice);
  const bob = discord.as(discord.ids.bob);
  const answer = await alice.command('ask', { question: several }).reply();
  const quiet = await alice.command('ask', { question: trade, private: true }).reply();
  const refusal = await alice.command('ask', { question: 'best pizza recipe' }).reply();
  const talk = bob.send(discord.ids.general, 'Turkey supports a network of schools');
  const moderator = discord.as(discord.ids.moderator);
  const found = await moderator.contextMenu('Find in the article', talk).reply();
  await bob.click(answer, buttonId(answer, 'up')).reply();
  await first.stop();

  await startDocent({ config, on: discord });
  const page = await alice.click(answer, buttonId(answer, 'more')).reply();
  expect(says(page)).toContain('Also found');
  expect(JSON.stringify((await alice.click(page, buttonId(page, 'up')).reply()).components)).toContain('"2"');
  const options = await openOptions(bob, page);
  expect(says(await bob.click(options, 'Section 2').reply())).toContain('2.4');
  expect((await alice.click(quiet, 'Share with everyone').reply()).ephemeral).toBe(false);
  const modal = await alice.click(await openOptions(alice, quiet), 'Follow-up').modal();
  expect(says(await alice.submit(modal, { question: 'ambassador' }).reply())).toContain('Zhirnov');
  expect(says(await bob.select(refusal, '1:read', [sectionOption(refusal, '1')]).reply())).toContain('1.4');
  await moderator.click(found, customIds(found).find((id) => id.includes(':quote:')) ?? '').reply();
  expect(bob.sees(discord.ids.general).at(-1)?.message_reference?.message_id).toBe(talk.id);
});

it('a button from an older version, or from nowhere, says what to do', async () => {
  const { discord } = await startDocent();
  const alice = discord.as(discord.ids.alice);
  const answer = await alice.command('ask', { question: trade }).reply();
  for (const forged of ['0:more:x', '9:up:x', '1:gone:x', 'anything', '1:up', '1:more:%E0%A4%A:0'])
    expect(says(await clickForged(discord, alice, answer, forged))).toContain('Please ask again with /ask.');
});

it('nothing of one server can be had from another, whatever a custom id says', async () => {
  const { discord } = await startDocent();
  const { ids } = discord;
  const { general: channelId } = discord.addServer({ name: 'Elsewhere', ownerId: ids.bob });
  const alice = discord.as(ids.alice);
  const bob = discord.as(ids.bob);
  const secret = await alice.command('ask', { question: several, private: true }).reply();
  const talk = alice.send(ids.general, trade);
  const found = await discord.as(ids.moderator).contextMenu('Find in the article', talk).reply();
  const own = await bob.command('ask', { question: 'who supports schools' }, { channelId }).reply();
  expect(own.content).toContain('2.2');
  const before = alice.sees(ids.general).length;
  for (const action of ['more', 'share', 'options', 'quote'])
    for (const id of [...customIds(secret), ...customIds(found)].filter((each) => each.split(':')[1] === action)) {
      const reply = await clickForged(discord, bob, own, id.replace(ids.alice, ids.bob));
      expect(reply.ephemeral).toBe(true);
      expect(says(reply)).toContain('no longer have this answer');
    }
  expect(alice.sees(ids.general)).toHaveLength(before);
  const summary = await alice.command('privacy').reply();
  expect(says(summary)).toContain('votes 0');
});

it('works in direct messages, apart from every server', async () => {
  const { discord } = await startDocent();
  const alice = discord.as(discord.ids.alice);
  const channelId = alice.dmId;
  const answer = await alice.command('ask', { question: several }, { channelId }).reply();
  const page = await alice.click(answer, buttonId(answer, 'more')).reply();
  expect(says(page)).toContain('Also found');
  await alice.click(page, buttonId(page, 'up')).reply();
  const sent = alice.send(channelId, 'who wrote this article?');
  const found = await alice.contextMenu('Find in the article', sent, { channelId }).reply();
  expect(found.ephemeral).toBe(true);
  await alice.contextMenu('Answer this question', alice.send(channelId, trade), { channelId }).reply();
  expect(says(await alice.command('privacy').reply())).toContain('questions 0, answers 0, votes 0');
  const privacy = await alice.command('privacy', {}, { channelId }).reply();
  expect(says(privacy)).toContain('votes 1');
  const sure = await alice.click(privacy, 'Delete all of this conversation').reply();
  await alice.click(sure, 'Delete').reply();
  expect(says(await alice.command('privacy', {}, { channelId }).reply())).toContain('questions 0, answers 0, votes 0');
});

it('works for whoever installed it in a server where it is not, and posts nothing there by itself', async () => {
  const { discord } = await startDocent();
  const { alice: id, bob } = discord.ids;
  const { guild, general: channelId } = discord.addServer({ name: 'Elsewhere', ownerId: bob, memberIds: [id] });
  discord.removeBot(guild);
  const alice = discord.as(id);
  expect(() => alice.command('ask', { question: trade }, { channelId })).toThrow('not offered');
  discord.installFor(id);
  expect(() => discord.as(bob).command('ask', { question: trade }, { channelId })).toThrow('not offered');

  const answer = await alice.command('ask', { question: several }, { channelId }).reply();
  expect(says(answer)).toContain('2.2');
  expect(says(await alice.click(answer, buttonId(answer, 'more')).reply())).toContain('Also found');
  expect(says(await alice.command('section', { section: '2' }, { channelId }).reply())).toContain('2.4');
  expect(says(await alice.command('help', {}, { channelId }).reply())).toContain('/ask');
  const sent = discord.as(bob).send(channelId, trade);
  const found = await alice.contextMenu('Find in the article', sent, { channelId }).reply();
  expect(says(found)).toContain('$289 million');
  // It cannot write there, but under its own name in answer to her.
  const told = await alice.contextMenu('Answer this question', sent, { channelId }).reply();
  expect(told.ephemeral).toBe(true);
  expect(discord.traffic.requests('POST channels/:channel/messages')).toEqual([]);
});

it('works for whoever installed it among friends in a group, where it is not, and the others see and use what it says', async () => {
  const docent = await startDocent();
  const { discord } = docent;
  const { alice: id, bob, moderator } = discord.ids;
  const channelId = discord.addGroup([id, bob], 'Book club');
  const [alice, friend] = [discord.as(id), discord.as(bob)];
  expect(() => alice.command('ask', { question: trade }, { channelId })).toThrow('not offered');
  discord.installFor(id);
  expect(() => friend.command('ask', { question: trade }, { channelId })).toThrow('not offered');
  expect(() => discord.as(moderator).sees(channelId)).toThrow(/sees no such channel/);
  // What is for servers only is not offered between people.
  expect(() => alice.command('settings show', {}, { channelId })).toThrow('not offered');

  const answer = await alice.command('ask', { question: several }, { channelId }).reply();
  expect([answer.ephemeral, answer.channel_id]).toEqual([false, channelId]);
  expect(says(answer)).toContain('2.2');
  expect(friend.sees(channelId).map(({ content }) => content)).toEqual([answer.content]);
  const page = await alice.click(answer, buttonId(answer, 'more')).reply();
  expect(says(page)).toContain('Also found');
  expect(says(await friend.click(page, buttonId(page, 'options')).reply())).toContain('What next?');
  expect(JSON.stringify((await friend.click(page, buttonId(page, 'down')).reply()).components)).toContain('"1"');
  const quiet = await alice.command('ask', { question: trade, private: true }, { channelId }).reply();
  expect([quiet.ephemeral, says(quiet).includes('$289 million')]).toEqual([true, true]);
  const sent = friend.send(channelId, trade);
  expect(says(await alice.contextMenu('Find in the article', sent, { channelId }).reply())).toContain('$289 million');
  expect((await alice.autocomplete('lookup', 'statement', 'trade', { channelId })).length).toBeGreaterThan(0);
  // Whoever asked takes an answer away, though Docent may not delete in that channel; nobody else is offered to.
  const unwanted = await alice.command('ask', { question: trade }, { channelId }).reply();
  const theirs = await friend.click(unwanted, buttonId(unwanted, 'options')).reply();
  expect(customIds(theirs).some((each) => each.includes('take-away'))).toBe(false);
  const options = await alice.click(unwanted, buttonId(unwanted, 'options')).reply();
  expect(says(await alice.click(options, 'Take this answer away').reply())).toBe('Taken away.');
  expect(friend.sees(channelId).map(({ id: each }) => each)).not.toContain(unwanted.id);
  const late = await alice.click(page, buttonId(page, 'options')).reply();
  discord.faults.fail(/webhooks\/\d+\/[^/]+\/messages\/\d+$/, { status: 401, code: 50_027 });
  expect(says(await alice.click(late, 'Take this answer away').reply())).toContain('for a quarter of an hour only');
  expect(friend.sees(channelId).map(({ id: each }) => each)).toContain(answer.id);
  // What is asked there is kept apart from what is asked elsewhere, and is deleted there.
  expect(says(await alice.command('privacy', {}, { channelId }).reply())).toContain('questions 3');
  expect(says(await alice.command('privacy', {}, { channelId: alice.dmId }).reply())).toContain('questions 0');
  expect(discord.traffic.requests('POST channels/:channel/messages')).toEqual([]);
  expectNoErrors(docent);
});

it('asks for patience privately, says when, and does not ask moderators', async () => {
  const { discord } = await startDocent({ config: { cooldown: { windowSeconds: 60, perMember: 2, perChannel: 0 } } });
  const alice = discord.as(discord.ids.alice);
  await alice.command('ask', { question: trade }).reply();
  const options = await openOptions(alice, await alice.command('ask', { question: trade }).reply());
  for (const reply of [
    await alice.command('ask', { question: trade }).reply(),
    await alice.submit(await alice.click(options, 'Follow-up').modal(), { question: 'why?' }).reply(),
    await alice.contextMenu('Find in the article', alice.send(discord.ids.general, trade)).reply(),
  ]) {
    expect(reply.ephemeral).toBe(true);
    expect(says(reply)).toMatch(/Ask again in \d+ s/);
  }
  const moderator = discord.as(discord.ids.moderator);
  for (let time = 0; time < 4; time++)
    expect(says(await moderator.command('ask', { question: trade }).reply())).toContain('$289 million');
});

/** Clicks a button that was put under a message of the bot by someone who can make their client send anything. */
async function clickForged(
  discord: LocalDiscord,
  actor: ReturnType<LocalDiscord['as']>,
  message: SeenMessage,
  customId: string,
): Promise<SeenMessage> {
  const stored = discord.world.channels.get(message.channel_id)?.messages.get(message.id);
  if (stored === undefined) throw new Error('no such message');
  stored.data.components = [
    {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.Button, style: ButtonStyle.Secondary, label: 'forged', custom_id: customId }],
    },
  ];
  return await actor.click(message, 'forged').reply();
}
