import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import type {
  AskedCounts,
  AskedStore,
  AskedText,
  OutcomeCounts,
  VoteTotals,
} from '../../../library/asked/asked-counts.ts';
import type { RecordScope } from '../../../library/ids.ts';
import type { ClaimRef } from '../../../library/asked/answer-records.ts';
import type { Db } from '../database-schema.ts';
import { unpackClaims } from '../questions-and-answers.ts';
import type { Secrets } from '../secrets.ts';
import type { WriteBehind } from '../write-behind.ts';

type Window = { readonly scope: string; readonly from: number; readonly to: number };
type OutcomeRow = { day: number | string; outcome: string; claims: string; times: number | string };
type VoteRow = { vote: string; fault: string | null; times: number | string };
type TextRow = {
  text: string;
  outcome: string;
  locale: string | null;
  claims: string;
  times: number | string;
  moments: number | string;
  down: number | string;
  first: number | string;
  last: number | string;
  confidence: number | null;
};

/** Counts questions in SQL that every dialect takes, in windows of time with so many questions at most. */
export class AskedCounting implements AskedStore {
  readonly #db: Db;
  readonly #queue: WriteBehind;
  readonly #secrets: Secrets;
  readonly #atOnce: number;

  /** `atOnce`: questions that are counted by one statement. */
  constructor(db: Db, queue: WriteBehind, secrets: Secrets, atOnce: number) {
    this.#db = db;
    this.#queue = queue;
    this.#secrets = secrets;
    this.#atOnce = atOnce;
  }

