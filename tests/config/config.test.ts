import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config.ts';
import { UserError } from '../../src/errors.ts';

describe('parseConfig', () => {
  it('needs nothing', () => {
    const config = parseConfig({});
    expect(config.discord).toEqual({});
    expect(config.articlesDir).toMatch(/data[/\\]articles$/);
    expect(config.questionRetentionDays).toBe(90);
  });

  it('takes an empty variable for an absent one', () => {
    expect(parseConfig({ DISCORD_TOKEN: ' ', LOG_LEVEL: '' })).toEqual(parseConfig({}));
  });

  it('takes the base address with or without the version', () => {
    for (const url of ['http://127.0.0.1:5/api', 'http://127.0.0.1:5/api/', 'http://127.0.0.1:5/api/v10'])
      expect(parseConfig({ DISCORD_API_URL: url }).discord.apiUrl).toBe('http://127.0.0.1:5/api');
  });

  it.each(['COOLDOWN_SECONDS', 'COOLDOWN_PER_MEMBER', 'COOLDOWN_PER_CHANNEL'])('takes %s=0, for no limit', (name) => {
    expect(Object.values(parseConfig({ [name]: '0' }).cooldown)).toContain(0);
  });

  it('fetches no web addresses unless told, and documents of ten megabytes at most', () => {
    expect(parseConfig({}).documents).toEqual({ allowUrls: false, maxBytes: 10_485_760 });
    const set = parseConfig({ ALLOW_URLS: 'true', MAX_FILE_MB: '50' });
    expect(set.documents).toEqual({ allowUrls: true, maxBytes: 52_428_800 });
  });

  it('tells nobody how it is unless a port is named, and then this machine alone', () => {
    expect(parseConfig({ HEALTH_HOST: '0.0.0.0' }).health).toBeUndefined();
    expect(parseConfig({ HEALTH_PORT: '9464' }).health).toEqual({ port: 9464, host: '127.0.0.1' });
    expect(parseConfig({ HEALTH_PORT: '9464', HEALTH_HOST: '::' }).health).toEqual({ port: 9464, host: '::' });
  });

  it('serves everything in one process, unless it is told of shards', () => {
    const real = { DISCORD_TOKEN: 'a.b.c', DATABASE_URL: 'postgres://localhost/docent' };
    const all = { shards: { ids: [0], count: 1 } };
    expect(parseConfig({ SHARDS: '', SHARD_IDS: ' ', SHARD_COUNT: '' })).toMatchObject(all);
    expect(parseConfig({}).processes).toBeUndefined();
    expect(parseConfig({ ...real, SHARDS: '1' })).toMatchObject(all);
    expect(parseConfig({ ...real, SHARDS: '1' }).processes).toBeUndefined();
    expect(parseConfig({ ...real, SHARDS: '4' })).toMatchObject({ ...all, processes: 4 });
    expect(parseConfig({ ...real, SHARDS: 'auto' })).toMatchObject({ ...all, processes: 'auto' });
    const own = (SHARD_IDS: string) => parseConfig({ ...real, SHARD_IDS, SHARD_COUNT: '6' }).shards;
    expect(own('0,1')).toEqual({ ids: [0, 1], count: 6 });
    expect(own('0, 2-4')).toEqual({ ids: [0, 2, 3, 4], count: 6 });
    // One process with all of them needs nobody else.
    expect(parseConfig({ DISCORD_TOKEN: 'a.b.c', SHARD_IDS: '0-1', SHARD_COUNT: '2' }).shards.ids).toEqual([0, 1]);
  });

  it.each<[what: string, named: string, env: Record<string, string>]>([
    ['no token', 'DISCORD_TOKEN', { DISCORD_TOKEN: '', SHARDS: '2' }],
    ['no number', 'SHARDS', { SHARDS: 'canary' }],
    ['too many here', 'SHARDS', { SHARDS: '65' }],
    ['both ways at once', 'SHARDS', { SHARDS: '2', SHARD_IDS: '0', SHARD_COUNT: '2' }],
    ['no count', 'SHARD_COUNT', { SHARD_IDS: '0' }],
    ['no ids', 'SHARD_IDS', { SHARD_COUNT: '2' }],
    ['an id that there is not', 'SHARD_IDS', { SHARD_IDS: '2', SHARD_COUNT: '2' }],
    ['an id twice', 'SHARD_IDS', { SHARD_IDS: '0-1,1', SHARD_COUNT: '2' }],
    ['a range backwards', 'SHARD_IDS', { SHARD_IDS: '1-0', SHARD_COUNT: '2' }],
    ['ids that are none', 'SHARD_IDS', { SHARD_IDS: '0;canary', SHARD_COUNT: '2' }],
    ['no database that others reach', 'DATABASE_URL', { SHARD_IDS: '0', SHARD_COUNT: '2', DATABASE_URL: '' }],
    ['a database that nobody shares', 'DATABASE_URL', { SHARDS: '2', DATABASE_URL: ':memory:' }],
  ])('of shards refuses %s, and names %s', (_, variable, env) => {
    const given = { DISCORD_TOKEN: 'a.b.c', DATABASE_URL: 'postgres://localhost/docent', ...env };
    const error = expect.objectContaining({ code: 'CONFIG_INVALID', context: { variable } });
    expect(() => parseConfig(given)).toThrow(error);
    expect(() => parseConfig(given)).not.toThrow(/canary/);
  });

  it('says of processes on several machines that each must reach one PostgreSQL', () => {
    const given = { DISCORD_TOKEN: 'a.b.c', SHARD_IDS: '0', SHARD_COUNT: '2' };
    expect(() => parseConfig(given)).toThrow(/DATABASE_URL .* each must reach the same PostgreSQL/);
  });

  it.each([
    ['DISCORD_TOKEN', 'two words-canary'],
    ['DISCORD_GUILD_ID', '12-canary'],
    ['DISCORD_APPLICATION_ID', 'canary'],
    ['DISCORD_API_URL', 'ftp://canary'],
    ['LOG_LEVEL', 'canary'],
    ['QUESTION_RETENTION_DAYS', '-1'],
    ['QUESTION_RETENTION_DAYS', '1e9canary'],
    ['PLAYGROUND_PORT', '70000'],
    ['HEALTH_PORT', '70000'],
    ['HEALTH_PORT', 'canary'],
    ['COOLDOWN_SECONDS', '3601'],
    ['ALLOW_URLS', 'canary'],
    ['MAX_FILE_MB', '0'],
    ['MAX_FILE_MB', '51'],
    ['MAX_FILE_MB', '2.5canary'],
  ])('%s=%s is an error that names the variable, never the value', (name, value) => {
    let thrown: unknown;
    try {
      parseConfig({ [name]: value });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UserError);
    expect(thrown).toMatchObject({ code: 'CONFIG_INVALID', context: { variable: name } });
    expect(String(thrown)).toContain(name);
    expect(String(thrown)).not.toContain('canary');
  });
});
