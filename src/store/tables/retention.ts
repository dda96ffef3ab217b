import { answerDays } from '../../library/answer-days.ts';
import type { Retention } from '../../library/port.ts';
import type { RecordScope } from '../../library/scopes.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';

const DAY_MS = 86_400_000;

export class Forgetting implements Retention {
  readonly #db: Db;
  readonly #secrets: Secrets;
  readonly #days: number;
  readonly #wipe: () => Promise<void>;

  constructor(db: Db, secrets: Secrets, days: number, wipe: () => Promise<void>) {
    this.#db = db;
    this.#secrets = secrets;
    this.#days = days;
    this.#wipe = wipe;
  }

  async purge(now: number): Promise<void> {
    await this.#db.deleteFrom('taken').where('until', '<', now).execute();
    const changed = await this.#db.transaction().execute(async (db) => {
      const questions = db.deleteFrom('questions');
      const gone = await (this.#days === 0
        ? questions
        : questions.where('at', '<', now - this.#days * DAY_MS)
      ).executeTakeFirst();
      const cleared =
        this.#days === 0
          ? await db.updateTable('answers').set({ question: null }).where('question', 'is not', null).executeTakeFirst()
          : { numUpdatedRows: 0n };
      const old = await db
        .deleteFrom('answers')
        .where('at', '<', now - answerDays(this.#days) * DAY_MS)
        .executeTakeFirst();
      const quizzes = await db
        .deleteFrom('quiz_answers')
        .where('at', '<', now - answerDays(this.#days) * DAY_MS)
        .executeTakeFirst();
      return gone.numDeletedRows + cleared.numUpdatedRows + old.numDeletedRows + quizzes.numDeletedRows;
    });
    if (changed > 0n) await this.#wipe();
  }

  async forgetScope(scope: RecordScope): Promise<void> {
    const key = this.#secrets.hashScope(scope);
    await this.#db.transaction().execute(async (db) => {
      for (const table of ['votes', 'quiz_answers', 'answers', 'questions', 'schedules', 'taken'] as const) {
        await db.deleteFrom(table).where('scope', '=', key).execute();
      }
    });
    await this.#wipe();
  }

  async forgetMember(memberId: string): Promise<number> {
    const hash = this.#secrets.hashMember(memberId);
    const rows = await this.#db.transaction().execute(async (db) => {
      const votes = await db.deleteFrom('votes').where('voter', '=', hash).executeTakeFirst();
      const quizzes = await db.deleteFrom('quiz_answers').where('voter', '=', hash).executeTakeFirst();
      const schedules = await db.deleteFrom('schedules').where('owner', '=', hash).executeTakeFirst();
      return votes.numDeletedRows + quizzes.numDeletedRows + schedules.numDeletedRows;
    });
    await this.#wipe();
    return Number(rows);
  }

  async summary(scope: RecordScope): Promise<Record<'questions' | 'answers' | 'votes' | 'schedules', number>> {
    const key = this.#secrets.hashScope(scope);
    const count = async (table: 'questions' | 'answers' | 'votes' | 'quiz_answers' | 'schedules'): Promise<number> => {
      const { rows } = await this.#db
        .selectFrom(table)
        .select((select) => select.fn.countAll<number | string>().as('rows'))
        .where('scope', '=', key)
        .executeTakeFirstOrThrow();
      return Number(rows);
    };
    return {
      questions: await count('questions'),
      answers: await count('answers'),
      votes: (await count('votes')) + (await count('quiz_answers')),
      schedules: await count('schedules'),
    };
  }
}
