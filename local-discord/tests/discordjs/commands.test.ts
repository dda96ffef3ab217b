import {
  ApplicationCommandPermissionType,
  ApplicationCommandType,
  Events,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LocalDiscord } from '../../src/local-discord.ts';
import { type Connected, connect } from '../support/client.ts';
import type { RequestCheck } from '../../src/openapi/check-requests.ts';
import { description, watched } from '../support/discord-description.ts';

let discord: LocalDiscord;
let bot: Connected;
let check: RequestCheck;

beforeAll(async () => {
  discord = await LocalDiscord.start();
  check = watched(discord);
  bot = await connect(discord);
});
afterAll(async () => {
  await bot[Symbol.asyncDispose]();
  await discord.close();
});
beforeEach(async () => {
  await bot.client.application.commands.set([]);
  await bot.client.application.commands.set([], discord.ids.guild);
});

const ask = {
  name: 'ask',
  description: 'Ask about the article',
  descriptionLocalizations: { de: 'Frag nach dem Artikel' },
  options: [{ type: 3 as const, name: 'question', description: 'What to find', required: true, maxLength: 300 }],
};

describe('registering', () => {
  test('creates, lists as Discord does, edits and deletes', async () => {
    const { commands } = bot.client.application;
    const made = await commands.create(ask);
    const listed = await commands.fetch({ withLocalizations: true });
    expect(listed.get(made.id)?.descriptionLocalizations).toEqual({ de: 'Frag nach dem Artikel' });
    expect(discord.world.commands.list(undefined)).toEqual([
      {
        id: made.id,
        application_id: discord.ids.bot,
        version: expect.stringMatching(/^\d+$/) as string,
        default_member_permissions: null,
        type: 1,
        name: 'ask',
        name_localizations: null,
        description: 'Ask about the article',
        description_localizations: { de: 'Frag nach dem Artikel' },
        dm_permission: true,
        contexts: null,
        integration_types: [0],
        nsfw: false,
        options: [
          {
            type: 3,
            name: 'question',
            name_localizations: null,
            description: 'What to find',
            description_localizations: null,
            required: true,
            max_length: 300,
          },
        ],
      },
    ]);
    const { version } = made;
    const edited = await made.edit({ description: 'Ask away' });
    expect(edited).toMatchObject({ id: made.id, description: 'Ask away', options: [{ name: 'question' }] });
    expect(edited.version).not.toBe(version);
    await made.delete();
    expect((await commands.fetch()).size).toBe(0);
    await expect(commands.fetch(made.id)).rejects.toMatchObject({ code: 10063 });
  });

  test('a listing without localizations leaves them out', async () => {
    await bot.client.application.commands.create(ask);
    const [entry] = (await bot.client.rest.get(`/applications/${discord.ids.bot}/commands`)) as [object];
    expect(entry).not.toHaveProperty('description_localizations');
  });

  test('creating one of the same name and type replaces it and keeps its id', async () => {
    const { commands } = bot.client.application;
    const first = await commands.create(ask);
    const second = await commands.create({ ...ask, description: 'Anew' });
    const menu = await commands.create({ type: ApplicationCommandType.Message, name: 'ask' });
    expect(second.id).toBe(first.id);
    expect(menu.id).not.toBe(first.id);
    expect(discord.world.commands.list(undefined).map(({ description }) => description)).toEqual(['Anew', '']);
  });

  test('a guild has its own, shown beside global ones, also of the same name', async () => {
    const { commands } = bot.client.application;
    await commands.set([ask, { name: 'help', description: 'Help' }]);
    await commands.set([{ ...ask, description: 'Here only' }], discord.ids.guild);
    const alice = discord.as(discord.ids.alice);
    const shown = (channelId: string) => alice.commands({ channelId }).map(({ description }) => description);
    expect(shown(discord.ids.general)).toEqual(['Here only', 'Ask about the article', 'Help']);
    expect(shown(alice.dmId)).toEqual(['Ask about the article', 'Help']);
  });

  test('setting all at once keeps the ids of those that stay', async () => {
    const { commands } = bot.client.application;
    const before = await commands.create(ask);
    const after = await commands.set([ask, { name: 'help', description: 'Help' }]);
    expect(after.map(({ name }) => name)).toEqual(['ask', 'help']);
    expect(after.has(before.id)).toBe(true);
  });

  test("what Discord's form refuses comes with the field's name", async () => {
    await expect(bot.client.application.commands.create({ ...ask, name: 'Ask Me' })).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { name: { _errors: [{ code: 'APPLICATION_COMMAND_INVALID_NAME' }] } } },
    });
    expect(discord.world.commands.list(undefined)).toEqual([]);
  });
});

