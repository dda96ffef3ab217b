import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Clock, LocalDiscord } from 'local-discord';
import { App } from '../src/app.ts';
import { runCli } from '../src/cli/run-cli.ts';
import { parseConfig } from '../src/config/config.ts';
import { createLog } from '../src/log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What every start does the first time is over with the first. */
const questions = [
  'Who was the first foreign diplomat to meet the Taliban?',
  'How much does Russia trade with Afghanistan?',
  'When did the Taliban take over Kabul?',
  'Which countries did not evacuate their embassy?',
];

/** A day. */
const neverMs = 86_400_000;

/** Files of Docent's own in which one `/ask` runs anything, from Discord's gateway and back: what its reader has to know. */
await runCli(async () => {
  // Its time stands still: on a busy machine no answer comes too late for it.
  await using discord = await LocalDiscord.start({ clock: new Clock({ frozen: true }) });
  const log = createLog({ level: 'fatal' });
  const config = { ...parseConfig({}), databaseUrl: ':memory:' };
  await using app = await App.create(config, { token: discord.token, apiUrl: discord.apiUrl }, log, {
    acknowledgeWithinMs: 60_000,
    // What is looked at by the clock is no part of an answer.
    lookEveryMs: neverMs,
    keepSessionsEveryMs: neverMs,
    lookInFolderEveryMs: neverMs,
  });
  await app.start();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const runs = new Map<string, number>();
  for (const [at, question] of questions.entries()) {
    await discord.as(discord.ids.alice).command('ask', { question }, { channelId: discord.ids.reading }).reply();
    const ran = await filesRun(session);
    if (at > 0) for (const file of ran) runs.set(file, (runs.get(file) ?? 0) + 1);
  }
  const files = [...runs].filter(([, times]) => times > 1).map(([file]) => file);
  process.stdout.write(`${files.sort().join('\n')}\n${files.length} files\n`);
  return 0;
});

/** Docent's files in which anything ran since this was last asked. */
async function filesRun(session: Session): Promise<readonly string[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => url.startsWith('file:') && !url.includes('node_modules'))
    .filter(({ functions }) => functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)))
    .map(({ url }) => relative(root, fileURLToPath(url)))
    .filter((file) => !file.startsWith('local-discord') && !file.startsWith('scripts'));
}
