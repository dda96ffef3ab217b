import { UserError } from '../../../errors.ts';
import type { RecordScope } from '../../../library/ids.ts';
import {
  type CheckQuestion,
  type CheckStore,
  type DraftStore,
  type LibraryDraft,
  undoMs,
} from '../../../library/stored-library.ts';
import type { Db } from '../database-schema.ts';
import { putCheck, putDraft } from './library-rows.ts';
import type { Secrets } from '../secrets.ts';

/** As long as a moderator may take to say yes. */
export const draftMs = undoMs;

export class LibraryDrafts implements DraftStore {
  readonly #db: Db;
  readonly #secrets: Secrets;

  constructor(db: Db, secrets: Secrets) {
    this.#db = db;
    this.#secrets = secrets;
  }

  save({ scope, ...draft }: LibraryDraft): Promise<void> {
    return putDraft(this.#db, this.#secrets.hashScope(scope), draft, this.#secrets);
  }

  async find(scope: RecordScope, id: string): Promise<LibraryDraft | undefined> {
    const row = await this.#db
      .selectFrom('library_drafts')
      .select(['at', 'sealed', 'payload'])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { id, scope, at: row.at, memberId: this.#secrets.unseal(row.sealed), payload: row.payload };
  }

  async remove(scope: RecordScope, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('library_drafts')
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}

export class CheckQuestions implements CheckStore {
  readonly #db: Db;
  readonly #secrets: Secrets;

  constructor(db: Db, secrets: Secrets) {
    this.#db = db;
    this.#secrets = secrets;
  }

  add(scope: RecordScope, check: CheckQuestion): Promise<boolean> {
    const key = this.#secrets.hashScope(scope);
    return this.#db.transaction().execute(async (db) => {
      const article = await db
        .selectFrom('library_articles')
        .select('id')
        .where('scope', '=', key)
        .where('id', '=', check.articleId)
        .executeTakeFirst();
      if (article !== undefined) return putCheck(db, key, check);
      const context = { article: check.articleId };
      throw new UserError('ARTICLE_UNKNOWN', 'There is no such article in this library.', context);
    });
  }

  async list(scope: RecordScope, articleId?: string): Promise<readonly CheckQuestion[]> {
    const all = this.#db
      .selectFrom('check_questions')
      .select(['id', 'question', 'article_id', 'claim_id', 'claim', 'at'])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .orderBy('at')
      // An import brings many at the same moment, and an id is random.
      .orderBy('question')
      .orderBy('id');
    const rows = await (articleId === undefined ? all : all.where('article_id', '=', articleId)).execute();
    return rows.map(({ id, question, article_id, claim_id, claim, at }) => ({
      id,
      question,
      articleId: article_id,
      claimId: claim_id,
      text: claim,
      at,
    }));
  }

  async remove(scope: RecordScope, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('check_questions')
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}
