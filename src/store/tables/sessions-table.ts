import type { SessionStore } from '../../library/port.ts';
import type { ServedShards } from '../../library/served-shards.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';
import { GATEWAY } from './taken-table.ts';

/** Discord knows a session for some minutes at most once its process has ended. */
const keptForMs = 600_000;

/** Sessions stand among what is taken, sealed: who takes part in the gateway under one number of so many. */
export class Sessions implements SessionStore {
  readonly #db: Db;
  readonly #secrets: Secrets;
  readonly #count: number;
  /** When this process kept each shard's last: by that it knows its own. */
  readonly #keptAt = new Map<number, number>();

  /** `db`: where it does not matter that a power cut undoes the last commits. */
  constructor(db: Db, secrets: Secrets, { count }: ServedShards) {
    this.#db = db;
    this.#secrets = secrets;
    this.#count = count;
  }

  async keep(shard: number, session: string, now: number): Promise<boolean> {
    const before = this.#keptAt.get(shard);
    const keptAt = Math.max(now, (before ?? 0) + 1);
    const kept = { until: keptAt + keptForMs, outcome: this.#secrets.seal(session) };
    const isKept =
      before !== undefined && (await this.#update(shard, before, kept))
        ? true
        : await this.#insert({ ...this.#key(shard), ...kept }, now);
    if (isKept) this.#keptAt.set(shard, keptAt);
    else this.#keptAt.delete(shard);
    return isKept;
  }

  async left(shard: number): Promise<{ readonly session: string; readonly keptAt: number } | undefined> {
    const { scope, what } = this.#key(shard);
    const row = await this.#db
      .selectFrom('taken')
      .select(['until', 'outcome'])
      .where('scope', '=', scope)
      .where('what', '=', what)
      .executeTakeFirst();
    if (row?.outcome == null) return undefined;
    return { session: this.#secrets.unseal(row.outcome), keptAt: row.until - keptForMs };
  }

  async take(shard: number, keptAt: number): Promise<boolean> {
    const { scope, what } = this.#key(shard);
    const { numDeletedRows } = await this.#db
      .deleteFrom('taken')
      .where('scope', '=', scope)
      .where('what', '=', what)
      .where('until', '=', keptAt + keptForMs)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async release(shard: number): Promise<void> {
    const own = this.#keptAt.get(shard);
    this.#keptAt.delete(shard);
    if (own !== undefined) await this.take(shard, own);
  }

  async #update(shard: number, before: number, kept: { until: number; outcome: string }): Promise<boolean> {
    const { scope, what } = this.#key(shard);
    const { numUpdatedRows } = await this.#db
      .updateTable('taken')
      .set(kept)
      .where('scope', '=', scope)
      .where('what', '=', what)
      .where('until', '=', before + keptForMs)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Unless another process's stands there, that Discord may still know. */
  async #insert(row: { scope: string; what: string; until: number; outcome: string }, now: number): Promise<boolean> {
    const { until, outcome } = row;
    const { numInsertedOrUpdatedRows = 0n } = await this.#db
      .insertInto('taken')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['scope', 'what']).doUpdateSet({ until, outcome }).where('taken.until', '<', now),
      )
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }

  #key(shard: number): { scope: string; what: string } {
    const what = this.#secrets.hashTaken(`session:${shard}/${this.#count}`);
    return { scope: this.#secrets.hashScope(GATEWAY), what };
  }
}
