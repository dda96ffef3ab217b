import type { Connection } from './app.ts';
import { runCli } from './cli/run-cli.ts';
import { letGo, outliveRejections, reportCrashes, say, untilLeftAlone, untilSignal } from './cli/terminal.ts';
import { parseCommandLine } from './cli/usage.ts';
import { type Config, parseConfig } from './config/config.ts';
import { readEnv } from './config/env.ts';
import type { ShardReport } from './discord/shard-processes.ts';
import { createLog } from './log.ts';
import { databaseSecrets } from './store/database-address.ts';

const usage = `Usage: npm start [-- --remote]

Runs Docent on Discord with DISCORD_TOKEN, else on a local Discord with a page in the browser. With SHARDS, a process for each shard.

  --remote  let other machines reach the local Discord at PLAYGROUND_HOST; it has no passwords
  --help    print this`;

if (import.meta.main) reportCrashes();
await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: { remote: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    say(usage);
    return 0;
  }
  const config = parseConfig(readEnv());
  const { token } = config.discord;
  if (token === undefined) {
    const { serveLocally } = await import('./cli/serve-locally.ts');
    await serveLocally(config, values.remote);
    return 0;
  }
  const processes = await processesOf(config, token);
  if (processes > 1) {
    // What each of them loads is not loaded here.
    const { serveShards } = await import('./cli/shards/serve-shards.ts');
    return serveShards(config, token, processes);
  }
  await serve(config, { ...config.discord, token });
  return 0;
});
if (import.meta.main) letGo();

async function processesOf({ processes = 1, discord }: Config, token: string): Promise<number> {
  if (processes !== 'auto') return processes;
  const { recommendedShards } = await import('./discord/shard-processes.ts');
  return recommendedShards({ ...discord, token });
}

async function serve(config: Config, connection: Connection): Promise<void> {
  const [{ App }, { describeDifference }] = await Promise.all([
    import('./app.ts'),
    import('./discord/register-commands.ts'),
  ]);
  const { ids, count } = config.shards;
  const secrets = [connection.token, ...databaseSecrets(config.databaseUrl)];
  const all = createLog({ level: config.logLevel, secrets });
  const log = count === 1 ? all : all.child({ shards: `${ids.join(',')} of ${count}` });
  const which = count === 1 ? '' : `Shard ${ids.join(', ')} of ${count}: `;
  if (import.meta.main) outliveRejections(log);
  await using app = await App.create(config, connection, log);
  const { name, guilds, commands } = await app.start();
  say(`${which}Docent is on Discord as ${name}, in ${guilds} ${guilds === 1 ? 'server' : 'servers'}.`);
  if (app.healthUrl !== undefined) say(`${which}Health and metrics: ${app.healthUrl}`);
  if (ids.includes(0)) say(`Commands: ${describeDifference(commands)}.`);
  process.send?.({
    isReady: true,
    ...(app.healthUrl !== undefined && { healthUrl: app.healthUrl }),
  } satisfies ShardReport);
  await Promise.race([app.ended, untilSignal(), untilLeftAlone()]);
  say(`${which}Finishing what is under way …`);
}
