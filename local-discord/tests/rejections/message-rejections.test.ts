import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LocalDiscord } from '../../src/local-discord.ts';
import { formCodes, restOf } from '../support/rest.ts';

let discord: LocalDiscord;
let rest: ReturnType<typeof restOf>;

beforeAll(async () => {
  discord = await LocalDiscord.start();
  rest = restOf(discord);
});
afterAll(() => discord.close());

const long = (length: number) => 'x'.repeat(length);
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'B', custom_id: 'b', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const option = (value: string) => ({ label: value, value });
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [option('a')], ...more });
const embeds = (...all: object[]) => ({ embeds: all });
const components = (...rows: object[]) => ({ components: rows });
const poll = (more: object = {}) => ({
  poll: { question: { text: 'Q' }, answers: [{ poll_media: { text: 'A' } }], ...more },
});

describe('a message is refused with 50035', () => {
  const cases: readonly (readonly [string, object, ...string[]])[] = [
    ['content over 2,000', { content: long(2_001) }, 'content: BASE_TYPE_BAD_LENGTH'],
    ['content that is no text', { content: { a: 1 } }, 'content: STRING_TYPE_CONVERT'],
    ['eleven embeds', embeds(...Array.from({ length: 11 }, () => ({ title: 'T' }))), 'embeds: BASE_TYPE_BAD_LENGTH'],
    ['embeds that are no list', { embeds: 'x' }, 'embeds: LIST_TYPE_CONVERT'],
    ['an embed that is no object', embeds(5 as unknown as object), 'embeds.0: MODEL_TYPE_CONVERT'],
    ['title over 256', embeds({ title: long(257) }), 'embeds.0.title: BASE_TYPE_BAD_LENGTH'],
    ['description over 4,096', embeds({ description: long(4_097) }), 'embeds.0.description: BASE_TYPE_BAD_LENGTH'],
    [
      '26 fields',
      embeds({ fields: Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })) }),
      'embeds.0.fields: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'field name over 256',
      embeds({ fields: [{ name: long(257), value: 'v' }] }),
      'embeds.0.fields.0.name: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'field value over 1,024',
      embeds({ fields: [{ name: 'n', value: long(1_025) }] }),
      'embeds.0.fields.0.value: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an empty field name',
      embeds({ fields: [{ name: '', value: 'v' }] }),
      'embeds.0.fields.0.name: BASE_TYPE_REQUIRED',
    ],
    [
      'a blank field value',
      embeds({ fields: [{ name: 'n', value: '  ' }] }),
      'embeds.0.fields.0.value: BASE_TYPE_REQUIRED',
    ],
    ['a field without a value', embeds({ fields: [{ name: 'n' }] }), 'embeds.0.fields.0.value: BASE_TYPE_REQUIRED'],
    ['footer over 2,048', embeds({ footer: { text: long(2_049) } }), 'embeds.0.footer.text: BASE_TYPE_BAD_LENGTH'],
    ['author over 256', embeds({ author: { name: long(257) } }), 'embeds.0.author.name: BASE_TYPE_BAD_LENGTH'],
    ['colour too great', embeds({ title: 'T', color: 0x1_00_00_00 }), 'embeds.0.color: NUMBER_TYPE_MAX'],
    ['colour as text', embeds({ title: 'T', color: 'red' }), 'embeds.0.color: NUMBER_TYPE_COERCE'],
    ['no time', embeds({ title: 'T', timestamp: 'soon' }), 'embeds.0.timestamp: DATE_TIME_TYPE_PARSE'],
    ['no address', embeds({ title: 'T', url: 'not an address' }), 'embeds.0.url: URL_TYPE_INVALID_URL'],
    [
      'a script as address',
      embeds({ title: 'T', url: 'javascript:alert(1)' }),
      'embeds.0.url: URL_TYPE_INVALID_SCHEME',
    ],
    [
      '6,001 characters in two embeds',
      embeds({ description: long(4_000) }, { description: long(2_001) }),
      'embeds.1: MAX_EMBED_SIZE_EXCEEDED',
    ],
    [
      'six rows',
      components(...Array.from({ length: 6 }, (_, at) => row(button({ custom_id: `b${at}` })))),
      'components: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'six buttons in a row',
      components(row(...Array.from({ length: 6 }, (_, at) => button({ custom_id: `b${at}` })))),
      'components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    ['an empty row', components(row()), 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    ['a button outside a row', components(button()), 'components.0.type: BASE_TYPE_CHOICES'],
    [
      'a button without custom_id',
      components(row(button({ custom_id: undefined }))),
      'components.0.components.0.custom_id: BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
    ],
    [
      'custom_id over 100',
      components(row(button({ custom_id: long(101) }))),
      'components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'label over 80',
      components(row(button({ label: long(81) }))),
      'components.0.components.0.label: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'no label, no emoji',
      components(row(button({ label: undefined }))),
      'components.0.components.0: BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
    ],
    ['an unknown style', components(row(button({ style: 9 }))), 'components.0.components.0.style: BASE_TYPE_CHOICES'],
    [
      'a link without address',
      components(row({ type: 2, style: 5, label: 'L' })),
      'components.0.components.0.url: BASE_TYPE_REQUIRED',
    ],
    [
      'the same custom_id twice',
      components(row(button()), row(button())),
      'components.1.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      '26 options',
      components(row(select({ options: Array.from({ length: 26 }, (_, at) => option(String(at))) }))),
      'components.0.components.0.options: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an unknown type of channel',
      components(row({ type: 8, custom_id: 's', channel_types: ['text'] })),
      'components.0.components.0.channel_types.0: BASE_TYPE_CHOICES',
    ],
    ['no options', components(row(select({ options: [] }))), 'components.0.components.0.options: BASE_TYPE_BAD_LENGTH'],
    [
      'option value over 100',
      components(row(select({ options: [option(long(101))] }))),
      'components.0.components.0.options.0.label: BASE_TYPE_BAD_LENGTH',
      'components.0.components.0.options.0.value: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'the same option twice',
      components(row(select({ options: [option('a'), option('a')] }))),
      'components.0.components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'a menu beside a button',
      components(row(select(), button())),
      'components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'placeholder over 150',
      components(row(select({ placeholder: long(151) }))),
      'components.0.components.0.placeholder: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'more least than greatest',
      components(row(select({ min_values: 2, max_values: 1, options: [option('a'), option('b')] }))),
      'components.0.components.0.min_values: SELECT_COMPONENT_MIN_VALUES_TOO_LARGE',
    ],
    ['poll question over 300', poll({ question: { text: long(301) } }), 'poll.question.text: BASE_TYPE_BAD_LENGTH'],
    ['poll without question', poll({ question: { text: '' } }), 'poll.question.text: BASE_TYPE_REQUIRED'],
    [
      'eleven answers',
      poll({ answers: Array.from({ length: 11 }, () => ({ poll_media: { text: 'A' } })) }),
      'poll.answers: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'answer over 55',
      poll({ answers: [{ poll_media: { text: long(56) } }] }),
      'poll.answers.0.poll_media.text: BASE_TYPE_BAD_LENGTH',
    ],
    ['a poll of 33 days', poll({ duration: 33 * 24 }), 'poll.duration: NUMBER_TYPE_MAX'],
    [
      'users both parsed and named',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['123456789012345678'] } },
      'allowed_mentions.parse: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    [
      'an unknown kind of mention',
      { content: 'x', allowed_mentions: { parse: ['here'] } },
      'allowed_mentions.parse.0: BASE_TYPE_CHOICES',
    ],
    [
      'a reply to nothing',
      { content: 'x', message_reference: { message_id: '123456789012345678' } },
      'message_reference: MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
    ],
    [
      'a file that is not there',
      { content: 'x', attachments: [{ id: 0, filename: 'a' }] },
      'attachments.0.id: ATTACHMENT_NOT_FOUND',
    ],
    [
      'content beside a layout',
      { flags: 1 << 15, content: 'x', components: [{ type: 10, content: 'y' }] },
      'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'a layout of 4,001 characters',
      {
        flags: 1 << 15,
        components: [
          { type: 10, content: long(2_001) },
          { type: 10, content: long(2_000) },
        ],
      },
      'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    ['a flag that cannot be set', { content: 'x', flags: 1 << 7 }, 'flags: BITFIELD_INVALID'],
  ];
  test.each(cases)('%s', async (_name, body, ...codes) => {
    const { status, json } = await rest('POST', `channels/${discord.ids.general}/messages`, body);
    expect(formCodes(json)).toEqual(codes);
    expect({ status, json }).toMatchObject({ status: 400, json: { code: 50035, message: 'Invalid Form Body' } });
  });
});

