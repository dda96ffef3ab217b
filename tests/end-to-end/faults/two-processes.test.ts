import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LocalDiscord } from 'local-discord';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { startDocent } from '../../support/docent.ts';
import { buttonId, says } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';

const trade = 'How much trade does Russia do with Afghanistan?';

/** Two of Docent's processes, as far as Discord can tell. `databases`: theirs, one for both or each their own. */
async function two(databases: readonly [string, string]) {
  const first = await startDocent({ config: { databaseUrl: databases[0] } });
  const second = await startDocent({ config: { databaseUrl: databases[1] }, on: first.discord });
  expect(first.discord.connections).toBe(2);
  return { discord: first.discord, first, second };
}

function shared(): readonly [string, string] {
  const path = join(folder(), 'docent.sqlite');
  return [path, path];
}

/** All that everyone sees of the bot. */
function posts(discord: LocalDiscord, channelId: string) {
  const { alice, bot } = discord.ids;
  return discord
    .as(alice)
    .sees(channelId)
    .filter(({ author, ephemeral }) => author.id === bot && !ephemeral);
}

async function mention(discord: LocalDiscord, text: string): Promise<number> {
  const { alice, general, bot } = discord.ids;
  const before = posts(discord, general).length;
  const asked = discord.as(alice).send(general, `<@${bot}> ${text}`);
  await expect
    .poll(() =>
      posts(discord, general)
        .slice(before)
        .map((post) => post.message_reference?.message_id),
    )
    .toContain(asked.id);
  return posts(discord, general).length;
}

describe('two processes with one token', () => {
  it.each([
    ['one database', shared],
    ['a database each', () => [':memory:', ':memory:'] as const],
  ])('and %s answer a mention once', async (_, databases) => {
    const { discord } = await two(databases());
    const { general } = discord.ids;
    for (let time = 1; time <= 5; time += 1) await mention(discord, trade);
    // A sixth from somebody else comes after whatever was still on its way.
    const reply = await discord.as(discord.ids.bob).command('ask', { question: trade }).reply();
    expect(posts(discord, general).filter(({ id }) => id !== reply.id)).toHaveLength(5);
  });

  it('and one database do everything once: questions are noted, votes counted and posts made once', async () => {
    const { discord, first } = await two(shared());
    const { alice, bob, moderator, general, guild } = discord.ids;
    const { store } = first.app.services;
    const scope = guildScope(asGuildId(guild));
    await mention(discord, trade);
    const answer = await discord.as(alice).command('ask', { question: trade }).reply();
    for (const who of [alice, bob]) await discord.as(who).click(answer, buttonId(answer, 'up')).reply();
    const quiet = await discord.as(alice).command('ask', { question: trade, private: true }).reply();
    const share = await discord.as(alice).click(quiet, 'Share with everyone').reply();
    expect(says(share)).toContain('Shared by');
    const preview = await discord.as(moderator).command('summary post').reply();
    const before = posts(discord, general).length;
    const done = await discord.as(moderator).click(preview, 'Post').reply();
    expect(says(done)).toContain('Posted in');
    await expect.poll(async () => (await store.retention.summary(scope)).questions).toBe(3);
    expect((await store.retention.summary(scope)).votes).toBe(2);
    expect(posts(discord, general)).toHaveLength(before + 1);
    // Nothing was put in place of what the first one said.
    expect(
      says(
        discord
          .as(alice)
          .sees(general)
          .find(({ id }) => id === share.id),
      ),
    ).toContain('Shared by');
  });

  it('and one database answer each command once, and keep each question once', async () => {
    const { discord, first, second } = await two(shared());
    const { alice, bob, general, guild } = discord.ids;
    const scope = guildScope(asGuildId(guild));
    const asked: string[] = [];
    for (let time = 1; time <= 12; time += 1) {
      const answer = await discord
        .as(time % 2 === 0 ? alice : bob)
        .command('ask', { question: trade })
        .reply();
      asked.push(answer.id);
    }
    await discord.as(alice).command('lookup', { statement: '1.1', public: true }).reply();
    expect(posts(discord, general)).toHaveLength(asked.length + 1);
    for (const { app } of [first, second])
      await expect.poll(async () => (await app.services.store.retention.summary(scope)).questions).toBe(asked.length);
    // Whichever of them gave it, its buttons work.
    const [last] = posts(discord, general).filter(({ id }) => id === asked.at(-1));
    if (last === undefined) throw new Error('nothing was answered');
    expect(says(await discord.as(alice).click(last, buttonId(last, 'up')).reply())).toContain('$289 million');
    expect((await first.app.services.store.retention.summary(scope)).answers).toBe(asked.length);
  });

  it('go on when one of them ends', async () => {
    const { discord, first } = await two(shared());
    expect(await mention(discord, trade)).toBe(1);
    await first.stop();
    expect(await mention(discord, 'who is the ambassador?')).toBe(2);
  });
});
