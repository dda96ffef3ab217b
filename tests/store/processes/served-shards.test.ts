import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { asGuildId, directScope, guildScope, type RecordScope } from '../../../src/library/ids.ts';
import { addArticles, setSource, usualLimits } from '../../../src/library/library-edits.ts';
import type { Schedule, Store } from '../../../src/library/port.ts';
import { allShards, isServed, servesFirst, type ServedShards } from '../../../src/library/served-shards.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';

const NOW = Date.UTC(2026, 2, 1);
const DAY = 86_400_000;
const MINUTE = 60_000;
const MEMBER = '200000000000000001';
/** A server on each of three shards. */
const scopes = [0, 1, 2].map((shard) => guildScope(asGuildId(String((300_000_000_000n + BigInt(shard)) << 22n))));
const message = directScope('400000000000000001');

const folder = mkdtempSync(join(tmpdir(), 'docent-shards-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

type Dialect = readonly [name: string, newAddress: () => Promise<string>];
const onPostgres: Dialect = ['PostgreSQL', () => newPostgresDatabase()];
const DIALECTS: readonly Dialect[] = [
  ['SQLite', () => Promise.resolve(join(folder, `${(files += 1)}.sqlite`))],
  ...(hasPostgres ? [onPostgres] : []),
];

const schedule = (scope: RecordScope): Schedule => ({
  id: `of ${scope}`,
  scope,
  channelId: '500000000000000001',
  kind: 'summary',
  at: NOW,
  memberId: MEMBER,
  payload: '{}',
});

describe('shards', () => {
  test('share all servers, as Discord spreads them: each is served once', () => {
    const anyServer = fc.bigInt(1n, (1n << 63n) - 1n).map((id) => guildScope(asGuildId(String(id))));
    fc.assert(
      fc.property(anyServer, fc.integer({ min: 1, max: 300 }), (scope, count) => {
        const serving = Array.from({ length: count }, (_, id) => id).filter((id) =>
          isServed({ ids: [id], count }, scope),
        );
        expect(serving).toEqual([Number((BigInt(scope) >> 22n) % BigInt(count))]);
      }),
    );
    expect(scopes.map((scope) => [0, 1, 2].findIndex((id) => isServed({ ids: [id], count: 3 }, scope)))).toEqual([
      0, 1, 2,
    ]);
  });

  test('leave direct messages, and what one process does for all, to the first', () => {
    expect(isServed({ ids: [0], count: 3 }, message)).toBe(true);
    expect(isServed({ ids: [1, 2], count: 3 }, message)).toBe(false);
    expect([allShards, { ids: [2, 0], count: 3 }, { ids: [1], count: 3 }].map(servesFirst)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe.each(DIALECTS)('%s: processes of some of the shards', (_name, newAddress) => {
  async function served(use: (...stores: readonly Store[]) => Promise<void>, ...served: readonly ServedShards[]) {
    const address = await newAddress();
    const stores: Store[] = [];
    try {
      for (const shards of served) stores.push(await openStore(address, { questionRetentionDays: 90, shards }));
      await use(...stores);
    } finally {
      await Promise.all(stores.map((store) => store[Symbol.asyncDispose]()));
    }
  }
  const first = { ids: [0, 2], count: 3 };
  const second = { ids: [1], count: 3 };

  test('take what is due of their own servers only, whoever set it up', () =>
    served(
      async (one, other) => {
        for (const scope of [...scopes, message]) await other?.schedules.add(schedule(scope));
        const due = async (store: Store | undefined) =>
          (await store?.schedules.takeDue(NOW, MINUTE))?.map(({ scope }) => scope).toSorted();
        expect(await due(other)).toEqual([scopes[1]]);
        expect(await due(other)).toEqual([]);
        expect(await due(one)).toEqual([scopes[0], scopes[2], message]);
      },
      first,
      second,
    ));

  test('read again what is linked to a page of their own servers only', () =>
    served(
      async (one, other) => {
        const bees: Article = { id: 'bees', title: 'Bees', language: 'en', sections: [] };
        const source = { kind: 'web', url: 'https://example.org/', sync: 'tell', checkedAt: NOW } as const;
        for (const scope of scopes) {
          const article = { article: bees, source: { kind: 'text' } as const, at: NOW };
          await one?.library.change(scope, { at: NOW }, (before) => addArticles(before, [article], usualLimits));
          await one?.library.change(scope, { at: NOW }, (before) => setSource(before, 'bees', source));
        }
        const due = async (store: Store | undefined) =>
          (await store?.library.takeDueSyncs(NOW + DAY, MINUTE, 50))?.map(({ scope }) => scope).toSorted();
        expect(await due(other)).toEqual([scopes[1]]);
        expect(await due(one)).toEqual([scopes[0], scopes[2]]);
      },
      first,
      second,
    ));

  test('take no server of another shard for one that was left, nor delete it', () =>
    served(
      async (one, other) => {
        for (const scope of scopes) await one?.schedules.add(schedule(scope));
        const [, , third] = scopes;
        // It knows of its first alone.
        const present = [asGuildId(String(scopes[0]))];
        expect(await one?.departures.compare(present, NOW)).toEqual({ left: 1, back: 0 });
        expect(await other?.departures.compare([asGuildId(String(scopes[1]))], NOW)).toEqual({ left: 0, back: 0 });
        expect(await other?.departures.purge(NOW + 9 * DAY)).toBe(0);
        expect(await one?.departures.purge(NOW + 9 * DAY)).toBe(1);
        for (const scope of scopes)
          expect((await one?.retention.summary(scope))?.schedules).toBe(scope === third ? 0 : 1);
      },
      first,
      second,
    ));

  test('claim from whoever is told the same', () =>
    served(
      async (one, other, again, more) => {
        const both = [one, again].map((store) => store?.deliveries.take(scopes[0] ?? message, 'same', NOW, DAY));
        expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
        // As while shards are being made more.
        const spread = [other, more].map((store) => store?.deliveries.take(scopes[1] ?? message, 'spread', NOW, DAY));
        expect((await Promise.all(spread)).filter(Boolean)).toHaveLength(1);
      },
      first,
      second,
      { ids: [2], count: 3 },
      { ids: [5], count: 6 },
    ));

  test('log in one after the other, those of another queue beside them', () =>
    served(
      async (one, other) => {
        const take = async (store: Store | undefined, queue: number, now: number) =>
          store?.logIns.takeTurn(queue, now, 5_000);
        const turns = await Promise.all([one, other, one, other].map((store) => take(store, 0, NOW)));
        expect(turns.toSorted((a = 0, b = 0) => a - b)).toEqual([0, 5_000, 10_000, 15_000]);
        expect(await take(other, 1, NOW)).toBe(0);
        expect(await take(other, 0, NOW + 15_000)).toBe(5_000);
        // What has passed is nobody's, and may be deleted.
        await one?.retention.purge(NOW + MINUTE);
        expect(await take(one, 0, NOW + MINUTE)).toBe(0);
        expect(await one?.departures.compare([], NOW)).toEqual({ left: 0, back: 0 });
      },
      first,
      second,
    ));
});
