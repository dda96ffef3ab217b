import { setImmediate as turn } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database-schema.ts';

/** Rows that are deleted at once, in a transaction of their own: a few milliseconds. Between two slices whoever else waits has a turn. */
const SLICE = 200;

/** Tables that grow with every question, and the column by which their rows are told apart within a scope. */
const keyed = {
  votes: 'answer_id',
  quiz_answers: 'quiz_id',
  answers: 'id',
  posts: 'question',
  quoting_posts: 'message',
  questions: 'id',
} as const;

type Grown = keyof typeof keyed;

/** Deletes what is older than `until`, the oldest first, slice by slice; of where claims are quoted, answers only. Says how many rows. */
export async function deleteOlder(db: Db, table: Exclude<Grown, 'votes'>, until: number): Promise<number> {
  const among = table === 'quoting_posts' ? sql`AND kind = 'answer'` : sql``;
  for (let deleted = 0; ; ) {
    const { rows } = await sql<{ at: number }>`
      SELECT at FROM ${sql.table(table)} WHERE at < ${until} ${among} ORDER BY at LIMIT 1 OFFSET ${SLICE}
    `.execute(db);
    // All of one moment go together.
    const edge = rows[0] === undefined ? until : Math.min(until, rows[0].at + 1);
    deleted += await changed(db, sql`DELETE FROM ${sql.table(table)} WHERE at < ${edge} ${among}`);
    if (rows.length === 0) return deleted;
    await turn();
  }
}

/** Takes the questions out of answers, slice by slice, where they are no longer kept. Says how many rows. */
export async function clearQuestions(db: Db): Promise<number> {
  const clear = sql`
    UPDATE answers SET question = NULL, read_as = NULL
    WHERE id IN (SELECT id FROM answers WHERE question IS NOT NULL LIMIT ${SLICE})
  `;
  return untilNone(db, clear);
}

/** Deletes all of a scope from the tables that grow with every question, slice by slice, for as long as it is so. */
export async function deleteAsked(db: Db, scope: string, isSo: RawBuilder<unknown> = sql`1 = 1`): Promise<void> {
  for (const [table, column] of Object.entries(keyed)) {
    const [from, key] = [sql.table(table), sql.ref(column)];
    await untilNone(
      db,
      sql`
        DELETE FROM ${from}
        WHERE scope = ${scope} AND ${isSo}
          AND ${key} IN (SELECT ${key} FROM ${from} WHERE scope = ${scope} LIMIT ${SLICE})
      `,
    );
  }
}

async function untilNone(db: Db, slice: RawBuilder<unknown>): Promise<number> {
  for (let all = 0; ; ) {
    const rows = await changed(db, slice);
    if (rows === 0) return all;
    all += rows;
    await turn();
  }
}

/** Where several processes write, they take turns by transactions. */
function changed(db: Db, statement: RawBuilder<unknown>): Promise<number> {
  return db.transaction().execute(async (one) => Number((await statement.execute(one)).numAffectedRows ?? 0n));
}
