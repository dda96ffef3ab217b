import type { OnceStore } from '../../library/port.ts';
import type { RecordScope } from '../../library/ids.ts';
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
