import { describe, expect, it } from 'vitest';
import { REST } from 'discord.js';
import { compare, type Definition, describeDifference, register } from '../../../src/discord/register-commands.ts';
import { registerOnce } from '../../../src/discord/register-once.ts';
import { frozenDiscord } from '../rest-client.ts';

const described = { description: 'For a test' };
const plain: Definition = { name: 'plain', ...described };
const full: Definition = {
  name: 'full',
  name_localizations: { de: 'voll' },
  ...described,
  contexts: [2, 0],
  integration_types: [1, 0],
  default_member_permissions: '8192',
  options: [
    { type: 3, name: 'first', ...described, required: true, choices: [{ name: 'One', value: '1' }] },
    { type: 4, name: 'second', ...described, min_value: 0 },
  ],
};
const menu: Definition = { name: 'Menu', type: 3 };
const all = [plain, full, menu];

async function ready() {
  const discord = await frozenDiscord();
  const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
  const { bot, guild } = discord.ids;
  const everywhere = { applicationId: bot };
  const here = { applicationId: bot, guildId: guild };
  const listed = (guildId?: string) => discord.world.commands.list(guildId);
  const sent = () =>
    discord.traffic
      .requests()
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('GET'));
  return { discord, rest, everywhere, here, listed, sent };
}

const counts = ({ create, update, remove, same }: ReturnType<typeof compare>) => [
  create.length,
  update.length,
  remove.length,
  same.length,
];

describe('registering', () => {
  it('makes what is missing, and then finds nothing to do', async () => {
    const { rest, everywhere, listed, sent } = await ready();
    expect(counts(await register(rest, everywhere, all))).toEqual([3, 0, 0, 0]);
    expect(listed()).toMatchObject(all);
    expect(counts(await register(rest, everywhere, all))).toEqual([0, 0, 0, 3]);
    expect(sent()).toEqual(all.map(() => 'POST applications/:application/commands'));
  });

  it('changes what differs and removes what is no longer wanted, and touches nothing else', async () => {
    const { rest, everywhere, listed, sent, discord } = await ready();
    await register(rest, everywhere, all);
    const [, old] = listed();
    discord.traffic.clear();
    const changed = { ...full, name_localizations: { de: 'ganz' } };
    const difference = await register(rest, everywhere, [changed, menu]);
    expect(counts(difference)).toEqual([0, 1, 1, 1]);
    expect(difference).toMatchObject({
      remove: [{ name: 'plain' }],
      update: [{ id: old?.id, definition: changed }],
      same: ['Menu'],
    });
    expect(listed()).toMatchObject([{ id: old?.id, name_localizations: { de: 'ganz' } }, menu]);
    expect(sent()).toEqual([
      'DELETE applications/:application/commands/:command',
      'PATCH applications/:application/commands/:command',
    ]);
  });

  it('dry, says what it would do and sends nothing', async () => {
    const { rest, everywhere, listed, sent } = await ready();
    expect(counts(await register(rest, everywhere, all, { dryRun: true }))).toEqual([3, 0, 0, 0]);
    expect(listed()).toEqual([]);
    expect(sent()).toEqual([]);
  });

  it('in one server leaves out where a command shows, and takes away what stands everywhere', async () => {
    const { rest, everywhere, here, listed, sent, discord } = await ready();
    await register(rest, everywhere, [plain]);
    await register(rest, here, [full]);
    const { contexts: _, integration_types: __, ...rest1 } = full;
    const [command] = listed(discord.ids.guild);
    expect(command).toMatchObject(rest1);
    const bodies = discord.traffic.requests('POST applications/:application/guilds/:guild/commands');
    expect(bodies.map(({ request }) => JSON.parse(request) as unknown)).toEqual([rest1]);
    expect(listed()).toEqual([]);
    expect(sent()).toHaveLength(3);
    expect(counts(await register(rest, here, [full]))).toEqual([0, 0, 0, 1]);
  });
});

describe('registering everywhere', () => {
  const gone = 'GET applications/:application/guilds/:guild/commands';

  it('takes away what single servers still have of it, last of all', async () => {
    const { rest, everywhere, here, listed, sent, discord } = await ready();
    await register(rest, here, [plain, menu]);
    discord.traffic.clear();
    const guilds = [discord.ids.guild];
    const { elsewhere } = await register(rest, { ...everywhere, guilds }, all);
    expect(elsewhere).toEqual([{ guildId: discord.ids.guild, names: ['plain', 'Menu'] }]);
    expect(listed(discord.ids.guild)).toEqual([]);
    expect(sent().at(-1)).toBe('PUT applications/:application/guilds/:guild/commands');
    expect((await register(rest, { ...everywhere, guilds }, all)).elsewhere).toEqual([]);
  });

  it('leaves them where it is meant for one server', async () => {
    const { rest, here, listed, discord } = await ready();
    await register(rest, here, [plain]);
    const { elsewhere } = await register(rest, { ...here, guilds: [discord.ids.guild] }, [plain]);
    expect(elsewhere).toEqual([]);
    expect(listed(discord.ids.guild)).toMatchObject([plain]);
  });

  it('has nothing to take away where it may not look, and fails where Discord does', async () => {
    const { rest, everywhere, discord } = await ready();
    const target = { ...everywhere, guilds: [discord.ids.guild] };
    discord.faults.fail(gone, { status: 403, code: 50_001 });
    expect((await register(rest, target, all)).elsewhere).toEqual([]);
    discord.faults.fail(gone, { status: 400, code: 50_035 });
    await expect(register(rest, target, all)).rejects.toMatchObject({ code: 50_035 });
  });
});

