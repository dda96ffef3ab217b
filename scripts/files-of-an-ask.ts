import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LocalDiscord } from 'local-discord';
import { App } from '../src/app.ts';
import { runCli } from '../src/cli/run-cli.ts';
import { parseConfig } from '../src/config/config.ts';
import { createLog } from '../src/log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files of Docent's own in which one `/ask` runs anything, from Discord's gateway and back: what its reader has to know. */
await runCli(async () => {
  await using discord = await LocalDiscord.start();
  const log = createLog({ level: 'fatal' });
  const config = { ...parseConfig({}), databaseUrl: ':memory:' };
  await using app = await App.create(config, { token: discord.token, apiUrl: discord.apiUrl }, log);
  await app.start();
  const ask = (question: string) =>
    discord.as(discord.ids.alice).command('ask', { question }, { channelId: discord.ids.reading }).reply();
  await ask('Who was the first foreign diplomat to meet the Taliban?');

  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await session.post('Profiler.takePreciseCoverage');
  await ask('How much does Russia trade with Afghanistan?');
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const files = result
    .filter(({ url }) => url.startsWith('file:') && !url.includes('node_modules'))
    .filter(({ functions }) => functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)))
    .map(({ url }) => relative(root, fileURLToPath(url)))
    .filter((file) => !file.startsWith('local-discord') && !file.startsWith('scripts'))
    .sort();
  process.stdout.write(`${files.join('\n')}\n${files.length} files\n`);
  return 0;
});
