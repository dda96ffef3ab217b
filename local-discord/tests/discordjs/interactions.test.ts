import {
  ActionRowBuilder,
  ApplicationCommandOptionType as Option,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  ComponentType,
  type Interaction,
  InteractionResponseType,
  MessageFlags,
  MessageType,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Clock } from '../../src/clock.ts';
import { LocalDiscord } from '../../src/local-discord.ts';
import { type Connected, connect } from '../support/client.ts';
import type { RequestCheck } from '../../src/openapi/check-requests.ts';
import { watched } from '../support/discord-description.ts';

let discord: LocalDiscord;
let bot: Connected;
let check: RequestCheck;
let handle: (interaction: Interaction) => unknown;

beforeAll(async () => {
  discord = await LocalDiscord.start({ clock: new Clock({ frozen: true, start: Date.UTC(2026, 0, 1) }) });
  check = watched(discord);
  bot = await connect(discord, { onInteraction: (interaction) => handle(interaction) });
  await bot.client.application.commands.set([
    {
      name: 'ask',
      description: 'Ask',
      options: [{ type: Option.String, name: 'question', description: 'What', maxLength: 20 }],
    },
    {
      name: 'summary',
      description: 'Summaries',
      options: [
        {
          type: Option.Subcommand,
          name: 'post',
          description: 'Post one',
          options: [
            { type: Option.Integer, name: 'section', description: 'Which', required: true, minValue: 1, maxValue: 3 },
            { type: Option.Channel, name: 'channel', description: 'Where', channelTypes: [ChannelType.GuildText] },
            { type: Option.Boolean, name: 'pin', description: 'Pin it' },
            { type: Option.User, name: 'for', description: 'For whom' },
          ],
        },
        { type: Option.Subcommand, name: 'list', description: 'List them' },
      ],
    },
    {
      name: 'lookup',
      description: 'Look up',
      options: [
        { type: Option.String, name: 'claim', description: 'Which', required: true, autocomplete: true },
        {
          type: Option.String,
          name: 'length',
          description: 'How much',
          choices: [
            { name: 'short', value: 's' },
            { name: 'full', value: 'f' },
          ],
        },
      ],
    },
    {
      name: 'article',
      description: 'Article',
      options: [{ type: Option.Attachment, name: 'file', description: 'The file' }],
    },
    { type: ApplicationCommandType.Message, name: 'Find in the article' },
    { type: ApplicationCommandType.User, name: 'Greet' },
  ]);
});
afterAll(async () => {
  await bot[Symbol.asyncDispose]();
  await discord.close();
});
beforeEach(() => {
  handle = () => undefined;
});
afterEach(() => {
  const wrong = [...bot.errors.splice(0).map(String), ...check.complaints];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
});

const alice = () => discord.as(discord.ids.alice, { locale: 'de' });
const bob = () => discord.as(discord.ids.bob);

