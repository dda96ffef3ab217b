import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { DeliveryStore, LogInStore, OnceStore } from '../../library/port.ts';
import { directScope, newId, type RecordScope } from '../../library/ids.ts';
import type { ServedShards } from '../../library/served-shards.ts';
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
      .values({ ...this.#key(scope, what), until: now + forMs, outcome: null })
      .onConflict((conflict) => conflict.columns(['scope', 'what']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
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

/** So long whoever has found nobody else need not look again. */
const ALONE_FOR_MS = 100;
/** Timers may be a little early. */
const UNTIL_ALL_HAVE_LOOKED_MS = ALONE_FOR_MS + 20;

/**
 * Deliveries among processes. Each stands in a table before Discord delivers anything to it, and so long before that everybody
 * who was there has looked again: nobody misses who may have got the same. Only then need it be claimed. An entry is never
 * taken back, it lapses: who has just ended may have answered what another is still to look at.
 */
export class Deliveries implements DeliveryStore {
  readonly #db: Db;
  readonly #quick: Db;
  readonly #claims: Taken;
  readonly #shards: ServedShards;
  readonly #id: string;
  #until = 0;
  /** By the clock that nobody sets. */
  #aloneUntil = 0;

  /** `quick`: where it does not matter that a power cut undoes the last commits. */
  constructor(db: Db, quick: Db, secrets: Secrets, shards: ServedShards) {
    this.#db = db;
    this.#quick = quick;
    this.#claims = new Taken(quick, secrets);
    this.#shards = shards;
    this.#id = processId(shards);
  }

  async attend(now: number, forMs: number): Promise<void> {
    const until = now + forMs;
    await this.#db
      .insertInto('processes')
      .values({ id: this.#id, until })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ until }))
      .execute();
    await this.#db.deleteFrom('processes').where('until', '<', now).execute();
    const isNew = now >= this.#until;
    if (isNew && (await this.#hasOthers(now))) await pause(UNTIL_ALL_HAVE_LOOKED_MS);
    this.#until = until;
  }

  async take(scope: RecordScope, id: string, now: number, forMs: number): Promise<boolean> {
    // Whoever has lapsed is seen by nobody else.
    if (now < this.#until && (await this.#isAlone(now))) return true;
    return this.#claims.take(scope, `incoming:${id}`, now, forMs);
  }

  async #isAlone(now: number): Promise<boolean> {
    const lookedAt = performance.now();
    if (lookedAt < this.#aloneUntil) return true;
    if (await this.#hasOthers(now)) return false;
    this.#aloneUntil = lookedAt + ALONE_FOR_MS;
    return true;
  }

  async #hasOthers(now: number): Promise<boolean> {
    const others = await this.#quick
      .selectFrom('processes')
      .select('id')
      .where('id', '!=', this.#id)
      .where('until', '>', now)
      .execute();
    return others.some(({ id }) => isToldTheSame(this.#shards, id));
  }
}

/**
 * What a process of some of the shards serves stands in its id, `abc/4:0.1`: who knows nothing of shards takes it for any other
 * process.
 */
function processId({ ids, count }: ServedShards): string {
  return count === 1 ? newId() : `${newId()}/${count}:${ids.join('.')}`;
}

/** Where the shards are being made more, the same server is on one of the old ones and on one of the new. */
function isToldTheSame({ ids, count }: ServedShards, other: string): boolean {
  const [, otherCount = '1', otherIds = '0'] = /\/(\d+):([\d.]+)$/.exec(other) ?? [];
  return Number(otherCount) !== count || otherIds.split('.').some((id) => ids.includes(Number(id)));
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
