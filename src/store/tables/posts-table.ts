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
    const row = { ...this.#key(scope, questionId), answer: this.#secrets.seal(answerId), at };
    this.#queue.add({ table: 'posts', row });
  }

  async find(scope: RecordScope, questionId: string): Promise<string | undefined> {
    await this.#queue.flush();
    const key = this.#key(scope, questionId);
    const row = await this.#db
      .selectFrom('posts')
      .select('answer')
      .where('scope', '=', key.scope)
      .where('question', '=', key.question)
      .executeTakeFirst();
    return row === undefined ? undefined : this.#secrets.unseal(row.answer);
  }

  async remove(scope: RecordScope, questionId: string): Promise<void> {
    const key = this.#key(scope, questionId);
    await this.#db.deleteFrom('posts').where('scope', '=', key.scope).where('question', '=', key.question).execute();
  }

  #key(scope: RecordScope, questionId: string) {
    return { scope: this.#secrets.hashScope(scope), question: this.#secrets.hashTaken(`question:${questionId}`) };
  }
}
