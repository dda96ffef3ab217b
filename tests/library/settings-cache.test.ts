import { expect, test } from 'vitest';
import { asGuildId } from '../../src/library/ids.ts';
import { noSettings, type ServerSettings, SettingsCache } from '../../src/library/server-settings.ts';

const GUILD = asGuildId('100000000000000001') ?? expect.fail();
const SET = { ...noSettings, threads: true };

function cache() {
  let now = 0;
  let answer: () => Promise<ServerSettings> = () => Promise.resolve(SET);
  const settings = new SettingsCache(
    { read: () => answer(), change: () => Promise.reject(new Error('not here')) },
    () => now,
  );
  const away = () => (answer = () => Promise.reject(new Error('away')));
  return {
    settings,
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
