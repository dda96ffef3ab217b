import { setTimeout as pause } from 'node:timers/promises';
import {
  type APIApplicationCommandPermission,
  ApplicationCommandPermissionType as Kind,
  OverwriteType,
  PermissionFlagsBits as Flag,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { LocalDiscord } from 'local-discord';
import { startDocent } from '../../support/docent.ts';
import { buttonId, expectNoErrors, openOptions, says } from '../../support/members-support.ts';
import { deny } from '../../support/reading-room.ts';

const trade = 'How much trade does Russia do with Afghanistan?';
const off = 'This server’s team has switched this off';

/** What the bot says in a channel, to everyone. */
function said(discord: LocalDiscord, channelId: string): readonly string[] {
  const { alice, bot } = discord.ids;
  return discord
    .as(alice)
    .sees(channelId)
    .filter(({ author, ephemeral }) => author.id === bot && !ephemeral)
    .map(says);
}

/** Alice asks by mention in two channels: how many answers come to her in each, given how many should. */
async function answered(discord: LocalDiscord, expected: { general: number; reading: number }) {
  const { alice, owner, general, reading, bot } = discord.ids;
  const before = { general: said(discord, general).length, reading: said(discord, reading).length };
  for (const who of [alice, owner])
    for (const channelId of [general, reading]) discord.as(who).send(channelId, `<@${bot}> ${trade}`);
  // The owner is refused nothing.
  const answers = () => ({
    general: said(discord, general).length - before.general - 1,
    reading: said(discord, reading).length - before.reading - 1,
  });
  await expect.poll(answers).toEqual(expected);
  await pause(150);
  return answers();
}

const settings: readonly (readonly [
  string,
  (discord: LocalDiscord) => APIApplicationCommandPermission,
  { general: number; reading: number },
])[] = [
  [
    'the channel',
    ({ ids }) => ({ id: ids.general, type: Kind.Channel, permission: false }),
    { general: 0, reading: 1 },
  ],
  ['the member', ({ ids }) => ({ id: ids.alice, type: Kind.User, permission: false }), { general: 0, reading: 0 }],
  ['everyone', ({ ids }) => ({ id: ids.guild, type: Kind.Role, permission: false }), { general: 0, reading: 0 }],
  ['another member', ({ ids }) => ({ id: ids.bob, type: Kind.User, permission: false }), { general: 1, reading: 1 }],
];

describe('where /ask is switched off for', () => {
  it.each(settings)('%s, a mention is answered only where /ask would be', async (_, setting, expected) => {
    const docent = await startDocent();
    const { discord } = docent;
    expect(await answered(discord, { general: 1, reading: 1 })).toEqual({ general: 1, reading: 1 });
    discord.overrideCommand('ask', [setting(discord)]);
    expect(await answered(discord, expected)).toEqual(expected);
    discord.overrideCommand('ask', []);
    expect(await answered(discord, { general: 1, reading: 1 })).toEqual({ general: 1, reading: 1 });
    expectNoErrors(docent);
  });

  it('the whole application, or members may use no commands there, it is not answered either', async () => {
    const { discord } = await startDocent();
    const { general, guild, alice } = discord.ids;
    discord.overrideCommand(undefined, [{ id: alice, type: Kind.User, permission: false }]);
    expect(await answered(discord, { general: 0, reading: 0 })).toEqual({ general: 0, reading: 0 });
    discord.overrideCommand(undefined, []);
    deny(discord, general, guild, OverwriteType.Role, Flag.UseApplicationCommands);
    expect(await answered(discord, { general: 0, reading: 1 })).toEqual({ general: 0, reading: 1 });
  });

  it('a channel, its thread is asked nothing by mention', async () => {
    const { discord } = await startDocent();
    const { alice, general, owner, bot } = discord.ids;
    const thread = discord.as(alice).thread(general, 'Talk');
    discord.overrideCommand('ask', [{ id: general, type: Kind.Channel, permission: false }]);
    discord.as(alice).send(thread, `<@${bot}> ${trade}`);
    discord.as(owner).send(thread, `<@${bot}> ${trade}`);
    await expect.poll(() => said(discord, thread)).toHaveLength(1);
  });

  it('a member, neither menus nor buttons answer in its place, and say why', async () => {
    const docent = await startDocent();
    const { discord } = docent;
    const { general, alice } = discord.ids;
    const as = discord.as(alice);
    const quiet = await as.command('ask', { question: trade, private: true }).reply();
    const open = await as.command('ask', { question: trade }).reply();
    const talk = discord.as(discord.ids.bob).send(general, trade);
    const options = await openOptions(as, open);
    const modal = await as.click(options, 'Follow-up').modal();
    const readOn = buttonId(options, 'section');
    const before = said(discord, general).length;
    discord.overrideCommand('ask', [{ id: alice, type: Kind.User, permission: false }]);
    for (const reply of [
      await as.contextMenu('Answer this question', talk).reply(),
      await as.contextMenu('Find in the article', talk).reply(),
      await as.click(quiet, 'Share with everyone').reply(),
      await as.click(options, 'Follow-up').reply(),
      await as.submit(modal, { question: 'and China?' }).reply(),
    ]) {
      expect(says(reply)).toContain(off);
      expect(reply.ephemeral).toBe(true);
    }
    expect(said(discord, general)).toHaveLength(before);
    // What was asked while it was allowed can still be read.
    expect(says(await as.click(options, readOn).reply())).toContain('2.4');
    expectNoErrors(docent);
  });
});

it('whoever has a permission is refused where the admins took the command from them', async () => {
  const { discord } = await startDocent();
  const { moderator, general } = discord.ids;
  const preview = await discord.as(moderator).command('summary post').reply();
  discord.overrideCommand('summary', [{ id: moderator, type: Kind.User, permission: false }]);
  expect(says(await discord.as(moderator).click(preview, 'Post').reply())).toContain(off);
  expect(said(discord, general)).toEqual([]);
});

it('a server that sets nothing is asked for its settings once, and none of its commands', async () => {
  const { discord } = await startDocent();
  discord.traffic.clear();
  expect(await answered(discord, { general: 1, reading: 1 })).toEqual({ general: 1, reading: 1 });
  const asked = discord.traffic
    .requests()
    .map(({ name }) => name)
    .filter((name) => name.startsWith('GET applications'));
  expect(asked).toEqual(['GET applications/:application/guilds/:guild/commands/permissions']);
});

it('settings that cannot be looked up keep nobody from an answer', async () => {
  const { discord, log } = await startDocent();
  discord.faults.fail(/permissions$/, { status: 403, code: 50001 });
  expect(await answered(discord, { general: 1, reading: 1 })).toEqual({ general: 1, reading: 1 });
  expect(log()).toContain('whether a command is switched off');
});
