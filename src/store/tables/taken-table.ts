import { type CompiledQuery, sql } from 'kysely';
import type { DeliveryStore, LogInStore, OnceStore } from '../../library/port.ts';
import { directScope, newId, type RecordScope } from '../../library/ids.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';

/** What is remembered for minutes only comes by the thousand. */
const SWEEP_EVERY = 1_000;

/** What was done, or is being done, each by a keyed hash: who has the file cannot tell whose message it was. */
export class Taken implements OnceStore {
  readonly #db: Db;
  readonly #secrets: Secrets;
  /** Made once: each delivery is taken, and to put the statement together took as long as to run it. */
  readonly #taking: CompiledQuery;
  #count = 0;

  constructor(db: Db, secrets: Secrets) {
    this.#db = db;
    this.#secrets = secrets;
    this.#taking = db
      .insertInto('taken')
      // In this order the parameters are given.
      .values({ scope: '', what: '', until: 0 })
      .onConflict((conflict) => conflict.columns(['scope', 'what']).doNothing())
      .compile();
  }

  async take(scope: RecordScope, what: string, now: number, forMs: number): Promise<boolean> {
    this.#count += 1;
    if (this.#count % SWEEP_EVERY === 0) await this.#db.deleteFrom('taken').where('until', '<', now).execute();
    const key = this.#key(scope, what);
    const parameters = [key.scope, key.what, now + forMs];
    const { numAffectedRows = 0n } = await this.#db.executeQuery({ ...this.#taking, parameters });
    return numAffectedRows > 0n;
  }

  async giveBack(scope: RecordScope, what: string): Promise<void> {
    const key = this.#key(scope, what);
    await this.#db.deleteFrom('taken').where('scope', '=', key.scope).where('what', '=', key.what).execute();
  }

  async note(scope: RecordScope, what: string, outcome: string): Promise<void> {
    const key = this.#key(scope, what);
    await this.#db
      .updateTable('taken')
      .set({ outcome: this.#secrets.seal(outcome) })
      .where('scope', '=', key.scope)
      .where('what', '=', key.what)
      .execute();
  }

  async noted(scope: RecordScope, what: string): Promise<string | undefined> {
    const key = this.#key(scope, what);
    const row = await this.#db
      .selectFrom('taken')
      .select('outcome')
      .where('scope', '=', key.scope)
      .where('what', '=', key.what)
      .executeTakeFirst();
    return row?.outcome == null ? undefined : this.#secrets.unseal(row.outcome);
  }

  #key(scope: RecordScope, what: string) {
    return { scope: this.#secrets.hashScope(scope), what: this.#secrets.hashTaken(what) };
  }
}

/**
 * Deliveries among processes: each belongs to whoever writes down first that it does. That holds however slow a process is: nothing
 * is concluded from who else seems to be there. Who takes part stands in a table, for whoever must not touch a database in use.
 */
export class Deliveries implements DeliveryStore {
  readonly #db: Db;
  readonly #claims: Taken;
  readonly #id = newId();

  /** `quick`: where it does not matter that a power cut undoes the last commits. */
  constructor(db: Db, quick: Db, secrets: Secrets) {
    this.#db = db;
    this.#claims = new Taken(quick, secrets);
  }

  async attend(now: number, forMs: number): Promise<void> {
    const until = now + forMs;
    await this.#db
      .insertInto('processes')
      .values({ id: this.#id, until })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ until }))
      .execute();
    await this.#db.deleteFrom('processes').where('until', '<', now).execute();
  }

  take(scope: RecordScope, id: string, now: number, forMs: number): Promise<boolean> {
    return this.#claims.take(scope, incoming(id), now, forMs);
  }

  async takeOver(scope: RecordScope, id: string, now: number, forMs: number): Promise<void> {
    await this.#claims.take(scope, incoming(id), now, forMs);
    await this.#claims.note(scope, incoming(id), this.#id);
  }

  async has(scope: RecordScope, id: string): Promise<boolean> {
    const takenOverBy = await this.#claims.noted(scope, incoming(id));
    return takenOverBy === undefined || takenOverBy === this.#id;
  }
}

function incoming(id: string): string {
  return `incoming:${id}`;
}

/** Of no server, nor of anybody: as of a direct message, which no server's going takes along. */
export const GATEWAY = directScope('gateway');

/** Turns stand among what is taken: of each queue when the next one begins. What has passed may be deleted. */
export class LogInTurns implements LogInStore {
  readonly #db: Db;
  readonly #secrets: Secrets;

  constructor(db: Db, secrets: Secrets) {
    this.#db = db;
    this.#secrets = secrets;
  }

  async takeTurn(queue: number, now: number, apartMs: number): Promise<number> {
    const scope = this.#secrets.hashScope(GATEWAY);
    const what = this.#secrets.hashTaken(`log-in:${queue}`);
    const later = sql<number>`CASE WHEN taken.until > ${now} THEN taken.until ELSE ${now} END + ${apartMs}`;
    const { until } = await this.#db
      .insertInto('taken')
      .values({ scope, what, until: now + apartMs, outcome: null })
      .onConflict((conflict) => conflict.columns(['scope', 'what']).doUpdateSet({ until: later }))
      .returning('until')
      .executeTakeFirstOrThrow();
    return until - apartMs - now;
  }
}
