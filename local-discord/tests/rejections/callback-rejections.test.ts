import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Clock } from '../../src/clock.ts';
import type { InteractionHandle } from '../../src/members/interaction-handle.ts';
import { LocalDiscord } from '../../src/local-discord.ts';
import { formCodes, restOf } from '../support/rest.ts';

let discord: LocalDiscord;
let rest: ReturnType<typeof restOf>;

beforeAll(async () => {
  discord = await LocalDiscord.start({ clock: new Clock({ frozen: true, start: Date.UTC(2026, 0, 1) }) });
  rest = restOf(discord);
  await rest('PUT', `applications/${discord.ids.bot}/commands`, [
    {
      name: 'ask',
      description: 'Ask',
      options: [{ type: 3, name: 'question', description: 'What', autocomplete: true }],
    },
  ]);
});
afterAll(() => discord.close());

const long = (length: number) => 'x'.repeat(length);
const ask = () => discord.as(discord.ids.alice).command('ask');
const callback = (handle: InteractionHandle, body: unknown) =>
  rest('POST', `interactions/${handle.id}/${handle.interaction.token}/callback`, body);
const modal = (more: object = {}) => ({
  type: 9,
  data: { custom_id: 'm', title: 'T', components: [label(input())], ...more },
});
const input = (more: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: 'L', component, ...more });
const row = (...components: object[]) => ({ type: 1, components });

describe('an answer to a command is refused with 50035', () => {
  const cases: readonly (readonly [string, unknown, ...string[]])[] = [
    ['no type', {}, 'type: BASE_TYPE_REQUIRED'],
    ['an update, where there is no message', { type: 7, data: { content: 'x' } }, 'type: BASE_TYPE_CHOICES'],
    ['choices, where none were asked for', { type: 8, data: { choices: [] } }, 'type: BASE_TYPE_CHOICES'],
    ['content over 2,000', { type: 4, data: { content: long(2_001) } }, 'data.content: BASE_TYPE_BAD_LENGTH'],
    ['title over 45', modal({ title: long(46) }), 'data.title: BASE_TYPE_BAD_LENGTH'],
    ['no title', modal({ title: undefined }), 'data.title: BASE_TYPE_REQUIRED'],
    ['custom_id over 100', modal({ custom_id: long(101) }), 'data.custom_id: BASE_TYPE_BAD_LENGTH'],
    ['no components', modal({ components: [] }), 'data.components: BASE_TYPE_BAD_LENGTH'],
    [
      'six components',
      modal({ components: Array.from({ length: 6 }, (_, at) => label(input({ custom_id: `i${at}` }))) }),
      'data.components: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'the same custom_id twice',
      modal({ components: [label(input()), label(input())] }),
      'data.components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'label over 45',
      modal({ components: [label(input(), { label: long(46) })] }),
      'data.components.0.label: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an input in a row without label',
      modal({ components: [row(input())] }),
      'data.components.0.components.0.label: BASE_TYPE_REQUIRED',
    ],
    [
      'two inputs in a row',
      modal({ components: [row(input({ label: 'A' }), input({ label: 'B', custom_id: 'j' }))] }),
      'data.components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a value over 4,000',
      modal({ components: [label(input({ value: long(4_001) }))] }),
      'data.components.0.component.value: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'placeholder over 100',
      modal({ components: [label(input({ placeholder: long(101) }))] }),
      'data.components.0.component.placeholder: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'least over greatest',
      modal({ components: [label(input({ min_length: 5, max_length: 4 }))] }),
      'data.components.0.component.min_length: TEXT_INPUT_COMPONENT_MIN_LENGTH_TOO_LARGE',
    ],
    [
      'eleven files',
      modal({ components: [label({ type: 19, custom_id: 'f', max_values: 11 })] }),
      'data.components.0.component.max_values: NUMBER_TYPE_MAX',
    ],
    [
      'a button in a modal',
      modal({ components: [row({ type: 2, style: 1, label: 'B', custom_id: 'b' })] }),
      'data.components.0.components.0.type: BASE_TYPE_CHOICES',
    ],
  ];
  test.each(cases)('%s', async (_name, body, ...codes) => {
    const handle = ask();
    const { status, json } = await callback(handle, body);
    expect(formCodes(json)).toEqual(codes);
    expect({ status, json, state: handle.state }).toMatchObject({
      status: 400,
      json: { code: 50035 },
      state: 'pending',
    });
  });

  test('an empty message: 50006', async () => {
    expect(await callback(ask(), { type: 4, data: {} })).toMatchObject({ status: 400, json: { code: 50006 } });
    expect(await callback(ask(), { type: 4 })).toMatchObject({ status: 400, json: { code: 50006 } });
  });
});

