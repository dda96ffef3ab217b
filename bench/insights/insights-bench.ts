import { performance } from 'node:perf_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { App } from '../../src/app.ts';
import { commands, components, mention } from '../../commands/index.ts';
import { Dispatcher } from '../../src/bot/dispatch.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { parseCommandLine } from '../../src/cli/usage.ts';
import { parseConfig } from '../../src/config/config.ts';
import { asGuildId, guildScope } from '../../src/library/ids.ts';
import { createLog } from '../../src/log.ts';
import { PostgresProcess } from '../../tests/support/database/postgres-process.ts';

/** What /insights takes over many stored questions, how long it holds the event loop up, and the same of deleting what is old. */
const questions = 100_000;
const day = 86_400_000;
const guildId = asGuildId('100000000000000001');
/** Milliseconds for what goes on in the background after the first question. */
const SETTLING_MS = 3_000;
const words =
  'role raid ban server mobile refund account level guild mount price friend link stream rule password'.split(' ');

const usage = `Usage: npm run bench:insights -- [--postgres]

Measures what /insights takes over 100,000 stored questions, and deleting them.

  --postgres  kept in a PostgreSQL, which puts nothing on the disk, in place of a SQLite file
  --help      print this`;

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: { postgres: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  await using server = values.postgres ? await PostgresProcess.start() : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'docent-insights-'));
  const now = Date.now();
  try {
    const config = { ...parseConfig({}), databaseUrl: server?.url ?? join(folder, 'docent.sqlite') };
    await using app = await App.create(config, { token: 'none' }, createLog({ level: 'warn', secrets: [] }));
    const { store, library } = app.services;
    const [article] = library.folder;
    const claims = article?.sections.flatMap((section) => section.claims) ?? [];
    for (let n = 0; n < questions; n += 1) {
      const claim = claims[n % Math.max(1, claims.length)];
      const outcome = n % 5 === 0 ? 'refused' : n % 7 === 0 ? 'unsure' : 'answered';
      const [one, other] = [words[n % 16], words[(n * 7 + (n >> 8)) % 16]];
      await store.questions.add({
        scope: guildScope(guildId),
        text: `How do I get the ${one} of the ${other}${n % 3 === 0 ? ` number ${n % 5_000}` : ''}?`,
        at: now - Math.floor((n / questions) * 89 * day),
        outcome,
        locale: 'en',
        confidence: 0.5,
        claims:
          outcome === 'refused' || claim === undefined || article === undefined
            ? []
            : [{ articleId: article.id, revision: '', claimId: claim.id }],
      });
      if (n % 10_000 === 0) await store.questions.list(guildScope(guildId), { limit: 1 });
    }
    await store.questions.list(guildScope(guildId), { limit: 1 });
    if (server !== undefined) await analyse(server.url);
    const dispatcher = new Dispatcher({ commands, components, mention }, app.services);
    const request = { id: '1', guildId, channelId: '2', userId: '3', locale: 'en', permissions: 1n << 13n } as const;
    // A bot that has been up for a while has read its articles in and practised answering; here all of that begins with the first question.
    const ask = { ...request, options: { question: 'Who meets whom?' } };
    await dispatcher.plan({ kind: 'chat', name: 'ask', subcommand: '', request: ask }).run();
    await setTimeout(SETTLING_MS);
    for (const days of [7, 30, 90, 90]) {
      const run = () =>
        dispatcher
          .plan({ kind: 'chat', name: 'insights', subcommand: '', request: { ...request, options: { days } } })
          .run();
      await measure(`/insights days:${days}`, run);
    }
    await measure('deleting all of it, as old', () => store.retention.purge(now + 91 * day));
  } finally {
    await rm(folder, { recursive: true });
  }
  return 0;
});

/** What a server does by itself within a minute or so: it then knows how much there is of what. */
async function analyse(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
}

/** Times by the clock, and by what this thread worked itself: what else the machine does shows in the one, not in the other. */
async function measure(what: string, run: () => Promise<unknown>): Promise<void> {
  const turns: number[] = [];
  let before = worked();
  // Looked at once a millisecond: what looked in every turn would keep a core busy that the reader and the drawing need.
  const looking = setInterval(() => {
    const now = worked();
    turns.push(now - before);
    before = now;
  }, 1);
  const [since, own] = [performance.now(), worked()];
  await run();
  clearInterval(looking);
  turns.sort((left, right) => right - left);
  const shown = [
    `${(performance.now() - since).toFixed(0)} ms by the clock`,
    `longest turns of the event loop ${turns
      .slice(0, 3)
      .map((turn) => turn.toFixed(1))
      .join(', ')} ms of work`,
    `${(worked() - own).toFixed(0)} ms of work in all`,
  ];
  process.stdout.write(`${what}: ${shown.join('; ')}\n`);
}

function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
