import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killShard } from '../../../bench/shards/kill-a-shard.ts';
import { hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { folder } from '../../support/reading-room.ts';

/** What `npm run endure` does with four shards and 2,000 servers, in short. */
it('one shard of two is killed while members ask: nothing is lost, nothing done twice, and it comes back', {
  timeout: 240_000,
}, async () => {
  const databaseUrl = hasPostgres ? await newPostgresDatabase() : join(folder(), 'docent.sqlite');
  const killed = await killShard({ processes: 2, servers: 40, rate: 10, seconds: 1.5, atOnce: 2, databaseUrl });
  expect(killed.broken).toEqual([]);
  expect(killed.answered).toBe(killed.asked);
  expect(killed.whileGone).toBeGreaterThan(0);
  const { gone, starting, after } = killed.others;
  expect([gone.count > 0, starting.count > 0, after.count > 0]).toEqual([true, true, true]);
  expect(killed.votes).toBeGreaterThan(0);
  expect(killed.posts).toBe(2);
});
