import { expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { isPassingPostgres, isUnreachable } from '../../../src/store/postgres/postgres-errors.ts';

const failure = (code: string, message = 'failed', more = {}) => Object.assign(new Error(message), { code, ...more });

test.each([
  [failure('ECONNREFUSED'), true],
  [failure('57P03'), true],
  [failure('08006'), true],
  [failure('ENOENT', 'connect ENOENT /run/.s.PGSQL.5432', { syscall: 'connect' }), true],
  [failure('ENOENT', 'open /nowhere.crt', { syscall: 'open' }), false],
  [failure('ERR_TLS_CERT_ALTNAME_INVALID'), false],
  [failure('28P01'), false],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('The server does not support SSL connections'), false],
  [new AggregateError([failure('ECONNREFUSED'), failure('ECONNREFUSED')]), true],
])('%s is the server’s absence: %s', (error, isAbsence) => {
  expect(isUnreachable(error)).toBe(isAbsence);
});

test.each([
  [new UserError('STORE_UNREACHABLE', 'away'), true],
  [failure('28P01'), true],
  [failure('53100'), true],
  [failure('40P01'), true],
  [failure('SELF_SIGNED_CERT_IN_CHAIN'), true],
  [failure('22P02'), false],
  [failure('23505'), false],
  [failure('54000'), false],
  [new TypeError('cannot be written'), false],
])('what failed with %s may be written later: %s', (error, isPassing) => {
  expect(isPassingPostgres(error)).toBe(isPassing);
});
