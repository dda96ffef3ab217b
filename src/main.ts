import { App, type Connection } from './app.ts';
import { runCli } from './cli/run-cli.ts';
import { parseCommandLine } from './cli/usage.ts';
import { type Config, parseConfig } from './config/config.ts';
import { readEnv } from './config/env.ts';
import { describeDifference } from './discord/register-commands.ts';
import { asGuildId, directScope, guildScope } from './library/scopes.ts';
import { createLog } from './log.ts';
import { UserError } from './errors.ts';
import { isLoopback } from '../local-discord/src/http/origin.ts';
import type { LocalDiscord } from '../local-discord/src/local-discord.ts';
import { PageBuildError } from '../local-discord/src/page-server/build-page.ts';
import { startPlayground } from '../local-discord/src/page-server/playground.ts';

const usage = `Usage: npm start [-- --remote]

Runs Docent on Discord with DISCORD_TOKEN, else on a local Discord with a page in the browser.

  --remote  let other machines reach the local Discord at PLAYGROUND_HOST; it has no passwords
  --help    print this`;

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

async function serve(config: Config, connection: Connection): Promise<void> {
  const log = createLog({ level: config.logLevel, secrets: [connection.token] });
  await using app = await App.create(config, connection, log);
  const { name, guilds, commands } = await app.start();
  say(`Docent is on Discord as ${name}, in ${guilds} ${guilds === 1 ? 'server' : 'servers'}.`);
  say(`Commands: ${describeDifference(commands)}.`);
  await Promise.race([app.ended, untilSignal()]);
  say('Finishing what is under way …');
}

/** The same bot, on a Discord of its own. What happens there is not kept. */
async function serveLocally(config: Config, remote: boolean): Promise<void> {
  const { host, port } = config.playground;
  if (!remote && !isLoopback(host))
    throw new UserError(
      'CONFIG_INVALID',
      `PLAYGROUND_HOST would let other machines use the local Discord, which has no passwords. If you mean it: npm start -- --remote`,
      { variable: 'PLAYGROUND_HOST' },
    );
  let startOver = (): Promise<void> => Promise.resolve();
  const onStartOver = (): Promise<void> => startOver();
  await using discord = await startPlayground({ host, port, fallback: true, remote, onStartOver }).catch(asUserError);
  const { url, apiUrl, token } = discord;
  const log = createLog({ level: config.logLevel, secrets: [token] });
  await using app = await App.create({ ...config, databaseUrl: ':memory:' }, { token, apiUrl }, log);
  await app.start();
  startOver = () => forget(app, discord);
  if (port !== 0 && new URL(url).port !== String(port)) say(`Port ${port} is taken.`);
  say(`Docent runs on a local Discord, for there is no DISCORD_TOKEN. Open ${url}`);
  say('To connect it to the real one, see "On Discord" in README.md. Ctrl-C ends it.');
  if (remote) say('Warning: whoever can reach this address can use it; there are no passwords.');
  await Promise.race([app.ended, untilSignal()]);
}

/** What was asked, voted and scheduled on the local Discord goes when its page starts over. */
async function forget(app: App, discord: LocalDiscord): Promise<void> {
  const { guild, alice, bob, moderator } = discord.ids;
  const talks = [alice, bob, moderator].map((member) => directScope(discord.as(member).dmId));
  const scopes = [guildScope(asGuildId(guild)), ...talks];
  for (const scope of scopes) await app.services.store.retention.forgetScope(scope);
}

function asUserError(error: unknown): never {
  if (error instanceof PageBuildError) throw new UserError('CONFIG_INVALID', error.message, {}, { cause: error });
  throw error;
}

/** The first SIGINT or SIGTERM; a second one ends the process at once, as it would by default. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const ended = () => {
      process.off('SIGINT', ended).off('SIGTERM', ended);
      resolve();
    };
    process.on('SIGINT', ended).on('SIGTERM', ended);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