test("the form's shape is Discord's, with its words", async () => {
  const { json } = await rest('POST', `channels/${discord.ids.general}/messages`, embeds({ title: long(257) }));
  expect(json).toEqual({
    message: 'Invalid Form Body',
    code: 50035,
    errors: {
      embeds: {
        0: { title: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be 256 or fewer in length.' }] } },
      },
    },
  });
});

describe('what is just within the limits is taken', () => {
  const cases: readonly (readonly [string, object])[] = [
    ['2,000 characters', { content: long(2_000) }],
    ['2,000 emoji, which count once each', { content: '😀'.repeat(2_000) }],
    ['6,000 characters of embeds', embeds({ description: long(4_000) }, { description: long(2_000) })],
    ['25 fields', embeds({ fields: Array.from({ length: 25 }, () => ({ name: 'n', value: 'v' })) })],
    [
      'five rows of five',
      components(
        ...[1, 2, 3, 4, 5].map((at) => row(...[1, 2, 3, 4, 5].map((of) => button({ custom_id: `${at}${of}` })))),
      ),
    ],
    ['a link button', components(row({ type: 2, style: 5, label: 'L', url: 'https://example.org/' }))],
    [
      'null in place of what is absent',
      { content: 'x', embeds: null, components: null, poll: null, allowed_mentions: null },
    ],
    ['a poll alone', poll({ duration: 32 * 24 })],
    ['fields that Discord does not know', { content: 'x', nothing: 'of this' }],
    [
      'a layout',
      { flags: 1 << 15, components: [{ type: 17, components: [{ type: 10, content: long(4_000) }, row(button())] }] },
    ],
    [
      'a reply to nothing, where that is allowed',
      { content: 'x', message_reference: { message_id: '123456789012345678', fail_if_not_exists: false } },
    ],
  ];
  test.each(cases)('%s', async (_name, body) => {
    const { status } = await rest('POST', `channels/${discord.ids.general}/messages`, body);
    expect(status).toBe(200);
  });
});

describe('refused with a code of its own', () => {
  const missing = '123456789012345678';
  const general = () => discord.ids.general;
  const cases: readonly (readonly [string, number, number, string, () => string, (object | string)?])[] = [
    ['an empty message', 400, 50006, 'POST', () => `channels/${general()}/messages`, {}],
    ['a blank message', 400, 50006, 'POST', () => `channels/${general()}/messages`, { content: ' \n ' }],
    [
      'empty lists',
      400,
      50006,
      'POST',
      () => `channels/${general()}/messages`,
      { content: '', embeds: [], components: [] },
    ],
    ['an unknown channel', 404, 10003, 'POST', () => `channels/${missing}/messages`, { content: 'x' }],
    ['an unknown message', 404, 10008, 'GET', () => `channels/${general()}/messages/${missing}`],
    [
      'an unknown message to edit',
      404,
      10008,
      'PATCH',
      () => `channels/${general()}/messages/${missing}`,
      { content: 'x' },
    ],
    ['an unknown user', 404, 10013, 'GET', () => `users/${missing}`],
    ['an unknown guild', 404, 10004, 'GET', () => `guilds/${missing}`],
    ['an unknown member', 404, 10013, 'GET', () => `guilds/${discord.ids.guild}/members/${missing}`],
    ['an unknown interaction', 404, 10062, 'POST', () => `interactions/${missing}/token/callback`, { type: 4 }],
    ['an unknown webhook', 404, 10015, 'POST', () => `webhooks/${discord.ids.bot}/token`, { content: 'x' }],
    ['an unknown application', 404, 10002, 'GET', () => `applications/${missing}/commands`],
    ['a guild without the bot', 403, 50001, 'GET', () => `applications/${discord.ids.bot}/guilds/${missing}/commands`],
    ['an unknown command', 404, 10063, 'DELETE', () => `applications/${discord.ids.bot}/commands/${missing}`],
    [
      'setting permissions as a bot',
      403,
      20001,
      'PUT',
      () => `applications/${discord.ids.bot}/guilds/${discord.ids.guild}/commands/${missing}/permissions`,
      {},
    ],
    [
      'one message to delete in bulk',
      403,
      50013,
      'POST',
      () => `channels/${general()}/messages/bulk-delete`,
      { messages: [missing] },
    ],
    ['listing members without the intent', 403, 50001, 'GET', () => `guilds/${discord.ids.guild}/members`],
    ['an id that is none', 400, 50035, 'GET', () => 'channels/abc'],
    ['a limit out of bounds', 400, 50035, 'GET', () => `channels/${general()}/messages?limit=101`],
    ['what is not JSON', 400, 50109, 'POST', () => `channels/${general()}/messages`, '{"content":'],
    ['a list for a message', 400, 50035, 'POST', () => `channels/${general()}/messages`, '[]'],
    ['an unknown path', 404, 0, 'GET', () => 'nowhere'],
    ['an unknown method', 405, 0, 'DELETE', () => 'gateway/bot'],
  ];
  test.for(cases)('%s: %i %i', async ([, status, code, method, path, body]) => {
    expect(await rest(method, path(), body)).toMatchObject({ status, json: { code } });
  });

  test('a wrong token, and none: 401', async () => {
    const wrong = { status: 401, json: { message: '401: Unauthorized', code: 0 } };
    expect(await restOf(discord, { authorization: 'Bot wrong' })('GET', 'users/@me')).toEqual(wrong);
    expect(await restOf(discord, { authorization: '' })('GET', 'users/@me')).toEqual(wrong);
  });

  test('bulk deletion of too few, too many, and too old', async () => {
    const { moderatorRole, guild, bot } = discord.ids;
    discord.world.guilds.get(guild)?.members.get(bot)?.roles.push(moderatorRole);
    const path = `channels/${general()}/messages/bulk-delete`;
    const ids = (count: number) => Array.from({ length: count }, () => discord.world.ids.next());
    const codeOf = async (messages: readonly string[]) => (await rest('POST', path, { messages })).json;
    expect(await codeOf(ids(1))).toMatchObject({ code: 50016 });
    expect(await codeOf(ids(101))).toMatchObject({ code: 50016 });
    expect(await codeOf([missing, ...ids(1)])).toMatchObject({ code: 50034 });
    expect((await rest('POST', path, { messages: ids(2) })).status).toBe(204);
  });
});
