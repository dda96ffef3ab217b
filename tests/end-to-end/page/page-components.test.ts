import { Client, Events, GatewayIntentBits, type Interaction, Routes } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import type { LocalDiscord } from 'local-discord';
import { botButton, lastMessage, messages, playground, startCommand, useBrowser, visit } from '../../support/page.ts';

useBrowser();

const clients: Client[] = [];
afterEach(() => Promise.all(clients.splice(0).map((client) => client.destroy())));

/** A bot of one command, `/show`, that does this with every interaction. */
async function startBot(
  discord: LocalDiscord,
  answer: (interaction: Interaction) => Promise<unknown>,
  options: readonly object[] = [],
): Promise<void> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
  clients.push(client);
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  await client.rest.put(Routes.applicationCommands(discord.ids.bot), {
    body: [{ name: 'show', description: 'Shows something', options }],
  });
}

test('a file is chosen for an option, larger than bots may send', async () => {
  const discord = await playground();
  const read = async (interaction: Interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { name, size, url } = interaction.options.getAttachment('file', true);
    const bytes = await (await fetch(url)).arrayBuffer();
    await interaction.reply({ content: `${name}: ${size}, ${bytes.byteLength}` });
  };
  await startBot(discord, read, [{ type: 11, name: 'file', description: 'The file', required: true }]);
  const page = await visit(discord);
  await startCommand(page, 'show');
  const chosen = page.getByLabel('file: The file');
  const size = 12 * 2 ** 20;
  await chosen.setInputFiles({ name: 'trade.txt', mimeType: 'text/plain', buffer: Buffer.alloc(size, 'x') });
  await chosen.press('Enter');
  await expect.poll(() => lastMessage(page).textContent()).toContain(`trade.txt: ${size}, ${size}`);
});

test('a modal takes text, a choice and a file', async () => {
  const discord = await playground();
  await startBot(discord, async (interaction) => {
    if (interaction.isModalSubmit()) {
      const file = interaction.fields.getUploadedFiles('file', true).first();
      const [kind] = interaction.fields.getStringSelectValues('kind');
      await interaction.reply({ content: `${interaction.fields.getTextInputValue('title')}, ${kind}, ${file?.name}` });
    } else if (interaction.isChatInputCommand()) {
      const options = [
        { label: 'An article', value: 'article' },
        { label: 'A note', value: 'note' },
      ];
      const data = {
        custom_id: 'm',
        title: 'Add a text',
        components: [
          { type: 18, label: 'Title', component: { type: 4, custom_id: 'title', style: 1 } },
          { type: 18, label: 'Kind', component: { type: 3, custom_id: 'kind', options } },
          { type: 18, label: 'File', description: 'Plain text', component: { type: 19, custom_id: 'file' } },
        ],
      };
      const route = Routes.interactionCallback(interaction.id, interaction.token);
      await interaction.client.rest.post(route, { body: { type: 9, data }, auth: false });
    }
  });
  const page = await visit(discord);
  await startCommand(page, 'show');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a text' });
  await dialog.getByLabel('Title').fill('On trade');
  await dialog.getByLabel('Kind').selectOption('note');
  await dialog
    .getByLabel('File')
    .setInputFiles({ name: 'trade.txt', mimeType: 'text/plain', buffer: Buffer.from('text') });
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await lastMessage(page).getByText('On trade, note, trade.txt').waitFor();
  await expect.poll(() => dialog.count()).toBe(0);
});

test('a late answer is announced, then stands in its place; an edit is marked; a menu is chosen from', async () => {
  const discord = await playground();
  const { promise: mayAnswer, resolve: release } = Promise.withResolvers<void>();
  await startBot(discord, async (interaction) => {
    if (interaction.isStringSelectMenu()) {
      await interaction.reply({ content: `Chosen: ${interaction.values.join(', ')}` });
    } else if (interaction.isButton()) {
      await interaction.update({ content: 'Changed.' });
    } else if (interaction.isChatInputCommand()) {
      await interaction.deferReply();
      await mayAnswer;
      const options = [
        { label: 'First', value: '1', description: 'The first section' },
        { label: 'Second', value: '2' },
      ];
      await interaction.editReply({
        content: 'Here it is.',
        components: [
          { type: 1, components: [{ type: 3, customId: 's', placeholder: 'Read a section', options }] },
          {
            type: 1,
            components: [
              { type: 2, style: 1, label: 'Change', customId: 'c' },
              { type: 2, style: 2, label: 'Not yet', customId: 'd', disabled: true },
            ],
          },
        ],
      });
    }
  });
  const page = await visit(discord);
  await startCommand(page, 'show');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('Docent is thinking…').waitFor();
  release();
  await lastMessage(page).getByText('Here it is.').waitFor();
  expect(await lastMessage(page).getByText('(edited)').count()).toBe(0);
  expect(await botButton(page, 'Not yet').getByRole('button').isDisabled()).toBe(true);
  await botButton(page, 'Change').click();
  await lastMessage(page).getByText('(edited)').waitFor();
  await lastMessage(page).getByLabel('Read a section').selectOption('2');
  await lastMessage(page).getByText('Chosen: 2').waitFor();
  expect(await messages(page).count()).toBe(2);
});

test('spoilers are hidden until they are asked for, attachments and pictures are shown', async () => {
  const discord = await playground();
  const page = await visit(discord);
  const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  discord.as(discord.ids.bob).send(discord.ids.reading, 'Look: ||the end||', {
    files: [
      { name: 'pixel.gif', data: pixel, type: 'image/gif' },
      { name: 'notes.txt', data: 'text', type: 'text/plain' },
    ],
  });
  const spoiler = lastMessage(page).getByRole('button', { name: 'Spoiler: show' });
  await spoiler.press('Enter');
  expect(await spoiler.count()).toBe(0);
  await lastMessage(page).getByRole('img', { name: 'pixel.gif' }).waitFor();
  await lastMessage(page).getByRole('link', { name: 'notes.txt' }).waitFor();
});
