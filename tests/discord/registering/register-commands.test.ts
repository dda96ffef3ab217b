import type { APIApplicationCommand } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { LocalDiscord } from 'local-discord';
import { commands } from '../../../commands/index.ts';
import { registerOnce } from '../../../src/discord/register-once.ts';
import { startDocent } from '../../support/docent.ts';
import { ownServer } from '../own-server.ts';
import { compare, type Definition, describeDifference } from '../../../src/discord/register-commands.ts';

const wanted = commands.map(({ definition }) => definition);

/** As Discord lists a command: with ids, and every default spelled out. */
function listed(definition: Definition, changes: object = {}): APIApplicationCommand {
  return {
    id: '123456789012345678',
    application_id: '123456789012345677',
    version: '123456789012345679',
    type: 1,
    nsfw: false,
    default_member_permissions: null,
    dm_permission: true,
    integration_types: [0],
    contexts: null,
    ...structuredClone(definition),
    ...changes,
  } as APIApplicationCommand;
}

describe('compare', () => {
  it('finds nothing to do where Discord lists what is wanted', () => {
    const { create, update, remove, same } = compare(
      wanted,
      wanted.map((definition) => listed(definition)),
    );
    expect({ create, update, remove }).toEqual({ create: [], update: [], remove: [] });
    expect(same).toEqual(wanted.map(({ name }) => name));
  });

  it('creates, changes and removes only what differs', () => {
    const [first, ...others] = wanted;
    if (first === undefined) throw new Error('there is no command');
    const stale = listed(first, { name: 'gone' });
    const changed = listed(first, { description: 'Something else' });
    expect(compare([first], [stale])).toMatchObject({ create: [first], remove: [{ name: 'gone' }], update: [] });
    expect(compare([first], [changed])).toMatchObject({ create: [], remove: [], update: [{ definition: first }] });
    const rest = others.map((definition) => listed(definition));
    expect(compare(wanted, rest).create).toEqual([first]);
  });

  it('finds nothing to do where the developer portal lets members install the application for themselves', () => {
    const everywhere = wanted.map((definition) => listed(definition, { integration_types: [0, 1] }));
    expect(compare(wanted, everywhere)).toMatchObject({ create: [], update: [], remove: [] });
    const [first] = wanted;
    if (first === undefined) throw new Error('there is no command');
    const forMembers = { ...first, integration_types: [0, 1] };
    expect(compare([forMembers], [listed(forMembers, { integration_types: [0] })]).update).toHaveLength(1);
  });

  it('sees a change deep in an option', () => {
    const [first] = wanted;
    const found = structuredClone(first) as { options: { required?: boolean }[] };
    const [option] = found.options;
    if (first === undefined || option === undefined) throw new Error('there is no option');
    option.required = !(option.required ?? false);
    expect(compare([first], [listed(first, found)]).update).toHaveLength(1);
  });
});

it('says what was done in one line', () => {
  const [first] = wanted;
  if (first === undefined) throw new Error('there is no command');
  expect(describeDifference({ create: [first], update: [], remove: [], same: ['help'] })).toBe(
    `new: ${first.name}; unchanged: help`,
  );
});

describe('started with DISCORD_GUILD_ID', () => {
  const offered = (discord: LocalDiscord) =>
    discord
      .as(discord.ids.owner)
      .commands()
      .map(({ name }) => name);
  const names = wanted.map(({ name }) => name).toSorted();

  it('and then without it, no command stands twice', async () => {
    const { discord, stop } = await startDocent({ guildOnly: true });
    const { general } = discord.addServer({ name: 'Elsewhere', ownerId: discord.ids.owner });
    await stop();
    const { started } = await startDocent({ on: discord });
    expect(offered(discord).toSorted()).toEqual(names);
    expect(started.commands.elsewhere).toMatchObject([{ guildId: discord.ids.guild }]);
    expect(discord.as(discord.ids.owner).commands({ channelId: general })).toHaveLength(names.length);
  });

  it('after a start without it, no command stands twice: it is that server’s alone', async () => {
    const { discord, stop } = await startDocent();
    const { general } = discord.addServer({ name: 'Elsewhere', ownerId: discord.ids.owner });
    await stop();
    const { started, stop: stopAgain } = await startDocent({ on: discord, guildOnly: true });
    expect(offered(discord).toSorted()).toEqual(names);
    expect(started.commands.elsewhere).toEqual([{ names: expect.arrayContaining(names) }]);
    expect(describeDifference(started.commands)).toContain('; removed everywhere: ');
    expect(discord.as(discord.ids.owner).commands({ channelId: general })).toEqual([]);
    await stopAgain();
    expect((await startDocent({ on: discord, guildOnly: true })).started.commands.elsewhere).toEqual([]);
  });

  it('is not stopped by a server that has none of its commands', async () => {
    const { discord, stop } = await startDocent();
    await stop();
    discord.faults.fail('GET applications/:application/guilds/:guild/commands', { status: 403, code: 50001 });
    expect((await startDocent({ on: discord })).started.commands.elsewhere).toEqual([]);
  });
});

it('`npm run register` asks for all servers, page by page', async () => {
  const ids = Array.from({ length: 201 }, (_, at) => String(1_000 + at));
  const { apiUrl, requests } = await ownServer(({ path }) => {
    const { pathname, searchParams } = new URL(path, 'http://discord');
    if (pathname.endsWith('/users/@me/guilds')) {
      const from = ids.indexOf(searchParams.get('after') ?? '') + 1;
      return { status: 200, body: JSON.stringify(ids.slice(from, from + 200).map((id) => ({ id }))) };
    }
    return { status: 200, body: pathname.endsWith('/applications/@me') ? '{"id": "2"}' : '[]' };
  });
  await registerOnce({ token: 'a.b.c', apiUrl, dryRun: true }, wanted);
  const paths = requests.map(({ path }) => path.replace('/own/v10', ''));
  expect(paths.filter((path) => path.startsWith('/users'))).toEqual([
    '/users/@me/guilds?limit=200&after=0',
    '/users/@me/guilds?limit=200&after=1199',
  ]);
  const listed = paths.flatMap((path) => /^\/applications\/2\/guilds\/(\d+)\/commands/.exec(path)?.[1] ?? []);
  expect(listed.toSorted()).toEqual(ids);
});

it('`npm run register` takes away what is left elsewhere as well', async () => {
  const { discord, stop } = await startDocent({ guildOnly: true });
  await stop();
  const { token, apiUrl } = discord;
  const dry = await registerOnce({ token, apiUrl, dryRun: true }, wanted);
  expect(dry.elsewhere).toMatchObject([{ guildId: discord.ids.guild }]);
  expect(discord.world.commands.list(discord.ids.guild)).toHaveLength(wanted.length);
  await registerOnce({ token, apiUrl, dryRun: false }, wanted);
  expect(discord.world.commands.list(discord.ids.guild)).toEqual([]);
});
