import { randomBytes } from 'node:crypto';
import type { ClaimRef } from '../../library/port.ts';

let counter = 0;

/** An id that sorts by when it was made, also within a millisecond of one process. */
export function orderedId(now: number): string {
  counter = (counter + 1) % 36 ** 4;
  return `${now.toString(36).padStart(9, '0')}${counter.toString(36).padStart(4, '0')}${randomBytes(4).toString('hex')}`;
}

/** JSON of `[article, claim, revision]` for each. */
export function packClaims(claims: readonly ClaimRef[]): string {
  return JSON.stringify(claims.map(({ articleId, claimId, revision }) => [articleId, claimId, revision]));
}

/** Before articles had revisions, they were kept without. */
export function unpackClaims(packed: string): ClaimRef[] {
  const claims = JSON.parse(packed) as (readonly [articleId: string, claimId: string, revision?: string])[];
  return claims.map(([articleId, claimId, revision = '']) => ({ articleId, revision, claimId }));
}

/** A question without the members, roles and channels that it mentions by id. */
export function withoutMentions(text: string): string {
  return text.replaceAll(/<(?:@[!&]?|#)\d{1,20}>/gu, '@…');
}
