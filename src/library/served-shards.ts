import { isDirect, type RecordScope } from './ids.ts';

/** Of Discord's shards, which are `count` in all, those that this process serves. */
export type ServedShards = { readonly ids: readonly number[]; readonly count: number };

/** One process for everything. */
export const allShards: ServedShards = { ids: [0], count: 1 };

/** How much of a server's id is not the time at which it was made, by which Discord spreads servers over shards. */
export const SHARD_DIVISOR = 4_194_304n;

/** Whether Discord delivers what belongs to a scope to this process. Direct messages go to the first shard. */
export function isServed({ ids, count }: ServedShards, scope: RecordScope): boolean {
  if (count === 1) return true;
  return ids.includes(isDirect(scope) ? 0 : Number((BigInt(scope) / SHARD_DIVISOR) % BigInt(count)));
}

/** What is to be done by one process only, for all of them, is done where the first shard is. */
export function servesFirst({ ids }: ServedShards): boolean {
  return ids.includes(0);
}
