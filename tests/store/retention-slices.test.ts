import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { RecordScope } from '../../src/library/ids.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { Forgetting } from '../../src/store/tables/retention.ts';
import { Secrets } from '../../src/store/tables/secrets.ts';
import { WriteBehind } from '../../src/store/tables/write-behind.ts';
import { emptiedPostgresDatabase, hasPostgres } from '../support/database/postgres-database.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 10);
const GUILD = '100000000000000001' as string as RecordScope;
const grown = ['questions', 'answers', 'quiz_answers', 'posts', 'quoting_posts', 'votes'] as const;
const many = 1_000;
/** In one statement: as many as a few milliseconds take, and one moment's more. */
const slice = 201;

/** A database with so many rows in each table that grows with every question, and what is done to it, statement by statement. */
async function filled(url: string, days: number) {
  const database = await openDatabase(url);
  await database.upgrade();
  const db = database.open('lasting');
  const secrets = await Secrets.load(db);
  const scope = secrets.hashScope(GUILD);
  const numbers = Array.from({ length: many }, (_, number) => number);
  const row = (number: number) => ({ scope, at: NOW - 91 * DAY - number });
  const rows: Record<(typeof grown)[number], (n: number) => object> = {
    questions: (n: number) => ({ ...row(n), id: `q${n}`, text: 'Why?', outcome: 'refused', claims: '[]' }),
    answers: (n: number) => ({ ...row(n), id: `a${n}`, question: 'Why?', outcome: 'refused', claims: '[]' }),
    quiz_answers: (n: number) => ({ ...row(n), quiz_id: `z${n}`, voter: `${n}`, verdict: 'right' }),
    posts: (n: number) => ({ ...row(n), question: `${n}`, answer: `${n}` }),
    quoting_posts: (n: number) => ({
      ...row(n),
      article_id: 'a',
      message: `${n}`,
      sealed: '',
      kind: 'answer',
      claims: '[]',
    }),
    votes: (n: number) => ({ scope, answer_id: `a${n}`, voter: `${n}`, vote: 'up' }),
  };
  for (const table of grown)
    for (let at = 0; at < many; at += 100)
      await db
        .insertInto(table)
        .values(numbers.slice(at, at + 100).map(rows[table]) as never)
        .execute();
  const deleted: number[] = [];
  const watched = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (result.numAffectedRows !== undefined) deleted.push(Number(result.numAffectedRows));
      return result;
    },
  });
  const queue = new WriteBehind(db, { isPassing: () => false, onTrouble: () => undefined });
  const retention = new Forgetting(watched, queue, secrets, days, () => Promise.resolve(true));
  const left = async () => {
    const counts = await Promise.all(
      grown.map((table) => sql<{ rows: number }>`SELECT count(*) AS rows FROM ${sql.table(table)}`.execute(db)),
    );
    return counts.map(({ rows: [first] }) => Number(first?.rows));
  };
  const depart = () =>
    db
      .insertInto('departures')
      .values({ scope, since: NOW - 40 * DAY })
      .execute();
  const close = async () => {
    await queue.close();
    await db.destroy();
  };
  return { retention, deleted, left, depart, [Symbol.asyncDispose]: close };
}

/** How often the event loop came round while something was done. */
async function turnsOf(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const turn = () => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work;
  isDone = true;
  return turns;
}

const databases = [
  ['SQLite', () => Promise.resolve(':memory:')] as const,
  ...(hasPostgres ? [['PostgreSQL', emptiedPostgresDatabase] as const] : []),
];

describe.each(databases)('%s: what is no longer kept', (_name, address) => {
  test.each([
    ['because it is old', 90],
    ['because nothing is kept', 0],
  ] as const)('goes slice by slice %s, and others have a turn between two', async (_why, days) => {
    await using store = await filled(await address(), days);
    const turns = await turnsOf(store.retention.purge(NOW));
    expect(await store.left()).toEqual([0, 0, 0, 0, 0, expect.any(Number)]);
    expect(Math.max(...store.deleted)).toBeLessThanOrEqual(slice);
    const slices = store.deleted.filter((rows) => rows > 1).length;
    expect(slices).toBeGreaterThanOrEqual((5 * many) / slice);
    // After the last slice of a table nobody is waited for.
    expect(turns).toBeGreaterThanOrEqual(slices - 5);
  });

  test('goes slice by slice with its server, whoever wants it gone', async () => {
    for (const how of ['asked for', 'left'] as const) {
      await using store = await filled(await address(), 90);
      if (how === 'left') await store.depart();
      const gone =
        how === 'left' ? store.retention.forgetDeparted(GUILD, NOW - 30 * DAY) : store.retention.forgetScope(GUILD);
      const turns = await turnsOf(gone);
      expect(await store.left()).toEqual([0, 0, 0, 0, 0, 0]);
      expect(Math.max(...store.deleted)).toBeLessThanOrEqual(slice);
      expect(turns).toBeGreaterThan((grown.length * many) / slice);
    }
  });

  test('stays where Docent is back in its server, or never left', async () => {
    await using store = await filled(await address(), 90);
    expect(await store.retention.forgetDeparted(GUILD, NOW)).toBe(false);
    expect(await store.left()).toEqual(grown.map(() => many));
  });
});
