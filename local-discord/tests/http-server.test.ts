import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { LocalDiscord } from '../src/local-discord.ts';
import { restOf } from './support/rest.ts';

/** Asks with headers that `fetch` does not let one set. */
function ask(discord: LocalDiscord, headers: Record<string, string>, path = '/api/v10/gateway'): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(discord.url);
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('whom it answers', () => {
  test('those who call it by its own name, and pages of its own', async () => {
    await using discord = await LocalDiscord.start();
    const { port } = new URL(discord.url);
    expect(await ask(discord, {})).toBe(200);
    expect(await ask(discord, { host: `localhost:${port}` })).toBe(200);
    expect(await ask(discord, { host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
    expect(await ask(discord, { host: 'evil.example' })).toBe(403);
    expect(await ask(discord, { host: `127.0.0.1.evil.example:${port}` })).toBe(403);
    expect(await ask(discord, { origin: 'https://evil.example' })).toBe(403);
    expect(await ask(discord, { origin: 'null' })).toBe(403);
    expect(await ask(discord, { origin: `http://127.0.0.1:1` })).toBe(403);
  });

  test('another name only where it was allowed', async () => {
    await using discord = await LocalDiscord.start({ allowedHosts: ['bot.test'] });
    expect(await ask(discord, { host: 'bot.test:80' })).toBe(200);
  });

  test('no page elsewhere can open the gateway', async () => {
    await using discord = await LocalDiscord.start();
    const socket = new WebSocket(`${discord.url.replace('http', 'ws')}/?v=10&encoding=json`, {
      origin: 'https://evil.example',
    });
    const failed = await new Promise<Error>((resolve) => void socket.once('error', resolve));
    expect(failed.message).toContain('403');
  });
});

describe('where it listens', () => {
  test('beyond the loopback only when told', async () => {
    await expect(LocalDiscord.start({ host: '0.0.0.0' })).rejects.toThrow('only when told');
    await using discord = await LocalDiscord.start({ host: '0.0.0.0', remote: true });
    expect(discord.url).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/);
  });

  test('a taken port fails, or the next free one is taken', async () => {
    await using first = await LocalDiscord.start();
    const port = Number(new URL(first.url).port);
    await expect(LocalDiscord.start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await using second = await LocalDiscord.start({ port, fallback: true });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  });
});

test('a page of its own can be hung beside the API', async () => {
  await using discord = await LocalDiscord.start({
    routes: [
      (_request, response, url) => {
        if (url.pathname !== '/hello') return false;
        response.end('Hello');
        return true;
      },
    ],
  });
  expect(await (await fetch(`${discord.url}/hello`)).text()).toBe('Hello');
  expect((await fetch(`${discord.url}/other`)).status).toBe(404);
  expect(await ask(discord, {}, '//')).toBe(404);
});

test('a file is served so that nothing in it can run', async () => {
  await using discord = await LocalDiscord.start();
  const files = [{ name: 'a.html', data: '<script>alert(1)</script>', type: 'text/html' }];
  const [file] = discord.as(discord.ids.alice).send(discord.ids.general, '', { files }).attachments;
  const response = await fetch(file?.url ?? '');
  expect(response.headers.get('content-disposition')).toBe('attachment');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await fetch(`${discord.url}/attachments/1/2/gone.txt`)).status).toBe(404);
});

describe('the address of a file', () => {
  const status = async (url: string) => (await fetch(url)).status;
  const files = [{ name: 'a.txt', data: 'a' }];

  test('is signed', async () => {
    await using discord = await LocalDiscord.start();
    const [file] = discord.as(discord.ids.alice).send(discord.ids.general, '', { files }).attachments;
    const url = file?.url ?? '';
    expect(url).toMatch(/\/attachments\/\d+\/\d+\/a\.txt\?ex=[0-9a-f]{8}&is=[0-9a-f]{8}&hm=[0-9a-f]{64}&$/);
    expect(await status(url)).toBe(200);
    for (const forged of [
      url.replace(/\?.*/, ''),
      url.replace(/hm=./, 'hm=g'),
      url.replace(/hm=[^&]*/, `hm=${'é'.repeat(64)}`),
      url.replace(/ex=./, 'ex=7'),
      url.replace('a.txt', 'b.txt'),
    ])
      expect(await status(forged)).toBe(404);
  });

  test('is good for a day, and another is given then', async () => {
    await using discord = await LocalDiscord.start();
    const alice = discord.as(discord.ids.alice);
    const [file] = alice.send(discord.ids.general, `<@${discord.ids.bot}> read this`, { files }).attachments;
    const url = file?.url ?? '';
    const again = () => alice.sees()[0]?.attachments[0]?.url ?? '';
    discord.clock.advance(86_000_000);
    expect(await status(url)).toBe(200);
    discord.clock.advance(401_000);
    expect(await status(url)).toBe(404);
    expect(await status(again())).toBe(200);
    const fetched = await restOf(discord)('GET', `channels/${discord.ids.general}/messages`);
    const [message] = fetched.json as { attachments: { url: string }[] }[];
    expect(await status(message?.attachments[0]?.url ?? '')).toBe(200);
  });
});

describe('the traffic', () => {
  test('is kept within bounds, and told to whoever listens', async () => {
    await using discord = await LocalDiscord.start({ traffic: { entries: 5 } });
    const rest = restOf(discord);
    const told: string[] = [];
    const stop = discord.traffic.subscribe(({ name }) => void told.push(name));
    for (let at = 0; at < 20; at += 1) await rest('GET', 'users/@me');
    stop();
    await rest('POST', `channels/${discord.ids.general}/messages`, { content: 'x'.repeat(2_001) });
    expect(told).toHaveLength(20);
    expect(discord.traffic.entries).toHaveLength(5);
    expect(discord.traffic.entries.at(-1)).toMatchObject({
      id: 21,
      kind: 'rest',
      name: 'POST channels/:channel/messages',
      path: `channels/${discord.ids.general}/messages`,
      status: 400,
      code: 50035,
      request: expect.stringContaining('xxx') as string,
      response: expect.stringContaining('BASE_TYPE_BAD_LENGTH') as string,
    });
  });

  test('is bounded by its size too', async () => {
    await using discord = await LocalDiscord.start({ traffic: { characters: 3_000 } });
    const rest = restOf(discord);
    for (let at = 0; at < 10; at += 1) await rest('GET', 'nowhere');
    const ids = () => discord.traffic.entries.map(({ id }) => id);
    expect(ids()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await rest('POST', `channels/${discord.ids.general}/messages`, { content: 'x'.repeat(800) });
    // What came before makes room; what is larger than all the room is told, and not kept.
    expect(ids()).not.toContain(1);
    expect(ids().at(-1)).toBe(11);
    const told = Promise.withResolvers<number>();
    discord.traffic.subscribe(({ id }) => told.resolve(id));
    await rest('POST', `channels/${discord.ids.general}/messages`, { content: 'x'.repeat(4_000) });
    expect(await told.promise).toBe(12);
    expect(ids().at(-1)).toBe(11);
  });
});
