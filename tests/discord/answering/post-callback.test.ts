import { DiscordAPIError, REST } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import type { Meter } from '../../../src/bot/meter.ts';
import { callbackTimeout, postCallback } from '../../../src/discord/answering/post-callback.ts';
import { ownServer } from '../own-server.ts';

const key = { id: '7', token: 'secret', applicationId: '2' };
const reply = { type: 4, data: { content: 'Yes.' } };

type Settings = Parameters<typeof postCallback>[4];

async function answering(...answers: { status: number; body?: string }[]) {
  const { apiUrl, requests } = await ownServer((_, count) => answers[count - 1] ?? { status: 204 });
  const rest = new REST({ api: apiUrl });
  const post = (withinMs = 10_000, settings?: Settings) => postCallback(rest, key, reply, withinMs, settings);
  return { requests, apiUrl, post };
}

const refusal = (promise: Promise<unknown>): Promise<DiscordAPIError> =>
  promise.then(
    () => expect.fail('It was not refused.'),
    (error: unknown) => error as DiscordAPIError,
  );

describe('the first answer to an interaction', () => {
  it('is sent once, to its own address, and nothing is asked of what comes back', async () => {
    const { post, requests } = await answering({ status: 204 });
    await post();
    expect(requests).toMatchObject([
      {
        method: 'POST',
        path: '/own/v10/interactions/7/secret/callback',
        body: JSON.stringify(reply),
        contentType: 'application/json',
      },
    ]);
    expect(requests).toHaveLength(1);
  });

  it.each([
    [JSON.stringify({ interaction: { id: '7', type: 2, response_message_id: '9' } }), '9'],
    ['{}', undefined],
    ['null', undefined],
    ['', undefined],
  ])('tells of its message where that is wanted: %s', async (body, id) => {
    const { apiUrl, requests } = await ownServer(() => ({ status: 200, body }));
    const rest = new REST({ api: apiUrl });
    expect(await postCallback(rest, key, reply, 10_000, { wantsMessage: true })).toBe(id);
    expect(requests[0]?.path).toBe('/own/v10/interactions/7/secret/callback?with_response=true');
  });

  it('that Discord refuses is told with what Discord says', async () => {
    const said = { code: 40060, message: 'Interaction has already been acknowledged.' };
    const { post, apiUrl } = await answering({ status: 400, body: JSON.stringify(said) });
    const error = await refusal(post());
    expect(error).toBeInstanceOf(DiscordAPIError);
    expect(error).toMatchObject({ status: 400, code: 40060, method: 'POST' });
    expect(error.url).toBe(`${apiUrl}/interactions/7/secret/callback`);
    expect(error.rawError).toEqual(said);
    expect(error.message).toContain('Interaction has already been acknowledged.');
    expect(error.requestBody).toMatchObject({ json: reply });
  });

  it.each([
    ['a page', '<html>Forbidden</html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['another kind of object', '{"message": 5}'],
  ])('that something else refuses with %s has no code and no message', async (_, body) => {
    const error = await refusal((await answering({ status: 403, body })).post());
    expect(error).toMatchObject({ status: 403, code: 0, rawError: { code: 0, message: '' } });
  });

  it.each([500, 503])('at which Discord fails (%i) is sent again', async (status) => {
    const { post, requests } = await answering({ status, body: 'oops' });
    await post();
    expect(requests.map(({ body }) => body)).toEqual([JSON.stringify(reply), JSON.stringify(reply)]);
  });

  it('tells of its message also where it was sent again', async () => {
    const body = JSON.stringify({ interaction: { id: '7', type: 2, response_message_id: '9' } });
    const { post, requests } = await answering({ status: 500 }, { status: 200, body });
    expect(await post(10_000, { wantsMessage: true })).toBe('9');
    expect(requests.map(({ path }) => path.split('?')[1])).toEqual(['with_response=true', 'with_response=true']);
    const plain = await answering({ status: 500 }, { status: 200, body });
    expect(await plain.post()).toBeUndefined();
    expect(plain.requests.map(({ path }) => path.split('?')[1])).toEqual([undefined, undefined]);
  });

  it('may have arrived where Discord failed at it, and has not where Discord limited it', async () => {
    const onAgain = vi.fn();
    await (await answering({ status: 500 })).post(10_000, { onAgain });
    expect(onAgain).toHaveBeenCalledTimes(1);
    await (await answering({ status: 429, body: '{"retry_after": 0.01}' })).post(10_000, { onAgain });
    expect(onAgain).toHaveBeenCalledTimes(1);
  });

  it.each([
    [204, '', 'user'],
    [429, '{"retry_after": 0.01}', 'user'],
    [429, '{"retry_after": 0.01, "global": true}', 'global'],
    [500, '{"global": true}', 'user'],
  ])('is counted: %i %s', async (status, body, limit) => {
    const responded = vi.fn();
    await (await answering({ status, body })).post(10_000, { meter: { responded } as unknown as Meter });
    expect(responded.mock.calls).toEqual([[status, limit]]);
  });

  it('fails where Discord does not answer in time', async () => {
    const { apiUrl } = await ownServer(() => 'hangs');
    const hanging = postCallback(new REST({ api: apiUrl }), key, reply, 50);
    await expect(hanging).rejects.toMatchObject({ code: callbackTimeout });
    await expect(hanging).rejects.toThrow('has not answered in time');
  });

  it('that is limited is sent again after as long as Discord says', async () => {
    const { post, requests } = await answering({ status: 429, body: '{"retry_after": 0.3}' });
    await post();
    const [first, second] = requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(290);
    expect(requests).toHaveLength(2);
  });

  it('waits no longer than there is patience, whatever Discord asks for', async () => {
    const { post, requests } = await answering({ status: 429, body: '{"retry_after": 60}' });
    const from = performance.now();
    // Whether it is sent in time then is the machine's matter.
    await post(200).catch(() => undefined);
    expect(performance.now() - from).toBeLessThan(50_000);
    expect(requests.length).toBeLessThanOrEqual(2);
  });

  it('is given up where nobody is there', async () => {
    const silent = new REST({ api: 'http://127.0.0.1:9/api' });
    await expect(postCallback(silent, key, reply, 5_000)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
