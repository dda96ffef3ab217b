import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { toAutocomplete } from '../../../src/discord/delivered/being-typed.ts';
import { toIncoming } from '../../../src/discord/delivered/incoming.ts';
import { toTarget } from '../../../src/discord/delivered/target-message.ts';

const alice = { id: '7', username: 'alice' };
const file = { id: '7', filename: 'rules.pdf', url: 'https://cdn.discordapp.com/a', size: 5 };
const sent = { id: '1', channel_id: '5', author: alice, content: 'Look', embeds: [], attachments: [] };

/** An interaction as Discord sends it, of some type, with whatever is given in place of what it would have. */
const interaction = (type: number, data: object, more: object = {}): APIInteraction =>
  ({
    id: '9',
    application_id: '2',
    token: 'secret',
    type,
    locale: 'es-ES',
    guild_id: '3',
    channel: { id: '4' },
    member: { user: alice, permissions: '2048' },
    data,
    ...more,
  }) as unknown as APIInteraction;

const command = (data: object, more: object = {}) => interaction(2, { id: '6', name: 'ask', type: 1, ...data }, more);
const option = (name: string, value: unknown, more: object = {}) => ({ type: 3, name, value, ...more });
const component = (data: object, more: object = {}) =>
  interaction(3, { component_type: 2, custom_id: 'more', ...data }, { message: sent, ...more });

describe('who asks, and where', () => {
  const request = (more: object) => toIncoming(command({}, more)).request;

  it('is a member with their rights in a server', () => {
    expect(request({})).toEqual({
      id: '9',
      guildId: '3',
      aboveIds: [],
      roleIds: [],
      channelId: '4',
      userId: '7',
      locale: 'es',
      names: ['alice'],
      permissions: 2048n,
      options: {},
    });
  });

  it('is a user without rights in a direct message', () => {
    const direct = request({ guild_id: undefined, member: undefined, user: { id: '8' } });
    expect(direct).toMatchObject({ userId: '8', permissions: 0n });
    expect(direct).not.toHaveProperty('guildId');
  });

  it('is known by the id alone where the channel is not sent along, and without a channel nowhere', () => {
    expect(request({ channel: undefined, channel_id: '44' }).channelId).toBe('44');
    expect(request({ channel: undefined }).channelId).toBe('');
  });

  it('is answered in English where no language is sent', () => {
    const { locale: _, ...silent } = command({}) as unknown as { locale: string };
    expect(toIncoming(silent as unknown as APIInteraction).request.locale).toBe('en');
  });
});

describe('options', () => {
  const options = (given: unknown) => toIncoming(command({ options: given }));

  it('are those of the command, by name', () => {
    expect(options([option('question', 'why'), option('count', 0, { type: 4 })])).toMatchObject({
      kind: 'chat',
      name: 'ask',
      subcommand: '',
      request: { options: { question: 'why', count: 0 } },
    });
  });

  it('are those of its subcommand, which may have none', () => {
    const one = { type: 1, name: 'one', options: [option('text', 'x')] };
    expect(options([one])).toMatchObject({ subcommand: 'one', request: { options: { text: 'x' } } });
    const { request, ...rest } = options([{ type: 1, name: 'two' }]) as { request: { options: object } };
    expect([rest, request.options]).toEqual([{ kind: 'chat', name: 'ask', subcommand: 'two' }, {}]);
  });

  it('that are files are what Discord says of them', () => {
    const sheet = option('sheet', '7', { type: 11 });
    const resolved = { attachments: { '7': { ...file, content_type: 'application/pdf' } } };
    const described = {
      id: '7',
      name: 'rules.pdf',
      url: 'https://cdn.discordapp.com/a',
      size: 5,
      contentType: 'application/pdf',
    };
    const { request } = toIncoming(command({ options: [sheet], resolved })) as { request: { options: object } };
    expect(request.options).toEqual({ sheet: described });
    const one = toIncoming(command({ options: [{ type: 1, name: 'one', options: [sheet] }], resolved }));
    expect(one).toMatchObject({ subcommand: 'one', request: { options: { sheet: described } } });
    for (const id of ['8', 'constructor', '__proto__'])
      expect(() => options([option('sheet', id, { type: 11 })])).toThrow('no file is there');
  });

  it('of a group of subcommands are none of its own', () => {
    const { request } = options([{ type: 2, name: 'group', options: [] }]) as { request: { options: object } };
    expect(request.options).toEqual({});
  });
});

