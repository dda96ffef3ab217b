import { graceDays } from '../../library/days-kept.ts';
import type { DepartureStore } from '../../library/port.ts';
import { type GuildId, guildScope, isDirect, type RecordScope } from '../../library/ids.ts';
import { type Db, scopedTables } from './database-schema.ts';
import type { Forgetting } from './retention.ts';
import type { WriteBehind } from './write-behind.ts';

const DAY_MS = 86_400_000;

export class Departures implements DepartureStore {
  readonly #db: Db;
  readonly #queue: WriteBehind;
  readonly #retention: Pick<Forgetting, 'forgetDeparted'>;

  constructor(db: Db, queue: WriteBehind, retention: Pick<Forgetting, 'forgetDeparted'>) {
    this.#db = db;
    this.#queue = queue;
    this.#retention = retention;
  }

  async leave(guildId: GuildId, at: number): Promise<void> {
    await this.#note(this.#db, [guildScope(guildId)], at);
  }

  async comeBack(guildId: GuildId): Promise<void> {
    await this.#db.deleteFrom('departures').where('scope', '=', guildScope(guildId)).execute();
  }

  async compare(present: readonly GuildId[], now: number): Promise<{ readonly left: number; readonly back: number }> {
    await this.#queue.flush();
    const here = new Set(present.map(guildScope));
    return this.#db.transaction().execute(async (db) => {
      const noted = await scopesIn(db, 'departures');
      const kept = new Set((await Promise.all(scopedTables.map((table) => scopesIn(db, table)))).flat());
      const back = noted.filter((scope) => here.has(scope));
      const left = [...kept].filter((scope) => !isDirect(scope) && !here.has(scope) && !noted.includes(scope));
      for (const scope of back) await db.deleteFrom('departures').where('scope', '=', scope).execute();
      await this.#note(db, left, now);
      return { left: left.length, back: back.length };
    });
  }

  async purge(now: number): Promise<number> {
    const before = now - graceDays * DAY_MS;
    const over = await this.#db.selectFrom('departures').select('scope').where('since', '<', before).execute();
    let forgotten = 0;
    // Each may be back by the time that its turn comes.
    for (const { scope } of over)
      if (await this.#retention.forgetDeparted(scope as RecordScope, before)) forgotten += 1;
    return forgotten;
  }

  /** The first time counts. */
  async #note(db: Db, scopes: readonly string[], since: number): Promise<void> {
    for (const scope of scopes)
      await db
        .insertInto('departures')
        .values({ scope, since })
        .onConflict((conflict) => conflict.column('scope').doNothing())
        .execute();
  }
}

async function scopesIn(db: Db, table: (typeof scopedTables)[number] | 'departures'): Promise<RecordScope[]> {
  const rows = await db.selectFrom(table).select('scope').distinct().execute();
  return rows.map(({ scope }) => scope as RecordScope);
}
