import { describe, expect, it } from 'vitest';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { lastingDatabase, startDocent } from '../../support/docent.ts';
import { expectNoErrors, says, written } from '../../support/members-support.ts';
import { eventually, posts } from '../../support/reading-room.ts';

const week = 7 * 86_400_000;
/** A Tuesday. */
const start = Date.UTC(2026, 10, 24, 12);

describe('/settings digest', () => {
  it('has what was asked in a week posted once, by two processes on one database, and after a restart', async () => {
    let at = start;
    const config = { databaseUrl: await lastingDatabase() };
    const overrides = { now: () => at };
    const docent = await startDocent({ config, overrides });
    const { discord } = docent;
    const { alice, moderator, general, reading, guild } = discord.ids;
    const second = await startDocent({ config, overrides, on: discord });
    const maria = discord.as(moderator);
    expect(says(await maria.command('settings digest', { channel: general }).reply())).toContain('Every Monday');
    expect(written(await maria.command('settings show').reply())).toContain(`<#${general}>`);
    await discord.as(alice).command('ask', { question: 'Who won the world cup?' }, { channelId: reading }).reply();
    // Questions are written a moment after they were answered, by whichever process did.
    const { questions } = docent.app.services.store;
    await eventually(async () => expect(await questions.list(guildScope(asGuildId(guild)))).toHaveLength(1));
    at += week;
    const digest = () => posts(discord, general).map(({ content }) => content);
    const [first = ''] = await eventually(() => {
      expect(digest()).toHaveLength(1);
      return digest();
    });
    expect(first).toContain('from 24 November to 30 November');
    expect(first).toContain('**Questions:** 1');
    expect(first).toMatch(/<\/insights:\d+>/);
    await docent.stop();
    await second.stop();
    const third = await startDocent({ config, overrides, on: discord });
    at += week;
    await eventually(() => expect(digest()).toHaveLength(2));
    expect(digest()[1]).toContain('Nobody asked me anything');
    for (const each of [docent, second, third]) expectNoErrors(each);
  });

  it('says to whoever switched it on that none are kept any more, and ends, where the operator keeps none from then on', async () => {
    let at = start;
    const databaseUrl = await lastingDatabase();
    const overrides = { now: () => at };
    const docent = await startDocent({ config: { databaseUrl }, overrides });
    const { discord } = docent;
    const { alice, moderator, general, reading, guild } = discord.ids;
    const maria = discord.as(moderator);
    await maria.command('settings digest', { channel: general }).reply();
    await discord.as(alice).command('ask', { question: 'Who won the world cup?' }, { channelId: reading }).reply();
    await docent.stop();
    const none = await startDocent({ config: { databaseUrl, questionRetentionDays: 0 }, overrides, on: discord });
    at += week;
    const told = () => maria.sees(discord.world.dm(moderator).id).map(({ content }) => content);
    await eventually(() => expect(told()).toHaveLength(1));
    expect(told()[0]).toContain('I could not post the weekly digest');
    expect(told()[0]).toContain('No questions are kept here (QUESTION_RETENTION_DAYS is 0)');
    const { schedules } = none.app.services.store;
    await eventually(async () => {
      at += 86_400_000;
      expect(await schedules.list(guildScope(asGuildId(guild)))).toEqual([]);
    });
    expect(told().at(-1)).toContain('no longer write it');
    expect(posts(discord, general)).toEqual([]);
  });

  it('says where no questions are kept', async () => {
    const docent = await startDocent({ config: { questionRetentionDays: 0 } });
    const { discord } = docent;
    const { moderator, general } = discord.ids;
    const reply = await discord.as(moderator).command('settings digest', { channel: general }).reply();
    expect(written(reply)).toContain('No questions are kept here');
    expectNoErrors(docent);
  });
});
