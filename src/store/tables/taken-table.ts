import type { CompiledQuery } from 'kysely';
import type { DeliveryStore, OnceStore } from '../../library/port.ts';
import { newId, type RecordScope } from '../../library/ids.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';

/** What is remembered for minutes only comes by the thousand. */
const SWEEP_EVERY = 1_000;

/** What was done, or is being done, each by a keyed hash: who has the file cannot tell whose message it was. */
export class Taken implements OnceStore {
  readonly #db: Db;
  readonly #secrets: Secrets;
  #count = 0;

  constructor(db: Db, secrets: Secrets) {
    this.#db = db;
    this.#secrets = secrets;
  }

  async take(scope: RecordScope, what: string, now: number, forMs: number): Promise<boolean> {
    this.#count += 1;
    if (this.#count % SWEEP_EVERY === 0) await this.#db.deleteFrom('taken').where('until', '<', now).execute();
    const { numInsertedOrUpdatedRows = 0n } = await this.#db
      .insertInto('taken')
      .values({ scope: this.#secrets.hashScope(scope), what: this.#secrets.hashTaken(what), until: now + forMs })
      .onConflict((conflict) => conflict.columns(['scope', 'what']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }

  async giveBack(scope: RecordScope, what: string): Promise<void> {
    await this.#db
      .deleteFrom('taken')
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('what', '=', this.#secrets.hashTaken(what))
      .execute();
  }
}

/**
 * Deliveries among processes. Each stands in a table before Discord delivers anything to it, so whoever looks there after a
 * delivery sees everybody who may have got the same; only then need it be claimed. An entry is never taken back, it lapses:
 * who has just ended may have answered what another is still to look at.
 */
export class Deliveries implements DeliveryStore {
  readonly #db: Db;
  readonly #quick: Db;
  readonly #claims: Taken;
  readonly #id = newId();
  #others: CompiledQuery<{ id: string }> | undefined;
  #until = 0;

  /** `quick`: where it does not matter that a power cut undoes the last commits. */
  constructor(db: Db, quick: Db, secrets: Secrets) {
    this.#db = db;
    this.#quick = quick;
    this.#claims = new Taken(quick, secrets);
  }

  async attend(now: number, forMs: number): Promise<void> {
    const until = now + forMs;
    await this.#db
      .insertInto('processes')
      .values({ id: this.#id, until })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ until }))
      .execute();
    this.#until = until;
    await this.#db.deleteFrom('processes').where('until', '<', now).execute();
  }

  async take(scope: RecordScope, id: string, now: number, forMs: number): Promise<boolean> {
    // Whoever has lapsed is seen by nobody else.
    if (now < this.#until && !(await this.#hasOthers(now))) return true;
    return this.#claims.take(scope, `incoming:${id}`, now, forMs);
  }

  async #hasOthers(now: number): Promise<boolean> {
    // Built once: it is asked with everything that comes in.
    this.#others ??= this.#quick
      .selectFrom('processes')
      .select('id')
      .where('id', '!=', this.#id)
      .where('until', '>', now)
      .limit(1)
      .compile();
    const { rows } = await this.#quick.executeQuery({ ...this.#others, parameters: [this.#id, now, 1] });
    return rows.length > 0;
  }
}
