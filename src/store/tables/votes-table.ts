import type { Fault, Press, Vote, VoteCounts, VoteStore } from '../../library/asked/answer-records.ts';
import type { RecordScope } from '../../library/ids.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';
import { Taken } from './taken-table.ts';
import type { WriteBehind } from './write-behind.ts';

/** However late a process is told of a press that another has counted. */
const PRESS_MS = 3_600_000;

export class Votes implements VoteStore {
  readonly #db: Db;
  readonly #queue: WriteBehind;
  readonly #secrets: Secrets;

  constructor(db: Db, queue: WriteBehind, secrets: Secrets) {
    this.#db = db;
    this.#queue = queue;
    this.#secrets = secrets;
  }

  async cast(scope: RecordScope, answerId: string, memberId: string, vote: Vote, press?: Press): Promise<VoteCounts> {
    const voter = this.#secrets.hashMember(memberId);
    const key = this.#secrets.hashScope(scope);
    if (this.#queue.answer(answerId) !== undefined) await this.#queue.flush();
    await this.#db.transaction().execute(async (db) => {
      const answer = await db
        .selectFrom('answers')
        .select('id')
        .where('scope', '=', key)
        .where('id', '=', answerId)
        .executeTakeFirst();
      if (answer === undefined) return;
      if (press !== undefined && !(await this.#isFirst(db, scope, press))) return;
      const { numDeletedRows } = await db
        .deleteFrom('votes')
        .where('scope', '=', key)
        .where('answer_id', '=', answerId)
        .where('voter', '=', voter)
        .where('vote', '=', vote)
        .executeTakeFirst();
      if (numDeletedRows > 0n) return;
      await db
        .insertInto('votes')
        .values({ answer_id: answerId, scope: key, voter, vote, fault: null })
        .onConflict((conflict) => conflict.columns(['answer_id', 'voter']).doUpdateSet({ vote, fault: null }))
        .execute();
    });
    return this.count(scope, answerId);
  }

  #isFirst(db: Db, scope: RecordScope, { id, at }: Press): Promise<boolean> {
    return new Taken(db, this.#secrets).take(scope, `vote:${id}`, at, PRESS_MS);
  }

  async count(scope: RecordScope, answerId: string): Promise<VoteCounts> {
    const rows = await this.#db
      .selectFrom('votes')
      .select(['vote', (select) => select.fn.countAll<number | string>().as('times')])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('answer_id', '=', answerId)
      .groupBy('vote')
      .execute();
    const times = (vote: Vote): number => Number(rows.find((row) => row.vote === vote)?.times ?? 0);
    return { up: times('up'), down: times('down') };
  }

  async explain(scope: RecordScope, answerId: string, memberId: string, fault: Fault): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('votes')
      .set({ fault })
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('answer_id', '=', answerId)
      .where('voter', '=', this.#secrets.hashMember(memberId))
      .where('vote', '=', 'down')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async faults(scope: RecordScope, answerId: string): Promise<Record<Fault, number>> {
    const rows = await this.#db
      .selectFrom('votes')
      .select(['fault', (select) => select.fn.countAll<number | string>().as('times')])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('answer_id', '=', answerId)
      .groupBy('fault')
      .execute();
    const times = (fault: Fault): number => Number(rows.find((row) => row.fault === fault)?.times ?? 0);
    return { claim: times('claim'), outdated: times('outdated'), question: times('question') };
  }
}
