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
