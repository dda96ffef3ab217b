import type { RecordScope } from '../../../library/ids.ts';
import {
  type CheckQuestion,
  type CheckStore,
  type DraftStore,
  type LibraryDraft,
  undoMs,
} from '../../../library/stored-library.ts';
import type { Db } from '../database-schema.ts';
import { putDraft } from './library-rows.ts';
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
}
