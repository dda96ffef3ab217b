import { type ClientOptions, DiscordAPIError, Events, HTTPError, SimpleShardingStrategy, Status } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { LocalDiscord } from '../../src/local-discord.ts';
import { restRoutes } from '../../src/rest/all-routes.ts';
import { connect, makeClient, next } from '../support/client.ts';

/** A client that waits no time worth mentioning for the first HELLO or READY, which never comes, and for the next one as usual. */
function impatientFor(step: 'hello' | 'ready'): Partial<ClientOptions> {
  const waits = [300];
  return {
    ws: {
      buildStrategy: (manager) => {
        Object.defineProperty(manager.options, `${step}Timeout`, { get: () => waits.shift() ?? 60_000 });
        return new SimpleShardingStrategy(manager);
      },
    },
  };
}

function received(discord: LocalDiscord, name: string): number {
  return discord.traffic.entries.filter((entry) => entry.kind === 'gateway' && entry.name === name).length;
}

describe('a log-in that is refused', () => {
  test.each([
    ['HELLO never comes', 'hello', {}],
    ['the socket closes in place of HELLO', 'hello', { code: 1011 }],
    ['READY never comes', 'ready', {}],
    ['the socket closes in place of READY', 'ready', { code: 4000 }],
  ] as const)('%s: the client begins anew', async (_name, step, how) => {
    await using discord = await LocalDiscord.start();
    discord.faults.refuse(step, how);
    const client = makeClient(discord, impatientFor(step));
    client.on(Events.Error, () => undefined);
    const ready = next(client, Events.ClientReady);
    await client.login(discord.token).catch(() => undefined);
    await ready;
    expect(client.ws.status).toBe(Status.Ready);
    expect(received(discord, 'READY')).toBe(1);
    expect(received(discord, 'Hello')).toBe(step === 'hello' ? 1 : 2);
    expect(received(discord, 'Identify')).toBe(step === 'hello' ? 1 : 2);
    await client.destroy();
  });

  test('with a code that is for good, the client gives up', async () => {
    await using discord = await LocalDiscord.start();
    discord.faults.refuse('ready', { code: 4014 });
    const client = makeClient(discord);
    await expect(client.login(discord.token)).rejects.toThrow('Used disallowed intents');
    await client.destroy();
  });

  test('as often as was planned, or until it is taken back', async () => {
    await using discord = await LocalDiscord.start();
    discord.faults.refuse('hello', { times: 2 });
    discord.faults.clear();
    await using bot = await connect(discord);
    expect(bot.client.isReady()).toBe(true);
    expect(received(discord, 'Hello')).toBe(1);
  });
});

describe('a request that is refused', () => {
  test('rejects with the status, code and message that were planned, and is not done', async () => {
    await using discord = await LocalDiscord.start();
    await using bot = await connect(discord);
    const { general, alice } = discord.ids;
    const send = () => bot.client.rest.post(`/channels/${general}/messages`, { body: { content: 'Hello' } });
    discord.faults.fail('POST channels/:channel/messages', {
      status: 403,
      code: 50013,
      message: 'Missing Permissions',
    });
    const error = await send().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DiscordAPIError);
    expect(error).toMatchObject({ status: 403, code: 50013, message: 'Missing Permissions' });
    expect(discord.as(alice).sees(general)).toEqual([]);
    await send();
    expect(discord.as(alice).sees(general)).toHaveLength(1);
  });

  test('with 5xx is asked again, and rejects when that does not help', async () => {
    await using discord = await LocalDiscord.start();
    await using bot = await connect(discord);
    const { rest } = bot.client;
    discord.faults.fail('GET users/@me', { status: 503, times: 2 });
    expect(await rest.get('/users/@me')).toMatchObject({ id: discord.ids.bot });
    discord.faults.fail('GET users/@me', { status: 503, times: 4 });
    const error = await rest.get('/users/@me').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HTTPError);
    expect(error).toMatchObject({ status: 503 });
    expect(discord.traffic.requests('GET users/@me').map(({ status }) => status)).toEqual([
      503, 503, 200, 503, 503, 503, 503,
    ]);
  });

  test('that arrived nevertheless is done', async () => {
    await using discord = await LocalDiscord.start();
    await using bot = await connect(discord);
    const { general, alice } = discord.ids;
    discord.faults.fail(/^POST channels\/\d+\/messages$/, { status: 400, arrives: true });
    const sent = bot.client.rest.post(`/channels/${general}/messages`, { body: { content: 'Hello' } });
    await expect(sent).rejects.toMatchObject({ status: 400, code: 0 });
    expect(
      discord
        .as(alice)
        .sees(general)
        .map(({ content }) => content),
    ).toEqual(['Hello']);
  });

  test('can be any of Discord’s routes, with any status', async () => {
    await using discord = await LocalDiscord.start();
    const statuses = [204, 304, 400, 401, 403, 404, 409, 418, 429, 500, 502, 503, 504, 599];
    for (const [index, { method, path }] of restRoutes.entries()) {
      const status = statuses[index % statuses.length] ?? 500;
      discord.faults.fail(`${method} ${path}`, { status, code: 7 });
      const url = `${discord.apiUrl}/v10/${path.replaceAll(/:\w+/g, '123456789012345678')}`;
      const response = await fetch(url, { method, headers: { authorization: `Bot ${discord.token}` } });
      const body = await response.text();
      const hasBody = status !== 204 && status !== 304;
      expect([method, path, response.status, hasBody ? JSON.parse(body) : body]).toEqual([
        method,
        path,
        status,
        hasBody ? { message: `${status}: Fault`, code: 7 } : '',
      ]);
    }
    expect(restRoutes.length).toBeGreaterThan(60);
  });

  test.each([0, 100, 199, 600, 404.5])('but not with status %d, which no answer has', async (status) => {
    await using discord = await LocalDiscord.start();
    expect(() => discord.faults.fail('callback', { status })).toThrow(RangeError);
  });
});
