import { afterEach, expect, test } from 'vitest';
import { readEnv } from '../../src/config/env.ts';

const { env } = process;

afterEach(() => {
  process.env = env;
});

test('what Docent calls as discord.js does is taken out of the environment, and read again from nowhere else', () => {
  process.env = { SHARDS: '4', SHARD_COUNT: '4', READER: 'off' };
  expect(readEnv()).toMatchObject({ SHARDS: '4', SHARD_COUNT: '4', READER: 'off' });
  expect(process.env).toEqual({ READER: 'off' });
  expect(readEnv()).toMatchObject({ SHARDS: '4' });
  process.env = { READER: 'off' };
  expect(readEnv()).not.toHaveProperty('SHARDS');
});