describe('what is being typed', () => {
  const typed = (options: unknown) => toAutocomplete(interaction(4, { id: '6', name: 'ask', type: 1, options }));

  it('is the option that has the focus, as text', () => {
    expect(typed([option('article', 'a'), option('count', 12, { type: 4, focused: true })])).toMatchObject({
      name: 'ask',
      subcommand: '',
      request: { options: { article: 'a', count: 12 }, focused: { name: 'count', value: '12' } },
    });
  });

  it('may be in a subcommand', () => {
    const one = { type: 1, name: 'one', options: [option('text', '', { focused: true })] };
    expect(typed([one])).toMatchObject({ subcommand: 'one', request: { focused: { name: 'text', value: '' } } });
  });

  it('comes without files: Discord does not describe them yet', () => {
    const sheet = option('sheet', '7', { type: 11 });
    expect(typed([sheet, option('article', 'a', { focused: true })]).request.options).toEqual({ article: 'a' });
  });

  it.each([
    ['no option', []],
    ['no option that has the focus', [option('question', 'w'), option('article', 'a', { focused: false })]],
    ['a focus on what has no value', [{ type: 1, name: 'one', options: [{ type: 2, name: 'x', focused: true }] }]],
  ])('is told where there is %s', (_, options) => {
    expect(() => typed(options)).toThrow('no option is being typed');
  });

  it('is nothing in another interaction', () => {
    expect(() => toAutocomplete(command({ options: [option('question', 'w', { focused: true })] }))).toThrow(
      'nothing is being typed',
    );
  });
});

describe('components', () => {
  it.each([2, 3, 5, 6, 7, 8])('of type %i come with what was chosen', (type) => {
    expect(toIncoming(component({ component_type: type, values: ['a', 'b'] }))).toMatchObject({
      kind: 'component',
      customId: 'more',
      request: { values: ['a', 'b'], fields: {}, choices: {}, uploads: {}, message: { id: '1', content: 'Look' } },
    });
  });

  it('of which nothing can be chosen come with nothing', () => {
    expect(toIncoming(component({}))).toMatchObject({ request: { values: [], fields: {}, choices: {}, uploads: {} } });
  });

  it.each([1, 4, 9, 99])('of type %i are none that Docent has', (type) => {
    expect(() => toIncoming(component({ component_type: type }))).toThrow(
      'a component of a kind that Docent does not know',
    );
  });
});

