import { UserError } from '../../errors.ts';
import { errorCode } from './sqlite-driver.ts';

/** By SQLite's primary result codes, https://www.sqlite.org/rescode.html */
const REASONS: Readonly<Record<number, readonly [reason: string, remedy: string]>> = {
  5: ['another program is using it', 'Stop that program, or name another file in DATABASE_URL'],
  8: ['it may only be read', 'Let Docent write to it, or name another file in DATABASE_URL'],
  11: ['it is damaged', 'Put a copy from before in its place, or name another file in DATABASE_URL'],
  13: ['the disk is full', 'Make room on the disk'],
  14: ['it cannot be opened', 'Check the path and the permissions'],
  26: ['it is not an SQLite database', 'Name another file in DATABASE_URL'],
};

/** Why a file cannot be used, and what to do. */
export function unusableSqlite(path: string, error: unknown): UserError {
  if (error instanceof UserError && error.code !== 'STORE_BUSY') return error;
  const message = error instanceof Error ? error.message : String(error);
  const [reason, remedy] = REASONS[errorCode(error instanceof UserError ? error.cause : error)] ?? [
    `it cannot be used (${message})`,
    'Check the path and the permissions',
  ];
  return new UserError(
    'STORE_UNREADABLE',
    `${path}: ${reason}. ${remedy}. Nothing in it was changed.`,
    { file: path, reason },
    { cause: error },
  );
}
