import type { LocalDiscord } from 'local-discord';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Attendance, type Claims } from '../../../src/bot/admission.ts';
import type { Dispatcher } from '../../../src/bot/dispatch.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { DiscordBot } from '../../../src/discord/discord-bot.ts';
import { SessionLeases } from '../../../src/discord/resuming/session-leases.ts';
import type { SessionStore } from '../../../src/library/port.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { folder } from '../../support/reading-room.ts';
import { deafToGuilds, heldAnswer, said } from '../bare-bot.ts';
import { frozenDiscord, readableLog } from '../rest-client.ts';

const post = 'POST channels/:channel/messages';

/** The session that one process keeps, as another finds it that believes the first one to have ended. */
function sessionLeft() {
  const kept = Promise.withResolvers<string>();
  let left: string | undefined;
  const owner: SessionStore = {
    keep: (_, session) => Promise.resolve((kept.resolve(session), true)),
    left: () => Promise.resolve(undefined),
    take: () => Promise.resolve(false),
    release: () => Promise.resolve(),
  };
  const finder: SessionStore = {
    keep: () => Promise.resolve(left === undefined),
    left: () => Promise.resolve(left === undefined ? undefined : { session: left, keptAt: 0 }),
    take: () => Promise.resolve(left !== undefined && ((left = undefined), true)),
    release: () => Promise.resolve(),
  };
  const leave = async () => {
    left = JSON.stringify({ ...(JSON.parse(await kept.promise) as object), host: 'elsewhere' });
  };
  return { owner, finder, kept: kept.promise, leave };
}

type Process = {
  readonly sessions: SessionStore;
  readonly mentioned: () => Promise<Reply>;
  readonly claims?: (own: Claims) => Claims;
};

/** A bot of its own, with its own connection to a database that all share. */
async function startProcess(discord: LocalDiscord, databaseUrl: string, { sessions, mentioned, claims }: Process) {
  const { log } = readableLog();
  const { token, apiUrl } = discord;
  const store = await openStore(databaseUrl, { questionRetentionDays: 0 });
  onTestFinished(() => store[Symbol.asyncDispose]());
  const attendance = new Attendance(store.deliveries, Date.now, log);
  const bot = new DiscordBot({
    token,
    apiUrl,
    definitions: [],
    guilds: deafToGuilds,
    log,
    claims: claims?.(attendance) ?? attendance,
    sessions: new SessionLeases(sessions, log, 10),
  });
  onTestFinished(() => bot.stop());
  const dispatcher = { mentioned, answerTo: () => Promise.resolve(undefined) };
  await bot.start(dispatcher as unknown as Dispatcher);
  return bot;
}

const databases = [
  ['SQLite', () => Promise.resolve(join(folder(), 'docent.sqlite'))] as const,
  ...(hasPostgres ? [['PostgreSQL', () => newPostgresDatabase()] as const] : []),
];

describe.each(databases)('on %s, a mention', (_, newDatabase) => {
  const begin = async () => {
    const discord = await frozenDiscord();
    const { alice, general, bot } = discord.ids;
    const mention = () => discord.as(alice).send(general, `<@${bot}> why?`);
    const posts = () => discord.traffic.requests(post).length;
    return { discord, database: await newDatabase(), mention, posts, ...sessionLeft() };
  };

  it('that a process stands still over is answered by the one that takes its session over, and by that alone', async () => {
    const { discord, database, mention, posts, owner, finder, kept, leave } = await begin();
    const held = heldAnswer();
    const slow = await startProcess(discord, database, { sessions: owner, mentioned: held.run });
    await kept;
    mention();
    await held.begun;
    await leave();
    await startProcess(discord, database, { sessions: finder, mentioned: () => Promise.resolve(said('here')) });
    await expect.poll(posts).toBe(1);
    // It goes on as if nothing had been, when Discord itself no longer knows that this was answered.
    discord.clock.advance(200_000);
    held.give(said('here'));
    await slow.stop();
    expect(posts()).toBe(1);
  });

  it('that two processes heard is answered by the second once the first, whose it is, has ended or stands still', async () => {
    const { discord, database, mention, posts, owner, finder, kept, leave } = await begin();
    const held = heldAnswer();
    const slow = await startProcess(discord, database, { sessions: owner, mentioned: held.run });
    await kept;
    const declined = Promise.withResolvers<void>();
    await startProcess(discord, database, {
      sessions: finder,
      mentioned: () => Promise.resolve(said('here')),
      claims: ({ take, takeOver, has }) => ({
        take: async (delivery) => {
          await held.begun;
          const isTaken = await take(delivery);
          declined.resolve();
          return isTaken;
        },
        takeOver,
        has,
      }),
    });
    mention();
    await declined.promise;
    expect(posts()).toBe(0);
    await leave();
    await expect.poll(posts, { timeout: 10_000 }).toBe(1);
    discord.clock.advance(200_000);
    held.give(said('here'));
    await slow.stop();
    expect(posts()).toBe(1);
  });

  it.each([
    ['below it', false],
    ['in a thread on it', true],
  ])(
    'that was answered %s just before a kill is not answered again, though nobody wrote that down',
    async (__, inThread) => {
      const { discord, database, mention, posts, owner, finder, kept, leave } = await begin();
      const answer = () => Promise.resolve({ ...said('here'), inThread } as Reply);
      await startProcess(discord, database, { sessions: owner, mentioned: answer });
      await kept;
      mention();
      await expect.poll(posts).toBe(1);
      discord.clock.advance(200_000);
      await leave();
      const looked = 'GET channels/:channel/messages';
      const next = await startProcess(discord, database, { sessions: finder, mentioned: answer });
      await expect.poll(() => discord.traffic.requests(looked)).not.toEqual([]);
      await next.stop();
      expect(posts()).toBe(1);
    },
  );
});
