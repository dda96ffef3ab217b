import { type Client, GatewayDispatchEvents } from 'discord.js';
import type { GatewayGuildDeleteDispatchData, GatewayReadyDispatchData } from 'discord-api-types/v10';
import type { Logger } from '../log.ts';

/** Told which servers Docent is in. One that Discord cannot reach just now (an outage) is still one of them. */
export type GuildsListener = {
  /** All of them, at each log-in. */
  readonly listed: (guildIds: readonly string[]) => Promise<void>;
  /** It was removed from this one. */
  readonly left: (guildId: string) => Promise<void>;
  /** It was invited to this one. */
  readonly joined: (guildId: string, locale: string) => Promise<void>;
};

/**
 * Tells of each in the order in which it came. By what the gateway says and not by the client's cache, which keeps servers that
 * were left between two log-ins. A listener that fails is logged; the next log-in tells all of them again.
 */
export function watchGuilds(client: Client, listener: GuildsListener, log: Logger): void {
  /** By shard: each is told of its own. */
  const listed = new Map<number, Set<string>>();
  let telling = Promise.resolve();
  const tell = (work: () => Promise<void>) => {
    telling = telling.then(work).catch((error: unknown) => {
      log.error({ err: error }, 'in which servers Docent is could not be noted');
    });
  };
  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds }: GatewayReadyDispatchData, shard: number) => {
    listed.set(shard, new Set(guilds.map(({ id }) => id)));
    const all = [...listed.values()].flatMap((ids) => [...ids]);
    if (listed.size >= client.ws.shards.size) tell(() => listener.listed(all));
  });
  client.ws.on(
    GatewayDispatchEvents.GuildCreate,
    ({ id, preferred_locale: locale }: { readonly id: string; readonly preferred_locale?: string }, shard: number) => {
      // After a log-in, and after an outage, Discord sends this for servers that it listed.
      if (listed.get(shard)?.has(id) !== false) return;
      listed.get(shard)?.add(id);
      tell(() => listener.joined(id, locale ?? 'en-US'));
    },
  );
  client.ws.on(GatewayDispatchEvents.GuildDelete, (deleted: GatewayGuildDeleteDispatchData, shard: number) => {
    if (deleted.unavailable === true) return;
    listed.get(shard)?.delete(deleted.id);
    tell(() => listener.left(deleted.id));
  });
}
