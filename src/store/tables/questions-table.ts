import type { QuestionLog, QuestionRecord } from '../../library/port.ts';
import type { RecordScope } from '../../library/ids.ts';
import type { Db } from './database-schema.ts';
import type { Secrets } from './secrets.ts';
import { orderedId, packClaims, unpackClaims, withoutMentions } from './column-values.ts';
import type { WriteBehind } from './write-behind.ts';

const DEFAULT_LIMIT = 100;

export class Questions implements QuestionLog {
  readonly #db: Db;
  readonly #queue: WriteBehind;
  readonly #secrets: Secrets;
  readonly #isKept: boolean;

  constructor(db: Db, queue: WriteBehind, secrets: Secrets, isKept: boolean) {
    this.#db = db;
    this.#queue = queue;
    this.#secrets = secrets;
    this.#isKept = isKept;
  }

  async add({ scope, text, at, outcome, claims }: QuestionRecord): Promise<void> {
    if (!this.#isKept) return;
    this.#queue.add({
      table: 'questions',
      row: {
        id: orderedId(at),
        scope: this.#secrets.hashScope(scope),
        text: withoutMentions(text),
        at,
        outcome,
        claims: packClaims(claims),
      },
    });
  }

  async list(
    scope: RecordScope,
    { since = 0, limit = DEFAULT_LIMIT }: { readonly since?: number; readonly limit?: number } = {},
  ): Promise<readonly QuestionRecord[]> {
    await this.#queue.flush();
    const rows = await this.#db
      .selectFrom('questions')
      .select(['text', 'at', 'outcome', 'claims'])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('at', '>=', since)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ text, at, outcome, claims }) => ({
      scope,
      text,
      at,
      outcome: outcome as QuestionRecord['outcome'],
      claims: unpackClaims(claims),
    }));
  }
}