describe("a guild's command and a global one of the same name", () => {
  const find = {
    ...ask,
    options: [{ type: 3 as const, name: 'question', description: 'What', required: true, autocomplete: true }],
  };
  const menu = { type: ApplicationCommandType.Message as const, name: 'Find' };
  let global: string;
  let own: string;
  /** The ids of the commands that were used, as they reach the bot. */
  let used: string[];
  beforeEach(async () => {
    const { commands } = bot.client.application;
    [global = ''] = (await commands.set([find, menu])).keys();
    [own = ''] = (await commands.set([find, menu], discord.ids.guild)).keys();
    used = [];
    bot.client.removeAllListeners(Events.InteractionCreate);
    bot.client.on(Events.InteractionCreate, (interaction) => {
      if ('commandId' in interaction) used.push(interaction.commandId);
      if (interaction.isAutocomplete()) void interaction.respond([]);
      else if (interaction.isRepliable()) void interaction.reply('Done');
    });
  });

  test('are both used, each by its id; by name alone it is the guild’s own', async () => {
    const alice = discord.as(discord.ids.alice);
    for (const commandId of [undefined, own, global])
      await alice.command('ask', { question: 'x' }, { commandId }).reply();
    expect(used).toEqual([own, own, global]);
    expect(() => alice.command('ask', { question: 'x' }, { commandId: '1' })).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_COMMAND' }) as Error,
    );
  });

  test('both complete what is typed, and both stand in the menu of a message', async () => {
    const alice = discord.as(discord.ids.alice);
    for (const commandId of [global, own]) await alice.autocomplete('ask', 'question', 'x', { commandId });
    expect(used).toEqual([global, own]);
    const message = alice.send(discord.ids.general, 'Hello');
    const menus = alice.commands().filter(({ type }) => type === ApplicationCommandType.Message);
    for (const { id } of menus) await alice.contextMenu('Find', message, { commandId: id }).reply();
    expect(used.slice(2)).toEqual(menus.map(({ id }) => id));
  });

  test('where the guild’s own is not for them, a member uses the global one', async () => {
    await bot.client.application.commands.set([{ ...find, defaultMemberPermissions: 0n }], discord.ids.guild);
    await discord.as(discord.ids.alice).command('ask', { question: 'x' }).reply();
    expect(used).toEqual([global]);
  });
});

describe('who is offered a command', () => {
  const manage = { ...ask, name: 'post', defaultMemberPermissions: PermissionFlagsBits.ManageMessages };
  const names = (id: string) =>
    discord
      .as(id)
      .commands()
      .map(({ name }) => name);

  test('by default those with the permissions that it asks for', async () => {
    await bot.client.application.commands.set([ask, manage]);
    expect(names(discord.ids.alice)).toEqual(['ask']);
    expect(names(discord.ids.moderator)).toEqual(['ask', 'post']);
    expect(names(discord.ids.owner)).toEqual(['ask', 'post']);
    expect(() => discord.as(discord.ids.alice).command('post', { question: 'x' })).toThrow(
      expect.objectContaining({ code: 'NOT_ALLOWED' }) as Error,
    );
  });

  test("the server's admins can set it otherwise, for members, roles and channels", async () => {
    const { alice, bob, moderator, moderatorRole, general, reading, guild } = discord.ids;
    await bot.client.application.commands.set([ask, manage]);
    discord.overrideCommand('post', [
      { id: alice, type: ApplicationCommandPermissionType.User, permission: true },
      { id: moderatorRole, type: ApplicationCommandPermissionType.Role, permission: false },
    ]);
    expect(names(alice)).toEqual(['ask', 'post']);
    expect(names(bob)).toEqual(['ask']);
    expect(names(moderator)).toEqual(['ask']);
    const set = await bot.client.application.commands.permissions.fetch({
      guild,
      command: discord.world.commands.list(undefined)[1]?.id ?? '',
    });
    expect(set.map(({ id }) => id)).toEqual([alice, moderatorRole]);

    discord.overrideCommand('ask', [
      { id: general, type: ApplicationCommandPermissionType.Channel, permission: false },
    ]);
    expect(names(alice)).toEqual(['post']);
    expect(
      discord
        .as(alice)
        .commands({ channelId: reading })
        .map(({ name }) => name),
    ).toEqual(['ask', 'post']);
    discord.overrideCommand('ask', []);
    discord.overrideCommand('post', []);
  });

  test('contexts keep a command out of DMs', async () => {
    await bot.client.application.commands.set([
      { ...ask, contexts: [InteractionContextType.Guild] },
      { name: 'help', description: 'Help', contexts: [InteractionContextType.BotDM] },
    ]);
    const alice = discord.as(discord.ids.alice);
    expect(alice.commands().map(({ name }) => name)).toEqual(['ask']);
    expect(alice.commands({ channelId: alice.dmId }).map(({ name }) => name)).toEqual(['help']);
  });

  test('"0" leaves it to administrators', async () => {
    await bot.client.application.commands.set([{ ...ask, defaultMemberPermissions: 0n }]);
    expect(names(discord.ids.moderator)).toEqual([]);
    expect(names(discord.ids.owner)).toEqual(['ask']);
  });
});

test("every request was as Discord's description has it, but for what it refused", () => {
  expect(check.complaints.filter((line) => !line.includes('/name '))).toEqual([]);
  expect(description === undefined || check.checked > 20).toBe(true);
});
