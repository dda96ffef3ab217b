import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Clock, LocalDiscord, type StartOptions } from 'local-discord';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { startDocent } from '../../support/docent.ts';
import { says } from '../../support/members-support.ts';
import { hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { folder } from '../../support/reading-room.ts';
import { runHere } from '../../support/run-here.ts';
import { Script } from '../../support/run-script.ts';

const question = 'Who is the ambassador?';
const logIns = { shards: 2, maxConcurrency: 2 };

/** Closed once the test has finished, after the bots on it. */
async function startDiscord(options: StartOptions = {}): Promise<LocalDiscord> {
  const discord = await LocalDiscord.start({ botName: 'Docent', clock: new Clock({ frozen: true }), ...options });
  onTestFinished(() => discord.close());
  return discord;
}

describe('two processes that serve a shard each', () => {
  /** With a server on each. */
  async function two() {
    const databaseUrl = join(folder(), 'docent.sqlite');
    const discord = await startDiscord();
    const { owner, alice } = discord.ids;
    const servers = [0, 1].map((id) =>
      discord.addServer({ name: `Of shard ${id}`, ownerId: owner, memberIds: [alice], shard: [id, 2] }),
    );
    // Each later than the one before: nobody waits for a turn to log in.
    let starts = 0;
    const start = (id: number) => {
      const later = (starts += 1) * 60_000;
      const overrides = { now: () => Date.now() + later };
      return startDocent({ on: discord, config: { databaseUrl, shards: { ids: [id], count: 2 } }, overrides });
    };
    return { discord, servers, start };
  }

  it('answer their own servers, the first one direct messages, and register commands once', async () => {
    const { discord, servers, start } = await two();
    const second = await start(1);
    expect(second.started.commands).toMatchObject({ create: [], same: [] });
    const registered = () => discord.traffic.requests().filter(({ name }) => name.includes('/commands'));
    expect(registered()).toEqual([]);
    const first = await start(0);
    expect(first.started.commands.create).not.toEqual([]);
    // Nobody is asked of each server whether it has commands of its own.
    expect(registered().filter(({ name }) => name.includes('guilds'))).toEqual([]);
    expect(discord.shards.toSorted(([a], [b]) => a - b)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const alice = discord.as(discord.ids.alice);
    for (const [at, { guild, general }] of servers.entries()) {
      expect(says(await alice.command('ask', { question }, { channelId: general }).reply())).toContain('· 1.2');
      const kept = async ({ app }: typeof first) =>
        (await app.services.store.retention.summary(guildScope(asGuildId(guild)))).questions;
      await expect.poll(() => kept([first, second][at] ?? first)).toBe(1);
    }
    await first.stop();
    const asked = alice.command('ask', { question }, { channelId: alice.dmId });
    discord.clock.advance(3_000);
    await expect(asked.reply()).rejects.toMatchObject({ name: 'InteractionFailed' });
    const again = await start(0);
    expect(again.started.commands.create).toEqual([]);
    const inMessage = await alice.command('ask', { question }, { channelId: alice.dmId }).reply();
    expect(says(inMessage)).toContain('· 1.2');
  });

  it('take no server of the other for one that was left, and notice their own', async () => {
    const { discord, servers, start } = await two();
    const [one, other] = servers.map(({ guild }) => asGuildId(guild));
    const first = await start(0);
    const second = await start(1);
    for (const { general } of servers)
      await discord.as(discord.ids.alice).command('ask', { question }, { channelId: general }).reply();
    await first.stop();
    await second.stop();
    discord.removeBot(other ?? '');
    const firstAgain = await start(0);
    const secondAgain = await start(1);
    await expect.poll(secondAgain.log).toContain('"left":1');
    expect(firstAgain.log()).not.toContain('"left":');
    const { departures, retention } = secondAgain.app.services.store;
    const later = Date.now() + 30 * 86_400_000;
    expect(await firstAgain.app.services.store.departures.purge(later)).toBe(0);
    expect(await departures.purge(later)).toBe(1);
    expect((await retention.summary(guildScope(one ?? asGuildId('')))).questions).toBe(1);
  });
});

describe('one process', () => {
  it('can serve several shards: both log in, and the servers of both are answered and known', async () => {
    const discord = await startDiscord({ logIns });
    const { owner, alice } = discord.ids;
    const servers = [0, 1, 0].map((id, at) =>
      discord.addServer({ name: `Server ${at}`, ownerId: owner, memberIds: [alice], shard: [id, 2] }),
    );
    const { app, started, log } = await startDocent({ on: discord, config: { shards: { ids: [0, 1], count: 2 } } });
    expect(started.guilds).toBe(4);
    expect(discord.connections).toBe(2);
    for (const { general } of servers)
      expect(says(await discord.as(alice).command('ask', { question }, { channelId: general }).reply())).toContain(
        '· 1.2',
      );
    discord.removeBot(servers[1]?.guild ?? '');
    await expect.poll(log).toContain('removed from a server');
    expect(await app.services.store.departures.purge(Date.now() + 30 * 86_400_000)).toBe(1);
  });

  it('that Discord lets in no more today says until when', async () => {
    const discord = await startDiscord({ logIns: { total: 0 } });
    await expect(startDocent({ on: discord })).rejects.toMatchObject({
      code: 'DISCORD_UNREACHABLE',
      message: expect.stringMatching(/so many times a day.*again at \d{4}-/),
    });
    expect(discord.traffic.requests().some(({ name }) => name === 'Identify')).toBe(false);
  });
});

describe('SHARDS', () => {
  const start = (discord: LocalDiscord, more: Readonly<Record<string, string>> = {}) =>
    new Script('src/main.ts', [], {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: join(folder(), 'docent.sqlite'),
      ...more,
    });
  const pids = ({ err }: Script) =>
    [...err.matchAll(/"pid":(\d+),"msg":"a shard was started"/g)].map(([, pid]) => pid ?? '');
  const isThere = (pid: string) => {
    try {
      return process.kill(Number(pid), 0);
    } catch {
      return false;
    }
  };

  const databases = [
    ['SQLite', () => Promise.resolve(join(folder(), 'docent.sqlite'))] as const,
    ...(hasPostgres ? [['PostgreSQL', () => newPostgresDatabase()] as const] : []),
  ];

  it.each(databases)(
    '=auto on %s starts as many processes as Discord recommends, says how all are, and ends all well at a signal',
    async (_, newDatabase) => {
      await using discord = await LocalDiscord.start({ botName: 'Docent', logIns });
      await using docent = start(discord, { SHARDS: 'auto', HEALTH_PORT: '0', DATABASE_URL: await newDatabase() });
      await expect.poll(() => docent.out).toMatch(/Shard 1 of 2: Docent is on Discord/);
      const [health] = /(?<=Health of all shards: )\S+/.exec(docent.out) ?? [];
      const ready = async () => (await fetch(`${health}/ready`)).json();
      await expect.poll(ready).toEqual({ status: 'ready' });
      expect(await (await fetch(`${health}/metrics`)).json()).toMatchObject({ shards: [{ id: 0 }, { id: 1 }] });
      const started = pids(docent);
      expect(started).toHaveLength(2);
      if (process.platform === 'linux')
        for (const pid of started) expect(await readFile(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(discord.token);
      process.kill(Number(started[1]), 'SIGKILL');
      await expect.poll(ready).toEqual({ status: 'not ready', missing: ['shard 1'] });
      expect(await (await fetch(`${health}/live`)).json()).toEqual({ status: 'live' });
      // Its end is no part of the end of all.
      await expect.poll(() => docent.err).toContain('a shard ended; it is started again');
      docent.signal('SIGTERM');
      const { status, out, err } = await docent.ended();
      expect(status).toBe(0);
      expect(pids(docent).filter(isThere)).toEqual([]);
      expect(out + err).not.toContain(discord.token);
    },
  );

  it('with a token that Discord does not accept says so in a sentence, with status 78', async () => {
    await using discord = await LocalDiscord.start();
    const env = { DISCORD_TOKEN: 'wrong.canary.token', DISCORD_API_URL: discord.apiUrl, SHARDS: 'auto' };
    const { status, err } = await runHere('src/main.ts', [], env);
    expect(status).toBe(78);
    expect(err).toContain('Discord does not accept DISCORD_TOKEN.');
  });
});
