import { describe, expect, it } from 'vitest';
import { privately } from '../../../src/bot/reply.ts';
import type { AttachedFile, Incoming, IncomingAutocomplete } from '../../../src/bot/request.ts';
import type { LocalDiscord } from 'local-discord';
import { bareBot, said } from '../bare-bot.ts';

/** A bot that remembers what came in. */
async function listening() {
  const heard: Incoming[] = [];
  const typed: IncomingAutocomplete[] = [];
  const all = await bareBot({
    plan: (incoming) => {
      heard.push(incoming);
      return { deferral: 'public', run: () => Promise.resolve(said('here')) };
    },
    autocomplete: (incoming) => {
      typed.push(incoming);
      return Promise.resolve([]);
    },
  });
  return { ...all, heard, typed };
}

const button = { type: 2, style: 1, label: 'More', custom_id: 'more' };
const menu = {
  type: 3,
  custom_id: 'menu',
  max_values: 2,
  options: ['a', 'b', 'c'].map((value) => ({ label: value, value })),
};
const row = (component: object) => ({ type: 1, components: [component] });
const embeds = [{ title: 'Title' }, { description: 'Description' }];

/** Posts as the bot, whatever Docent itself would post. */
async function posted(discord: LocalDiscord, message: object): Promise<string> {
  const response = await fetch(`${discord.apiUrl}/v10/channels/${discord.ids.general}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...message, allowed_mentions: { parse: [] } }),
  });
  return ((await response.json()) as { id: string }).id;
}

async function withMessage() {
  const all = await listening();
  const link = { type: 2, style: 5, label: 'Elsewhere', url: 'https://example.org' };
  const message = { content: 'Look', embeds, components: [row(button), row(menu), row(link)] };
  const id = await posted(all.discord, message);
  const target = {
    id,
    channelId: all.discord.ids.general,
    authorId: all.discord.ids.bot,
    authorIsBot: true,
    content: 'Look',
    embeds,
    otherText: '',
    files: [],
    customIds: ['more', 'menu'],
  };
  return { ...all, message: { id, channel_id: all.discord.ids.general }, target };
}

describe('a command', () => {
  it('comes with who, where, and every option by name', async () => {
    const { discord, heard } = await listening();
    const { alice, bob, general, reading, guild, moderatorRole } = discord.ids;
    const options = { question: 'why', count: 3, private: false, member: bob, channel: reading, role: moderatorRole };
    const asked = discord.as(alice, { locale: 'fr' }).command('ask', options);
    await asked.reply();
    expect(heard).toEqual([
      {
        kind: 'chat',
        name: 'ask',
        subcommand: '',
        request: {
          id: asked.id,
          guildId: guild,
          channelId: general,
          aboveIds: expect.any(Array),
          roleIds: [],
          userId: alice,
          locale: 'fr',
          names: ['alice', 'Alice', 'bob', 'Bob'],
          permissions: expect.any(BigInt),
          options,
        },
      },
    ]);
    const permissions = heard[0]?.request.permissions ?? 0n;
    expect(permissions & (1n << 11n)).not.toBe(0n);
    expect(permissions & (1n << 13n)).toBe(0n);
  });

  it('without options has none', async () => {
    const { alice, heard } = await listening();
    await alice.command('ask').reply();
    expect(heard).toMatchObject([{ request: { options: {} } }]);
  });

  it('that has subcommands comes with the one that was used, and its options', async () => {
    const { alice, heard } = await listening();
    await alice.command('group one', { text: 'x' }).reply();
    await alice.command('group one').reply();
    expect(heard).toMatchObject([
      { name: 'group', subcommand: 'one', request: { options: { text: 'x' } } },
      { name: 'group', subcommand: 'one', request: { options: {} } },
    ]);
  });

  it('comes with what Discord says of a file that was given to it, and the file can be had there', async () => {
    const { alice, heard } = await listening();
    const file = { name: 'Our rules.md', data: '# Rules', type: 'text/markdown' };
    await alice.command('ask', { question: 'why', file }).reply();
    await alice.command('group one', { file: { name: 'plain', data: 'text' } }).reply();
    const described = { id: expect.any(String) as string, name: 'Our_rules.md', size: 7, contentType: 'text/markdown' };
    const plain = { id: expect.any(String) as string, name: 'plain', size: 4 };
    expect(heard).toMatchObject([
      { request: { options: { question: 'why', file: described } } },
      { request: { options: { file: plain } } },
    ]);
    const given = heard.map((one) => (one.kind === 'chat' ? (one.request.options['file'] as AttachedFile) : undefined));
    expect(given[1]).not.toHaveProperty('contentType');
    expect(await (await fetch(given[0]?.url ?? '')).text()).toBe('# Rules');
  });

  it('in a direct message has no server and no permissions', async () => {
    const { alice, heard } = await listening();
    await alice.command('ask', {}, { channelId: alice.dmId }).reply();
    expect(heard[0]?.request).toMatchObject({ channelId: alice.dmId });
    expect(heard[0]?.request).not.toHaveProperty('guildId');
  });

  it('on a message comes with that message', async () => {
    const { discord, alice, heard } = await listening();
    const sent = discord.as(discord.ids.bob).send(discord.ids.general, 'What now?');
    await alice.contextMenu('On a message', sent).reply();
    const target = {
      id: sent.id,
      channelId: discord.ids.general,
      authorId: discord.ids.bob,
      authorIsBot: false,
      content: 'What now?',
      embeds: [],
      otherText: '',
      files: [],
      customIds: [],
    };
    expect(heard).toMatchObject([{ kind: 'message', name: 'On a message', request: { target } }]);
  });
});

it('a command on a message comes with the files that hang on it', async () => {
  const { discord, alice, heard } = await listening();
  const files = [
    { name: 'rules.md', data: '# Rules', type: 'text/markdown' },
    { name: 'cat', data: 'x' },
  ];
  const sent = discord.as(discord.ids.bob).send(discord.ids.general, '', { files });
  await alice.contextMenu('On a message', sent).reply();
  const [target] = heard.map((one) => (one.kind === 'message' ? one.request.target : undefined));
  expect(target?.files).toEqual([
    {
      id: sent.attachments[0]?.id,
      name: 'rules.md',
      size: 7,
      url: expect.stringContaining('/attachments/') as string,
      contentType: 'text/markdown',
    },
    { id: sent.attachments[1]?.id, name: 'cat', size: 1, url: expect.stringContaining('/attachments/') as string },
  ]);
  expect(await (await fetch(target?.files[0]?.url ?? '')).text()).toBe('# Rules');
});

describe('what is being typed', () => {
  it('comes with its option, and the others filled in so far', async () => {
    const { alice, typed } = await listening();
    await alice.autocomplete('ask', 'question', 'wh', { options: { count: 2 } });
    expect(typed).toMatchObject([
      {
        name: 'ask',
        subcommand: '',
        request: {
          userId: alice.user.id,
          options: { question: 'wh', count: 2 },
          focused: { name: 'question', value: 'wh' },
        },
      },
    ]);
  });

  it('in a subcommand comes with it', async () => {
    const { alice, typed } = await listening();
    await alice.autocomplete('group one', 'text', 'wh');
    expect(typed).toMatchObject([
      { name: 'group', subcommand: 'one', request: { focused: { name: 'text', value: 'wh' } } },
    ]);
  });
});

describe('a component', () => {
  it('that is a button comes with its custom id and the message that it hangs on', async () => {
    const { alice, heard, message, target } = await withMessage();
    await alice.click(message, 'more').reply();
    expect(heard).toMatchObject([{ kind: 'component', customId: 'more', request: { values: [], fields: {} } }]);
    expect(heard[0]?.request).toHaveProperty('message', target);
  });

  it('in a message that is made of components comes with all ids in it', async () => {
    const { discord, alice, heard } = await listening();
    const section = { type: 9, components: [{ type: 10, content: 'Text' }], accessory: button };
    const message = { flags: 1 << 15, components: [section, row({ ...button, custom_id: 'other' })] };
    const id = await posted(discord, message);
    await alice.click({ id, channel_id: discord.ids.general }, 'more').reply();
    expect(heard).toMatchObject([{ customId: 'more', request: { message: { customIds: ['more', 'other'] } } }]);
  });

  it('that is a menu comes with what was chosen', async () => {
    const { alice, heard, message, target } = await withMessage();
    await alice.select(message, 'menu', ['c', 'a']).reply();
    expect(heard).toMatchObject([{ customId: 'menu', request: { values: ['c', 'a'], fields: {} } }]);
    expect(heard[0]?.request).toMatchObject({ message: target });
  });

  it('that is a modal comes with its texts, and the message behind it if there is one', async () => {
    const heard: Incoming[] = [];
    const label = (component: object) => ({ type: 18, label: 'Label', component });
    const modal = {
      custom_id: 'modal',
      title: 'Fields',
      components: [
        label({ type: 4, custom_id: 'text', style: 1 }),
        label({ ...menu, custom_id: 'pick' }),
        label({ type: 19, custom_id: 'files', max_values: 2, required: false }),
      ],
    };
    const { discord, alice, bot } = await bareBot({
      plan: (incoming) => {
        heard.push(incoming);
        const opens = incoming.kind !== 'component' || incoming.customId !== 'modal';
        const reply = opens ? { kind: 'modal' as const, modal: modal as never } : privately({ content: 'thanks' });
        return { deferral: 'none', run: () => Promise.resolve(reply) };
      },
    });
    const fields = { text: 'typed', pick: ['b'] };
    const files = ['a', 'b'].map((name) => ({ name: `${name}.txt`, data: name, type: 'text/plain' }));
    await alice.submit(await alice.command('ask').modal(), { ...fields, files }).reply();
    const id = await bot.channels.post(discord.ids.general, { content: 'x', components: [row(button)] } as never);
    const clicked = alice.click({ id, channel_id: discord.ids.general }, 'more');
    await alice.submit(await clicked.modal(), fields).reply();
    const submitted = heard.filter((one) => one.kind === 'component' && one.customId === 'modal');
    expect(submitted).toMatchObject([
      { request: { values: [], fields: { text: 'typed' } } },
      { request: { values: [], fields: { text: 'typed' }, message: { id } } },
    ]);
    for (const { request } of submitted) {
      expect(request).toHaveProperty('fields', { text: 'typed' });
      expect(request).toHaveProperty('choices', { pick: ['b'] });
    }
    const uploads = submitted.map((one) => (one.kind === 'component' ? one.request.uploads['files'] : undefined));
    expect(uploads).toMatchObject([
      [
        { name: 'a.txt', size: 1, contentType: 'text/plain' },
        { name: 'b.txt', size: 1, contentType: 'text/plain' },
      ],
      [],
    ]);
    expect(await (await fetch(uploads[0]?.[1]?.url ?? '')).text()).toBe('b');
    expect(submitted[0]?.request).not.toHaveProperty('message');
  });
});