describe('choices', () => {
  const choice = (name: string, value: unknown = name) => ({ name, value });
  test.each([
    ['26 choices', Array.from({ length: 26 }, (_, at) => choice(String(at))), 'data.choices: BASE_TYPE_BAD_LENGTH'],
    ['name over 100', [choice(long(101), 'a')], 'data.choices.0.name: BASE_TYPE_BAD_LENGTH'],
    ['value over 100', [choice('a', long(101))], 'data.choices.0.value: BASE_TYPE_BAD_LENGTH'],
    ['an empty name', [choice('', 'a')], 'data.choices.0.name: BASE_TYPE_REQUIRED'],
    ['no value', [{ name: 'a' }], 'data.choices.0.value: BASE_TYPE_REQUIRED'],
  ])('%s', async (_name, choices, code) => {
    const typed = discord.as(discord.ids.alice).autocomplete('ask', 'question', 'x');
    const failed = typed.catch((error: unknown) => String(error));
    const { id, token } = latest();
    const { json } = await rest('POST', `interactions/${id}/${token}/callback`, { type: 8, data: { choices } });
    expect(formCodes(json)).toEqual([code]);
    discord.clock.advance(3_000);
    expect(await failed).toContain('The application did not respond');
  });

  test('cannot be deferred', async () => {
    const typed = discord.as(discord.ids.alice).autocomplete('ask', 'question', 'x');
    const failed = typed.catch((error: unknown) => String(error));
    const { id, token } = latest();
    const { json } = await rest('POST', `interactions/${id}/${token}/callback`, { type: 5 });
    expect(formCodes(json)).toEqual(['type: BASE_TYPE_CHOICES']);
    discord.clock.advance(3_000);
    expect(await failed).toContain('The application did not respond');
  });

  /** No bot is logged in here: what it would have been sent is taken from the store. */
  function latest(): { readonly id: string; readonly token: string } {
    const found = discord.world.interactions.latest;
    if (found === undefined) throw new Error('No interaction was opened.');
    return found;
  }
});

describe('the token', () => {
  test('opens nothing before the first answer: 10015', async () => {
    const { token } = ask().interaction;
    const path = `webhooks/${discord.ids.bot}/${token}`;
    expect(await rest('PATCH', `${path}/messages/@original`, { content: 'x' })).toMatchObject({
      status: 404,
      json: { code: 10015 },
    });
    expect(await rest('POST', path, { content: 'x' })).toMatchObject({ status: 404, json: { code: 10015 } });
  });

  test('opens only the interaction’s own messages', async () => {
    const handle = ask();
    await callback(handle, { type: 4, data: { content: 'Mine' } });
    const other = discord.as(discord.ids.bob).send(discord.ids.general, 'Not mine');
    const path = `webhooks/${discord.ids.bot}/${handle.interaction.token}/messages`;
    expect(await rest('DELETE', `${path}/${other.id}`)).toMatchObject({ status: 404, json: { code: 10008 } });
    expect(await rest('PATCH', `${path}/@original`, { content: '' })).toMatchObject({
      status: 400,
      json: { code: 50006 },
    });
    expect((await rest('DELETE', `${path}/@original`)).status).toBe(204);
    expect(await rest('GET', `${path}/@original`)).toMatchObject({ status: 404, json: { code: 10008 } });
  });

  test('asks for no authorization, and works with another id in vain', async () => {
    const handle = ask();
    const { token } = handle.interaction;
    const anonymous = restOf(discord, { authorization: '' });
    const wrong = await anonymous('POST', `interactions/123456789012345678/${token}/callback`, { type: 5 });
    expect(wrong).toMatchObject({ status: 404, json: { code: 10062 } });
    expect((await anonymous('POST', `interactions/${handle.id}/${token}/callback`, { type: 5 })).status).toBe(204);
    const path = `webhooks/${discord.ids.bot}/${token}/messages/%40original`;
    expect((await anonymous('PATCH', path, { content: 'Done' })).status).toBe(200);
  });

  test('with_response tells of the message', async () => {
    const handle = ask();
    const path = `interactions/${handle.id}/${handle.interaction.token}/callback?with_response=true`;
    expect(await rest('POST', path, { type: 5, data: { flags: 64 } })).toMatchObject({
      status: 200,
      json: {
        interaction: { id: handle.id, type: 2, response_message_loading: true, response_message_ephemeral: true },
        resource: { type: 5, message: { flags: 64 | 128 } },
      },
    });
  });
});

test('an ephemeral message is not found in its channel', async () => {
  const handle = ask();
  await callback(handle, { type: 4, data: { content: 'Psst', flags: 64 } });
  const id = handle.current()?.id ?? '';
  expect(await rest('GET', `channels/${discord.ids.general}/messages/${id}`)).toMatchObject({ json: { code: 10008 } });
  expect(await rest('PUT', `channels/${discord.ids.general}/messages/pins/${id}`)).toMatchObject({
    json: { code: 10008 },
  });
});
