import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock, LocalDiscord } from 'local-discord';
import pg from 'pg';
import { asGuildId, guildScope, newId } from '../../src/library/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import { PostgresProcess } from '../../tests/support/database/postgres-process.ts';
import { addServers, type OneServer, SteadyAsking } from './many-servers.ts';
import type { ShardConstants } from './shard-arithmetic.ts';
import { ShardFleet } from './shard-fleet.ts';

const processes = 2;
const healthPort = 19_460;
/** Servers of one process, and of the other measurement. */
const few = 10;
const many = 1_000;
/** Of a middling community. */
const size = { channels: 40, roles: 20 };
const rate = 20;
const seconds = 20;
/** Until the database has put down what it counted. */
const countedMs = 3_000;
const writes = 300;
/** See `bot/log-in-turns`. */
const logInEveryMs = 5_500;

type Measured = Omit<ShardConstants, 'serverBytes' | 'processBytes' | 'writeMs' | 'logInEveryMs'> & {
  /** Of one process, without its reader. */
  readonly bytes: number;
  readonly readyMs: number;
};

/** Measures on a local Discord and a PostgreSQL of its own, which puts nothing on the disk. */
export async function measureShards(
  tell: (text: string) => void,
): Promise<ShardConstants & { readonly readyMs: number }> {
  await using server = await PostgresProcess.start();
  const small = await measure(server.url, few, tell);
  const large = await measure(server.url, many, tell);
  return {
    ...large,
    processBytes: small.bytes,
    serverBytes: (large.bytes - small.bytes) / (many - few),
    writeMs: await writeMs(server.url),
    logInEveryMs,
  };
}

async function measure(databaseUrl: string, each: number, tell: (text: string) => void): Promise<Measured> {
  tell(`${processes} processes with ${each} servers each`);
  await using discord = await LocalDiscord.start({
    traffic: { entries: 1 },
    clock: new Clock({ frozen: true }),
    logIns: { maxConcurrency: processes },
  });
  const servers = addServers(discord, each * processes, processes, size);
  const from = performance.now();
  await using fleet = new ShardFleet(discord, { databaseUrl, count: processes, reader: 'on', healthPort });
  await fleet.ready();
  const readyMs = performance.now() - from;
  await using database = await Counted.connect(databaseUrl);
  // Each has found its words, and met its reader.
  await ask(discord, servers, 3);
  const atFirst = await database.count();
  await pause(seconds * 1000);
  const idle = since(atFirst, await database.count());
  const [before, cpuBefore] = [await database.count(), await metrics('process_cpu_seconds_total')];
  const asked = await ask(discord, servers, seconds);
  const busy = since(before, await database.count());
  const cpu = (await metrics('process_cpu_seconds_total')) - cpuBefore;
  const idleTransactions = idle.transactions / idle.seconds / processes;
  const measured = {
    bytes: (await metrics('process_resident_memory_bytes')) / processes,
    readerBytes: (await metrics('docent_reader_resident_memory_bytes')) / processes,
    managerBytes: residentBytes(fleet.pid()),
    connections: (await database.connections()) / processes,
    transactionsAQuestion: (busy.transactions - idleTransactions * processes * busy.seconds) / asked,
    idleTransactions,
    cpuMsAQuestion: (cpu * 1000) / asked,
    databaseMsAQuestion: (busy.activeMs - (idle.activeMs / idle.seconds) * busy.seconds) / asked,
    readyMs,
  };
  await fleet.stop();
  return measured;
}

async function ask(discord: LocalDiscord, servers: readonly OneServer[], forSeconds: number): Promise<number> {
  const asking = new SteadyAsking(discord, servers, rate);
  await pause(forSeconds * 1000);
  return (await asking.end()).length;
}

/** A metric of all processes together. */
async function metrics(name: string): Promise<number> {
  let sum = 0;
  for (let shard = 0; shard < processes; shard += 1) {
    const text = await (await fetch(`http://127.0.0.1:${healthPort + 1 + shard}/metrics`)).text();
    sum += Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
  }
  return sum;
}

/** What a process holds, where the system tells. */
function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return Number.NaN;
  }
}

type Count = { readonly at: number; readonly transactions: number; readonly activeMs: number };

function since(before: Count, after: Count) {
  return {
    seconds: (after.at - before.at) / 1000,
    transactions: after.transactions - before.transactions,
    activeMs: after.activeMs - before.activeMs,
  };
}

/** What PostgreSQL counts of itself. */
class Counted implements AsyncDisposable {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async connect(connectionString: string): Promise<Counted> {
    const client = new pg.Client({ connectionString, application_name: 'bench' });
    await client.connect();
    return new Counted(client);
  }

  async count(): Promise<Count> {
    await pause(countedMs);
    const { rows } = await this.#client.query<{ transactions: string; active: number }>(
      'SELECT xact_commit + xact_rollback AS transactions, active_time AS active FROM pg_stat_database WHERE datname = current_database()',
    );
    return {
      at: performance.now(),
      transactions: Number(rows[0]?.transactions ?? 0),
      activeMs: rows[0]?.active ?? 0,
    };
  }

  async connections(): Promise<number> {
    const { rows } = await this.#client.query<{ many: string }>(
      "SELECT count(*) AS many FROM pg_stat_activity WHERE application_name = 'docent'",
    );
    return Number(rows[0]?.many ?? 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
  }
}

/** A vote: read and written in one transaction, which all others wait for. */
async function writeMs(databaseUrl: string): Promise<number> {
  await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
  const scope = guildScope(asGuildId('100000000000000001'));
  const id = newId();
  await store.answers.save({ id, scope, at: Date.now(), outcome: 'answered', claims: [] });
  await store.votes.cast(scope, id, 'first', 'up');
  const from = performance.now();
  for (let vote = 0; vote < writes; vote += 1) await store.votes.cast(scope, id, String(vote), 'up');
  return (performance.now() - from) / writes;
}
