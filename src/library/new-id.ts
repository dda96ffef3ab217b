import { randomBytes } from 'node:crypto';

/** Twelve characters that fit a custom id and that nobody guesses: 72 random bits, base64url. */
export function newId(): string {
  return randomBytes(9).toString('base64url');
}
