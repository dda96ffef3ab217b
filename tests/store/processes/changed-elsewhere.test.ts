import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LibraryWriter } from '../../../bench/endure/library/library-writer-process.ts';
import { hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { folder } from '../../support/reading-room.ts';

const server = '100000000000000001';
const at = Date.UTC(2026, 2, 10);
const databases = [
  ['SQLite', () => Promise.resolve(join(folder(), 'docent.sqlite'))] as const,
  ...(hasPostgres ? [['PostgreSQL', () => newPostgresDatabase()] as const] : []),
];

describe.each(databases)('on %s', (_, newDatabase) => {
  test('a library that one process changes is searched anew by another, whose index of it goes', async () => {
    const url = await newDatabase();
    await using one = new LibraryWriter(url);
    expect(await one.ready()).toBe(true);
    await using other = new LibraryWriter(url);
    expect(await other.ready()).toBe(true);
    const question = 'How many crates does the boat of harbour carry from the pier to the lock?';
    const find = async (process: LibraryWriter) =>
      (await process.order({ server, at, do: 'find', question }))?.found ?? [];
    const boats = (found: readonly string[]) => new Set(found.flatMap((text) => /Boat (\d+)/.exec(text)?.[1] ?? []));
    await one.order({ server, at, do: 'add', articles: [{ id: 'harbour', title: 'Harbour', salt: 11 }] });
    // Each has an index of its own of it by now.
    for (const process of [one, other])
      await expect.poll(async () => boats(await find(process))).toEqual(new Set(['11']));
    await one.order({ server, at: at + 1, do: 'replace', text: { id: 'harbour', title: 'Harbour', salt: 23 } });
    expect(boats(await find(one))).toEqual(new Set(['23']));
    await expect.poll(async () => boats(await find(other))).toEqual(new Set(['23']));
    // Once the new one was seen, the old one is not seen again.
    for (let times = 0; times < 5; times += 1) expect(boats(await find(other))).toEqual(new Set(['23']));
    await other.order({ server, at: at + 2, do: 'remove', id: 'harbour' });
    expect(await find(other)).toEqual([]);
    await expect.poll(() => find(one)).toEqual([]);
  });
});
