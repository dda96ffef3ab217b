import { Clock, LocalDiscord } from 'local-discord';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SlowSpells, waitedForProcessorMs } from '../../../bench/endure/slow-spells.ts';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { folder } from '../../support/reading-room.ts';
import { Script } from '../../support/run-script.ts';

const questions = [
  'How much does Russia trade with Afghanistan?',
  'Who is the ambassador?',
  'Which countries did not evacuate their embassy?',
];
/** Between two questions: some fifty a second. */
const everyMs = 20;
/** How soon a process that was told to stop must be gone. */
const goneWithinMs = 10_000;

/** The bot as a process of its own, as it is started at an update. */
function startBot({ token, apiUrl }: LocalDiscord, databaseUrl: string): Script {
  const env = { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DATABASE_URL: databaseUrl };
  return new Script('src/main.ts', [], { ...env, COOLDOWN_SECONDS: '0', LOG_LEVEL: 'warn' });
}

async function begun(docent: Script): Promise<void> {
  await expect.poll(() => docent.out + docent.err).toContain('Commands: ');
}

/** Asks on and on, by command and by mention in turn, until it is stopped; gives how many were asked of each. */
function askOnAndOn(discord: LocalDiscord) {
  const { alice, bob, general, bot, reading } = discord.ids;
  const replies: Promise<unknown>[] = [];
  const mentions: string[] = [];
  const enough = new AbortController();
  const asking = (async () => {
    for (let at = 0; !enough.signal.aborted; at += 1) {
      const question = questions[at % questions.length] ?? '';
      if (at % 2 === 0) replies.push(discord.as(alice).command('ask', { question }, { channelId: reading }).reply());
      else mentions.push(discord.as(bob).send(general, `<@${bot}> ${question}`).id);
      await pause(everyMs);
    }
  })();
  const stop = async () => {
    enough.abort();
    await asking;
  };
  return { replies, mentions, stop };
}

/** How many milliseconds a process takes from SIGTERM to its end, which is a good one; those that the machine had no time in do not count. */
async function end(docent: Script): Promise<number> {
  using slow = new SlowSpells(() => waitedForProcessorMs(docent.pid));
  const from = performance.now();
  docent.signal('SIGTERM');
  const { status } = await docent.ended();
  expect(status).toBe(0);
  const took = performance.now() - from;
  return took - slow.lostMs(from, took);
}

const sqlite = ['SQLite', () => Promise.resolve(join(folder(), 'docent.sqlite'))] as const;
const postgres = ['PostgreSQL', () => newPostgresDatabase()] as const;
const databases = hasPostgres ? [sqlite, postgres] : [sqlite];

describe('an update', () => {
  it.each(databases)(
    'under load on %s: a second process takes over, and each question is answered and kept once',
    async (_, newDatabase) => {
      // All of it is counted, what both processes are told and answer.
      const traffic = { entries: 100_000, characters: 2 ** 28 };
      await using discord = await LocalDiscord.start({
        botName: 'Docent',
        clock: new Clock({ frozen: true }),
        traffic,
      });
      const databaseUrl = await newDatabase();
      await using before = startBot(discord, databaseUrl);
      await begun(before);
      const asked = askOnAndOn(discord);
      await using after = startBot(discord, databaseUrl);
      await begun(after);
      await pause(500);
      const took = await end(before);
      expect(took).toBeLessThan(goneWithinMs);
      await pause(500);
      await asked.stop();
      // All are answered …
      await Promise.all(asked.replies);
      const { bob, bot, general } = discord.ids;
      const answers = () =>
        discord
          .as(bob)
          .sees(general)
          .filter(({ author }) => author.id === bot);
      const posts = () => answers().map(({ message_reference: to }) => to?.message_id ?? '');
      await expect.poll(() => asked.mentions.filter((id) => !posts().includes(id))).toEqual([]);
      await end(after);
      // … each once: a request whose answer does not come in time is sent again by whoever sent it, and stands for the same.
      expect(asked.mentions.length).toBeGreaterThan(20);
      expect(posts().toSorted()).toEqual(asked.mentions.toSorted());
      const callback = 'POST interactions/:interaction/:token/callback';
      const taken = discord.traffic.entries.filter(({ name, status }) => name === callback && status < 300);
      expect(taken).toHaveLength(asked.replies.length);
      // Discord itself would keep most second answers away: whoever gives one has written down that it was asked.
      await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
      const { questions: kept } = await store.retention.summary(guildScope(asGuildId(discord.ids.guild)));
      expect(kept).toBe(asked.replies.length + asked.mentions.length);
    },
  );

  it('under load with nobody to take over: what was asked before is answered, and the process is gone in time', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent', clock: new Clock({ frozen: true }) });
    const databaseUrl = join(folder(), 'docent.sqlite');
    await using docent = startBot(discord, databaseUrl);
    await begun(docent);
    const alice = discord.as(discord.ids.alice);
    const ask = () => alice.command('ask', { question: questions[0] ?? '' });
    await ask().reply();
    const asked = Array.from({ length: 150 }, ask);
    // What is delivered comes in order, and choices wait for no answer: it has all of them now, and is far from done.
    await alice.autocomplete('lookup', 'statement', 'tal');
    const took = await end(docent);
    expect(took).toBeLessThan(goneWithinMs);
    await Promise.all(asked.map((each) => each.reply()));
    await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
    const { questions: kept } = await store.retention.summary(guildScope(asGuildId(discord.ids.guild)));
    expect(kept).toBe(151);
  });

  it('is gone in time although Discord never answers', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent' });
    await using docent = startBot(discord, ':memory:');
    await begun(docent);
    const { alice, general, bot } = discord.ids;
    discord.faults.hang('POST channels/:channel/messages', { times: 10 });
    discord.as(alice).send(general, `<@${bot}> ${questions[0] ?? ''}`);
    await expect.poll(() => discord.traffic.requests('POST channels/:channel/messages')).not.toEqual([]);
    expect(await end(docent)).toBeLessThan(goneWithinMs);
  });
});
