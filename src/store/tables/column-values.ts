import { randomBytes } from 'node:crypto';
import type { ClaimRef } from '../../library/port.ts';

let counter = 0;

/** An id that sorts by when it was made, also within a millisecond of one process. */
export function orderedId(now: number): string {
  counter = (counter + 1) % 36 ** 4;
  return `${now.toString(36).padStart(9, '0')}${counter.toString(36).padStart(4, '0')}${randomBytes(4).toString('hex')}`;
}

export function packClaims(claims: readonly ClaimRef[]): string {
  return JSON.stringify(claims.map(({ articleId, claimId }) => [articleId, claimId]));
}

export function unpackClaims(packed: string): ClaimRef[] {
  return (JSON.parse(packed) as [string, string][]).map(([articleId, claimId]) => ({ articleId, claimId }));
}

/** A question without the members, roles and channels that it mentions by id. */
export function withoutMentions(text: string): string {
  return text.replaceAll(/<(?:@[!&]?|#)\d{1,20}>/gu, '@…');
}
