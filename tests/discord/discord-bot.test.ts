import { describe, expect, it, vi } from 'vitest';
import type { Dispatcher } from '../../src/bot/dispatch.ts';
import { DiscordBot } from '../../src/discord/discord-bot.ts';
import { createClient } from '../../src/discord/discord-client.ts';
import { bareBot, deafToGuilds, said } from './bare-bot.ts';
import { frozenDiscord, readableLog } from './rest-client.ts';

const plan = () => ({ deferral: 'none' as const, run: () => Promise.resolve(said('here')) });

describe('a bot that has started', () => {
  it('says who it is, in how many servers, and what it registered', async () => {
    const { started, discord } = await bareBot();
    expect(started).toMatchObject({ name: expect.stringMatching(/^Docent/), guilds: 1 });
    expect(started.commands.create.map(({ name }) => name)).toEqual(['ask', 'group', 'On a message', 'On a member']);
    expect(discord.world.commands.list(undefined)).toHaveLength(4);
  });

  it('asks for no privileged intent and lets nobody be mentioned', async () => {
    const discord = await frozenDiscord();
    const { log } = readableLog();
    await using bot = new DiscordBot({
      token: discord.token,
      apiUrl: discord.apiUrl,
      guildId: discord.ids.guild,
      definitions: [{ name: 'here', description: 'For a test' }],
      guilds: deafToGuilds,
      log,
    });
    await bot.start({} as Dispatcher);
    const identify = discord.traffic.entries.find(({ name }) => name === 'Identify');
    const { d } = JSON.parse(identify?.request ?? '{}') as { d: { intents: number } };
    // Guilds, GuildMessages and DirectMessages.
    expect(d.intents).toBe((1 << 0) | (1 << 9) | (1 << 12));
    expect(discord.world.commands.list(discord.ids.guild)).toMatchObject([{ name: 'here' }]);
    expect(discord.world.commands.list(undefined)).toEqual([]);
  });

  it('comes back after the connection was lost, and says so', async () => {
    const { discord, alice, lines } = await bareBot({ plan });
    discord.faults.dropSockets();
    await expect.poll(lines).toContain('resumed the connection to Discord');
    expect(lines()).toContain('reconnecting to Discord');
    expect((await alice.command('ask').reply()).content).toBe('here');
  });

  it('warns when many requests are refused', async () => {
    const { bot, discord, lines } = await bareBot();
    discord.faults.fail(/./, { status: 403, times: 500 });
    await Promise.all(
      Array.from({ length: 500 }, () =>
        bot.channels.post(discord.ids.general, { content: 'x' }).catch(() => undefined),
      ),
    );
    expect(lines()).toContain('many requests refused');
    expect(lines()).toContain('"count":500');
  });

  it('ends with a sentence when Discord closes the connection for good', async () => {
    const { bot, discord } = await bareBot();
    discord.faults.closeSockets(4004);
    await expect(bot.ended).rejects.toMatchObject({ code: 'DISCORD_LOGIN', context: { close: 4004 } });
  });

  it('ends with a sentence when its token is no longer accepted', async () => {
    const { bot, discord } = await bareBot();
    discord.faults.fail(/./, { status: 401, times: 9 });
    await expect(bot.channels.post(discord.ids.general, { content: 'x' })).rejects.toMatchObject({ status: 401 });
    await expect(bot.ended).rejects.toMatchObject({
      code: 'DISCORD_LOGIN',
      message: expect.stringContaining('does not accept DISCORD_TOKEN'),
    });
  });

  it('told to stop while it reconnects says no more of that', async () => {
    const { bot, discord, lines } = await bareBot();
    discord.faults.refuse('hello', { times: 9 });
    discord.faults.dropSockets();
    await expect.poll(lines).toContain('reconnecting to Discord');
    const before = lines();
    await bot.stop();
    await expect.poll(() => discord.connections).toBe(0);
    expect(lines()).toBe(before);
  });

  it('does not end with an error when it is told to stop, and can be told twice', async () => {
    const { bot, discord, lines } = await bareBot();
    const ended = vi.fn<() => void>();
    bot.ended.catch(ended);
    await Promise.all([bot.stop(), bot.stop()]);
    await expect.poll(() => discord.connections).toBe(0);
    await bot[Symbol.asyncDispose]();
    expect(ended).not.toHaveBeenCalled();
    expect(lines()).toBe('');
  });
});

it('the client goes to Discord itself unless told otherwise, and lets nobody be mentioned', () => {
  expect(createClient({}).rest.options.api).toBe('https://discord.com/api');
  expect(createClient({ apiUrl: 'http://127.0.0.1:9/api' }).rest.options.api).toBe('http://127.0.0.1:9/api');
  expect(createClient({}).options.allowedMentions).toEqual({ parse: [], repliedUser: false });
});

describe('a bot that cannot start', () => {
  async function failing(
    changes: object,
    prepare: (discord: Awaited<ReturnType<typeof frozenDiscord>>) => void = () => {},
  ) {
    const discord = await frozenDiscord();
    prepare(discord);
    const { log } = readableLog();
    const { token, apiUrl } = discord;
    const bot = new DiscordBot({
      token,
      apiUrl,
      definitions: [],
      guilds: deafToGuilds,
      log,
      ...changes,
    });
    const outcome = await bot.start({} as Dispatcher).then(
      () => 'started',
      (error: unknown) => error,
    );
    return { discord, outcome };
  }

  it.each([
    ['the token', { token: 'a.b.c' }, 'DISCORD_LOGIN', /DISCORD_TOKEN/],
    ['the address', { apiUrl: 'http://127.0.0.1:9/api' }, 'DISCORD_UNREACHABLE', /127\.0\.0\.1:9/],
    [
      'the server',
      { guildId: '123456789012345678', definitions: [{ name: 'x', description: 'x' }] },
      'DISCORD_LOGIN',
      /DISCORD_GUILD_ID/,
    ],
    [
      'the commands',
      { definitions: [{ name: 'Not A Name', description: 'x' }] },
      'DISCORD_LOGIN',
      /refused the commands \(400, code 50035\)/,
    ],
  ])('names %s, and is gone', async (_, changes, code, message) => {
    const { discord, outcome } = await failing(changes);
    expect(outcome).toMatchObject({ code, message: expect.stringMatching(message) });
    await expect.poll(() => discord.connections).toBe(0);
  });

  it.each(['hello', 'ready'] as const)(
    'says for how long it waited where Discord never says %s, and is gone',
    async (step) => {
      const { discord, outcome } = await failing({ readyWithinMs: 200 }, (local) =>
        local.faults.refuse(step, { times: 100 }),
      );
      expect(outcome).toMatchObject({ code: 'DISCORD_UNREACHABLE', message: expect.stringContaining('within 0.2 s') });
      await expect.poll(() => discord.connections).toBe(0);
    },
  );

  it('with a refused token while it registers says so, and what ended it', async () => {
    const { outcome } = await failing({ definitions: [{ name: 'x', description: 'x' }] }, (local) =>
      local.faults.fail(/commands|users/, { status: 401, times: 9 }),
    );
    expect(outcome).toMatchObject({ code: 'DISCORD_LOGIN', message: expect.stringContaining('DISCORD_TOKEN') });
  });

  it('names the intent that Discord refuses', async () => {
    const { outcome } = await failing({}, (discord) => discord.faults.refuse('ready', { code: 4014 }));
    expect(outcome).toMatchObject({ code: 'DISCORD_LOGIN', message: expect.stringContaining('intent') });
  });
});
