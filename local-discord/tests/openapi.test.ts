import { describe, expect, test } from 'vitest';
import { LocalDiscord } from '../src/local-discord.ts';
import { type ApiDescription, checkRequests } from '../src/openapi/check-requests.ts';
import { restRoutes } from '../src/rest/all-routes.ts';
import { description } from './support/discord-description.ts';
import { restOf } from './support/rest.ts';

const complaintsAbout: ApiDescription['complaints'] = (entry) => description?.complaints(entry) ?? [];

/** Needs Discord's description of its API, ../shared/discord/openapi.json, which not every checkout has beside it. */
describe.skipIf(description === undefined)("the check against Discord's description", () => {
  const about = (name: string, request: unknown, path = '') =>
    complaintsAbout({ name, path, request: request === undefined ? '' : JSON.stringify(request) });
  const callback = 'POST interactions/:interaction/:token/callback';
  const message = 'webhooks/:webhook/:token/messages/:message';

  test('finds wrong types, counts and lengths, and says where', () => {
    expect(about('POST channels/:channel/messages', { content: 5 })[0]).toContain('/content');
    expect(about('POST channels/:channel/messages', { embeds: [{ title: 'x'.repeat(257) }] })[0]).toContain(
      '/embeds/0/title',
    );
    expect(about('POST channels/:channel/messages', { content: 'x', embeds: [{ title: 'T' }] })).toEqual([]);
  });

  test('takes the variant of a callback by its type', () => {
    expect(about(callback, { type: 4, data: { content: 'x' } })).toEqual([]);
    expect(about(callback, { type: 9, data: { custom_id: 'm', components: [] } }).join()).toContain('title');
    expect(about(callback, { type: 99 })).not.toEqual([]);
  });

  test('knows @original, permissions as text, bodies where none belong, and paths that Discord has not', () => {
    expect(about(`PATCH ${message}`, { content: 'x' }, 'webhooks/1/[token]/messages/%40original')).toEqual([]);
    const command = { name: 'ask', description: 'Ask', default_member_permissions: '8192' };
    expect(about('POST applications/:application/commands', command)).toEqual([]);
    expect(about('DELETE channels/:channel', { a: 1 })).toEqual([
      'DELETE channels/:channel: Discord takes no body here',
    ]);
    expect(about('GET nowhere', undefined)).toEqual(['GET nowhere: Discord has no such route']);
  });

  test('says of what it has seen before the same, and of the same elsewhere what is wrong there', () => {
    const wrong = { content: 5 };
    expect(about('POST channels/:channel/messages', wrong)).not.toEqual([]);
    expect(about('POST channels/:channel/messages', wrong)).toEqual(about('POST channels/:channel/messages', wrong));
    expect(about('POST nowhere', wrong)).toEqual(['POST nowhere: Discord has no such route']);
    expect(about('DELETE channels/:channel', wrong)).toEqual(['DELETE channels/:channel: Discord takes no body here']);
  });

  test('watches all requests of a bot, until it is stopped', async () => {
    await using discord = await LocalDiscord.start();
    const rest = restOf(discord);
    const check = checkRequests(discord, description);
    await rest('GET', 'users/@me');
    await rest('POST', `channels/${discord.ids.general}/messages`, { content: 5 });
    check.stop();
    await rest('GET', 'nowhere');
    expect(check.checked).toBe(2);
    expect(check.complaints).toHaveLength(1);
  });
});

/** Everything that it speaks is Discord's: no route of its own invention. */
test.skipIf(description === undefined)("every route is in Discord's description", () => {
  const unknown = restRoutes
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name) =>
      complaintsAbout({ name, path: '', request: '' }).some((line) => line.endsWith('has no such route')),
    );
  expect(unknown).toEqual([]);
});
