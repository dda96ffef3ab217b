import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { docentTables } from '../../../src/store/tables/database-schema.ts';
import { noPostgres } from './postgres-process.ts';

if (noPostgres !== undefined) process.stderr.write(`skipped: tests on PostgreSQL, as ${noPostgres}\n`);

/** For `describe.runIf`, `test.runIf`: the reason is printed where there is none. */
export const hasPostgres = noPostgres === undefined;

let server: Promise<string> | undefined;
let made = 0;

/** The address of the run's server, as its superuser. */
function serverUrl(): Promise<string> {
  return (server ??= (async () => {
    const said = JSON.parse(await text(connect(inject('postgresPort'), '127.0.0.1'))) as {
      url?: string;
      reason?: string;
    };
    if (said.url === undefined) throw new Error(said.reason);
    return said.url;
  })());
}

/** The address of a new and empty database of the run's server. `options` as after CREATE DATABASE. */
export async function newPostgresDatabase(options = ''): Promise<string> {
  const url = new URL(await serverUrl());
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await askPostgres(url.href, `CREATE DATABASE ${name} ${options}`);
  url.pathname = `/${name}`;
  return url.href;
}

let kept: string | undefined;

/**
 * The address of one database, emptied: for one store at a time, in a fifth of the time that the tables of a new one take. Another
 * file of the same worker has the same one.
 */
export async function emptiedPostgresDatabase(): Promise<string> {
  if (kept === undefined) return (kept = await newPostgresDatabase());
  await empty(kept);
  return kept;
}

const free: string[] = [];

/** The address of a database that is empty, or emptied, and the test's own until it has finished: for what it then has closed. */
export async function lentPostgresDatabase(): Promise<string> {
  const before = free.pop();
  if (before !== undefined) await empty(before);
  const url = before ?? (await newPostgresDatabase());
  onTestFinished(() => void free.push(url));
  return url;
}

async function empty(databaseUrl: string): Promise<void> {
  const tables = docentTables.toReversed();
  await askPostgres(databaseUrl, tables.map((table) => `DELETE FROM docent.${table}`).join('; '));
}

/** Asks a database beside Docent. */
export async function askPostgres(
  databaseUrl: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
