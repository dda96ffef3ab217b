import type { LocalDiscord } from 'local-discord';
import { App } from '../app.ts';
import type { Config } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { asGuildId, directScope, guildScope } from '../library/ids.ts';
import { createLog } from '../log.ts';
import type { Article } from '../article/article-model.ts';
import { pageOptions, pageSamples } from './page-options.ts';
import { outliveRejections, say, untilSignal } from './terminal.ts';

/**
 * Runs Docent on a Discord of its own, with a page, until a signal. What happens there is not kept.
 * @throws UserError CONFIG_INVALID where the local Discord is not installed, or would listen to other machines unasked
 */
export async function serveLocally(config: Config, remote: boolean): Promise<void> {
  const { isLoopback, startPlayground } = await loadLocalDiscord();
  const { host, port } = config.playground;
  if (!remote && !isLoopback(host))
    throw new UserError(
      'CONFIG_INVALID',
      `PLAYGROUND_HOST would let other machines use the local Discord, which has no passwords. If you mean it: npm start -- --remote`,
      { variable: 'PLAYGROUND_HOST' },
    );
  let startOver = (): Promise<void> => Promise.resolve();
  const onStartOver = (): Promise<void> => startOver();
  let loaded: readonly Article[] = [];
  const samples = () => pageSamples(loaded);
  const options = { ...(await pageOptions()), samples, host, port, fallback: true, remote, onStartOver };
  await using discord = await startPlayground(options);
  const { url, apiUrl, token } = discord;
  const log = createLog({ level: config.logLevel, secrets: [token] });
  outliveRejections(log);
  await using app = await App.create({ ...config, databaseUrl: ':memory:' }, { token, apiUrl }, log);
  await app.start();
  await app.services.library.read({}, ({ articles }) => {
    loaded = articles;
  });
  startOver = () => forget(app, discord);
  if (port !== 0 && new URL(url).port !== String(port)) say(`Port ${port} is taken.`);
  say(`Docent runs on a local Discord, for there is no DISCORD_TOKEN. Open ${url}`);
  say('To connect it to the real one, see "On Discord" in README.md. Ctrl-C ends it.');
  if (remote) say('Warning: whoever can reach this address can use it; there are no passwords.');
  await Promise.race([app.ended, untilSignal()]);
}

/** It is a development dependency: a server that is always on the real Discord does without it. */
async function loadLocalDiscord() {
  try {
    const [{ isLoopback }, { PageBuildError, startPlayground }] = await Promise.all([
      import('local-discord'),
      import('local-discord/playground'),
    ]);
    const start: typeof startPlayground = (options) =>
      startPlayground(options).catch((error: unknown) => {
        throw error instanceof PageBuildError ? notInstalled(error) : error;
      });
    return { isLoopback, startPlayground: start };
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
      ? notInstalled(error)
      : error;
  }
}

function notInstalled(cause: Error): UserError {
  return new UserError(
    'CONFIG_INVALID',
    'There is no DISCORD_TOKEN, and the local Discord, on which Docent runs without one, is not fully installed. ' +
      'Set DISCORD_TOKEN, or run npm ci without --omit=dev in a complete checkout.',
    { variable: 'DISCORD_TOKEN' },
    { cause },
  );
}

/** What was asked, voted and scheduled on the local Discord goes when its page starts over. */
async function forget(app: App, discord: LocalDiscord): Promise<void> {
  const { guild, alice, bob, moderator } = discord.ids;
  const talks = [alice, bob, moderator].map((member) => directScope(discord.as(member).dmId));
  const scopes = [guildScope(asGuildId(guild)), ...talks];
  for (const scope of scopes) await app.services.store.retention.forgetScope(scope);
}
