import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.ts';

export type PostgresAddress = {
  readonly kind: 'postgres';
  /** As the driver takes it, with the password. */
  readonly connectionString: string;
  /** Docent's tables stand in a schema of their own, so that a database may be shared. */
  readonly schema: string;
  /** The address without password and options: for whoever reads an error. */
  readonly name: string;
};

export type DatabaseAddress =
  /** `path` may be `:memory:`. */
  { readonly kind: 'sqlite'; readonly path: string; readonly name: string } | PostgresAddress;

/** @throws {UserError} `CONFIG_INVALID` for an address of another kind, or one that cannot be read; never with a password in it */
export function readDatabaseAddress(databaseUrl: string): DatabaseAddress {
  if (/^postgres(?:ql)?:/iu.test(databaseUrl)) return postgresAddress(databaseUrl);
  const path = sqlitePath(databaseUrl);
  return { kind: 'sqlite', path, name: path };
}

/** The folder of a database's file, or where Docent was started for a server's; undefined for one in memory. @throws {UserError} `CONFIG_INVALID` */
export function databaseFolder(databaseUrl: string): string | undefined {
  const address = readDatabaseAddress(databaseUrl);
  if (address.kind === 'postgres') return '.';
  return address.path === ':memory:' ? undefined : dirname(address.path);
}

/** Passwords in an address, as they are written and as they are meant: what may never be logged. */
export function databaseSecrets(databaseUrl: string): readonly string[] {
  const url = urlOf(databaseUrl);
  if (url === undefined) return [];
  const written = [url.password, ...url.searchParams.getAll('password')].filter((text) => text !== '');
  return [...new Set(written.flatMap((text) => [text, decoded(text) ?? text]))];
}

function postgresAddress(databaseUrl: string): PostgresAddress {
  const url = urlOf(databaseUrl);
  if (url === undefined || [url.username, url.password, url.pathname].some((part) => decoded(part) === undefined))
    throw invalid(
      'must be an address such as postgres://user:password@host:5432/database, in which characters of a name or password other than letters, digits, "-", "." and "_" are percent-encoded ("@" is %40, "/" is %2F, "#" is %23, "%" is %25)',
    );
  const schema = url.searchParams.get('schema') ?? 'docent';
  if (!/^[a-z_][a-z0-9_]{0,62}$/u.test(schema) || schema.startsWith('pg_'))
    throw invalid('names after "schema=" a schema of lower-case letters, digits and "_"');
  url.searchParams.delete('schema');
  // `postgres://user@/database?host=/folder` names a socket; the URL of that is no URL.
  const connectionString = url.href.replace(`@${NO_HOST}`, '@').replace(`//${NO_HOST}`, '//');
  const host = (url.host === NO_HOST ? url.searchParams.get('host') : decoded(url.host)) ?? 'localhost';
  const user = url.username === '' ? '' : `${url.username}@`;
  return { kind: 'postgres', connectionString, schema, name: `postgres://${user}${host}${url.pathname}` };
}

const NO_HOST = 'no-host';

/** Stricter than a URL is: what follows an "@", "/" or "#" of a password that is not encoded would pass for the host, and be shown. */
const SHAPE = /^postgres(?:ql)?:\/\/(?:[^@/?#]*@)?[^@/?#]*(?:\/[^@/?#]*)?(?:\?[^@#]*)?$/iu;

function urlOf(databaseUrl: string): URL | undefined {
  if (!SHAPE.test(databaseUrl)) return undefined;
  const whole = databaseUrl.replace(/^([a-z]+:\/\/(?:[^/?#]*@)?)(?=[/?#]|$)/iu, `$1${NO_HOST}`);
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The path of a database's file, or `:memory:`. */
function sqlitePath(databaseUrl: string): string {
  const path = databaseUrl.replace(/^sqlite:(?:\/\/(?=\/))?/iu, '');
  if (path.startsWith('file:') && URL.canParse(path)) return fileURLToPath(path);
  if (path === '' || /^[a-z][a-z0-9+.-]+:/iu.test(path)) {
    const kind = /^[^:]*/u.exec(path)?.[0] ?? '';
    throw invalid(
      `must name a file, as "docent.sqlite" or "sqlite:data/docent.sqlite", or a PostgreSQL database, as "postgres://user:password@host/database"; "${kind}" is no kind of database that Docent knows`,
      { kind },
    );
  }
  return path;
}

function invalid(complaint: string, context = {}): UserError {
  return new UserError('CONFIG_INVALID', `DATABASE_URL ${complaint}.`, { variable: 'DATABASE_URL', ...context });
}
