import { App, type Connection } from './app.ts';
import { runCli } from './cli/run-cli.ts';
import { serveLocally } from './cli/serve-locally.ts';
import { letGo, outliveRejections, reportCrashes, say, untilSignal } from './cli/terminal.ts';
import { parseCommandLine } from './cli/usage.ts';
import { type Config, parseConfig } from './config/config.ts';
import { readEnv } from './config/env.ts';
import { describeDifference } from './discord/register-commands.ts';
import { createLog } from './log.ts';
import { databaseSecrets } from './store/database-address.ts';

const usage = `Usage: npm start [-- --remote]

Runs Docent on Discord with DISCORD_TOKEN, else on a local Discord with a page in the browser.

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
  await (token === undefined ? serveLocally(config, values.remote) : serve(config, { ...config.discord, token }));
  return 0;
});
if (import.meta.main) letGo();

async function serve(config: Config, connection: Connection): Promise<void> {
  const log = createLog({
    level: config.logLevel,
    secrets: [connection.token, ...databaseSecrets(config.databaseUrl)],
  });
  if (import.meta.main) outliveRejections(log);
  await using app = await App.create(config, connection, log);
  const { name, guilds, commands } = await app.start();
  say(`Docent is on Discord as ${name}, in ${guilds} ${guilds === 1 ? 'server' : 'servers'}.`);
  if (app.healthUrl !== undefined) say(`Health and metrics: ${app.healthUrl}`);
  say(`Commands: ${describeDifference(commands)}.`);
  await Promise.race([app.ended, untilSignal()]);
  say('Finishing what is under way …');
}
