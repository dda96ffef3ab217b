import type { ExpressionBuilder, RawBuilder, Selectable } from 'kysely';
import type { Schedule, ScheduleStore } from '../../library/port.ts';
import type { RecordScope } from '../../library/ids.ts';
import type { ServedShards } from '../../library/served-shards.ts';
import type { Db, Tables } from './database-schema.ts';
import type { Secrets } from './secrets.ts';
import { isServedRow } from './served-rows.ts';
import { Taken } from './taken-table.ts';

const REMEMBERED_MS = 90 * 86_400_000;

export class Schedules implements ScheduleStore {
  readonly #db: Db;
  readonly #secrets: Secrets;
  readonly #isServed: RawBuilder<boolean>;

  constructor(db: Db, secrets: Secrets, shards: ServedShards) {
    this.#db = db;
    this.#secrets = secrets;
    this.#isServed = isServedRow(shards);
  }

  add({ id, scope, channelId, kind, at, memberId, payload }: Schedule): Promise<boolean> {
    const values = {
      id,
      scope: this.#secrets.hashScope(scope),
      channel_id: channelId,
      kind,
      at,
      payload,
      owner: this.#secrets.hashMember(memberId),
      sealed: this.#secrets.seal(JSON.stringify([scope, memberId])),
      leased_until: 0,
    };
    return this.#db.transaction().execute(async (db) => {
      // The row goes when the post is done; that it was there stays known.
      if (!(await new Taken(db, this.#secrets).take(scope, `schedule:${id}`, at, REMEMBERED_MS))) return false;
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('schedules')
        .values(values)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows > 0n;
    });
  }

  async list(scope: RecordScope): Promise<readonly Schedule[]> {
    const rows = await this.#db
      .selectFrom('schedules')
      .selectAll()
      .where('scope', '=', this.#secrets.hashScope(scope))
      .execute();
    return this.#read(rows);
  }

  async cancel(scope: RecordScope, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('schedules')
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async takeDue(now: number, leaseMs: number): Promise<readonly Schedule[]> {
    const isDue = (eb: ExpressionBuilder<Tables, 'schedules'>) =>
      eb.and([
        eb('at', '<=', now),
        eb('leased_until', '<=', now),
        // Should Docent come back to a server that it was removed from, its posts are still there.
        eb('scope', 'not in', eb.selectFrom('departures').select('scope')),
        this.#isServed,
      ]);
    // Looking is free; taking waits for whoever else is writing.
    const due = await this.#db.selectFrom('schedules').select('id').where(isDue).limit(1).execute();
    if (due.length === 0) return [];
    // One statement, so that two takers never get the same.
    const rows = await this.#db
      .updateTable('schedules')
      .set({ leased_until: now + leaseMs })
      .where(isDue)
      .returningAll()
      .execute();
    return this.#read(rows);
  }

  async settle(
    scope: RecordScope,
    id: string,
    next?: { readonly at: number; readonly payload: string },
  ): Promise<void> {
    if (next === undefined) {
      await this.cancel(scope, id);
      return;
    }
    await this.#db
      .updateTable('schedules')
      .set({ at: next.at, payload: next.payload, leased_until: 0 })
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('id', '=', id)
      .execute();
  }

  #read(rows: readonly Selectable<Tables['schedules']>[]): Schedule[] {
    return rows
      .map(({ id, channel_id: channelId, kind, at, payload, sealed }) => {
        const [scope, memberId] = JSON.parse(this.#secrets.unseal(sealed)) as [RecordScope, string];
        return { id, scope, channelId, kind: kind as Schedule['kind'], at, memberId, payload };
      })
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }
}
