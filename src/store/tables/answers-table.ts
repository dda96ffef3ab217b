import type { AnswerRecord, AnswerStore } from '../../library/port.ts';
import type { RecordScope } from '../../library/ids.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';
import { packClaims, unpackClaims, withoutMentions } from './column-values.ts';

export class Answers implements AnswerStore {
  readonly #db: Db;
  readonly #secrets: Secrets;
  readonly #keepsQuestions: boolean;

  constructor(db: Db, secrets: Secrets, keepsQuestions: boolean) {
    this.#db = db;
    this.#secrets = secrets;
    this.#keepsQuestions = keepsQuestions;
  }

  async save({ id, scope, at, question, outcome, claims }: AnswerRecord): Promise<void> {
    await this.#db
      .insertInto('answers')
      .values({
        id,
        scope: this.#secrets.hashScope(scope),
        at,
        question: question === undefined || !this.#keepsQuestions ? null : withoutMentions(question),
        outcome,
        claims: packClaims(claims),
      })
      .execute();
  }

  async find(scope: RecordScope, id: string): Promise<AnswerRecord | undefined> {
    const row = await this.#db
      .selectFrom('answers')
      .select(['at', 'question', 'outcome', 'claims'])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { at, question, outcome, claims } = row;
    return {
      id,
      scope,
      at,
      ...(question === null ? {} : { question }),
      outcome: outcome as AnswerRecord['outcome'],
      claims: unpackClaims(claims),
    };
  }
}
