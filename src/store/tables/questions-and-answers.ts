import { randomUUID } from 'node:crypto';
import type { RecordScope } from '../../library/ids.ts';
import type {
  AnswerRecord,
  AnswerStore,
  ClaimRef,
  FoundClaim,
  QuestionLog,
  QuestionRecord,
  ReadAs,
} from '../../library/asked/answer-records.ts';
import type { Db, Tables } from './database-schema.ts';
import type { Secrets } from './secrets.ts';
import type { WriteBehind } from './write-behind.ts';

const DEFAULT_LIMIT = 100;

/** What was asked, for as many days as questions are kept. */
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

  async add({
    scope,
    text,
    at,
    outcome,
    claims,
    locale,
    articleId,
    confidence,
    answerId,
  }: QuestionRecord): Promise<string | undefined> {
    if (!this.#isKept) return undefined;
    const id = orderedId(at);
    this.#queue.add({
      table: 'questions',
      row: {
        id,
        scope: this.#secrets.hashScope(scope),
        text: withoutPeople(text),
        at,
        outcome,
        claims: packClaims(claims),
        locale: locale ?? null,
        article_id: articleId ?? null,
        confidence: confidence === undefined ? null : Math.round(confidence * 100),
        answer_id: answerId ?? null,
      },
    });
    return id;
  }

  async takeBack(scope: RecordScope, id: string): Promise<void> {
    await this.#queue.flush();
    await takeOut(this.#db, 'questions', this.#secrets.hashScope(scope), id);
  }

  async list(
    scope: RecordScope,
    { since = 0, limit = DEFAULT_LIMIT }: { readonly since?: number; readonly limit?: number } = {},
  ): Promise<readonly QuestionRecord[]> {
    await this.#queue.flush();
    const rows = await this.#db
      .selectFrom('questions')
      .select(['text', 'at', 'outcome', 'claims', 'locale', 'article_id', 'confidence', 'answer_id'])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .where('at', '>=', since)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(
      ({ text, at, outcome, claims, locale, article_id: articleId, confidence, answer_id: answerId }) => ({
        scope,
        text,
        at,
        outcome: outcome as QuestionRecord['outcome'],
        claims: unpackClaims(claims),
        ...(locale !== null && { locale }),
        ...(articleId !== null && { articleId }),
        ...(confidence !== null && { confidence: confidence / 100 }),
        ...(answerId !== null && { answerId }),
      }),
    );
  }
}

const answerColumns = ['at', 'question', 'outcome', 'claims', 'found', 'read_as'] as const;
type AnswerRow = Pick<Tables['answers'], (typeof answerColumns)[number]>;

/** What was answered, for the buttons under it. */
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

  async save({ id, scope, at, question, outcome, claims, found, readAs }: AnswerRecord): Promise<void> {
    this.#queue.add({
      table: 'answers',
      row: {
        id,
        scope: this.#secrets.hashScope(scope),
        at,
        question: question === undefined || !this.#keepsQuestions ? null : withoutPeople(question),
        outcome,
        claims: packClaims(claims),
        found: found === undefined ? null : packFound(found),
        read_as: readAs === undefined || !this.#keepsQuestions ? null : packReadAs(readAs),
      },
    });
  }

  async takeBack(scope: RecordScope, id: string): Promise<void> {
    await this.#queue.flush();
    await takeOut(this.#db, 'answers', this.#secrets.hashScope(scope), id);
  }

  async find(scope: RecordScope, id: string): Promise<AnswerRecord | undefined> {
    const key = this.#secrets.hashScope(scope);
    const row = this.#waiting(key, id) ?? (await this.#written(key, id));
    if (row === undefined) return undefined;
    const { at, question, outcome, claims, found, read_as: readAs } = row;
    return {
      id,
      scope,
      at,
      ...(question === null ? {} : { question }),
      outcome: outcome as AnswerRecord['outcome'],
      claims: unpackClaims(claims),
      ...(found !== null && { found: unpackFound(found) }),
      ...(readAs !== null && { readAs: JSON.parse(readAs) as ReadAs }),
    };
  }

  /** An answer's buttons work as soon as it is shown. */
  #waiting(scope: string, id: string): AnswerRow | undefined {
    const row = this.#queue.answer(id);
    return row?.scope === scope ? row : undefined;
  }

  #written(scope: string, id: string): Promise<AnswerRow | undefined> {
    return this.#db
      .selectFrom('answers')
      .select(answerColumns)
      .where('scope', '=', scope)
      .where('id', '=', id)
      .executeTakeFirst();
  }
}

