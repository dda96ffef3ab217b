import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { PostgresAddress } from '../database-address.ts';
import { storable } from '../backend.ts';
import { isCollision, isLocked, isUnreachable, lockedTooLong, unreachable } from './postgres-errors.ts';

export type PoolOptions = {
  /** How long a lock, or a server that is away, is waited for. */
  readonly lockWaitMs: number;
  /** How long a statement may take; 0 for no limit. Without one, what a broken network swallowed would be waited for. */
  readonly statementMs: number;
  /** Whether commits wait for the disk. */
  readonly lasting: boolean;
  readonly connections: number;
};

const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 500;
/** A process that stops in the middle of a transaction may not keep all others from theirs. */
const IDLE_IN_TRANSACTION_MS = 30_000;
/** What a connection takes at the least, on a machine that is busy. */
const CONNECT_MS = 1_500;
const INT8 = 20;
const COLLISIONS = 5;

/**
 * Connections to one server. Who finds it away waits for it, as for a lock, and what is lost of a connection while it was idle
 * nobody notices. Every error that leaves this is without the address.
 */
export class ServerPool implements PostgresPool {
  /** For connections beside these, which Docent never asks Kysely for. */
  readonly options = {};
  readonly #pool: pg.Pool;
  readonly #name: string;
  readonly #options: PoolOptions;

  constructor({ connectionString, schema, name }: PostgresAddress, options: PoolOptions) {
    const { lockWaitMs, statementMs, lasting, connections } = options;
    const settings = [
      `SET search_path TO "${schema}"`,
      `SET synchronous_commit TO ${lasting ? 'on' : 'off'}`,
      `SET lock_timeout TO ${Math.max(1, Math.round(lockWaitMs))}`,
      `SET idle_in_transaction_session_timeout TO ${IDLE_IN_TRANSACTION_MS}`,
      "SET default_transaction_isolation TO 'read committed'",
    ].join('; ');
    this.#name = name;
    this.#options = options;
    this.#pool = new pg.Pool({
      connectionString,
      application_name: 'docent',
      max: connections,
      connectionTimeoutMillis: Math.max(CONNECT_MS, lockWaitMs),
      // Who may not wait finds a connection ready.
      idleTimeoutMillis: lasting ? 60_000 : 0,
      keepAlive: true,
      ...(statementMs > 0 && { query_timeout: statementMs }),
      // What is counted, and times, as numbers.
      types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
      onConnect: (client): unknown => {
        // One that breaks while nothing is asked of it says so here, and to nobody else when it is in use.
        client.on('error', () => undefined);
        // The pool waits for it.
        return client.query(settings);
      },
    });
    this.#pool.on('error', () => undefined);
  }

  async connect(): Promise<PostgresPoolClient> {
    return new ServerClient(await this.#connect(), this.#name, this.#options, () => this.#connect());
  }

  end(): Promise<void> {
    return this.#pool.end();
  }

  async #connect(): Promise<pg.PoolClient> {
    const until = performance.now() + this.#options.lockWaitMs;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        return await this.#pool.connect();
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        if (performance.now() >= until) throw unreachable(this.#name, error);
      }
      await pause(wait * (0.5 + Math.random() / 2));
    }
  }
}

/** A connection as long as somebody has it. */
class ServerClient implements PostgresPoolClient {
  /** Undefined once it was given back. */
  #client: pg.PoolClient | undefined;
  readonly #name: string;
  readonly #options: PoolOptions;
  readonly #reconnect: () => Promise<pg.PoolClient>;
  #isInTransaction = false;
  #isBroken = false;

  constructor(client: pg.PoolClient, name: string, options: PoolOptions, reconnect: () => Promise<pg.PoolClient>) {
    this.#client = client;
    this.#name = name;
    this.#options = options;
    this.#reconnect = reconnect;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    asked: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): PostgresCursor<R> | Promise<PostgresQueryResult<R>> {
    if (typeof asked !== 'string') throw new Error('rows are read at once, not streamed');
    return this.#query(asked, parameters.map(storable));
  }

  async #query<R>(text: string, values: unknown[]): Promise<PostgresQueryResult<R>> {
    for (let tries = 1; ; tries += 1) {
      if (this.#client === undefined) throw new Error('the connection was given back');
      try {
        const result = await this.#client.query(text, values);
        if (/^(?:begin|start transaction)/iu.test(text)) this.#isInTransaction = true;
        if (/^(?:commit|rollback)/iu.test(text)) this.#isInTransaction = false;
        return result as unknown as PostgresQueryResult<R>;
      } catch (error) {
        if (isLocked(error)) throw lockedTooLong(this.#name, this.#options.lockWaitMs, error);
        const isAgain = !this.#isInTransaction && (await this.#mend(error, text, tries));
        if (isAgain) continue;
        if (!isUnreachable(error)) throw error;
        this.#isBroken = true;
        throw unreachable(this.#name, error);
      }
    }
  }

  /** `isDiscarded`: Kysely found it in a state that nobody else should meet. */
  release(isDiscarded = false): void {
    this.#client?.release(this.#isBroken || isDiscarded);
    this.#client = undefined;
  }

  /** Whether the same may be asked again: nothing of it can have been done. */
  async #mend(error: unknown, text: string, tries: number): Promise<boolean> {
    if (isCollision(error)) return tries < COLLISIONS;
    // Each of the others may be gone as well, and nobody has noticed.
    const isLast = tries > this.#options.connections;
    if (!isUnreachable(error) || isLast || !/^(?:select|begin|start transaction)\b/iu.test(text)) return false;
    this.release(true);
    this.#client = await this.#reconnect();
    return true;
  }
}
