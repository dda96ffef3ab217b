import { type APIAllowedMentions, AllowedMentionsTypes as Kind } from 'discord-api-types/v10';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { Clock } from '../src/clock.ts';
import { type Ids, makeDefaultWorld } from '../src/default-world.ts';
import { mentionsOf, notified } from '../src/state/chat/message-mentions.ts';
import { World } from '../src/state/world.ts';

let world: World;
let ids: Ids;

beforeEach(() => {
  world = new World({ clock: new Clock(), bot: { username: 'Bot' }, privilegedIntents: 0, filesUrl: () => '' });
  ids = makeDefaultWorld(world);
});

function pinged(content: string, allowed?: APIAllowedMentions, fromInteraction = false, authorId = ids.moderator) {
  const channel = world.channels.get(ids.general);
  const author = world.users.get(authorId);
  if (channel === undefined || author === undefined) throw new Error('The default world is incomplete.');
  const { pings } = mentionsOf({ world, channel, author, content, allowed, fromInteraction, replied: undefined });
  const names = notified(world, channel, authorId, pings).map((id) => world.users.get(id)?.username ?? '');
  return names.sort();
}

describe('who is notified', () => {
  const everyone = ['Bot', 'alice', 'bob', 'olga'];
  test('users in either form, once each, and never the author', () => {
    expect(pinged(`<@${ids.alice}> <@!${ids.alice}> <@${ids.moderator}>`)).toEqual(['alice']);
  });
  test('everyone, by one who may', () => {
    expect(pinged('@everyone')).toEqual(everyone);
    expect(pinged('@here!')).toEqual(everyone);
    expect(pinged('@everyone', undefined, false, ids.alice)).toEqual([]);
    expect(pinged('me@everyones.org')).toEqual([]);
  });
  test('a role, where it is mentionable or its author may mention all', () => {
    const content = `<@&${ids.botRole}>`;
    expect(pinged(content)).toEqual(['Bot']);
    expect(pinged(content, undefined, false, ids.alice)).toEqual([]);
    const role = world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    if (role !== undefined) role.mentionable = true;
    expect(pinged(content, undefined, false, ids.alice)).toEqual(['Bot']);
  });
  test('of an interaction’s reply users only, unless it says otherwise', () => {
    const content = `@everyone <@&${ids.botRole}> <@${ids.bob}>`;
    expect(pinged(content, undefined, true)).toEqual(['bob']);
    expect(pinged(content, { parse: [Kind.Everyone] }, true)).toEqual(everyone);
  });
  test('only what is allowed', () => {
    const content = `@everyone <@&${ids.botRole}> <@${ids.bob}> <@${ids.alice}>`;
    expect(pinged(content, { parse: [Kind.User] })).toEqual(['alice', 'bob']);
    expect(pinged(content, { parse: [Kind.Role] })).toEqual(['Bot']);
    expect(pinged(content, { users: [ids.bob] })).toEqual(['bob']);
    expect(pinged(content, {})).toEqual([]);
  });
  test('nobody outside the server, nor outside the channel’s guild', () => {
    const stranger = world.addUser({ username: 'stranger' });
    expect(pinged(`<@${stranger.id}> <@123456789012345678>`)).toEqual([]);
  });
  test('with none allowed, nobody, whatever the text', () => {
    const parts = fc.constantFrom(
      '@everyone',
      '@here',
      `<@${ids.alice}>`,
      `<@!${ids.bob}>`,
      `<@&${ids.botRole}>`,
      '`',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string())), (texts) => {
        expect(pinged(texts.join(''), { parse: [] })).toEqual([]);
      }),
    );
  });
});

test('in a DM everyone is nobody', () => {
  const channel = world.dm(ids.alice);
  const content = `@everyone <@${ids.alice}>`;
  const context = {
    world,
    channel,
    author: world.bot,
    content,
    allowed: undefined,
    fromInteraction: false,
    replied: undefined,
  };
  expect(mentionsOf(context).pings).toEqual({ everyone: false, users: [ids.alice], roles: [] });
});