async function takeOut(db: Db, table: 'questions' | 'answers', scope: string, id: string): Promise<void> {
  await db.deleteFrom(table).where('scope', '=', scope).where('id', '=', id).execute();
}

let counter = 0;

/** An id that sorts by when it was made, also within a millisecond of one process. */
function orderedId(now: number): string {
  counter = (counter + 1) % 36 ** 4;
  return `${now.toString(36).padStart(9, '0')}${counter.toString(36).padStart(4, '0')}${randomUUID().slice(0, 8)}`;
}

/** JSON of `[article, claim, revision]` for each. */
function packClaims(claims: readonly ClaimRef[]): string {
  return JSON.stringify(claims.map(({ articleId, claimId, revision }) => [articleId, claimId, revision]));
}

/** Before articles had revisions, they were kept without. */
export function unpackClaims(packed: string): ClaimRef[] {
  const claims = JSON.parse(packed) as (readonly [articleId: string, claimId: string, revision?: string])[];
  return claims.map(([articleId, claimId, revision = '']) => ({ articleId, revision, claimId }));
}

type Packed = readonly [answer: readonly number[], matched: readonly number[], leansOn?: string, withSteps?: 1];

/** JSON of `[[start, end], [start, end, start, end, …], leansOn, steps]` for each. */
function packFound(found: readonly FoundClaim[]): string {
  return JSON.stringify(
    found.map(({ answer, matched, leansOn, withSteps }): Packed => {
      const marks = [
        answer === undefined ? [] : [answer.start, answer.end],
        matched.flatMap(({ start, end }) => [start, end]),
      ] as const;
      if (withSteps) return [...marks, leansOn ?? '', 1];
      return leansOn === undefined ? marks : [...marks, leansOn];
    }),
  );
}

function unpackFound(packed: string): FoundClaim[] {
  return (JSON.parse(packed) as readonly Packed[]).map(([answer, matched, leansOn = '', withSteps]) => {
    const [span] = spansOf(answer);
    return {
      ...(span !== undefined && { answer: span }),
      matched: spansOf(matched),
      ...(leansOn !== '' && { leansOn }),
      ...(withSteps === 1 && { withSteps: true }),
    };
  });
}

function spansOf(numbers: readonly number[]): { start: number; end: number }[] {
  const spans = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) spans.push({ start: numbers[at] ?? 0, end: numbers[at + 1] ?? 0 });
  return spans;
}

/** Words of the question: what names somebody is no more kept here than there. */
function packReadAs({ corrections, missing }: ReadAs): string {
  return JSON.stringify({
    corrections: corrections.map(({ from, to }) => ({ from: withoutPeople(from), to: withoutPeople(to) })),
    missing: missing.map((each) => ({ ...each, text: withoutPeople(each.text) })),
  });
}

/** Members, roles and channels as Discord writes them. */
const mentioned = /<(?:@[!&]?|#)\d{1,20}>/gu;
/** Ids of anything on Discord, also in its addresses and emoji. */
const snowflake = /\d{17,20}/gu;
/** Addresses of mail, names behind an "@", and "name#1234". */
const address = /[^\s@<>]{1,64}@[^\s@<>]{1,255}/gu;
const handle = /@[\p{L}\p{M}\p{N}_.]{1,32}/gu;
const tag = /[\p{L}\p{M}\p{N}_.]{2,32}#\d{4}(?!\d)/gu;

/** A question without whoever it names in a way that Discord knows: mentions, ids, @names, and addresses of mail. */
export function withoutPeople(text: string): string {
  if (!/[@#]|\d{17}/u.test(text)) return text;
  return text
    .replaceAll(mentioned, '@…')
    .replaceAll(snowflake, '…')
    .replaceAll(address, '@…')
    .replaceAll(handle, '@…')
    .replaceAll(tag, '@…');
}