describe('slash commands', () => {
  test('the bot learns who asks, where, and in which language', async () => {
    const heard = Promise.withResolvers<unknown>();
    handle = async (it) => {
      if (!it.isChatInputCommand() || !it.inCachedGuild()) return;
      heard.resolve({
        question: it.options.getString('question'),
        user: it.user.username,
        member: it.member.displayName,
        channel: it.channel?.name,
        guild: it.guild.name,
        locale: it.locale,
        guildLocale: it.guildLocale,
        mayManage: it.memberPermissions.has('ManageMessages'),
        botMaySend: it.appPermissions.has('SendMessages'),
        context: it.context,
      });
      await it.reply('Pong');
    };
    const asked = alice().command('ask', { question: 'Why?' }, { channelId: discord.ids.reading });
    expect(await heard.promise).toEqual({
      question: 'Why?',
      user: 'alice',
      member: 'Alice',
      channel: 'reading',
      guild: 'Reading room',
      locale: 'de',
      guildLocale: 'en-US',
      mayManage: false,
      botMaySend: true,
      context: 0,
    });
    const reply = await asked.reply();
    expect(reply).toMatchObject({
      content: 'Pong',
      type: MessageType.ChatInputCommand,
      ephemeral: false,
      loading: false,
      pinged: [],
      interaction_metadata: { id: asked.id, name: 'ask', user: { username: 'alice' } },
    });
    expect(bob().sees(discord.ids.reading).at(-1)?.content).toBe('Pong');
  });

  test('subcommands, with options of every kind resolved', async () => {
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      const { options } = it;
      const said = [
        options.getSubcommand(),
        options.getInteger('section'),
        (options.getChannel('channel') as { name: string }).name,
        options.getBoolean('pin'),
        options.getUser('for')?.username,
      ];
      await it.reply(said.join(' '));
    };
    const { reading, bob: bobId } = discord.ids;
    const reply = await alice()
      .command('summary post', { section: 2, channel: reading, pin: true, for: bobId })
      .reply();
    expect(reply.content).toBe('post 2 reading true bob');
  });

  test('a channel of a type that the option does not take is not offered', async () => {
    const thread = alice().thread(discord.ids.general, 'Aside');
    const post = (channel: string) => alice().command('summary post', { section: 1, channel });
    for (const channel of [thread, alice().dmId])
      expect(() => post(channel)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }) as Error);
    handle = (it) => it.isRepliable() && it.reply('Done');
    expect((await post(discord.ids.reading).reply()).content).toBe('Done');
  });

  test('a file reaches the bot by its address', async () => {
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      const file = it.options.getAttachment('file', true);
      const text = await (await fetch(file.url)).text();
      await it.reply(`${file.name} ${file.contentType} ${file.size}: ${text}`);
    };
    const file = { name: 'notes.txt', data: 'First. Second.', type: 'text/plain' };
    const reply = await alice().command('article', { file }).reply();
    expect(reply.content).toBe('notes.txt text/plain 14: First. Second.');
  });

  test('in a DM there is a user and no member', async () => {
    handle = async (it) => {
      if (it.isChatInputCommand())
        await it.reply(`${it.guildId} ${it.member === null} ${it.user.username} ${it.context}`);
    };
    const reply = await alice().command('ask', {}, { channelId: alice().dmId }).reply();
    expect(reply.content).toBe('null true alice 1');
  });

  test.each([
    ['UNKNOWN_COMMAND', 'nothing', {}],
    ['UNKNOWN_COMMAND', 'summary', {}],
    ['UNKNOWN_COMMAND', 'summary burn', {}],
    ['UNKNOWN_OPTION', 'ask', { answer: 'x' }],
    ['OPTION_INVALID', 'ask', { question: 'x'.repeat(21) }],
    ['OPTION_INVALID', 'ask', { question: 5 }],
    ['OPTION_REQUIRED', 'summary post', {}],
    ['OPTION_INVALID', 'summary post', { section: 4 }],
    ['OPTION_INVALID', 'summary post', { section: 1.5 }],
    ['OPTION_INVALID', 'summary post', { section: 1, channel: '123456789012345678' }],
    ['OPTION_INVALID', 'summary post', { section: 1, pin: 'yes' }],
    ['OPTION_INVALID', 'lookup', { claim: '1', length: 'medium' }],
  ])("a member's client refuses with %s: /%s %j", (code, name, options) => {
    expect(() => alice().command(name, options)).toThrow(expect.objectContaining({ code }) as Error);
  });
});

