import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import type { RecordScope } from '../../../src/library/ids.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { askPostgres, hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 2, 1);
const GUILD = '100000000000000001' as string as RecordScope;
const OTHER = '100000000000000002' as string as RecordScope;

let files = 0;
const folder = mkdtempSync(join(tmpdir(), 'docent-deliveries-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Dialect = readonly [name: string, newAddress: () => Promise<string>, claims: (address: string) => Promise<number>];
const onPostgres: Dialect = [
  'PostgreSQL',
  () => newPostgresDatabase(),
  async (url) => Number((await askPostgres(url, 'SELECT count(*) AS rows FROM docent.taken'))[0]?.['rows']),
];
const DIALECTS: readonly Dialect[] = [
  [
    'SQLite',
    () => Promise.resolve(join(folder, `${(files += 1)}.sqlite`)),
    (path) => {
      using database = new DatabaseSync(path, { readOnly: true });
      return Promise.resolve(Number(database.prepare('SELECT count(*) AS rows FROM taken').get()?.['rows']));
    },
  ],
  ...(hasPostgres ? [onPostgres] : []),
];

/** `claimed`: how many were written down as somebody's. */
describe.each(DIALECTS)('%s: what is delivered to several processes', (_name, newAddress, claimed) => {
  const two = async () => {
    const path = await newAddress();
    const open = () => openStore(path, { questionRetentionDays: 90 });
    return { path, one: await open(), other: await open() };
  };
  test('is answered by the first of those that take part, in each server', async () => {
    const { one, other } = await two();
    await using _ = one;
    await using __ = other;
    await one.deliveries.attend(NOW, MINUTE);
    await other.deliveries.attend(NOW, MINUTE);
    for (const id of ['1', '2', '3']) {
      const takers = await Promise.all([one, other].map((store) => store.deliveries.take(GUILD, id, NOW, DAY)));
      expect(takers.filter(Boolean)).toHaveLength(1);
    }
    expect(await one.deliveries.take(OTHER, '1', NOW, DAY)).toBe(true);
    expect(await other.deliveries.take(OTHER, '1', NOW, DAY)).toBe(false);
  });

  test('is written down only while others take part, as they do until they lapse', async () => {
    const { path, one, other } = await two();
    await using _ = one;
    await one.deliveries.attend(NOW, MINUTE);
    expect(await one.deliveries.take(GUILD, 'alone', NOW, DAY)).toBe(true);
    expect(await claimed(path)).toBe(0);
    await other.deliveries.attend(NOW, MINUTE / 2);
    // Who has ended may have answered just before.
    await other[Symbol.asyncDispose]();
    expect(await one.deliveries.take(GUILD, 'together', NOW + MINUTE / 2 - 1, DAY)).toBe(true);
    expect(await claimed(path)).toBe(1);
    expect(await one.deliveries.take(GUILD, 'alone again', NOW + MINUTE / 2, DAY)).toBe(true);
    expect(await claimed(path)).toBe(1);
  });

  test('is shared with whoever comes new as soon as that one takes part, though the others found themselves alone just before', async () => {
    const { one, other } = await two();
    await using _ = one;
    await using __ = other;
    await one.deliveries.attend(NOW, MINUTE);
    expect(await one.deliveries.take(GUILD, 'alone', NOW, DAY)).toBe(true);
    await other.deliveries.attend(NOW, MINUTE);
    expect(await one.deliveries.take(GUILD, 'together', NOW, DAY)).toBe(true);
    expect(await other.deliveries.take(GUILD, 'together', NOW, DAY)).toBe(false);
  });

  test('is written down by who has lapsed, and so is no longer seen by the others', async () => {
    const { path, one, other } = await two();
    await using _ = one;
    await using __ = other;
    expect(await one.deliveries.take(GUILD, 'never said', NOW, DAY)).toBe(true);
    expect(await claimed(path)).toBe(1);
    await one.deliveries.attend(NOW, MINUTE);
    expect(await one.deliveries.take(GUILD, 'lapsed', NOW + MINUTE, DAY)).toBe(true);
    expect(await other.deliveries.take(GUILD, 'lapsed', NOW + MINUTE, DAY)).toBe(false);
    expect(await claimed(path)).toBe(2);
    await one.deliveries.attend(NOW + MINUTE, MINUTE);
    expect(await one.deliveries.take(GUILD, 'back', NOW + MINUTE, DAY)).toBe(true);
    expect(await claimed(path)).toBe(2);
  });
});
