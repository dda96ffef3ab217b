import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { RecordScope } from '../../../src/library/ids.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 2, 1);
const GUILD = '100000000000000001' as string as RecordScope;
const OTHER = '100000000000000002' as string as RecordScope;

let files = 0;
const folder = mkdtempSync(join(tmpdir(), 'docent-deliveries-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Dialect = readonly [name: string, newAddress: () => Promise<string>];
const DIALECTS: readonly Dialect[] = [
  ['SQLite', () => Promise.resolve(join(folder, `${(files += 1)}.sqlite`))],
  ...(hasPostgres ? [['PostgreSQL', () => newPostgresDatabase()] as const] : []),
];

describe.each(DIALECTS)('%s: what is delivered to several processes', (_name, newAddress) => {
  const two = async () => {
    const path = await newAddress();
    const open = () => openStore(path, { questionRetentionDays: 90 });
    return { one: await open(), other: await open() };
  };

  test('is answered by the first that asks, in each server', async () => {
    const { one, other } = await two();
    await using _ = one;
    await using __ = other;
    for (const id of ['1', '2', '3']) {
      const takers = await Promise.all([one, other].map((store) => store.deliveries.take(GUILD, id, NOW, DAY)));
      expect(takers.filter(Boolean)).toHaveLength(1);
    }
    expect(await one.deliveries.take(OTHER, '1', NOW, DAY)).toBe(true);
    expect(await other.deliveries.take(OTHER, '1', NOW, DAY)).toBe(false);
  });

  test('is answered once although one of them stood still until it had lapsed, whichever of them that was', async () => {
    const { one, other } = await two();
    await using _ = one;
    await using __ = other;
    await one.deliveries.attend(NOW, MINUTE);
    await other.deliveries.attend(NOW, MINUTE);
    // Only the first one has said since that it goes on; the other wakes up, and has the same still before it.
    await one.deliveries.attend(NOW + 2 * MINUTE, MINUTE);
    expect(await one.deliveries.take(GUILD, 'before it woke', NOW + 2 * MINUTE, DAY)).toBe(true);
    expect(await other.deliveries.take(GUILD, 'before it woke', NOW + 2 * MINUTE, DAY)).toBe(false);
    // It says so again, by when the first one has ended.
    expect(await one.deliveries.take(GUILD, 'before its end', NOW + 2 * MINUTE, DAY)).toBe(true);
    await one[Symbol.asyncDispose]();
    await other.deliveries.attend(NOW + 5 * MINUTE, MINUTE);
    expect(await other.deliveries.take(GUILD, 'before its end', NOW + 5 * MINUTE, DAY)).toBe(false);
  });

  test('is no longer its own once another has taken it over', async () => {
    const { one, other } = await two();
    await using _ = one;
    await using __ = other;
    expect(await one.deliveries.take(GUILD, 'slow', NOW, DAY)).toBe(true);
    expect(await one.deliveries.has(GUILD, 'slow')).toBe(true);
    await other.deliveries.takeOver(GUILD, 'slow', NOW, DAY);
    expect([await one.deliveries.has(GUILD, 'slow'), await other.deliveries.has(GUILD, 'slow')]).toEqual([false, true]);
    // As after a kill before it was written down whose it is.
    await other.deliveries.takeOver(GUILD, 'unwritten', NOW, DAY);
    expect(await one.deliveries.take(GUILD, 'unwritten', NOW, DAY)).toBe(false);
    expect(await other.deliveries.has(GUILD, 'unwritten')).toBe(true);
  });
});