describe('answering', () => {
  test('deferring shows "thinking…" until the edit', async () => {
    const go = Promise.withResolvers<undefined>();
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      await it.deferReply({ flags: MessageFlags.Ephemeral });
      await go.promise;
      await it.editReply('Here');
    };
    const asked = alice().command('ask');
    expect(await asked.acknowledged()).toBe(InteractionResponseType.DeferredChannelMessageWithSource);
    expect(asked.current()).toMatchObject({ loading: true, ephemeral: true, content: '' });
    go.resolve(undefined);
    expect(await asked.reply()).toMatchObject({
      loading: false,
      ephemeral: true,
      content: 'Here',
      edited_timestamp: null,
    });
    expect(alice().sees().at(-1)?.content).toBe('Here');
    expect(
      bob()
        .sees()
        .some(({ content }) => content === 'Here'),
    ).toBe(false);
  });

  test('a poll can stand in place of "thinking…"', async () => {
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      await it.deferReply();
      const answers = [{ text: 'Yes' }, { text: 'No' }];
      await it.editReply({ poll: { question: { text: 'So?' }, answers, duration: 1, allowMultiselect: false } });
    };
    const reply = await alice().command('ask').reply();
    expect(reply.poll?.answers.map(({ poll_media: media }) => media.text)).toEqual(['Yes', 'No']);
    alice().vote(reply, ['Yes']);
  });

  test('what is waited for and does not come rejects, and says why', async () => {
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      if (it.options.getString('question') !== 'modal') return it.reply('Here').then(() => it.deleteReply());
      const component = { type: ComponentType.TextInput, custom_id: 'text', style: TextInputStyle.Short } as const;
      const components = [{ type: ComponentType.Label, label: 'Text', component } as const];
      return it.showModal({ title: 'A form', custom_id: 'form', components });
    };
    const opened = alice().command('ask', { question: 'modal' });
    await expect(opened.reply()).rejects.toThrow('A modal was opened instead of a reply.');
    await expect(opened.failed()).rejects.toThrow('The interaction was acknowledged.');
    const said = alice().command('ask');
    await expect(said.modal()).rejects.toThrow('No modal was opened.');
    await expect.poll(() => said.current()).toBeUndefined();
    await expect(said.reply()).rejects.toThrow('The reply was deleted.');
  });

  test('the first follow-up to "thinking…" takes its place and stays ephemeral as it was', async () => {
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      await it.deferReply();
      await it.followUp({ content: 'One', flags: MessageFlags.Ephemeral });
      await it.followUp({ content: 'Two', flags: MessageFlags.Ephemeral });
    };
    const all = await alice().command('ask').replies(2);
    expect(all.map(({ content, ephemeral }) => [content, ephemeral])).toEqual([
      ['One', false],
      ['Two', true],
    ]);
  });

  test('the reply can be fetched, edited and deleted, and follow-ups too', async () => {
    const log: string[] = [];
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      const made = await it.reply({ content: 'One', withResponse: true });
      log.push(made.resource?.message?.content ?? '');
      const more = await it.followUp('Two');
      await it.editReply({ message: more.id, content: 'Three' });
      log.push((await it.fetchReply(more.id)).content);
      await it.deleteReply(more.id);
      await it.editReply('Four');
      log.push((await it.fetchReply()).content);
      await it.deleteReply();
    };
    const asked = alice().command('ask');
    await asked.acknowledged();
    await expect.poll(() => asked.messages().length).toBe(0);
    expect(log).toEqual(['One', 'Three', 'Four']);
  });

  test('files come with a reply, and embeds can show them', async () => {
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      const file = new AttachmentBuilder(Buffer.from('hello'), { name: 'a b.txt', description: 'Greeting' });
      await it.reply({
        content: 'File',
        files: [file],
        embeds: [{ title: 'T', image: { url: 'attachment://a_b.txt' } }],
      });
    };
    const reply = await alice().command('ask').reply();
    const [file] = reply.attachments;
    expect(file).toMatchObject({ filename: 'a_b.txt', size: 5, description: 'Greeting' });
    expect(reply.embeds[0]?.image?.url).toBe(file?.url);
    expect(await (await fetch(file?.url ?? '')).text()).toBe('hello');
  });

  test('no answer in three seconds: the member is told, and the late answer refused with 10062', async () => {
    const late = Promise.withResolvers<unknown>();
    const go = Promise.withResolvers<undefined>();
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      await go.promise;
      await it.reply('Late').catch(late.resolve);
    };
    const asked = alice().command('ask');
    discord.clock.advance(2_999);
    expect(asked.state).toBe('pending');
    discord.clock.advance(1);
    expect(await asked.failed()).toBe('The application did not respond');
    await expect(asked.reply()).rejects.toThrow('The application did not respond');
    go.resolve(undefined);
    expect(await late.promise).toMatchObject({ code: 10062, status: 404 });
    expect(asked.messages()).toEqual([]);
  });

  test('a second acknowledgement is refused with 40060', async () => {
    const second = Promise.withResolvers<unknown>();
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      await it.reply('First');
      it.replied = false;
      await it.reply('Second').catch(second.resolve);
    };
    const asked = alice().command('ask');
    expect(await second.promise).toMatchObject({ code: 40060, status: 400 });
    expect(asked.messages().map(({ content }) => content)).toEqual(['First']);
  });

  test('after fifteen minutes the token is refused with 50027', async () => {
    const late = Promise.withResolvers<unknown>();
    const go = Promise.withResolvers<undefined>();
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      await it.deferReply();
      await go.promise;
      await it.editReply('Late').catch(late.resolve);
    };
    const asked = alice().command('ask');
    await asked.acknowledged();
    discord.clock.advance(15 * 60_000);
    go.resolve(undefined);
    expect(await late.promise).toMatchObject({ code: 50027, status: 401 });
    expect(asked.current()?.loading).toBe(true);
  });

  test('what the form refuses is not an acknowledgement: the bot can answer again', async () => {
    handle = async (it) => {
      if (!it.isChatInputCommand()) return;
      const refused: unknown = await it.reply('x'.repeat(2_001)).catch((error: unknown) => error);
      await it.reply(String((refused as { code: number }).code));
    };
    check.stop();
    expect((await alice().command('ask').reply()).content).toBe('50035');
    check = watched(discord);
  });
});

