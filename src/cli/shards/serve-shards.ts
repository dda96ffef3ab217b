import { fileURLToPath } from 'node:url';
import type { Config } from '../../config/config.ts';
import { ShardProcesses } from '../../discord/shard-processes.ts';
import { serveShardsHealth } from '../../health/shards-health.ts';
import { createLog } from '../../log.ts';
import { databaseSecrets } from '../../store/database-address.ts';
import { outliveRejections, say, untilSignal } from '../terminal.ts';

const program = fileURLToPath(new URL('../../main.ts', import.meta.url));

/**
 * Runs a process of `main.ts` for each shard until a signal, each with the environment that an orchestrator would give it. Where it is
 * told how Docent is, that of all of them is told here, and of each at the ports that follow. Gives the worst of their exit statuses.
 */
export async function serveShards(config: Config, token: string, count: number): Promise<number> {
  const { databaseUrl, health } = config;
  const log = createLog({ level: config.logLevel, secrets: [token, ...databaseSecrets(databaseUrl)] });
  outliveRejections(log);
  const portOf = (shard: number) => (health === undefined || health.port === 0 ? 0 : health.port + 1 + shard);
  const shards = ShardProcesses.start({
    program,
    count,
    token,
    tell: (shard) => ({
      DATABASE_URL: databaseUrl,
      ...(health !== undefined && { HEALTH_PORT: String(portOf(shard)) }),
    }),
    log,
  });
  const watched = () => shards.states.map(({ id, report }) => ({ id, ...report }));
  try {
    await using server = health && (await serveShardsHealth(health, watched));
    if (server !== undefined) say(`Health of all shards: ${server.url}`);
    await Promise.race([shards.ended, untilSignal()]);
    say('Finishing what is under way …');
    return await shards.stop();
  } finally {
    // Whatever went wrong, nobody is left behind.
    await shards.stop();
  }
}