describe('comparing', () => {
  const asListed = (definition: Definition, changes: object = {}) =>
    ({
      id: '1',
      application_id: '2',
      version: '3',
      guild_id: '4',
      dm_permission: true,
      default_permission: true,
      name_localized: 'x',
      description_localized: 'x',
      ...structuredClone(definition),
      ...changes,
    }) as never;
  const same = (definition: Definition, changes: object) =>
    compare([definition], [asListed(definition, changes)]).same.length === 1;

  it.each<[string, Definition, object]>([
    ['the kind of command', plain, { type: 1 }],
    ['what a menu has no room for', menu, { description: '', description_localizations: null }],
    ['age', plain, { nsfw: false }],
    ['permissions', plain, { default_member_permissions: null }],
    ['contexts', plain, { contexts: null }],
    ['where it is installed', plain, { integration_types: [0] }],
    ['who handles it', plain, { handler: null }],
    ['options', plain, { options: [] }],
    ['translations', plain, { name_localizations: {}, description_localizations: undefined }],
    ['the order of contexts', full, { contexts: [0, 2], integration_types: [0, 1] }],
    [
      'an option that is neither required nor completed',
      full,
      { options: full.options?.map((option) => ({ required: false, autocomplete: false, ...option })) },
    ],
  ])('takes what Discord fills in for what was left out: %s', (_, definition, changes) => {
    expect(same(definition, changes)).toBe(true);
  });

  it.each<[string, Definition, object]>([
    ['a description', plain, { description: 'Another' }],
    ['age', plain, { nsfw: true }],
    ['permissions', full, { default_member_permissions: '16' }],
    ['a context fewer', full, { contexts: [0] }],
    ['the order of options', full, { options: full.options?.toReversed() }],
    [
      'a choice',
      full,
      { options: [{ ...full.options?.[0], choices: [{ name: 'Two', value: '2' }] }, full.options?.[1]] },
    ],
    ['a limit', full, { options: [full.options?.[0], { ...full.options?.[1], min_value: 1 }] }],
    ['an option required', plain, { options: [{ type: 3, name: 'x', ...described }] }],
  ])('sees %s', (_, definition, changes) => {
    expect(same(definition, changes)).toBe(false);
  });

  it('tells apart two kinds of the same name', () => {
    const chat = { name: 'menu', ...described } as Definition;
    const other = { name: 'menu', type: 3 } as Definition;
    expect(compare([other], [asListed(chat)])).toMatchObject({ create: [other], remove: [{ id: '1', name: 'menu' }] });
  });
});

describe('what was done, in one line', () => {
  const nothing = { create: [], update: [], remove: [], same: [] };
  it.each([
    [nothing, 'no commands'],
    [{ ...nothing, create: [plain, full] }, 'new: plain, full'],
    [{ ...nothing, update: [{ id: '1', definition: full }] }, 'changed: full'],
    [
      {
        ...nothing,
        remove: [
          { id: '1', name: 'old' },
          { id: '2', name: 'older' },
        ],
      },
      'removed: old, older',
    ],
    [
      { create: [plain], update: [{ id: '1', definition: full }], remove: [{ id: '1', name: 'old' }], same: ['Menu'] },
      'new: plain; changed: full; removed: old; unchanged: Menu',
    ],
    [
      { ...nothing, same: ['Menu'], elsewhere: [{ guildId: '7', names: ['old', 'older'] }] },
      'unchanged: Menu; removed in server 7: old, older',
    ],
  ])('%#', (difference, line) => {
    expect(describeDifference(difference)).toBe(line);
  });
});

describe('registering without a connection', () => {
  it('registers everywhere or in one server, for the application that the token is of', async () => {
    const { discord, listed } = await ready();
    const { token, apiUrl } = discord;
    expect(counts(await registerOnce({ token, apiUrl, dryRun: true }, all))).toEqual([3, 0, 0, 0]);
    expect(listed()).toEqual([]);
    await registerOnce({ token, apiUrl, dryRun: false }, [plain]);
    expect(listed()).toMatchObject([plain]);
    await registerOnce({ token, apiUrl, dryRun: false, guildId: discord.ids.guild }, [menu]);
    expect(listed()).toEqual([]);
    expect(listed(discord.ids.guild)).toMatchObject([menu]);
  });

  it('says what is wrong: the token, the server, the address', async () => {
    const { discord } = await ready();
    const { token, apiUrl } = discord;
    const failing = (options: object) => registerOnce({ token, apiUrl, dryRun: false, ...options }, all);
    await expect(failing({ token: 'a.b.c' })).rejects.toMatchObject({
      code: 'DISCORD_LOGIN',
      message: expect.stringContaining('DISCORD_TOKEN'),
    });
    await expect(failing({ guildId: '123456789012345678' })).rejects.toMatchObject({
      code: 'DISCORD_LOGIN',
      context: { guildId: '123456789012345678' },
    });
    await expect(failing({ apiUrl: 'http://127.0.0.1:9/api' })).rejects.toMatchObject({ code: 'DISCORD_UNREACHABLE' });
  });
});