describe('autocomplete', () => {
  test('sends what is typed and brings the choices', async () => {
    handle = async (it) => {
      if (!it.isAutocomplete()) return;
      const focused = it.options.getFocused(true);
      await it.respond([
        { name: `${focused.name}: ${focused.value} (${it.options.getString('length')})`, value: '2.1' },
      ]);
    };
    const choices = await alice().autocomplete('lookup', 'claim', 'tra', { options: { length: 's' } });
    expect(choices).toEqual([{ name: 'claim: tra (s)', value: '2.1' }]);
  });

  test('no answer in three seconds fails', async () => {
    const typed = alice().autocomplete('lookup', 'claim', '');
    discord.clock.advance(3_000);
    await expect(typed).rejects.toThrow('The application did not respond');
  });
});

describe('components', () => {
  const row = () => [
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('next').setLabel('Next').setStyle(ButtonStyle.Primary),
      new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Secondary).setDisabled(true),
      new ButtonBuilder().setURL('https://example.org').setLabel('Source').setStyle(ButtonStyle.Link),
    ),
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
      new StringSelectMenuBuilder()
        .setCustomId('section')
        .setMaxValues(2)
        .addOptions(['1', '2', '3'].map((value) => ({ label: `Section ${value}`, value }))),
    ),
    new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(new UserSelectMenuBuilder().setCustomId('who')),
  ];

  async function withButtons(then: (interaction: Interaction) => unknown) {
    handle = async (it) => {
      if (it.isChatInputCommand()) await it.reply({ content: 'Page 1', components: row() });
      else await then(it);
    };
    return alice().command('ask').reply();
  }

  test('a button updates its message', async () => {
    const message = await withButtons(
      async (it) => it.isButton() && it.update({ content: `Page 2 for ${it.user.username}` }),
    );
    const clicked = bob().click(message, 'Next');
    expect(await clicked.reply()).toMatchObject({ id: message.id, content: 'Page 2 for bob' });
    expect(await clicked.acknowledged()).toBe(InteractionResponseType.UpdateMessage);
  });

  test('a button defers its update, then edits, and follows up', async () => {
    const message = await withButtons(async (it) => {
      if (!it.isButton()) return;
      await it.deferUpdate();
      await it.editReply({ content: 'Later', components: [] });
      await it.followUp({ content: 'Only you', flags: MessageFlags.Ephemeral });
    });
    const clicked = alice().click(message, 'next');
    const updated = await clicked.reply();
    expect(updated).toMatchObject({ id: message.id, content: 'Later' });
    expect(updated.components).toEqual([]);
    expect((await clicked.replies(1)).map(({ content, ephemeral }) => [content, ephemeral])).toEqual([
      ['Only you', true],
    ]);
  });

  test('a menu brings what was chosen', async () => {
    const message = await withButtons(async (it) => {
      if (it.isStringSelectMenu()) await it.reply(it.values.join('+'));
      if (it.isUserSelectMenu()) await it.reply(it.users.map(({ username }) => username).join('+'));
    });
    expect((await alice().select(message, 'section', ['1', '3']).reply()).content).toBe('1+3');
    expect((await alice().select(message, 'who', [discord.ids.bob]).reply()).content).toBe('bob');
  });

  test('a menu of channels offers those of its types alone', async () => {
    const menu = new ChannelSelectMenuBuilder().setCustomId('where').setChannelTypes(ChannelType.PublicThread);
    handle = async (it) => {
      if (it.isChatInputCommand())
        await it.reply({ components: [new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(menu)] });
      if (it.isChannelSelectMenu()) await it.reply(it.channels.map((one) => ('name' in one ? one.name : '')).join());
    };
    const message = await alice().command('ask').reply();
    const thread = alice().thread(discord.ids.general, 'Aside');
    expect((await alice().select(message, 'where', [thread]).reply()).content).toBe('Aside');
    expect(() => alice().select(message, 'where', [discord.ids.reading])).toThrow(
      expect.objectContaining({ code: 'SELECTION_INVALID' }) as Error,
    );
  });

  test("what a member's client would refuse", async () => {
    const message = await withButtons(() => undefined);
    const refused = (act: () => unknown, code: string) =>
      expect(act).toThrow(expect.objectContaining({ code }) as Error);
    refused(() => alice().click(message, 'none'), 'UNKNOWN_COMPONENT');
    refused(() => alice().click(message, 'off'), 'COMPONENT_DISABLED');
    refused(() => alice().select(message, 'section', ['9']), 'SELECTION_INVALID');
    refused(() => alice().select(message, 'section', []), 'SELECTION_INVALID');
    refused(() => alice().select(message, 'section', ['1', '2', '3']), 'SELECTION_INVALID');
    refused(() => alice().select(message, 'who', ['123456789012345678']), 'SELECTION_INVALID');
  });

  test("another's ephemeral message cannot be clicked", async () => {
    handle = async (it) => {
      if (it.isChatInputCommand()) await it.reply({ components: row(), flags: MessageFlags.Ephemeral });
    };
    const message = await alice().command('ask').reply();
    expect(() => bob().click(message, 'next')).toThrow(expect.objectContaining({ code: 'NOT_VISIBLE' }) as Error);
  });
});

