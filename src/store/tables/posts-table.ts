import type { PostStore } from '../../library/port.ts';
import type { RecordScope } from '../../library/ids.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';
import type { WriteBehind } from './write-behind.ts';

/** Which message answers which. Whoever has the file can tell neither. */
export class Posts implements PostStore {
  readonly #db: Db;
  readonly #queue: WriteBehind;
  readonly #secrets: Secrets;

  constructor(db: Db, queue: WriteBehind, secrets: Secrets) {
    this.#db = db;
    this.#queue = queue;
    this.#secrets = secrets;
  }

  add({ scope, at, questionId, answerId }: Parameters<PostStore['add']>[0]): void {
    this.#put(scope, `question:${questionId}`, answerId, at);
  }

  find(scope: RecordScope, questionId: string): Promise<string | undefined> {
    return this.#find(scope, `question:${questionId}`);
  }

  place({ scope, at, answerId, channelId, messageId }: Parameters<PostStore['place']>[0]): void {
    this.#put(scope, `answer:${answerId}`, `${channelId} ${messageId}`, at);
  }

  async placeOf(scope: RecordScope, answerId: string): ReturnType<PostStore['placeOf']> {
    const found = await this.#find(scope, `answer:${answerId}`);
    const [channelId, messageId] = found?.split(' ') ?? [];
    return channelId === undefined || messageId === undefined ? undefined : { channelId, messageId };
  }

  async remove(scope: RecordScope, questionId: string): Promise<void> {
    const key = this.#key(scope, `question:${questionId}`);
    await this.#db.deleteFrom('posts').where('scope', '=', key.scope).where('question', '=', key.question).execute();
  }

  #put(scope: RecordScope, what: string, where: string, at: number): void {
    const row = { ...this.#key(scope, what), answer: this.#secrets.seal(where), at };
    this.#queue.add({ table: 'posts', row });
  }

  async #find(scope: RecordScope, what: string): Promise<string | undefined> {
    await this.#queue.flush();
    const key = this.#key(scope, what);
    const row = await this.#db
      .selectFrom('posts')
      .select('answer')
      .where('scope', '=', key.scope)
      .where('question', '=', key.question)
      .executeTakeFirst();
    return row === undefined ? undefined : this.#secrets.unseal(row.answer);
  }

  #key(scope: RecordScope, what: string) {
    return { scope: this.#secrets.hashScope(scope), question: this.#secrets.hashTaken(what) };
  }
}
