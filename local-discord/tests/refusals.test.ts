import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Clock } from '../src/clock.ts';
import { LocalDiscord } from '../src/local-discord.ts';
import { ClientRefusal } from '../src/members/refusal.ts';
import { InteractionStore } from '../src/state/interactions.ts';
import { Snowflakes } from '../src/state/snowflake.ts';
import { restOf } from './support/rest.ts';

let discord: LocalDiscord;
let rest: ReturnType<typeof restOf>;
beforeEach(async () => {
  discord = await LocalDiscord.start({ clock: new Clock({ frozen: true, start: Date.UTC(2026, 0, 1) }) });
  rest = restOf(discord);
});
afterEach(() => discord.close());

const nobody = '123456789012345678';
const alice = () => discord.as(discord.ids.alice);
const messages = () => `channels/${discord.ids.general}/messages`;

/** With which code the client refuses it. */
function refusal(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof ClientRefusal) return error.code;
    throw error;
  }
  return undefined;
}

/** Discord's error code in answer to a request. */
async function errorOf(...request: Parameters<typeof rest>): Promise<unknown> {
  const { json } = await rest(...request);
  return (json as { readonly code?: number } | undefined)?.code;
}

describe('a member’s client does not', () => {
  test('write, react or vote beyond what the member may', () => {
    const { general } = discord.ids;
    expect(refusal(() => alice().send(general, 'x'.repeat(2_001)))).toBe('MESSAGE_INVALID');
    expect(refusal(() => alice().send(nobody, 'Hello'))).toBe('NOT_VISIBLE');
    const poll = alice().poll(general, {
      question: { text: 'Which?' },
      answers: [{ poll_media: { text: 'This' } }, { poll_media: { text: 'That' } }],
    });
    expect(refusal(() => alice().vote(poll, ['Neither']))).toBe('SELECTION_INVALID');
    expect(refusal(() => alice().vote(poll, ['This', 'That']))).toBe('SELECTION_INVALID');
    expect(refusal(() => alice().vote(alice().send(general, 'No poll'), [1]))).toBe('POLL_CLOSED');
    const message = discord.as(discord.ids.bob).send(general, 'Mine');
    expect(refusal(() => alice().delete(message))).toBe('NOT_ALLOWED');
    expect(refusal(() => alice().react({ id: nobody, channel_id: general }, '👍'))).toBe('NOT_VISIBLE');
  });

  test('name who or what is not there', () => {
    expect(refusal(() => discord.as(nobody))).toBe('NOT_VISIBLE');
    expect(refusal(() => discord.addServer({ name: 'Elsewhere', ownerId: nobody }))).toBe('NOT_VISIBLE');
    expect(refusal(() => discord.removeBot(nobody))).toBe('NOT_VISIBLE');
    expect(refusal(() => discord.setOverwrites(nobody, []))).toBe('NOT_VISIBLE');
    expect(refusal(() => discord.overrideCommand('nothing', []))).toBe('UNKNOWN_COMMAND');
  });

  test('send options of another kind, or out of bounds', async () => {
    const options = [
      { type: 10, name: 'share', description: 'How much', min_value: 0, max_value: 1 },
      { type: 4, name: 'count', description: 'How many' },
      { type: 5, name: 'all', description: 'All of them' },
      { type: 9, name: 'whom', description: 'Whom' },
      { type: 11, name: 'file', description: 'Which file' },
      { type: 3, name: 'text', description: 'What', min_length: 2 },
    ];
    await rest('POST', `applications/${discord.ids.bot}/commands`, { name: 'show', description: 'Show', options });
    const wrong = { share: 1.5, count: 0.5, all: 'yes', whom: nobody, file: 'name', text: 'x' };
    for (const [name, value] of Object.entries(wrong))
      expect(refusal(() => alice().command('show', { [name]: value }))).toBe('OPTION_INVALID');
    expect(refusal(() => alice().command('show', { share: -1 }))).toBe('OPTION_INVALID');
    expect(refusal(() => alice().command('show', { text: 1 }))).toBe('OPTION_INVALID');
    expect(refusal(() => alice().command('show', { none: 1 }))).toBe('UNKNOWN_OPTION');
    const shown = alice().command('show', { share: 0.5, whom: discord.ids.moderatorRole, text: 'xy' });
    expect(shown.interaction.payload).toMatchObject({
      data: { resolved: { roles: { [discord.ids.moderatorRole]: { name: 'Moderators' } } } },
    });
    discord.clock.advance(3_000);
    expect(await shown.failed()).toBe('The application did not respond');
  });
});

