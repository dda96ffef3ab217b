import type { AnswerRecord, AnswerStore } from '../../library/port.ts';
import type { RecordScope } from '../../library/ids.ts';
import type { Db, Tables } from './database-schema.ts';
import type { Secrets } from './secrets.ts';
import { packClaims, unpackClaims, withoutMentions } from './column-values.ts';
import type { WriteBehind } from './write-behind.ts';

type Row = Pick<Tables['answers'], 'at' | 'question' | 'outcome' | 'claims'>;

export class Answers implements AnswerStore {
  readonly #db: Db;
  readonly #queue: WriteBehind;
  readonly #secrets: Secrets;
  readonly #keepsQuestions: boolean;

  constructor(db: Db, queue: WriteBehind, secrets: Secrets, keepsQuestions: boolean) {
    this.#db = db;
    this.#queue = queue;
    this.#secrets = secrets;
    this.#keepsQuestions = keepsQuestions;
  }

  async save({ id, scope, at, question, outcome, claims }: AnswerRecord): Promise<void> {
    this.#queue.add({
      table: 'answers',
      row: {
        id,
        scope: this.#secrets.hashScope(scope),
        at,
        question: question === undefined || !this.#keepsQuestions ? null : withoutMentions(question),
        outcome,
        claims: packClaims(claims),
      },
    });
  }

  async find(scope: RecordScope, id: string): Promise<AnswerRecord | undefined> {
    const key = this.#secrets.hashScope(scope);
    const row = this.#waiting(key, id) ?? (await this.#written(key, id));
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

  /** An answer's buttons work as soon as it is shown. */
  #waiting(scope: string, id: string): Row | undefined {
    const row = this.#queue.answer(id);
    return row?.scope === scope ? row : undefined;
  }

  #written(scope: string, id: string): Promise<Row | undefined> {
    return this.#db
      .selectFrom('answers')
      .select(['at', 'question', 'outcome', 'claims'])
      .where('scope', '=', scope)
      .where('id', '=', id)
      .executeTakeFirst();
  }
}
