import { readFile, readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalDiscord } from '../src/local-discord.ts';
import { builtPage } from '../src/page-server/build-page.ts';
import { type PlaygroundOptions, startPlayground } from '../src/page-server/playground.ts';
import type { Act, MessageView, StateView } from '../src/page-server/protocol.ts';

const open: LocalDiscord[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function start(options: PlaygroundOptions = {}) {
  const discord = await startPlayground(options);
  open.push(discord);
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${discord.url}/playground/${path}`, init);
    return { status: response.status, body: await response.json() };
  };
  const act = (user: string, what: Act) =>
    ask(`act?user=${user}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
    });
  const messages = async (user: string) =>
    (await ask(`messages?user=${user}&channel=${discord.ids.reading}`)).body as MessageView[];
  return { discord, ask, act, messages };
}

/** Fetch sets these two headers itself. */
function statusFor(url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the page', () => {
  test('allows nothing from elsewhere and no script in its markup', async () => {
    const { discord } = await start();
    const response = await fetch(discord.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|https?:/);
  });

  test('weighs less than 500 KB compressed, with every font in it', async () => {
    const folder = await builtPage();
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.includes('.'));
    let weight = 0;
    for (const name of names) {
      const bytes = await readFile(join(folder, name));
      weight += name.endsWith('.woff2') ? bytes.byteLength : gzipSync(bytes, { level: 9 }).byteLength;
    }
    process.stdout.write(`the page weighs ${Math.round(weight / 1_000)} KB compressed\n`);
    expect(names.length).toBeGreaterThan(3);
    expect(weight).toBeLessThan(500_000);
  });

  test('is not built again while its sources are the same', async () => {
    expect(await builtPage()).toBe(await builtPage());
  });

  test('does not answer another host’s name, nor a page of another origin', async () => {
    const { discord } = await start();
    const state = `${discord.url}/playground/state`;
    expect(await statusFor(state, { host: 'evil.example' })).toBe(403);
    expect(await statusFor(state, { origin: 'https://evil.example' })).toBe(403);
    expect(await statusFor(state, { origin: discord.url })).toBe(200);
  });
});

describe('its server', () => {
  test('tells each member what they see', async () => {
    const { discord, ask } = await start();
    const body = (await ask(`state?user=${discord.ids.moderator}`)).body as StateView;
    expect(body.me).toBe(discord.ids.moderator);
    expect(body.people.find(({ id }) => id === body.me)?.description).toBe('Moderator');
    expect(body.channels.map(({ name, isDm }) => (isDm ? '@' : `#${name}`)).toSorted()).toEqual([
      '#general',
      '#reading',
      '@',
    ]);
    expect(body).toMatchObject({ samples: [], hasConnectSteps: false });
  });

  test('says what Discord’s client would have refused, and why', async () => {
    const { discord, act } = await start();
    const { alice, reading } = discord.ids;
    const sent = await act(alice, { do: 'send', channel: reading, text: '   ' });
    expect(sent.body).toEqual({ kind: 'refused', code: 'MESSAGE_INVALID', message: 'The message is empty.' });
    const used = await act(alice, { do: 'command', channel: reading, name: 'nothing', options: {} });
    expect(used.body).toMatchObject({ kind: 'refused', code: 'UNKNOWN_COMMAND' });
    const forged = await act(alice, { do: 'submit', interaction: '1', fields: {} });
    expect(forged.body).toMatchObject({ kind: 'refused', code: 'NOT_VISIBLE' });
  });

  test('answers nonsense with an error, and goes on', async () => {
    const { discord, ask, act, messages } = await start();
    const { alice, reading } = discord.ids;
    expect((await ask('nothing')).status).toBe(404);
    expect((await ask('state?user=1')).status).toBe(404);
    expect((await ask(`messages?user=${alice}&channel=1`)).status).toBe(404);
    expect((await ask(`act?user=${alice}`, { method: 'POST', body: '{' })).status).toBe(400);
    await act(alice, { do: 'send', channel: reading, text: 'Still here.' });
    expect((await messages(alice)).map(({ content }) => content)).toEqual(['Still here.']);
  });

  test('keeps files and hands them out, as nothing that runs', async () => {
    const { discord, act, messages } = await start();
    const { alice, bob, reading } = discord.ids;
    const file = { name: 'page.html', type: 'text/html', base64: Buffer.from('<script>').toString('base64') };
    await act(alice, { do: 'send', channel: reading, text: '', files: [file] });
    const [message] = await messages(bob);
    const response = await fetch(message?.attachments[0]?.url ?? '');
    expect(await response.text()).toBe('<script>');
    expect(response.headers.get('content-disposition')).toBe('attachment');
  });

  test('starts over', async () => {
    const { discord, ask, act, messages } = await start();
    const { alice, reading } = discord.ids;
    await act(alice, { do: 'send', channel: reading, text: 'Soon gone.' });
    expect(await messages(alice)).toHaveLength(1);
    await ask('start-over', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(await messages(alice)).toEqual([]);
    expect(discord.traffic.entries).toEqual([]);
  });

  test('passes on what it was given of the bot: samples, and steps to connect it', async () => {
    const samples = [{ command: 'echo', options: { text: 'Hello' } }];
    const { discord, ask } = await start({ botName: 'Echo', samples, connectSteps: '1. Get a token.' });
    const body = (await ask('state')).body as StateView;
    expect(body).toMatchObject({ samples, hasConnectSteps: true });
    expect(body.people.find(({ id }) => id === discord.ids.bot)?.name).toBe('Echo');
    expect((await ask('connect')).body).toEqual({ markdown: '1. Get a token.' });
  });
});
