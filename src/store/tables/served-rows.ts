import { type RawBuilder, sql } from 'kysely';
import { SHARD_DIVISOR, type ServedShards } from '../../library/served-shards.ts';

/** Of a query over a table with a `scope`: whether a row belongs to what these shards serve, as `isServed` has it. */
export function isServedRow({ ids, count }: ServedShards): RawBuilder<boolean> {
  if (count === 1) return sql<boolean>`1 = 1`;
  const shard = sql`(CAST(scope AS bigint) / ${sql.lit(Number(SHARD_DIVISOR))}) % ${sql.lit(count)}`;
  return sql<boolean>`(CASE WHEN scope LIKE 'dm:%' THEN 0 ELSE ${shard} END) IN (${sql.join(ids.map((id) => sql.lit(id)))})`;
}
