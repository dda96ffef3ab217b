import { UserError } from '../../errors.ts';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html; of Node's own errors, such as ECONNREFUSED, the code too. */
function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Shut down, crashed, starting up, no connection left; and all of class 08. */
const UNREACHABLE = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25P03']);
const NETWORK = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|EAI_|ENOTFOUND|EADDRNOTAVAIL)/u;
/** What the driver says without a code when the connection is gone, or was not made in time. */
const LOST =
  /^(?:Connection terminated|Query read timeout|Client has encountered a connection error|timeout exceeded)/u;

/** Whether the server could not be reached, or went away: the same may work later, over another connection. */
export function isUnreachable(error: unknown): boolean {
  const code = sqlState(error);
  if (UNREACHABLE.has(code) || code.startsWith('08')) return true;
  if (error instanceof AggregateError) return error.errors.every(isUnreachable);
  if (NETWORK.test(code)) return true;
  // A socket of this machine's.
  if (code === 'ENOENT') return error instanceof Error && 'syscall' in error && error.syscall === 'connect';
  return error instanceof Error && code === '' && LOST.test(error.message);
}

/** Ended by the server because another transaction was in the way; nothing of it was done. */
export function isCollision(error: unknown): boolean {
  return ['40001', '40P01'].includes(sqlState(error));
}

/** Data that no column takes, keys that there are already, rows too long for an index: the row's own fault. */
const ROW_AT_FAULT = /^(?:22|23|54)/u;

/** Whether the same may be written later: what is not the row's fault, nor of our own making, may be mended. */
export function isPassingPostgres(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return false;
  return !ROW_AT_FAULT.test(sqlState(error));
}

export function unreachable(name: string, cause: unknown): UserError {
  const reason = 'the database server cannot be reached';
  return new UserError(
    'STORE_UNREACHABLE',
    `${name}: ${reason} (${why(cause)}). Check that it runs, and host and port in DATABASE_URL.`,
    { database: name, reason },
    { cause },
  );
}

/** Somebody's lock was waited for too long. */
export function isLocked(error: unknown): boolean {
  return sqlState(error) === '55P03';
}

export function lockedTooLong(name: string, lockWaitMs: number, cause: unknown): UserError {
  const seconds = Math.round(lockWaitMs / 1000);
  return new UserError(
    'STORE_BUSY',
    `${name}: another program has kept it locked for ${seconds} seconds. Stop that program, or name another database in DATABASE_URL.`,
    { database: name, seconds },
    { cause },
  );
}

type Trouble = readonly [reason: string, remedy: string];
const ANOTHER = 'or name another database in DATABASE_URL';
const REFUSED: Trouble = [
  'the server does not accept this user or password',
  'Mend DATABASE_URL; in it, characters such as "@", "/", "#" and "%" of a password are percent-encoded',
];
const REASONS: Readonly<Record<string, Trouble>> = {
  '28P01': REFUSED,
  '28000': REFUSED,
  '3D000': ['there is no such database', `Create it (createdb), ${ANOTHER}`],
  '25006': ['it may only be read', `Let Docent write to it, ${ANOTHER}`],
  '53100': ['the disk is full', 'Make room on the disk'],
};

/** Why a database cannot be used at the start, and what to do. */
export function unusablePostgres(name: string, schema: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const [reason, remedy] = troubleOf(schema, error);
  return new UserError(
    'STORE_UNREADABLE',
    `${name}: ${reason}. ${remedy}. Nothing in it was changed.`,
    { database: name, reason },
    { cause: error },
  );
}

function troubleOf(schema: string, error: unknown): Trouble {
  if (sqlState(error) === '42501')
    return [
      'its user may not make or use what Docent needs',
      `Have an administrator of the database run: CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION the_user`,
    ];
  if (sqlState(error) === '' && why(error).includes('password must be a string')) return REFUSED;
  return REASONS[sqlState(error)] ?? [`it cannot be used (${why(error)})`, 'Check DATABASE_URL and the server'];
}

function why(error: unknown): string {
  // Where a name has several addresses, each of them fails by itself.
  if (error instanceof AggregateError && error.message === '') return why(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
