import type { QuoteStore, QuotingPost } from '../../library/port.ts';
import type { RecordScope } from '../../library/ids.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';
import type { WriteBehind } from './write-behind.ts';

/** Messages of one article that are looked through, the newest first. */
const MOST_READ = 5_000;
/** Of which so many are asked where they stand. */
const MOST_UNSEALED = 500;

/** Which messages quote which claims. Whoever has the file cannot tell which messages these are. */
export class QuotingPosts implements QuoteStore {
  readonly #db: Db;
  readonly #queue: WriteBehind;
  readonly #secrets: Secrets;

  constructor(db: Db, queue: WriteBehind, secrets: Secrets) {
    this.#db = db;
    this.#queue = queue;
    this.#secrets = secrets;
  }

  add({ scope, at, channelId, messageId, kind, articleId, claimIds }: QuotingPost): void {
    const row = {
      scope: this.#secrets.hashScope(scope),
      article_id: articleId,
      message: this.#message(messageId),
      sealed: this.#secrets.seal(JSON.stringify([channelId, messageId])),
      kind,
      at,
      claims: JSON.stringify(claimIds),
    };
    this.#queue.add({ table: 'quoting_posts', row });
  }

  async find(scope: RecordScope, articleId: string, claimIds: readonly string[]): Promise<readonly QuotingPost[]> {
    await this.#queue.flush();
    const rows = await this.#db
      .selectFrom('quoting_posts')
      .select(['sealed', 'kind', 'at', 'claims'])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('article_id', '=', articleId)
      .orderBy('at', 'desc')
      .limit(MOST_READ)
      .execute();
    const wanted = new Set(claimIds);
    return rows.flatMap((row) => {
      const quoted = JSON.parse(row.claims) as readonly string[];
      if (!quoted.some((id) => wanted.has(id))) return [];
      const [channelId, messageId] = this.#placeOf(row.sealed);
      const { kind, at } = row;
      return [{ scope, at, channelId, messageId, kind: kind as QuotingPost['kind'], articleId, claimIds: quoted }];
    });
  }

  async channels(scope: RecordScope, articleId: string, most: number): Promise<readonly string[]> {
    await this.#queue.flush();
    const rows = await this.#db
      .selectFrom('quoting_posts')
      .select('sealed')
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('article_id', '=', articleId)
      .orderBy('at', 'desc')
      .limit(MOST_UNSEALED)
      .execute();
    return [...new Set(rows.map(({ sealed }) => this.#placeOf(sealed)[0]))].slice(0, most);
  }

  async remove(scope: RecordScope, messageId: string): Promise<void> {
    await this.#queue.flush();
    await this.#db
      .deleteFrom('quoting_posts')
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('message', '=', this.#message(messageId))
      .execute();
  }

  #placeOf(sealed: string): readonly [channelId: string, messageId: string] {
    return JSON.parse(this.#secrets.unseal(sealed)) as readonly [string, string];
  }

  #message(messageId: string): string {
    return this.#secrets.hashTaken(`quoting:${messageId}`);
  }
}