describe('modals', () => {
  const modal = () =>
    new ModalBuilder()
      .setCustomId('go-on')
      .setTitle('Go on')
      .addComponents(
        new ActionRowBuilder<TextInputBuilder>().addComponents(
          new TextInputBuilder()
            .setCustomId('question')
            .setLabel('Question')
            .setStyle(TextInputStyle.Short)
            .setMinLength(2)
            .setMaxLength(10),
        ),
      );

  test('opens for a command, and its fields come back', async () => {
    handle = async (it) => {
      if (it.isChatInputCommand()) await it.showModal(modal());
      if (it.isModalSubmit()) await it.reply(`${it.customId}: ${it.fields.getTextInputValue('question')}`);
    };
    const asked = alice().command('ask');
    const opened = await asked.modal();
    expect(opened).toMatchObject({ title: 'Go on', custom_id: 'go-on' });
    await expect(asked.reply()).rejects.toThrow('modal');
    const reply = await alice().submit(opened, { question: 'And now?' }).reply();
    expect(reply.content).toBe('go-on: And now?');
  });

  test('from a button, its answer can update the message behind', async () => {
    handle = async (it) => {
      if (it.isChatInputCommand()) {
        const button = new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary);
        await it.reply({ content: 'A', components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)] });
      }
      if (it.isButton()) await it.showModal(modal());
      if (it.isModalSubmit() && it.isFromMessage()) await it.update('B');
    };
    const message = await alice().command('ask').reply();
    const opened = await alice().click(message, 'more').modal();
    const updated = await alice().submit(opened, { question: 'hm' }).reply();
    expect(updated).toMatchObject({ id: message.id, content: 'B' });
  });

  test('labels hold inputs, menus and file uploads', async () => {
    handle = async (it) => {
      if (it.isChatInputCommand())
        await it.showModal({
          custom_id: 'add',
          title: 'Add',
          components: [
            {
              type: ComponentType.Label,
              label: 'Title',
              component: {
                type: ComponentType.TextInput,
                custom_id: 'title',
                style: TextInputStyle.Short,
                required: false,
              },
            },
            {
              type: ComponentType.Label,
              label: 'Language',
              component: {
                type: ComponentType.StringSelect,
                custom_id: 'language',
                options: [{ label: 'English', value: 'en' }],
              },
            },
            {
              type: ComponentType.Label,
              label: 'File',
              component: { type: ComponentType.FileUpload, custom_id: 'file' },
            },
          ],
        });
      if (it.isModalSubmit()) {
        const files = it.fields.getUploadedFiles('file', true);
        const [language] = it.fields.getStringSelectValues('language');
        await it.reply(`${it.fields.getTextInputValue('title')} ${language} ${files.first()?.name}`);
      }
    };
    const opened = await alice().command('ask').modal();
    const files = [{ name: 'a.md', data: '# A' }];
    const reply = await alice()
      .submit(opened, { title: 'T', language: ['en'], file: files })
      .reply();
    expect(reply.content).toBe('T en a.md');
    expect(() => alice().submit(opened, { title: 'T', language: ['en'] })).toThrow(
      expect.objectContaining({ code: 'FIELD_REQUIRED' }) as Error,
    );
  });

  test("what a member's client would refuse", async () => {
    handle = async (it) => it.isChatInputCommand() && it.showModal(modal());
    const opened = await alice().command('ask').modal();
    const refused = (fields: Record<string, string>, code: string) =>
      expect(() => alice().submit(opened, fields)).toThrow(expect.objectContaining({ code }) as Error);
    refused({}, 'FIELD_REQUIRED');
    refused({ question: 'x' }, 'FIELD_INVALID');
    refused({ question: 'x'.repeat(11) }, 'FIELD_INVALID');
    refused({ other: 'x' }, 'UNKNOWN_FIELD');
  });
});

