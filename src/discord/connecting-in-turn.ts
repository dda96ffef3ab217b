import { SimpleShardingStrategy } from 'discord.js';
import { setTimeout as pause } from 'node:timers/promises';

/** Takes a shard's turn to log in, where `atOnce` may do so at once: in how many milliseconds it comes. Never rejects. */
export type LogInTurn = (shard: number, atOnce: number) => Promise<number>;

/**
 * A connection that is ended while it waits for the gateway's hello, or to be let in, would be made anew by the client, put
 * away or not. Each begins with the question for its session: that one is no longer answered. Who has none, and so has to log in,
 * waits here for its turn among all processes: no connection is open meanwhile.
 */
export function connectingInTurn(
  gateway: ConstructorParameters<typeof SimpleShardingStrategy>[0],
  leaving: AbortSignal | undefined,
  turn: LogInTurn | undefined,
): SimpleShardingStrategy {
  const { options } = gateway;
  const session = options.retrieveSessionInfo.bind(options);
  options.retrieveSessionInfo = async (shard) => {
    const known = leaving?.aborted === true ? null : await session(shard);
    if (known === null && turn !== undefined && leaving?.aborted !== true) {
      const { session_start_limit: limit } = await gateway.fetchGatewayInformation();
      const waitMs = await turn(shard, limit.max_concurrency);
      await pause(waitMs, undefined, leaving && { signal: leaving }).catch(() => undefined);
    }
    return leaving?.aborted === true ? new Promise(() => undefined) : known;
  };
  return new SimpleShardingStrategy(gateway);
}
