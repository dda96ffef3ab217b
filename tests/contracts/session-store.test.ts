import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { allRows } from '../support/database/all-rows.ts';
import { hasPostgres, lentPostgresDatabase } from '../support/database/postgres-database.ts';
import { folder } from '../support/reading-room.ts';

const NOW = Date.UTC(2026, 2, 10);
const addresses = [
  ['SQLite', () => Promise.resolve(`${folder()}/docent.sqlite`)] as const,
  ...(hasPostgres ? [['PostgreSQL', () => lentPostgresDatabase()] as const] : []),
];
const options = { questionRetentionDays: 90 };

describe.each(addresses)('%s: sessions', (_name, address) => {
  test('are one process’s each, until it releases them or they are taken', async () => {
    const url = await address();
    await using one = await openStore(url, options);
    await using other = await openStore(url, options);
    expect(await one.sessions.left(0)).toBeUndefined();
    expect(await one.sessions.keep(0, 'first', NOW)).toBe(true);
    expect(await one.sessions.keep(0, 'second', NOW + 1)).toBe(true);
    expect(await other.sessions.keep(0, 'other', NOW + 2)).toBe(false);
    expect(await other.sessions.keep(1, 'shard 1', NOW)).toBe(true);
    expect(await other.sessions.left(0)).toEqual({ session: 'second', keptAt: NOW + 1 });
    // Who does not have it releases nothing.
    await other.sessions.release(0);
    expect(await one.sessions.left(0)).toEqual({ session: 'second', keptAt: NOW + 1 });
    await one.sessions.release(0);
    expect(await other.sessions.keep(0, 'other', NOW + 3)).toBe(true);
    expect(await one.sessions.keep(0, 'third', NOW + 4)).toBe(false);
    expect(await one.sessions.left(1)).toEqual({ session: 'shard 1', keptAt: NOW });
  });

  test('are taken by one, and only as they were seen: whoever goes on keeping keeps them', async () => {
    const url = await address();
    await using one = await openStore(url, options);
    await using two = await openStore(url, options);
    await using three = await openStore(url, options);
    await one.sessions.keep(0, 'first', NOW);
    await one.sessions.keep(0, 'later', NOW + 1_000);
    expect(await two.sessions.take(0, NOW)).toBe(false);
    const taken = await Promise.all([two, three].map(({ sessions }) => sessions.take(0, NOW + 1_000)));
    expect(taken.filter((isTaken) => isTaken)).toEqual([true]);
    expect(await two.sessions.keep(0, 'two', NOW + 1_001)).toBe(true);
    // It was thought to have ended: it does not take its place back.
    expect(await one.sessions.keep(0, 'still there', NOW + 2_000)).toBe(false);
    expect(await three.sessions.left(0)).toMatchObject({ session: 'two' });
  });

  test('of other numbers of shards are others, and what is older than Discord remembers is in nobody’s way', async () => {
    const url = await address();
    await using one = await openStore(url, { ...options, shards: { ids: [0], count: 2 } });
    await using two = await openStore(url, { ...options, shards: { ids: [0], count: 4 } });
    await one.sessions.keep(0, 'of two', NOW);
    expect(await two.sessions.left(0)).toBeUndefined();
    expect(await two.sessions.keep(0, 'of four', NOW)).toBe(true);
    await using later = await openStore(url, { ...options, shards: { ids: [0], count: 2 } });
    expect(await later.sessions.keep(0, 'later', NOW + 3_600_000)).toBe(true);
    expect(await later.sessions.left(0)).toEqual({ session: 'later', keptAt: NOW + 3_600_000 });
  });

  test('are sealed: who has the database cannot resume them', async () => {
    const url = await address();
    {
      await using one = await openStore(url, options);
      await one.sessions.keep(0, 'CANARY-SESSION', NOW);
    }
    const rows = await allRows(url);
    expect(rows['taken']).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('CANARY-SESSION');
  });
});
