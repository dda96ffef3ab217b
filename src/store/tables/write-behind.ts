import { setImmediate as pause } from 'node:timers/promises';
import type { Db, Tables } from './database-schema.ts';

/**
 * How long what was asked and answered waits for more of it. What a `kill -9` may take along is what came in this time, and a power
 * cut what came since the database was last put on the disk; a signal, or the end of the process, waits for it.
 */
const WRITE_AFTER_MS = 200;
/** Rows in one transaction: a few milliseconds. */
const BATCH = 200;
/** Rows that may wait while the database cannot be written: some 10 MB. */
const MOST_WAITING = 20_000;
const AGAIN_AFTER_MS = 1_000;

type Kept = 'questions' | 'answers' | 'posts' | 'quoting_posts';
type Queued = { readonly [Table in Kept]: { readonly table: Table; readonly row: Tables[Table] } }[Kept];

export type WriteBehindOptions = {
  /** Whether what failed with this may succeed later. */
  readonly isPassing: (error: unknown) => boolean;
  /** Told once when writing begins to fail, and of each row that is given up. */
  readonly onTrouble: (error: unknown, lost: number) => void;
};

/**
 * Questions, answers and where these stand, on their way into the database: nobody waits for them, and many go in one transaction. Whoever
 * reads what may still be on its way flushes first, or looks it up here.
 */
export class WriteBehind {
  readonly #db: Db;
  readonly #options: WriteBehindOptions;
  readonly #queue: Queued[] = [];
  readonly #answers = new Map<string, Tables['answers']>();
  #added = 0;
  #done = 0;
  #size = BATCH;
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isTroubled = false;
  #isClosed = false;

  constructor(db: Db, options: WriteBehindOptions) {
    this.#db = db;
    this.#options = options;
  }

  /** Takes a row; it is written soon. @throws Error once closed, or when too many rows wait */
  add(queued: Queued): void {
    if (this.#isClosed) throw new Error('the store has already been destroyed');
    if (this.#queue.length >= MOST_WAITING) throw new Error('too much waits to be written');
    if (queued.table === 'answers') {
      if (this.#answers.has(queued.row.id)) throw new Error('two answers of one id');
      this.#answers.set(queued.row.id, queued.row);
    }
    this.#queue.push(queued);
    this.#added += 1;
    this.#writeIn(WRITE_AFTER_MS);
  }

  /** An answer that is not written yet. */
  answer(id: string): Tables['answers'] | undefined {
    return this.#answers.get(id);
  }

  /** Resolves when everything that was added before is written. @throws what the database threw, when it still does */
  async flush(): Promise<void> {
    const upTo = this.#added;
    while (this.#done < upTo) {
      this.#writing ??= this.#writeBatch().finally(() => (this.#writing = undefined));
      await this.#writing;
    }
  }

  /** Takes nothing more, and writes the rest. */
  close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    return this.flush();
  }

  #writeIn(ms: number): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => void this.#writeNow(), ms);
  }

  async #writeNow(): Promise<void> {
    let again = WRITE_AFTER_MS;
    try {
      await this.flush();
    } catch {
      // Said already, by whoever wrote.
      again = AGAIN_AFTER_MS;
    }
    this.#timer = undefined;
    if (this.#queue.length > 0) this.#writeIn(again);
  }

  /** Writes the oldest rows. Where one of them is at fault, the batch is halved until that row is alone, and given up. */
  async #writeBatch(): Promise<void> {
    const batch = this.#queue.slice(0, this.#size);
    try {
      await this.#insert(batch);
      this.#drop(batch);
      this.#size = Math.min(BATCH, this.#size * 2);
      this.#isTroubled = false;
    } catch (error) {
      if (this.#options.isPassing(error)) {
        if (!this.#isTroubled) this.#options.onTrouble(error, 0);
        this.#isTroubled = true;
        throw error;
      }
      this.#size = Math.max(1, batch.length >> 1);
      if (batch.length === 1) {
        this.#drop(batch);
        this.#options.onTrouble(error, 1);
      }
    }
    // Between two batches whoever else waits has a turn.
    await pause();
  }

  #insert(batch: readonly Queued[]): Promise<void> {
    const questions = batch.flatMap(({ table, row }) => (table === 'questions' ? [row] : []));
    const answers = batch.flatMap(({ table, row }) => (table === 'answers' ? [row] : []));
    const posts = batch.flatMap(({ table, row }) => (table === 'posts' ? [row] : []));
    const quoting = batch.flatMap(({ table, row }) => (table === 'quoting_posts' ? [row] : []));
    return this.#db.transaction().execute(async (db) => {
      // Where a connection broke at the end of a commit it is not known whether that was done: the same may come again.
      if (questions.length > 0)
        await db
          .insertInto('questions')
          .values(questions)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      if (answers.length > 0)
        await db
          .insertInto('answers')
          .values(answers)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      // A question that is asked twice, by a menu, is answered by the later one.
      for (const row of posts)
        await db
          .insertInto('posts')
          .values(row)
          .onConflict((conflict) =>
            conflict.columns(['scope', 'question']).doUpdateSet({ answer: row.answer, at: row.at }),
          )
          .execute();
      for (const { claims, at, ...row } of quoting)
        await db
          .insertInto('quoting_posts')
          .values({ ...row, claims, at })
          .onConflict((conflict) => conflict.columns(['scope', 'article_id', 'message']).doUpdateSet({ claims, at }))
          .execute();
    });
  }

  #drop(batch: readonly Queued[]): void {
    this.#queue.splice(0, batch.length);
    this.#done += batch.length;
    for (const { table, row } of batch) if (table === 'answers') this.#answers.delete(row.id);
  }
}