describe('a modal', () => {
  const submitted = (components: unknown, more: object = {}) =>
    toIncoming(interaction(5, { custom_id: 'modal', components }, more)).request as {
      fields: object;
      choices: object;
      uploads: object;
      values: unknown;
    };
  const text = (id: string, value: string) => ({ type: 4, custom_id: id, value });

  it('comes with its texts, in rows or each under its label', () => {
    const parts = [
      { type: 1, components: [text('one', 'x'), text('two', '')] },
      { type: 18, component: text('three', 'y') },
      { type: 18, component: { type: 3, custom_id: 'menu', values: ['z'] } },
      { type: 10, content: 'Read this first.' },
    ];
    const request = submitted(parts);
    expect(request.fields).toEqual({ one: 'x', two: '', three: 'y' });
    expect(request.choices).toEqual({ menu: ['z'] });
    expect(request.uploads).toEqual({});
    expect(request.values).toEqual([]);
    expect(request).not.toHaveProperty('message');
  });

  it('comes with its files, in their order, or with none', () => {
    const parts = [
      { type: 18, component: { type: 19, custom_id: 'files', values: ['8', '7'] } },
      { type: 18, component: { type: 19, custom_id: 'more', values: [] } },
    ];
    const resolved = { attachments: { '7': file, '8': { ...file, id: '8', content_type: 'application/pdf' } } };
    const given = interaction(5, { custom_id: 'modal', components: parts, resolved });
    const rules = { name: 'rules.pdf', url: 'https://cdn.discordapp.com/a', size: 5 };
    expect(toIncoming(given).request).toMatchObject({
      fields: {},
      choices: {},
      uploads: {
        files: [
          { ...rules, id: '8', contentType: 'application/pdf' },
          { ...rules, id: '7' },
        ],
        more: [],
      },
    });
  });

  it('whose file Discord does not describe cannot be read', () => {
    const parts = [{ type: 18, component: { type: 19, custom_id: 'files', values: ['8'] } }];
    expect(() => submitted(parts)).toThrow('no file is there');
  });

  it('comes with the message that it was opened from', () => {
    expect(submitted([], { message: sent })).toMatchObject({ message: { id: '1' } });
  });
});

describe('what Docent does not offer', () => {
  const unknown = 'an interaction of a kind that Docent does not offer';
  it.each([
    ['a command on a member', command({ type: 2, target_id: '7' })],
    ['a ping', interaction(1, {})],
    ['what comes next year', interaction(77, { custom_id: 'more', component_type: 2 })],
  ])('%s is told', (_, given) => {
    expect(() => toIncoming(given)).toThrow(unknown);
  });

  it('and so is what nobody sent', () => {
    expect(() => toIncoming(command({}, { member: undefined }))).toThrow('an interaction of nobody');
  });

  it('and a command on a message that is not there', () => {
    const given = command({ type: 3, target_id: '1', resolved: { messages: {} } });
    expect(() => toIncoming(given)).toThrow('no message is there');
  });
});

describe('a message', () => {
  const target = (more: object) => toTarget({ ...sent, ...more } as unknown as APIMessage);

  it('is what was written, by whom, and where', () => {
    expect(target({})).toEqual({
      id: '1',
      channelId: '5',
      authorId: '7',
      authorIsBot: false,
      content: 'Look',
      embeds: [],
      otherText: '',
      files: [],
      customIds: [],
    });
    expect(toIncoming(command({ type: 3, target_id: '1', resolved: { messages: { '1': sent } } }))).toMatchObject({
      kind: 'message',
      name: 'ask',
      request: { userId: '7', target: { id: '1' } },
    });
  });

  it('of a bot says so, and who asked for it', () => {
    expect(target({ author: { ...alice, bot: true }, interaction_metadata: { user: { id: '77' } } })).toMatchObject({
      authorIsBot: true,
      askedBy: '77',
    });
  });

  it('has of its embeds what is written in them', () => {
    const embeds = [{ title: 'T', colour: 5 }, { description: 'D' }, {}];
    expect(target({ embeds }).embeds).toEqual([{ title: 'T' }, { description: 'D' }, {}]);
  });

  it('has its files as they were named', () => {
    const described = { id: '7', name: 'rules.pdf', url: 'https://cdn.discordapp.com/a', size: 5 };
    expect(target({ attachments: [file, { ...file, content_type: 'text/html' }] }).files).toEqual([
      described,
      { ...described, contentType: 'text/html' },
    ]);
  });

  it('has the ids of its components, at whatever depth', () => {
    const components = [
      {
        type: 1,
        components: [
          { type: 2, custom_id: 'one' },
          { type: 2, url: 'https://example.org' },
        ],
      },
      { type: 9, components: [{ type: 2, custom_id: 'elsewhere' }] },
      { type: 1, components: [{ type: 3, custom_id: 'two' }] },
    ];
    expect(target({ components }).customIds).toEqual(['one', 'elsewhere', 'two']);
  });
});
