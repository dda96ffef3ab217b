import type { QuizAnswer, QuizCounts, QuizStore } from '../../library/port.ts';
import type { RecordScope } from '../../library/ids.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';

export class Quizzes implements QuizStore {
  readonly #db: Db;
  readonly #secrets: Secrets;

  constructor(db: Db, secrets: Secrets) {
    this.#db = db;
    this.#secrets = secrets;
  }

  async answer({ scope, quizId, memberId, right, at }: QuizAnswer): Promise<QuizCounts & { readonly first: boolean }> {
    const { numInsertedOrUpdatedRows = 0n } = await this.#db
      .insertInto('quiz_answers')
      .values({
        quiz_id: quizId,
        scope: this.#secrets.hashScope(scope),
        voter: this.#secrets.hashMember(memberId),
        at,
        verdict: right ? 'right' : 'wrong',
      })
      .onConflict((conflict) => conflict.columns(['quiz_id', 'scope', 'voter']).doNothing())
      .executeTakeFirst();
    return { ...(await this.count(scope, quizId)), first: numInsertedOrUpdatedRows > 0n };
  }

  async count(scope: RecordScope, quizId: string): Promise<QuizCounts> {
    const rows = await this.#db
      .selectFrom('quiz_answers')
      .select(['verdict', (select) => select.fn.countAll<number | string>().as('times')])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('quiz_id', '=', quizId)
      .groupBy('verdict')
      .execute();
    const times = (verdict: string): number => Number(rows.find((row) => row.verdict === verdict)?.times ?? 0);
    return { right: times('right'), all: times('right') + times('wrong') };
  }
}