  async count(scope: RecordScope, edges: readonly number[]): Promise<AskedCounts> {
    await this.#queue.flush();
    const key = this.#secrets.hashScope(scope);
    const days = edges.slice(1).map(() => ({ answered: 0, unsure: 0, refused: 0 }));
    const votes = new VoteSums();
    const texts = new Map<string, AskedText>();
    const shown = new Map<string, number>();
    for await (const window of this.#windows(key, edges[0] ?? 0, edges.at(-1) ?? 0)) {
      for (const { day, outcome, claims, times } of await this.#outcomes(window, edges)) {
        const counted = days[Number(day)];
        if (counted !== undefined) counted[resultOf(outcome)] += Number(times);
        if (claims !== '[]') shown.set(claims, (shown.get(claims) ?? 0) + Number(times));
      }
      for (const row of await this.#votes(window)) votes.add(row);
      for (const row of await this.#texts(window)) addText(texts, row);
    }
    return { days, votes: votes.totals, texts: [...texts.values()], shown: claimsIn(shown) };
  }

  /** Windows that follow one another, between which others have their turn; none where nothing was asked. */
  async *#windows(scope: string, from: number, until: number): AsyncGenerator<Window> {
    for (let start = from; start < until; ) {
      await turn();
      const next = await this.#db
        .selectFrom('questions')
        .select('at')
        .where('scope', '=', scope)
        .where('at', '>=', start)
        .where('at', '<', until)
        .orderBy('at')
        .limit(1)
        .offset(this.#atOnce)
        .executeTakeFirst();
      // All of one moment go together.
      const to = next === undefined ? until : Math.max(next.at, start + 1);
      yield { scope, from: start, to };
      start = to;
    }
  }

  /** By the days that lie in a window. */
  async #outcomes({ scope, from, to }: Window, edges: readonly number[]): Promise<readonly OutcomeRow[]> {
    const days = edges.slice(0, -1).flatMap((since, day) => {
      const until = edges[day + 1] ?? since;
      return since < to && until > from ? [sql`(${sql.lit(day)}, ${number(since)}, ${number(until)})`] : [];
    });
    const { rows } = await sql<OutcomeRow>`
      WITH days (day, since, until) AS (VALUES ${sql.join(days)})
      SELECT day, outcome, claims, count(*) AS times FROM questions JOIN days ON at >= since AND at < until
      WHERE scope = ${scope} AND at >= ${from} AND at < ${to} AND outcome IN ('answered', 'unsure', 'refused', 'whole')
      GROUP BY day, outcome, claims
    `.execute(this.#db);
    return rows;
  }

  async #votes({ scope, from, to }: Window): Promise<readonly VoteRow[]> {
    const { rows } = await sql<VoteRow>`
      SELECT vote, fault, count(*) AS times FROM questions JOIN votes ON votes.answer_id = questions.answer_id
      WHERE questions.scope = ${scope} AND at >= ${from} AND at < ${to}
      GROUP BY vote, fault
    `.execute(this.#db);
    return rows;
  }

  async #texts({ scope, from, to }: Window): Promise<readonly TextRow[]> {
    const { rows } = await sql<TextRow>`
      SELECT text, outcome, locale, claims, sum(times) AS times, count(*) AS moments, sum(down) AS down,
        min(first) AS first, max(last) AS last, max(confidence) AS confidence
      FROM (
        SELECT text, outcome, locale, claims, count(*) AS times, sum(down) AS down,
          min(at) AS first, max(at) AS last, max(confidence) AS confidence
        FROM (
          SELECT text, outcome, locale, claims, at, confidence, (
            SELECT count(*) FROM votes WHERE votes.answer_id = questions.answer_id AND vote = 'down'
          ) AS down
          FROM questions
          WHERE scope = ${scope} AND at >= ${from} AND at < ${to}
            AND outcome IN ('answered', 'unsure', 'refused', 'whole')
        ) AS asked
        WHERE outcome IN ('unsure', 'refused') OR down > 0
        GROUP BY text, outcome, locale, claims, at / 60000
      ) AS minutes
      GROUP BY text, outcome, locale, claims
    `.execute(this.#db);
    return rows;
  }
}

/** PostgreSQL would take a number in a list for a text. */
function number(value: number) {
  return sql`CAST(${value} AS bigint)`;
}

class VoteSums {
  #up = 0;
  #down = 0;
  readonly #faults = { claim: 0, outdated: 0, question: 0 };

  add({ vote, fault, times }: VoteRow): void {
    if (vote === 'up') this.#up += Number(times);
    else this.#down += Number(times);
    if (fault !== null && fault in this.#faults) this.#faults[fault as keyof VoteTotals['faults']] += Number(times);
  }

  get totals(): VoteTotals {
    return { up: this.#up, down: this.#down, faults: { ...this.#faults } };
  }
}

function resultOf(outcome: string): keyof OutcomeCounts {
  return outcome === 'unsure' || outcome === 'refused' ? outcome : 'answered';
}

/** The same words of another window are the same question again. Two windows may share a minute, which then counts once. */
function addText(texts: Map<string, AskedText>, row: TextRow): void {
  const outcome = resultOf(row.outcome);
  const key = JSON.stringify([row.text, outcome, row.locale, row.claims]);
  const [first, last] = [Number(row.first), Number(row.last)];
  const before = texts.get(key);
  const isSameMinute = before !== undefined && Math.floor(before.last / 60_000) === Math.floor(first / 60_000);
  const confidence = Math.max(before?.confidence ?? -1, row.confidence === null ? -1 : row.confidence / 100);
  texts.set(key, {
    text: row.text,
    outcome,
    ...(row.locale !== null && { locale: row.locale }),
    claims: before?.claims ?? unpackClaims(row.claims),
    times: (before?.times ?? 0) + Number(row.times),
    moments: (before?.moments ?? 0) + Number(row.moments) - (isSameMinute ? 1 : 0),
    down: (before?.down ?? 0) + Number(row.down),
    first: Math.min(before?.first ?? first, first),
    last: Math.max(before?.last ?? last, last),
    ...(confidence >= 0 && { confidence }),
  });
}

function claimsIn(shown: ReadonlyMap<string, number>): (ClaimRef & { times: number })[] {
  const found = new Map<string, ClaimRef & { times: number }>();
  for (const [packed, times] of shown)
    for (const claim of unpackClaims(packed)) {
      const key = JSON.stringify([claim.articleId, claim.revision, claim.claimId]);
      found.set(key, { ...claim, times: (found.get(key)?.times ?? 0) + times });
    }
  return [...found.values()];
}
