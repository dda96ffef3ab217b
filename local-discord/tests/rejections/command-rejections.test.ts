import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Clock } from '../../src/clock.ts';
import { LocalDiscord } from '../../src/local-discord.ts';
import { formCodes, restOf } from '../support/rest.ts';

let discord: LocalDiscord;
let rest: ReturnType<typeof restOf>;
const base = () => `applications/${discord.ids.bot}/commands`;

beforeAll(async () => {
  discord = await LocalDiscord.start({ clock: new Clock({ frozen: true, start: Date.UTC(2026, 0, 1) }) });
  rest = restOf(discord);
});
afterAll(() => discord.close());

const long = (length: number) => 'x'.repeat(length);
const command = (more: object = {}) => ({ name: 'ask', description: 'Ask', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'question', description: 'What', ...more });
const withOptions = (...options: object[]) => command({ options });
const choice = (name: string, value: unknown = name) => ({ name, value });

describe('a command is refused with 50035', () => {
  const cases: readonly (readonly [string, object, ...string[]])[] = [
    ['a name in capitals', command({ name: 'Ask' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    ['a name with a space', command({ name: 'ask me' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    [
      'name over 32',
      command({ name: long(33) }),
      'name: BASE_TYPE_BAD_LENGTH',
      'name: APPLICATION_COMMAND_INVALID_NAME',
    ],
    ['no name', command({ name: undefined }), 'name: BASE_TYPE_REQUIRED'],
    ['no description', { name: 'ask' }, 'description: BASE_TYPE_REQUIRED'],
    ['an empty description', command({ description: '' }), 'description: BASE_TYPE_REQUIRED'],
    ['description over 100', command({ description: long(101) }), 'description: BASE_TYPE_BAD_LENGTH'],
    ['an unknown type', command({ type: 9 }), 'type: BASE_TYPE_CHOICES'],
    ['an unknown locale', command({ name_localizations: { xx: 'a' } }), 'name_localizations.xx: ENUM_TYPE_COERCE'],
    [
      'a translated name in capitals',
      command({ name_localizations: { de: 'Frag' } }),
      'name_localizations.de: APPLICATION_COMMAND_INVALID_NAME',
    ],
    ['an unknown context', command({ contexts: [7] }), 'contexts.0: BASE_TYPE_CHOICES'],
    [
      'permissions that are none',
      command({ default_member_permissions: 'all' }),
      'default_member_permissions: NUMBER_TYPE_COERCE',
    ],
    [
      '26 options',
      withOptions(...Array.from({ length: 26 }, (_, at) => option({ name: `o${at}` }))),
      'options: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'the same option twice',
      withOptions(option(), option()),
      'options.1.name: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'required after optional',
      withOptions(option(), option({ name: 'b', required: true })),
      'options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    ['an option without description', withOptions({ type: 3, name: 'a' }), 'options.0.description: BASE_TYPE_REQUIRED'],
    ['an unknown type of option', withOptions(option({ type: 12 })), 'options.0.type: BASE_TYPE_CHOICES'],
    [
      'an unknown type of channel',
      withOptions(option({ type: 7, channel_types: [0, 99] })),
      'options.0.channel_types.1: BASE_TYPE_CHOICES',
    ],
    [
      'a type of channel twice',
      withOptions(option({ type: 7, channel_types: [0, 0] })),
      'options.0.channel_types: SET_TYPE_ALREADY_CONTAINS_VALUE',
    ],
    [
      'autocomplete beside choices',
      withOptions(option({ autocomplete: true, choices: [choice('a')] })),
      'options.0.autocomplete: APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_INVALID',
    ],
    [
      '26 choices',
      withOptions(option({ choices: Array.from({ length: 26 }, (_, at) => choice(String(at))) })),
      'options.0.choices: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a choice value over 100',
      withOptions(option({ choices: [choice('a', long(101))] })),
      'options.0.choices.0.value: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a choice name over 100',
      withOptions(option({ choices: [choice(long(101), 'a')] })),
      'options.0.choices.0.name: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'the same choice twice',
      withOptions(option({ choices: [choice('a', '1'), choice('a', '2')] })),
      'options.0.choices.1.name: APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
    ],
    [
      'text as a whole number’s choice',
      withOptions(option({ type: 4, choices: [choice('a', '1')] })),
      'options.0.choices.0.value: NUMBER_TYPE_COERCE',
    ],
    ['max_length over 6,000', withOptions(option({ max_length: 6_001 })), 'options.0.max_length: NUMBER_TYPE_MAX'],
    [
      'least over greatest',
      withOptions(option({ min_length: 5, max_length: 4 })),
      'options.0.min_length: APPLICATION_COMMAND_OPTION_RANGE_INVALID',
    ],
    [
      'a subcommand beside an option',
      withOptions({ type: 1, name: 'a', description: 'A' }, option()),
      'options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a group in a subcommand',
      withOptions({ type: 1, name: 'a', description: 'A', options: [{ type: 2, name: 'b', description: 'B' }] }),
      'options.0.options.0.type: BASE_TYPE_CHOICES',
    ],
    [
      'a menu with a description',
      { type: 3, name: 'Find it', description: 'Find' },
      'description: APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
    ],
    [
      'a menu with options',
      { type: 2, name: 'Find it', options: [option()] },
      'options: APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED',
    ],
    [
      'over 8,000 characters in all',
      withOptions(
        ...Array.from({ length: 25 }, (_, at) =>
          option({
            name: `o${at}`,
            choices: Array.from({ length: 4 }, (_, of) => choice(`${of}`.padEnd(50, 'n'), long(50))),
          }),
        ),
      ),
      ': APPLICATION_COMMAND_TOO_LARGE',
    ],
  ];
  test.each(cases)('%s', async (_name, body, ...codes) => {
    const { status, json } = await rest('POST', base(), body);
    expect(formCodes(json)).toEqual(codes);
    expect({ status, json }).toMatchObject({ status: 400, json: { code: 50035 } });
    expect(discord.world.commands.list(undefined)).toEqual([]);
  });

  test('two of one name and type at once; all complaints stand at their index', async () => {
    const { json } = await rest('PUT', base(), [command(), command(), { type: 3, name: 'ask' }]);
    expect(formCodes(json)).toEqual(['1.name: APPLICATION_COMMANDS_DUPLICATE_NAME']);
  });

  test('a change that would make it wrong', async () => {
    const { json: made } = await rest('POST', base(), withOptions(option()));
    const { id } = made as { readonly id: string };
    const { json } = await rest('PATCH', `${base()}/${id}`, { options: [option({ name: 'No' })] });
    expect(formCodes(json)).toEqual(['options.0.name: APPLICATION_COMMAND_INVALID_NAME']);
    await rest('DELETE', `${base()}/${id}`);
  });
});

test('names in any language are taken', async () => {
  for (const name of ['fragen', 'питання', '質問', 'प्रश्न', 'คำถาม', "l'article", 'a-b_c9'])
    expect((await rest('POST', base(), command({ name }))).status).toBe(201);
  await rest('PUT', base(), []);
});

test('more than a hundred, and more than fifteen menus: 30032', async () => {
  const named = (count: number, more: object) =>
    Array.from({ length: count }, (_, at) => ({ name: `c${at}`, ...more }));
  expect(await rest('PUT', base(), named(101, { description: 'D' }))).toMatchObject({
    status: 400,
    json: { code: 30032 },
  });
  expect(await rest('PUT', base(), named(16, { type: 3 }))).toMatchObject({ status: 400, json: { code: 30032 } });
});

test('more than 200 creations a day: 30034, until the next day; replacing is no creation', async () => {
  const path = `applications/${discord.ids.bot}/guilds/${discord.ids.guild}/commands`;
  for (let at = 0; at < 200; at += 1) {
    const { json } = await rest('POST', path, command({ name: `c${at}` }));
    await rest('DELETE', `${path}/${(json as { readonly id: string }).id}`);
  }
  expect(await rest('POST', path, command())).toMatchObject({ status: 400, json: { code: 30034 } });
  discord.clock.advance(86_400_000);
  expect((await rest('POST', path, command())).status).toBe(201);
  expect((await rest('POST', path, command({ description: 'Anew' }))).status).toBe(200);
});
