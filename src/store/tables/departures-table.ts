import { sql } from 'kysely';
import { graceDays } from '../../library/days-kept.ts';
import type { DepartureStore } from '../../library/port.ts';
import { type GuildId, guildScope, isDirect, type RecordScope } from '../../library/ids.ts';
import { isServed, type ServedShards } from '../../library/served-shards.ts';
import { type Db, scopedTables } from './database-schema.ts';
import type { Forgetting } from './retention.ts';
import type { WriteBehind } from './write-behind.ts';

const DAY_MS = 86_400_000;

export class Departures implements DepartureStore {
  readonly #db: Db;
  readonly #queue: WriteBehind;
  readonly #retention: Pick<Forgetting, 'forgetDeparted'>;

  readonly #shards: ServedShards;

  constructor(db: Db, queue: WriteBehind, retention: Pick<Forgetting, 'forgetDeparted'>, shards: ServedShards) {
    this.#db = db;
    this.#queue = queue;
    this.#retention = retention;
    this.#shards = shards;
  }

  async leave(guildId: GuildId, at: number): Promise<void> {
    await this.#note(guildScope(guildId), at);
  }

  async comeBack(guildId: GuildId): Promise<void> {
    await this.#forget(guildScope(guildId));
  }

  async compare(present: readonly GuildId[], now: number): Promise<{ readonly left: number; readonly back: number }> {
    await this.#queue.flush();
    const here = new Set(present.map(guildScope));
    // All of this is read by who has just logged in, of everything that there is: nobody else waits for it.
    const noted = await this.#ours('departures');
    const kept = new Set<RecordScope>();
    for (const table of scopedTables) for (const scope of await this.#ours(table)) kept.add(scope);
    const changes = { left: 0, back: 0 };
    for (const scope of noted) if (here.has(scope)) changes.back += await this.#forget(scope);
    for (const scope of kept) if (!here.has(scope)) changes.left += await this.#note(scope, now);
    return changes;
  }

  async purge(now: number): Promise<number> {
    const before = now - graceDays * DAY_MS;
    const over = await this.#db.selectFrom('departures').select('scope').where('since', '<', before).execute();
    let forgotten = 0;
    // Each may be back by the time that its turn comes.
    for (const { scope } of over)
      if (
        isServed(this.#shards, scope as RecordScope) &&
        (await this.#retention.forgetDeparted(scope as RecordScope, before))
      )
        forgotten += 1;
    return forgotten;
  }

  /** The first time counts: says how many that were not noted are now. */
  async #note(scope: RecordScope, since: number): Promise<number> {
    const { numInsertedOrUpdatedRows = 0n } = await this.#db
      .insertInto('departures')
      .values({ scope, since })
      .onConflict((conflict) => conflict.column('scope').doNothing())
      .executeTakeFirst();
    return Number(numInsertedOrUpdatedRows);
  }

  /** Says how many were noted. */
  async #forget(scope: RecordScope): Promise<number> {
    const { numDeletedRows } = await this.#db.deleteFrom('departures').where('scope', '=', scope).executeTakeFirst();
    return Number(numDeletedRows);
  }

  /** The servers that rows of a table are of, as far as they are served here. */
  async #ours(table: (typeof scopedTables)[number] | 'departures'): Promise<readonly RecordScope[]> {
    const scopes = await scopesIn(this.#db, table);
    return scopes.filter((scope) => !isDirect(scope) && isServed(this.#shards, scope));
  }
}

/** From each to the next by the index that every table has: there are millions of rows, of thousands of servers. */
async function scopesIn(db: Db, table: (typeof scopedTables)[number] | 'departures'): Promise<readonly RecordScope[]> {
  const from = sql.table(table);
  const { rows } = await sql<{ scope: RecordScope }>`
    WITH RECURSIVE found (scope) AS (
      SELECT min(scope) FROM ${from}
      UNION ALL
      SELECT (SELECT min(scope) FROM ${from} AS later WHERE later.scope > found.scope) FROM found WHERE found.scope IS NOT NULL
    )
    SELECT scope FROM found WHERE scope IS NOT NULL`.execute(db);
  return rows.map(({ scope }) => scope);
}
