import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import {
  closedForGood,
  isRefusedWith,
  loginFailure,
  notReady,
  refusal as inWords,
  registrationFailure,
  tokenRefused,
} from '../../src/discord/failure.ts';

const refusal = (status: number, code: number) =>
  new DiscordAPIError({ code, message: 'No' }, code, status, 'GET', 'https://discord.com/api/x', {
    files: [],
    body: {},
  });

const plainly = (error: unknown) => {
  if (!(error instanceof UserError)) throw new TypeError('no UserError');
  return [error.code, error.message, error.context];
};

describe('the connection closed for good', () => {
  it.each([
    [
      4004,
      'Discord does not accept DISCORD_TOKEN. Copy it again from the developer portal ("Bot" → "Reset Token") into .env.',
    ],
    [4014, 'Discord refused an intent. Docent needs no privileged one: check that DISCORD_API_URL leads to Discord.'],
    [4011, 'Discord closed the connection for good (code 4011).'],
  ])('with %i', (code, message) => {
    expect(plainly(closedForGood(code))).toEqual(['DISCORD_LOGIN', message, { close: code }]);
  });
});

describe('a log-in that failed', () => {
  it('for a reason given already keeps it', () => {
    const known = new UserError('DISCORD_LOGIN', 'Known.');
    expect(loginFailure(known)).toBe(known);
  });

  it.each([
    ['refused by the client', Object.assign(new Error('An invalid token was provided.'), { code: 'TokenInvalid' })],
    ['refused by Discord', refusal(401, 0)],
  ])('because the token is %s', (_, error) => {
    const said = loginFailure(error);
    expect(plainly(said)).toEqual(['DISCORD_LOGIN', expect.stringContaining('DISCORD_TOKEN'), {}]);
    expect(said.cause).toBe(error);
  });

  it('because Discord refused it otherwise', () => {
    const error = refusal(403, 40_001);
    const said = loginFailure(error);
    expect(plainly(said)).toEqual([
      'DISCORD_LOGIN',
      'Discord refused the log-in (403, code 40001).',
      { status: 403, code: 40_001 },
    ]);
    expect(said.cause).toBe(error);
  });

  it.each([
    ['the one set', 'http://127.0.0.1:9/api', '127.0.0.1:9'],
    ['Discord’s own', undefined, 'discord.com'],
  ])('because nobody answers at %s', (_, apiUrl, host) => {
    for (const error of [new TypeError('fetch failed'), 'what is no error', { code: 'TokenInvalid' }]) {
      const said = loginFailure(error, apiUrl);
      expect(plainly(said)).toEqual([
        'DISCORD_UNREACHABLE',
        `Discord cannot be reached at ${host}. Check the connection, and DISCORD_API_URL where it is set.`,
        { host },
      ]);
      expect(said.cause).toBe(error);
    }
  });
});

it('a log-in that was done too often says when it may be done again', () => {
  const spent = new Error(
    'Not enough sessions remaining to spawn 1 shards; only 0 remaining; resets at 2026-03-01T12:00:00.000Z',
  );
  const said = loginFailure(spent);
  expect(plainly(said)).toEqual([
    'DISCORD_UNREACHABLE',
    expect.stringContaining('It may again at 2026-03-01T12:00:00.000Z.'),
    { until: '2026-03-01T12:00:00.000Z' },
  ]);
  expect(said.cause).toBe(spent);
});

describe('a registration that failed', () => {
  const guildId = '123';

  it.each([50_001, 10_004])('because the bot is not in the server (%i)', (code) => {
    const error = refusal(403, code);
    const said = registrationFailure(error, guildId) as UserError;
    expect(plainly(said)).toEqual([
      'DISCORD_LOGIN',
      expect.stringContaining('DISCORD_GUILD_ID. Check the id, and invite'),
      { guildId },
    ]);
    expect(said.cause).toBe(error);
  });

  it.each([
    ['everywhere', refusal(403, 50_001), undefined, 403, 50_001],
    ['for its form', refusal(400, 50_035), guildId, 400, 50_035],
  ])('because Discord refused it, %s', (_, error, guild, status, code) => {
    const said = registrationFailure(error, guild) as UserError;
    expect(plainly(said)).toEqual([
      'DISCORD_LOGIN',
      `Discord refused the commands (${status}, code ${code}).`,
      { status, code },
    ]);
    expect(said.cause).toBe(error);
  });

  it.each([
    ['a fault of our own', new TypeError('x is undefined')],
    ['a reason given already', new UserError('DISCORD_LOGIN', 'Known.')],
  ])('for %s keeps it', (_, error) => {
    expect(registrationFailure(error, guildId)).toBe(error);
  });

  it('because the token is refused says so, whatever the server', () => {
    const error = refusal(401, 0);
    const said = registrationFailure(error, guildId) as UserError;
    expect(plainly(said)).toEqual(['DISCORD_LOGIN', expect.stringContaining('does not accept DISCORD_TOKEN'), {}]);
    expect(said.cause).toBe(error);
  });

  it('because Discord is out of reach names the host', () => {
    const error = Object.assign(new Error('lost'), { code: 'ECONNRESET' });
    const said = registrationFailure(error, guildId, 'http://127.0.0.1:9/api') as UserError;
    expect(plainly(said)).toEqual([
      'DISCORD_UNREACHABLE',
      expect.stringContaining('cannot be reached at 127.0.0.1:9'),
      { host: '127.0.0.1:9' },
    ]);
    expect(said.cause).toBe(error);
  });
});

it('a token that is refused later says what to do', () => {
  expect(plainly(tokenRefused())).toEqual(['DISCORD_LOGIN', expect.stringContaining('developer portal'), {}]);
});

it('a Discord that does not let Docent in says for how long, in seconds', () => {
  expect(plainly(notReady(1_500))).toEqual([
    'DISCORD_UNREACHABLE',
    'Discord did not let Docent in within 1.5 s. Starting again later may help; see discordstatus.com.',
    {},
  ]);
});

describe('a refusal to post, pin or open a thread', () => {
  it.each([
    ['of a channel that is gone', 10_003, 'CHANNEL_GONE'],
    ['of a channel out of sight', 50_001, 'CHANNEL_GONE'],
    ['for want of a permission', 50_013, 'CANNOT_POST'],
    ['in a locked thread', 160_005, 'THREAD_LOCKED'],
    ['in an archived thread', 50_083, 'THREAD_ARCHIVED'],
    ['for too many pins', 30_003, 'PINS_FULL'],
    ['for too many threads', 160_006, 'THREADS_FULL'],
    ['by AutoMod', 200_000, 'POST_BLOCKED'],
  ])('%s has a code of its own', (_, code, expected) => {
    const error = refusal(403, code);
    const said = inWords(error) as UserError;
    expect(plainly(said)[0]).toBe(expected);
    expect(said.message).not.toBe('');
    expect(said.cause).toBe(error);
  });

  it.each([
    ['of its form', refusal(400, 50_035)],
    ['by something else', Object.assign(new Error('no'), { code: 50_013 })],
  ])('%s stays as it is', (_, error) => {
    expect(inWords(error)).toBe(error);
  });
});

it('a refusal is told by its codes, and is Discord’s', () => {
  expect(isRefusedWith(refusal(404, 10_003), 10_004, 10_003)).toBe(true);
  expect(isRefusedWith(refusal(404, 10_003), 10_004)).toBe(false);
  expect(isRefusedWith(refusal(404, 10_003))).toBe(false);
  expect(isRefusedWith(Object.assign(new Error('no'), { code: 10_003 }), 10_003)).toBe(false);
});
