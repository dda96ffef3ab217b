import { DefaultRestOptions, Routes } from 'discord.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClient } from '../../src/discord/discord-client.ts';
import { frozenDiscord, restClient } from './rest-client.ts';

const messagesRoute = 'POST channels/:channel/messages';
const ownUser = 'GET users/@me';

/** The client's own REST, without a gateway, and what was sent through it. */
async function sending() {
  const discord = await frozenDiscord();
  const onTokenRefused = vi.fn<() => void>();
  const client = createClient({ apiUrl: discord.apiUrl }, { onTokenRefused });
  const rest = client.rest.setToken(discord.token);
  const post = (content = 'here', channelId = discord.ids.general) =>
    rest.post(Routes.channelMessages(channelId), { body: { content } });
  const sent = () => discord.traffic.requests().map(({ name }) => name);
  const posted = () =>
    discord
      .as(discord.ids.alice)
      .sees(discord.ids.general)
      .map(({ content }) => content);
  return { discord, rest, post, sent, posted, onTokenRefused };
}

describe('a request whose connection is lost', () => {
  it('is sent again, twice', async () => {
    const { discord, post, sent, posted } = await sending();
    discord.faults.disconnect(messagesRoute, { times: 2 });
    await post();
    expect(sent()).toEqual([messagesRoute, messagesRoute, messagesRoute]);
    expect(posted()).toEqual(['here']);
  });

  it('three times fails', async () => {
    const { discord, post, sent, posted } = await sending();
    discord.faults.disconnect(messagesRoute, { times: 3 });
    await expect(post()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(sent()).toHaveLength(3);
    expect(posted()).toEqual([]);
  });

  it('where nobody listens any more is tried again as well', async () => {
    const { discord, post } = await sending();
    await discord.close();
    const since = performance.now();
    await expect(post()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    // 50 and 400 ms, less what a timer may be early.
    expect(performance.now() - since).toBeGreaterThan(440);
  });

  it.each([
    ['for another reason', Object.assign(new Error('no'), { code: 'UND_ERR_INVALID_ARG' })],
    ['without a reason', new Error('no')],
  ])('%s is not sent again', async (_, error) => {
    const { post } = await sending();
    const make = vi.spyOn(DefaultRestOptions, 'makeRequest').mockRejectedValue(error);
    onTestFinished(() => make.mockRestore());
    await expect(post()).rejects.toBe(error);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('after nobody waits for it any more is not sent again', async () => {
    const { discord, rest } = await sending();
    const given = new AbortController();
    const lost = Object.assign(new Error('lost'), { code: 'EPIPE' });
    const make = vi.spyOn(DefaultRestOptions, 'makeRequest').mockImplementation(() => {
      given.abort();
      return Promise.reject(lost);
    });
    onTestFinished(() => make.mockRestore());
    const body = { content: 'here' };
    const sent = rest.post(Routes.channelMessages(discord.ids.general), { body, signal: given.signal });
    await expect(sent).rejects.toBe(lost);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('of a first answer to an interaction is left to whoever answers', async () => {
    const { discord, rest: _, withButton } = await restClient();
    const { rest } = createClient({ apiUrl: discord.apiUrl });
    const { id, interaction } = discord.as(discord.ids.alice).click(withButton, 'more');
    discord.faults.disconnect('callback');
    const body = { type: 4, data: { content: 'here' } };
    const answer = rest.post(Routes.interactionCallback(id, interaction.token), { body, auth: false });
    await expect(answer).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(discord.traffic.requests()).toHaveLength(1);
  });
});

describe('a 401', () => {
  it('while the token holds is a passing fault: the request is sent again', async () => {
    const { discord, post, sent, posted, onTokenRefused } = await sending();
    discord.faults.fail(messagesRoute, { status: 401 });
    await post();
    expect(sent()).toEqual([messagesRoute, ownUser, messagesRoute]);
    expect(posted()).toEqual(['here']);
    expect(onTokenRefused).not.toHaveBeenCalled();
  });

  it('that stays, while the token holds, forbids that request and leaves the next', async () => {
    const { discord, post, posted, onTokenRefused } = await sending();
    discord.faults.fail(messagesRoute, { status: 401, times: 2 });
    await expect(post('lost')).rejects.toMatchObject({ status: 403 });
    await post('here');
    expect(posted()).toEqual(['here']);
    expect(onTokenRefused).not.toHaveBeenCalled();
  });

  it('on several requests at once asks once, and the next time anew', async () => {
    const { discord, post, sent } = await sending();
    const { general, reading } = discord.ids;
    const asked = () => sent().filter((name) => name === ownUser).length;
    const make = DefaultRestOptions.makeRequest;
    const both = Promise.withResolvers<void>();
    let refused = 0;
    const spy = vi.spyOn(DefaultRestOptions, 'makeRequest').mockImplementation(async (url, init) => {
      if (url.endsWith('/users/@me')) await both.promise;
      const response = await make(url, init);
      // A turn later whoever was refused has asked, or waits for whoever did.
      if (response.status === 401 && (refused += 1) === 2) setImmediate(both.resolve);
      return response;
    });
    onTestFinished(() => spy.mockRestore());
    discord.faults.fail(messagesRoute, { status: 401, times: 2 });
    await Promise.all([post('a', general), post('b', reading)]);
    expect(asked()).toBe(1);
    discord.faults.fail(messagesRoute, { status: 401 });
    await post('c');
    expect(asked()).toBe(2);
  });

  it('with a token that is refused as well is told, once for each request, and thrown', async () => {
    const { discord, post, sent, onTokenRefused } = await sending();
    discord.faults.fail(/./, { status: 401, times: 9 });
    await expect(post()).rejects.toMatchObject({ status: 401 });
    expect(sent()).toEqual([messagesRoute, ownUser]);
    expect(onTokenRefused).toHaveBeenCalledTimes(1);
  });

  it('where the question for the token fails says nothing against it', async () => {
    const { discord, post, onTokenRefused, posted } = await sending();
    discord.faults.fail(messagesRoute, { status: 401 });
    discord.faults.disconnect(ownUser, { times: 3 });
    await post();
    expect(posted()).toEqual(['here']);
    expect(onTokenRefused).not.toHaveBeenCalled();
  });

  it('to a request that names no token is what it is', async () => {
    const { discord, rest, sent, onTokenRefused } = await sending();
    discord.faults.fail(/./, { status: 401 });
    await expect(rest.get(Routes.gateway(), { auth: false })).rejects.toMatchObject({ status: 401 });
    expect(sent()).toHaveLength(1);
    expect(onTokenRefused).not.toHaveBeenCalled();
  });
});

it('forgets the queue of an interaction that was answered within a minute', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { discord, rest } = await sending();
  // Discord knows none of them: a queue was made all the same.
  for (const token of ['one', 'two', 'three'])
    await rest.patch(Routes.webhookMessage(discord.ids.bot, token), { body: {}, auth: false }).catch(() => undefined);
  expect(rest.handlers.size).toBe(3);
  vi.advanceTimersByTime(60_000);
  expect(rest.handlers.size).toBe(0);
});