describe('context menus', () => {
  test('on a message: the bot reads it though it is not addressed to it', async () => {
    handle = async (it) => {
      if (it.isMessageContextMenuCommand())
        await it.reply({ content: it.targetMessage.content, flags: MessageFlags.Ephemeral });
    };
    const message = bob().send(discord.ids.general, 'Trade reached a billion');
    const reply = await alice().contextMenu('Find in the article', message).reply();
    expect(reply).toMatchObject({
      content: 'Trade reached a billion',
      ephemeral: true,
      type: MessageType.ContextMenuCommand,
    });
  });

  test('on a user', async () => {
    handle = async (it) => it.isUserContextMenuCommand() && it.reply(`Hello ${it.targetUser.username}`);
    expect((await alice().contextMenu('Greet', discord.ids.bob).reply()).content).toBe('Hello bob');
  });
});

describe('faults', () => {
  test('an acknowledgement that arrives but hangs is retried and refused with 40060', async () => {
    await using own = await LocalDiscord.start();
    const errors: unknown[] = [];
    await using slow = await connect(own, {
      rest: { timeout: 1_000 },
      onInteraction: async (it) => {
        if (it.isChatInputCommand()) await it.reply('Once').catch((error: unknown) => errors.push(error));
      },
    });
    await slow.client.application.commands.create({ name: 'ask', description: 'Ask' });
    own.faults.hang('callback', { arrives: true });
    const asked = own.as(own.ids.alice).command('ask');
    expect((await asked.reply()).content).toBe('Once');
    await expect.poll(() => errors).toMatchObject([{ code: 40060 }]);
    expect(asked.messages()).toHaveLength(1);
  });

  test('5xx is retried by the client, 429 waited for', async () => {
    handle = async (it) => it.isChatInputCommand() && it.reply('Done');
    discord.faults.fail('callback', { status: 502, times: 2 });
    expect((await alice().command('ask').reply()).content).toBe('Done');
    discord.faults.rateLimit('callback', { retryAfter: 0.05 });
    expect((await alice().command('ask').reply()).content).toBe('Done');
    const statuses = discord.traffic
      .requests('POST interactions/:interaction/:token/callback')
      .map(({ status }) => status);
    expect(statuses.slice(-5)).toEqual([502, 502, 204, 429, 204]);
  });

  test('the same interaction comes twice', async () => {
    const ids: string[] = [];
    handle = async (it) => {
      ids.push(it.id);
      if (it.isChatInputCommand() && ids.length === 1) await it.reply('Once');
    };
    discord.faults.duplicatedInteractions = 1;
    const asked = alice().command('ask');
    await asked.reply();
    await expect.poll(() => ids).toEqual([asked.id, asked.id]);
    discord.faults.redeliver(asked.interaction);
    await expect.poll(() => ids).toHaveLength(3);
  });
});
