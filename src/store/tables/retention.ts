import { sql } from 'kysely';
import { answerDays, historyDays } from '../../library/days-kept.ts';
import type { Retention } from '../../library/port.ts';
import type { RecordScope } from '../../library/ids.ts';
import { clearQuestions, deleteAsked, deleteOlder } from './asked/delete-slices.ts';
import { type Db, libraryTables, scopedTables } from './database-schema.ts';
import { draftMs } from './library/library-extras.ts';
import { dropRemoved } from './library/library-rows.ts';
import { dropNotesOf, dropTakenOut } from './library/taught-rows.ts';
import type { Secrets } from './secrets.ts';
import type { WriteBehind } from './write-behind.ts';

const DAY_MS = 86_400_000;

export class Forgetting implements Retention {
  readonly #db: Db;
  readonly #queue: WriteBehind;
  readonly #secrets: Secrets;
  readonly #days: number;
  readonly #wipe: () => Promise<boolean>;
  /** Something deleted may still be in the files. */
  #isLeft = false;

  /** `wipe`: takes what was deleted out of the files; false where that cannot be done now. */
  constructor(db: Db, queue: WriteBehind, secrets: Secrets, days: number, wipe: () => Promise<boolean>) {
    this.#db = db;
    this.#queue = queue;
    this.#secrets = secrets;
    this.#days = days;
    this.#wipe = wipe;
  }

  async purge(now: number): Promise<void> {
    await this.#queue.flush();
    await this.#db.deleteFrom('taken').where('until', '<', now).execute();
    const answersUntil = now - answerDays(this.#days) * DAY_MS;
    const questionsUntil = this.#days === 0 ? Number.MAX_SAFE_INTEGER : now - this.#days * DAY_MS;
    // What a whole server asked is a lot: it goes in slices, and what is left when Docent ends goes the next time.
    const gone =
      (await deleteOlder(this.#db, 'questions', questionsUntil)) +
      (this.#days === 0 ? await clearQuestions(this.#db) : 0) +
      (await deleteOlder(this.#db, 'answers', answersUntil)) +
      (await deleteOlder(this.#db, 'quiz_answers', answersUntil)) +
      (await deleteOlder(this.#db, 'posts', answersUntil)) +
      (await deleteOlder(this.#db, 'quoting_posts', answersUntil));
    const changed = await this.#db.transaction().execute(async (db) => {
      const drafts = await db
        .deleteFrom('library_drafts')
        .where('at', '<', now - draftMs)
        .executeTakeFirst();
      await db
        .deleteFrom('library_history')
        .where('at', '<', now - historyDays * DAY_MS)
        .execute();
      const removed = await dropRemoved(db, now);
      const takenOut = await dropTakenOut(db, now);
      return removed + takenOut + Number(drafts.numDeletedRows) + gone;
    });
    if (changed > 0 || this.#isLeft) await this.#clean();
  }

  async forgetScope(scope: RecordScope, { butLibrary } = { butLibrary: false }): Promise<void> {
    const key = this.#secrets.hashScope(scope);
    await this.#queue.flush();
    // What grows with every question goes in slices first.
    await deleteAsked(this.#db, key);
    await this.#db.transaction().execute((db) => deleteScope(db, key, butLibrary));
    await this.#clean();
  }

  /** As `forgetScope`, of a server that Docent left before that time, and is not back in: whether it was so. */
  async forgetDeparted(scope: RecordScope, before: number): Promise<boolean> {
    const key = this.#secrets.hashScope(scope);
    await this.#queue.flush();
    // What grows with every question goes in slices first, each only while Docent is not back.
    const isLeft = sql`EXISTS (SELECT 1 FROM departures WHERE scope = ${key} AND since < ${before})`;
    await deleteAsked(this.#db, key, isLeft);
    const isGone = await this.#db.transaction().execute(async (db) => {
      const { numDeletedRows } = await db
        .deleteFrom('departures')
        .where('scope', '=', key)
        .where('since', '<', before)
        .executeTakeFirst();
      if (numDeletedRows > 0n) await deleteScope(db, key, false);
      return numDeletedRows > 0n;
    });
    if (isGone) await this.#clean();
    return isGone;
  }

  async forgetMember(memberId: string): Promise<number> {
    const hash = this.#secrets.hashMember(memberId);
    const rows = await this.#db.transaction().execute(async (db) => {
      const votes = await db.deleteFrom('votes').where('voter', '=', hash).executeTakeFirst();
      const quizzes = await db.deleteFrom('quiz_answers').where('voter', '=', hash).executeTakeFirst();
      const schedules = await db.deleteFrom('schedules').where('owner', '=', hash).executeTakeFirst();
      const drafts = await db.deleteFrom('library_drafts').where('owner', '=', hash).executeTakeFirst();
      const notes = await dropNotesOf(db, hash);
      const history = await db
        .updateTable('library_history')
        .set({ owner: null, sealed: null })
        .where('owner', '=', hash)
        .executeTakeFirst();
      return (
        votes.numDeletedRows +
        quizzes.numDeletedRows +
        schedules.numDeletedRows +
        drafts.numDeletedRows +
        BigInt(notes) +
        history.numUpdatedRows
      );
    });
    await this.#clean();
    return Number(rows);
  }

  async summary(scope: RecordScope): Promise<Record<'questions' | 'answers' | 'votes' | 'schedules', number>> {
    const key = this.#secrets.hashScope(scope);
    await this.#queue.flush();
    const count = async (table: (typeof scopedTables)[number]): Promise<number> => {
      const { rows } = await this.#db
        .selectFrom(table)
        .select((select) => select.fn.countAll<number | string>().as('rows'))
        .where('scope', '=', key)
        .executeTakeFirstOrThrow();
      return Number(rows);
    };
    return {
      questions: await count('questions'),
      answers: await count('answers'),
      votes: (await count('votes')) + (await count('quiz_answers')),
      schedules: await count('schedules'),
    };
  }

  async #clean(): Promise<void> {
    this.#isLeft = !(await this.#wipe());
  }
}

async function deleteScope(db: Db, key: string, butLibrary: boolean): Promise<void> {
  const tables = scopedTables.filter((table) => !(butLibrary && libraryTables.has(table)));
  for (const table of tables) await db.deleteFrom(table).where('scope', '=', key).execute();
}
