import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { closedForGood, loginFailure, registrationFailure } from '../../src/discord/failure.ts';

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

  it('for any other reason is left as it is', () => {
    const error = new TypeError('fetch failed');
    expect(registrationFailure(error, guildId)).toBe(error);
  });
});
