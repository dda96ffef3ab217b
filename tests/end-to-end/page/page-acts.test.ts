import { Client, Events, GatewayIntentBits, type Interaction, Routes } from 'discord.js';
import type { LocalDiscord } from 'local-discord';
import { afterEach, expect, test } from 'vitest';
import {
  choices,
  composer,
  lastMessage,
  messages,
  playground,
  startCommand,
  useBrowser,
  visit,
} from '../../support/page.ts';

useBrowser();

const clients: Client[] = [];
afterEach(() => Promise.all(clients.splice(0).map((client) => client.destroy())));

type Registered = { readonly global?: readonly object[]; readonly here?: readonly object[] };

/** A bot with these commands, that answers every interaction so. */
async function startBot(
  discord: LocalDiscord,
  { global = [], here = [] }: Registered,
  answer: (interaction: Interaction) => Promise<unknown> | undefined,
): Promise<void> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
  clients.push(client);
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  await client.login(discord.token);
  const { bot, guild } = discord.ids;
  await client.rest.put(Routes.applicationCommands(bot), { body: global });
  await client.rest.put(Routes.applicationGuildCommands(bot, guild), { body: here });
}

test('a command of this server and a global one of its name are both offered, and each is the one it says', async () => {
  const discord = await playground();
  const global = [{ name: 'show', description: 'Everywhere' }];
  const here = [{ name: 'show', description: 'Only here' }];
  await startBot(discord, { global, here }, (interaction) =>
    interaction.isChatInputCommand()
      ? interaction.reply(interaction.commandGuildId === null ? 'The global one' : 'The one of this server')
      : undefined,
  );
  const page = await visit(discord);
  for (const [description, said] of [
    ['Everywhere', 'The global one'],
    ['Only here', 'The one of this server'],
  ] as const) {
    await composer(page).fill('/show');
    await expect.poll(() => choices(page).count()).toBe(2);
    await choices(page).filter({ hasText: description }).click();
    await page.keyboard.press('Enter');
    await lastMessage(page).getByText(said).waitFor();
  }
});

test('people and channels are chosen by name, options taken back, and a command left', async () => {
  const discord = await playground();
  const options = [
    { type: 6, name: 'whom', description: 'Whom' },
    { type: 7, name: 'where', description: 'Where', channel_types: [11] },
    { type: 8, name: 'role', description: 'Which role' },
    { type: 9, name: 'who', description: 'Anyone' },
  ];
  discord.as(discord.ids.bob).thread(discord.ids.general, 'aside');
  await startBot(discord, { global: [{ name: 'show', description: 'Shows', options }] }, (interaction) => {
    if (!interaction.isChatInputCommand()) return undefined;
    const { options: given } = interaction;
    return interaction.reply(`${given.getUser('whom')?.username} in ${given.getChannel('where')?.name}`);
  });
  const page = await visit(discord);
  const input = (name: string) => page.getByRole('combobox', { name: new RegExp(`^${name}:`) });
  const add = async (name: string) => {
    await page.getByRole('button', { name: /optional$/ }).click();
    await choices(page).filter({ hasText: name }).first().click();
    await input(name).waitFor();
  };
  await startCommand(page, 'show');
  await add('role');
  await choices(page).filter({ hasText: '@Moderators' }).waitFor();
  await page.keyboard.press('Backspace');
  await expect.poll(() => input('role').count()).toBe(0);
  await add('whom');
  await input('whom').fill('@bob');
  await choices(page).filter({ hasText: '@Bob' }).waitFor();
  await page.keyboard.press('Escape');
  await add('where');
  expect(await choices(page).allInnerTexts()).toEqual(['#aside']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('bob in aside').waitFor();

  await startCommand(page, 'show');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('group', { name: 'Command /show' }).count()).toBe(0);
});

test('a message is reacted to, answered quietly, and deleted; a menu of channels is chosen from', async () => {
  const discord = await playground();
  await startBot(discord, { global: [{ name: 'show', description: 'Shows' }] }, (interaction) => {
    if (interaction.isChannelSelectMenu()) return interaction.reply(interaction.values.join());
    const menu = { type: 8, customId: 'where', placeholder: 'Where to', channelTypes: [0] } as const;
    return interaction.isChatInputCommand()
      ? interaction.reply({ components: [{ type: 1, components: [menu] }] })
      : undefined;
  });
  const { alice, bob, reading } = discord.ids;
  const page = await visit(discord);
  const seen = () => discord.as(alice).sees(reading);
  const asked = discord.as(bob).send(reading, 'Shall we?');
  discord.as(bob).react(asked, '👍');
  const reaction = lastMessage(page).getByRole('button', { name: /^👍, / });
  await reaction.click();
  await expect.poll(() => reaction.getAttribute('aria-pressed')).toBe('true');
  await reaction.click();
  await expect.poll(() => seen()[0]?.reactions?.[0]?.count).toBe(1);

  const use = async (name: string) => {
    await lastMessage(page).hover();
    await lastMessage(page).getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await use('Reply');
  await page.getByRole('button', { name: 'Notify them' }).click();
  await composer(page).fill('We shall.');
  await page.keyboard.press('Enter');
  await expect.poll(() => seen().at(-1)).toMatchObject({ content: 'We shall.', pinged: [] });
  await lastMessage(page).getByText('We shall.').waitFor();
  await use('Reply');
  await page.getByRole('button', { name: 'Do not reply' }).click();
  await use('Delete message');
  await expect.poll(() => messages(page).count()).toBe(1);

  await startCommand(page, 'show');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByLabel('Where to').selectOption('#reading');
  await lastMessage(page).getByText(reading).waitFor();
});
