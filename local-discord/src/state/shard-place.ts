import type { World } from './world.ts';

/** `[id, count]` */
export type ShardOf = readonly [number, number];

/** Servers are spread over shards by the time at which their ids were made; DMs belong to the first. */
export function isOnShard([id, count]: ShardOf, guildId: string | undefined): boolean {
  if (count === 1) return true;
  return guildId === undefined ? id === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === id;
}

/** An id of no server yet, by which one is on this shard: as if it had been made a little earlier. */
export function idOnShard([id, count]: ShardOf, { ids, guilds }: World): string {
  const now = BigInt(ids.next()) >> 22n;
  const many = BigInt(count);
  for (let time = now - ((now - BigInt(id)) % many); ; time -= many) {
    const made = String(time << 22n);
    if (!guilds.has(made)) return made;
  }
}
