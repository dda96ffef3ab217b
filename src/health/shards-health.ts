import { type HealthAddress, type HealthAnswer, HealthServer, jsonAnswer } from './health-server.ts';

/** A shard's process, and where it says itself how it is, once it does. */
export type WatchedShard = { readonly id: number; readonly healthUrl?: string };

const PATIENCE_MS = 3_000;

/** Says how the shards' processes of this machine are, all together; each says more at its own port. @throws as `HealthServer.open` */
export function serveShardsHealth(
  address: HealthAddress,
  shards: () => readonly WatchedShard[],
): Promise<HealthServer> {
  return HealthServer.open(address, {
    ready: () => allReady(shards()),
    metrics: () => Promise.resolve(jsonAnswer(404, { error: 'Each shard has its own.', shards: shards() })),
  });
}

async function allReady(shards: readonly WatchedShard[]): Promise<HealthAnswer> {
  const asked = await Promise.all(shards.map(async (shard) => ({ id: shard.id, isReady: await isReady(shard) })));
  const missing = asked.filter((shard) => !shard.isReady).map(({ id }) => `shard ${id}`);
  return missing.length > 0 ? jsonAnswer(503, { status: 'not ready', missing }) : jsonAnswer(200, { status: 'ready' });
}

async function isReady({ healthUrl }: WatchedShard): Promise<boolean> {
  if (healthUrl === undefined) return false;
  try {
    const response = await fetch(`${healthUrl}/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
