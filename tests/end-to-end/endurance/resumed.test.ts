import { Clock, LocalDiscord } from 'local-discord';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { folder } from '../../support/reading-room.ts';
import { Script } from '../../support/run-script.ts';

const trade = 'How much does Russia trade with Afghanistan?';
const post = 'POST channels/:channel/messages';
const callback = 'POST interactions/:interaction/:token/callback';

function startBot({ token, apiUrl }: LocalDiscord, databaseUrl: string): Script {
  const env = { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DATABASE_URL: databaseUrl };
  return new Script('src/main.ts', [], { ...env, COOLDOWN_SECONDS: '0', READER: 'off' });
}

async function begun(docent: Script): Promise<void> {
  await expect.poll(() => docent.out + docent.err).toContain('Commands: ');
}

async function kill(docent: Script): Promise<void> {
  docent.signal('SIGKILL');
  await docent.ended();
}

const entries = (discord: LocalDiscord, name: string) => discord.traffic.entries.filter((entry) => entry.name === name);

const databases = [
  ['SQLite', () => Promise.resolve(join(folder(), 'docent.sqlite'))] as const,
  ...(hasPostgres ? [['PostgreSQL', () => newPostgresDatabase()] as const] : []),
];

describe.each(databases)('on %s, a process that is killed', (_, newDatabase) => {
  it('loses nothing that is asked of it as it ends or while it is gone, and nothing is answered twice', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent', clock: new Clock({ frozen: true }) });
    const databaseUrl = await newDatabase();
    const { alice, bob, general, bot, reading, guild } = discord.ids;
    const [al, bo] = [discord.as(alice), discord.as(bob)];
    const ask = () => al.command('ask', { question: trade }, { channelId: reading }).reply();
    const mention = () => bo.send(general, `<@${bot}> ${trade}`).id;
    await using first = startBot(discord, databaseUrl);
    await begun(first);
    const answered = await ask();
    const before = mention();
    // What was sent twice under one nonce stands there once.
    const answers = () => bo.sees(general).filter(({ author }) => author.id === bot);
    const replies = () => answers().map(({ message_reference: to }) => to?.message_id ?? '');
    await expect.poll(replies).toContain(before);
    // How far it has come is kept, with what is asked a moment later not in it.
    await expect.poll(() => kept(databaseUrl)).toBe(true);
    const late = [ask(), ask()];
    const mentions = [mention(), mention()];
    // Some of these were answered, some not.
    await Promise.race(late);
    await kill(first);
    await expect.poll(() => discord.shards).toEqual([]);
    const gone = [ask(), ask(), bo.command('lookup', { statement: 'trade' }, { channelId: reading }).reply()];
    mentions.push(mention(), mention());
    await using second = startBot(discord, databaseUrl);
    await begun(second);
    const all = await Promise.all([...late, ...gone]);
    expect(all.every(({ loading }) => !loading)).toBe(true);
    await expect.poll(() => replies().toSorted()).toEqual([before, ...mentions].toSorted());
    // What was on its way to both is there.
    expect(entries(discord, 'Resume')).toHaveLength(1);
    expect(entries(discord, 'Identify')).toHaveLength(2);
    await expect.poll(() => discord.connections).toBe(1);
    const done = entries(discord, callback).filter(({ status }) => status < 300);
    expect(done).toHaveLength(1 + all.length);
    // It goes on as if nothing had been, and votes for what was answered before count.
    expect((await ask()).content).toContain('$289 million');
    expect(answered.content).toContain('$289 million');
    second.signal('SIGTERM');
    expect((await second.ended()).status).toBe(0);
    expect(replies().toSorted()).toEqual([before, ...mentions].toSorted());
    await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
    const { questions } = await store.retention.summary(guildScope(asGuildId(guild)));
    // 200 ms of what was answered may be unwritten at a kill.
    expect(questions).toBeLessThanOrEqual(1 + late.length + 2 + 1 + mentions.length + 1);
  });

  it('whose session Discord no longer knows is taken over by a new one, and nothing hangs', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent', clock: new Clock({ frozen: true }) });
    const databaseUrl = await newDatabase();
    await using first = startBot(discord, databaseUrl);
    await begun(first);
    await expect.poll(() => kept(databaseUrl)).toBe(true);
    await kill(first);
    await expect.poll(() => discord.connections).toBe(0);
    // Longer than it is known.
    discord.clock.advance(600_000);
    await using second = startBot(discord, databaseUrl);
    await begun(second);
    await expect.poll(() => second.out + second.err).toContain('a session that was left is no longer known');
    const reply = await discord.as(discord.ids.alice).command('ask', { question: trade }).reply();
    expect(reply.content).toContain('$289 million');
    expect(entries(discord, 'Identify')).toHaveLength(2);
    second.signal('SIGTERM');
    expect((await second.ended()).status).toBe(0);
  });
});

describe.each(databases)('on %s, a process that is told to stop', (_, newDatabase) => {
  it.each([
    ['what it could not finish, too', (discord: LocalDiscord) => discord.faults.hang(post, { times: 1 })],
    ['not what it finishes', (discord: LocalDiscord) => discord.faults.rateLimit(post, { retryAfter: 3 })],
  ])('leaves to the next one what it takes in no more, and %s: each is answered once', async (__, delay) => {
    await using discord = await LocalDiscord.start({ botName: 'Docent', clock: new Clock({ frozen: true }) });
    const databaseUrl = await newDatabase();
    const { bob, general, bot } = discord.ids;
    const bo = discord.as(bob);
    const mention = () => bo.send(general, `<@${bot}> ${trade}`).id;
    const answers = () => bo.sees(general).filter(({ author }) => author.id === bot);
    const replies = () => answers().map(({ message_reference: to }) => to?.message_id ?? '');
    await using first = startBot(discord, databaseUrl);
    await begun(first);
    const mentions = [mention()];
    await expect.poll(replies).toEqual(mentions);
    // It takes a while to end.
    delay(discord);
    mentions.push(mention());
    await expect.poll(() => discord.traffic.requests(post)).toHaveLength(2);
    first.signal('SIGTERM');
    await expect.poll(() => first.out + first.err).toContain('Finishing what is under way');
    mentions.push(mention());
    expect((await first.ended()).status).toBe(0);
    await expect.poll(() => discord.connections).toBe(0);
    mentions.push(mention());
    await using second = startBot(discord, databaseUrl);
    await begun(second);
    await expect.poll(() => replies().toSorted()).toEqual(mentions.toSorted());
    second.signal('SIGTERM');
    expect((await second.ended()).status).toBe(0);
    expect(replies().toSorted()).toEqual(mentions.toSorted());
    await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
    // One that waits for Discord in vain is kept by both.
    const { questions } = await store.retention.summary(guildScope(asGuildId(discord.ids.guild)));
    expect(questions).toBeLessThanOrEqual(mentions.length + 1);
  });
});

/** Whether a process has kept a session. */
async function kept(databaseUrl: string): Promise<boolean> {
  await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
  return (await store.sessions.left(0)) !== undefined;
}
