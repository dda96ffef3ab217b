import { noSettings, type ServerSettings, type SettingsStore } from '../../library/server-settings.ts';
import type { RecordScope } from '../../library/ids.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';

/** Sealed as a whole: members that are passed over are in it. */
export class ServerSettingsTable implements SettingsStore {
  readonly #db: Db;
  readonly #quick: Db;
  readonly #secrets: Secrets;

  /** `quick`: for whoever answers, and may not wait for long. */
  constructor(db: Db, quick: Db, secrets: Secrets) {
    this.#db = db;
    this.#quick = quick;
    this.#secrets = secrets;
  }

  async read(scope: RecordScope): Promise<ServerSettings> {
    return this.#readIn(this.#quick, scope);
  }

  change(scope: RecordScope, change: (before: ServerSettings) => ServerSettings): Promise<ServerSettings> {
    return this.#db.transaction().execute(async (db) => {
      const after = change(await this.#readIn(db, scope));
      const sealed = this.#secrets.seal(JSON.stringify(after));
      await db
        .insertInto('server_settings')
        .values({ scope: this.#secrets.hashScope(scope), sealed })
        .onConflict((conflict) => conflict.column('scope').doUpdateSet({ sealed }))
        .execute();
      return after;
    });
  }

  async #readIn(db: Db, scope: RecordScope): Promise<ServerSettings> {
    const row = await db
      .selectFrom('server_settings')
      .select('sealed')
      .where('scope', '=', this.#secrets.hashScope(scope))
      .executeTakeFirst();
    if (row === undefined) return noSettings;
    return { ...noSettings, ...(JSON.parse(this.#secrets.unseal(row.sealed)) as Partial<ServerSettings>) };
  }
}