describe('Discord refuses', () => {
  test('another application’s commands, and permissions that a bot cannot set', async () => {
    const { bot, guild } = discord.ids;
    expect(await errorOf('GET', `applications/${nobody}`)).toBe(10002);
    expect(await errorOf('GET', `applications/${nobody}/commands`)).toBe(10002);
    expect(await errorOf('GET', `applications/${bot}/guilds/${nobody}/commands`)).toBe(50001);
    expect(await errorOf('PUT', `applications/${bot}/guilds/${guild}/commands/${nobody}/permissions`, {})).toBe(20001);
    expect(await errorOf('GET', `applications/${bot}/guilds/${guild}/commands/${nobody}/permissions`)).toBe(10066);
    expect((await rest('GET', `applications/${bot}`)).json).toMatchObject({ id: bot, name: 'Bot' });
  });

  test('numbers in a query that are none, too small or too great', async () => {
    for (const limit of ['x', '0', '101']) expect(await errorOf('GET', `${messages()}?limit=${limit}`)).toBe(50035);
    expect(await errorOf('GET', 'channels/general')).toBe(50035);
  });

  test('messages to nobody, edits of polls, and pins of what Discord itself says', async () => {
    expect(await errorOf('POST', 'users/@me/channels', { recipient_id: discord.ids.bot })).toBe(50007);
    expect(await errorOf('POST', 'users/@me/channels', { recipient_id: nobody })).toBe(10013);
    expect(await errorOf('GET', `users/${nobody}`)).toBe(10013);
    expect(await errorOf('POST', messages(), { content: 'Hello', tts: true })).toBe(50013);
    const media = [{ poll_media: { text: 'Yes' } }];
    const { json } = await rest('POST', messages(), { poll: { question: { text: 'So?' }, answers: media } });
    const { id } = json as { readonly id: string };
    const polls = `channels/${discord.ids.general}/polls`;
    expect(await errorOf('PATCH', `${messages()}/${id}`, { content: 'x' })).toBe(520003);
    expect(await rest('POST', `${polls}/${id}/expire`)).toMatchObject({ status: 200 });
    expect(await errorOf('POST', `${polls}/${id}/expire`)).toBe(520001);
    const result = alice().sees().at(-1)?.id ?? '';
    expect(result).not.toBe(id);
    expect(await errorOf('PUT', `${messages()}/pins/${result}`)).toBe(50021);
    expect(await errorOf('PATCH', `${messages()}/${result}`, { content: 'x' })).toBe(50021);
    expect(await errorOf('POST', messages(), { content: 'x', message_reference: { message_id: result } })).toBe(50035);
    expect(await errorOf('POST', `${polls}/${alice().send(discord.ids.general, 'No poll').id}/expire`)).toBe(520006);
  });

  test('a body of another type', async () => {
    const typed = restOf(discord, { 'content-type': 'text/plain' });
    await expect(typed('POST', messages(), 'Hello')).resolves.toMatchObject({ status: 400, json: { code: 50035 } });
  });
});

test('of interactions so many are kept, and the oldest forgotten with its token', () => {
  const clock = new Clock({ frozen: true, start: Date.UTC(2026, 0, 1) });
  const store = new InteractionStore({ clock, ids: new Snowflakes(clock), emit: () => undefined });
  const { world } = discord;
  const user = world.bot;
  const [channel] = world.channels.values();
  if (channel === undefined) throw new Error('There is no channel.');
  const open = () =>
    store.open({ kind: 2, user, channel, sourceMessageId: undefined, command: undefined }, () => undefined);
  const first = open();
  const second = open();
  for (let count = 2; count < 20_001; count += 1) open();
  expect(store.byToken(first.token)).toBeUndefined();
  expect(store.byId(first.id)).toBeUndefined();
  expect(store.byToken(second.token)).toBe(second);
});
