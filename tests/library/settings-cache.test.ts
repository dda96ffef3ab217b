import { expect, test, vi } from 'vitest';
import { asGuildId, guildScope, type RecordScope } from '../../src/library/ids.ts';
import {
  noSettings,
  type ServerSettings,
  SettingsCache,
  type SettingsStore,
} from '../../src/library/server-settings.ts';

const GUILD = asGuildId('100000000000000001') ?? expect.fail();
const SET = { ...noSettings, threads: true };

function cache() {
  let now = 0;
  let answer: () => Promise<ServerSettings> = () => Promise.resolve(SET);
  const read = vi.fn((_scope: RecordScope) => answer());
  const change = vi.fn<SettingsStore['change']>(async (_, edit) => edit(await answer()));
  const settings = new SettingsCache({ read, change }, () => now);
  const away = () => (answer = () => Promise.reject(new Error('away')));
  return {
    settings,
    read,
    change,
    pass: (ms: number) => (now += ms),
    away,
    back: (set: ServerSettings) => (answer = () => Promise.resolve(set)),
  };
}

test('settings that cannot be read are as they were, for all who ask, and are read again as soon as that can be', async () => {
  const { settings, pass, away, back } = cache();
  expect(await settings.of(GUILD)).toEqual(SET);
  away();
  expect(await settings.of(GUILD)).toEqual(SET);
  pass(30_001);
  expect(await Promise.all([settings.of(GUILD), settings.of(GUILD)])).toEqual([SET, SET]);
  expect(await settings.of(GUILD)).toEqual(SET);
  back(noSettings);
  expect(await settings.of(GUILD)).toEqual(noSettings);
});

test('settings that have never been read fail, and those of a server that was forgotten do', async () => {
  const { settings, away, back } = cache();
  away();
  await expect(settings.of(GUILD)).rejects.toThrow('away');
  back(SET);
  expect(await settings.of(GUILD)).toEqual(SET);
  settings.forget(GUILD);
  away();
  await expect(settings.of(GUILD)).rejects.toThrow('away');
});

test('settings are read once in half a minute, and again as soon as that is over', async () => {
  const { settings, read, pass, back } = cache();
  expect(await Promise.all([settings.of(GUILD), settings.of(GUILD)])).toEqual([SET, SET]);
  pass(29_999);
  await settings.of(GUILD);
  expect(read.mock.calls).toEqual([[guildScope(GUILD)]]);
  pass(1);
  back(noSettings);
  expect(await settings.of(GUILD)).toEqual(noSettings);
  expect(read).toHaveBeenCalledTimes(2);
  expect(settings.size).toBe(1);
});

test('a change is seen at once, and no look that failed meanwhile undoes it', async () => {
  const { settings, read, change, pass, away } = cache();
  expect(await settings.of(GUILD)).toEqual(SET);
  pass(30_001);
  const held = Promise.withResolvers<ServerSettings>();
  read.mockReturnValueOnce(held.promise);
  const looking = settings.of(GUILD);
  change.mockResolvedValueOnce({ ...SET, pointsBack: true });
  expect(await settings.change(GUILD, (before) => before)).toEqual({ ...SET, pointsBack: true });
  held.reject(new Error('away'));
  away();
  expect(await looking).toEqual(SET);
  expect(await settings.of(GUILD)).toEqual({ ...SET, pointsBack: true });
  expect(change.mock.calls[0]?.[0]).toBe(guildScope(GUILD));
});

test('there are none in a direct message', async () => {
  const { settings, read } = cache();
  expect(await settings.of(undefined)).toEqual(noSettings);
  expect(read).not.toHaveBeenCalled();
});

test('those of the servers that were asked for longest ago are not remembered', async () => {
  const { settings, read } = cache();
  const guilds = Array.from({ length: 2_001 }, (_, at) => asGuildId(`${100_000 + at}`));
  for (const guild of guilds.slice(0, 2_000)) await settings.of(guild);
  expect(settings.size).toBe(2_000);
  await settings.change(guilds[0] ?? GUILD, () => SET);
  await settings.of(guilds[2_000]);
  expect(settings.size).toBe(2_000);
  read.mockClear();
  await settings.of(guilds[0]);
  await settings.of(guilds[2]);
  expect(read).not.toHaveBeenCalled();
  await settings.of(guilds[1]);
  expect(read).toHaveBeenCalledTimes(1);
});

test('nothing is switched on, and nobody passed over, before somebody says so', () => {
  expect(noSettings).toEqual({
    threads: false,
    pointsBack: false,
    answersIn: [],
    ignoredChannels: [],
    ignoredMembers: [],
  });
});
