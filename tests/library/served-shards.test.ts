import { expect, it } from 'vitest';
import { asGuildId, directScope, guildScope, scopeOf } from '../../src/library/ids.ts';
import { allShards, isServed, servesFirst, SHARD_DIVISOR } from '../../src/library/served-shards.ts';

/** A server that was made at that millisecond, as Discord counts them, with something else in the rest of its id. */
const madeAt = (ms: bigint) => guildScope(asGuildId(String(ms * SHARD_DIVISOR + 4_194_303n)));
const message = directScope('400000000000000001');

it('serves the servers of its shards, each of which is one process’s', () => {
  for (const [ms, shard] of [
    [300_000_000_000n, 0],
    [300_000_000_001n, 1],
    [300_000_000_002n, 2],
    [300_000_000_004n, 4],
  ] as const)
    for (const ids of [[0], [1], [2], [0, 4]])
      expect([ms, ids, isServed({ ids, count: 5 }, madeAt(ms))]).toEqual([ms, ids, ids.includes(shard)]);
});

it('serves direct messages, and what is done once for all, where the first shard is', () => {
  expect(isServed({ ids: [0, 2], count: 3 }, message)).toBe(true);
  expect(isServed({ ids: [1, 2], count: 3 }, message)).toBe(false);
  expect(servesFirst({ ids: [0, 2], count: 3 })).toBe(true);
  expect(servesFirst({ ids: [1], count: 3 })).toBe(false);
});

it('serves everything where there is one process for all', () => {
  expect(isServed(allShards, message)).toBe(true);
  expect(isServed(allShards, guildScope(asGuildId('not a snowflake')))).toBe(true);
  expect(servesFirst(allShards)).toBe(true);
});

it('what is asked in a server is kept under the server, what is asked in a direct message under its channel', () => {
  expect(scopeOf({ guildId: asGuildId('1'), channelId: '2' })).toBe('1');
  expect(scopeOf({ channelId: '2' })).toBe(directScope('2'));
});
