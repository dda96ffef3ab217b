import { ChannelType, MessageFlags } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import type { SeenMessage } from 'local-discord';
import { startDocent } from '../../support/docent.ts';
import { customIds, expectNoErrors, written } from '../../support/members-support.ts';
import { articleFolder, eventually } from '../../support/reading-room.ts';

const day = 24 * 3_600_000;
const noon = Date.UTC(2026, 10, 24, 12);

const timesIn = (message: SeenMessage) =>
  [...written(message).matchAll(/<t:(\d+):f>/g)].map(([, seconds]) => Number(seconds) * 1000);

it('the preview of a long series shows every coming date, with the section that comes then', async () => {
  const sections = Array.from(
    { length: 45 },
    (_, at) => [`Lamp number ${at + 1}`, [`It shines ${at + 1} miles far.`]] as const,
  );
  const articlesDir = articleFolder('Forty-five lamps', sections);
  const docent = await startDocent({ config: { articlesDir }, overrides: { now: () => noon } });
  const { discord } = docent;
  const maria = discord.as(discord.ids.moderator);
  let page = await maria.command('summary today', { start: 'tomorrow 9:00 UTC' }).reply();
  const dates = Array.from({ length: 45 }, (_, at) => Date.UTC(2026, 10, 25 + at, 9));
  expect(timesIn(page)).toEqual(dates.slice(0, 20));
  expect(written(page)).toContain('… and 25 more');
  const coming: number[] = [];
  while (JSON.stringify(page.components).includes('"Next"')) {
    page = await maria.click(page, 'Next').reply();
    if (!written(page).includes('**Coming:**')) continue;
    coming.push(...timesIn(page));
    for (const [at, line] of written(page)
      .split('\n')
      .filter((each) => each.startsWith('<t:'))
      .entries())
      expect(line).toContain(`Lamp number ${coming.length - timesIn(page).length + at + 1}`);
  }
  expect(coming).toEqual(dates);
  // What is scheduled there is scheduled as from the first page.
  await maria.click(page, 'Schedule').reply();
  const waits = await docent.app.services.store.schedules.list(discord.ids.guild as never);
  expect(waits.map(({ at }) => at)).toEqual(dates.slice(0, 1));
  expectNoErrors(docent);
});

it('a series in an announcement channel is handed on, day by day, to all that follow it', async () => {
  let at = noon;
  const docent = await startDocent({ overrides: { now: () => at } });
  const { discord } = docent;
  const news = discord.addChannel({ name: 'news', type: ChannelType.GuildAnnouncement });
  const maria = discord.as(discord.ids.moderator);
  const preview = await maria.command('summary today', { channel: news, publish: true, talk: 'question' }).reply();
  expect(customIds(preview).length).toBeGreaterThan(0);
  await maria.click(preview, 'Post').reply();
  const waits = () => docent.app.services.store.schedules.list(discord.ids.guild as never);
  const posted = () => [...(discord.world.channels.get(news)?.messages.values() ?? [])].map(({ data }) => data);
  for (const sent of [2, 4, 6]) {
    await eventually(() => {
      expect(posted()).toHaveLength(sent);
      expect(posted().map(({ flags = 0 }) => flags & MessageFlags.Crossposted)).toEqual(
        Array(sent).fill(MessageFlags.Crossposted),
      );
    });
    // The next day is set when the one before is done.
    if (sent < 6) await eventually(async () => expect((await waits())[0]?.at).toBe(at + day));
    at += day;
  }
  await eventually(async () => expect(await waits()).toEqual([]));
  expectNoErrors(docent);
});

it('a series with publish is for an announcement channel only', async () => {
  const docent = await startDocent();
  const { discord } = docent;
  const maria = discord.as(discord.ids.moderator);
  const refused = await maria.command('summary today', { publish: true }).reply();
  expect(written(refused)).toContain('no announcement channel');
  expectNoErrors(docent);
});

it('a time in a zone that is named is that hour there', async () => {
  const now = Date.UTC(2026, 9, 30, 12);
  const docent = await startDocent({ overrides: { now: () => now } });
  const { discord } = docent;
  const maria = discord.as(discord.ids.moderator);
  for (const when of [
    'tomorrow 9:00 America/New_York',
    'tomorrow 9am EDT',
    'tomorrow 15:00 MEZ',
    'mañana 9:00 America/New_York',
  ]) {
    const member = when.startsWith('mañana') ? discord.as(discord.ids.moderator, { locale: 'es-ES' }) : maria;
    const preview = await member.command('summary post', { when }).reply();
    // Summer time in New York still; "MEZ" is an hour ahead of UTC whatever the season.
    expect([when, /<t:(\d+):F>/.exec(written(preview))?.[1]]).toEqual([
      when,
      String(Date.UTC(2026, 9, 31, when.includes('MEZ') ? 14 : 13) / 1000),
    ]);
  }
  expectNoErrors(docent);
});

it.each([
  ['en-US', 'tomorrow 9am EST', 13],
  ['en-GB', 'tomorrow 9:00 BST', 9],
  ['es-ES', 'mañana a las 9 CET', 8],
  ['es-419', 'mañana 9:00 CDMX', 15],
  ['de', 'morgen um 9 Uhr MESZ', 8],
  ['fr', 'demain à 9h HNE', 13],
  ['fr', 'demain à 9h HEC', 8],
  ['ru', 'завтра в 9:00 МСК', 6],
] as const)('usual abbreviations of zones are known in every language (%s: %s)', async (locale, when, hour) => {
  const now = Date.UTC(2026, 9, 30, 12);
  const docent = await startDocent({ overrides: { now: () => now } });
  const { discord } = docent;
  const preview = await discord.as(discord.ids.moderator, { locale }).command('summary post', { when }).reply();
  // On 31 October New York has summer time still, Berlin and London have it no more.
  expect(/<t:(\d+):F>/u.exec(written(preview))?.[1]).toBe(String(Date.UTC(2026, 9, 31, hour) / 1000));
  expectNoErrors(docent);
});

it('times are those of the server’s zone where none is named, over a change of its clocks, too', async () => {
  const now = Date.UTC(2026, 9, 23, 12);
  const docent = await startDocent({ overrides: { now: () => now } });
  const { discord } = docent;
  const maria = discord.as(discord.ids.moderator);
  await maria.command('settings set', { zone: 'Europe/Berlin' }).reply();
  const preview = await maria.command('summary today', { start: 'tomorrow 9:00', talk: 'question' }).reply();
  // The clocks go back on 25 October.
  expect(timesIn(preview)).toEqual([Date.UTC(2026, 9, 24, 7), Date.UTC(2026, 9, 25, 8), Date.UTC(2026, 9, 26, 8)]);
  await maria.click(preview, 'Schedule').reply();
  // A menu shows no timestamps of Discord's: its hours are the server's.
  const listed = await maria.command('summary scheduled').reply();
  expect(JSON.stringify(listed.components)).toMatch(/Oct 24, 2026, 9:00\sAM Europe\/Berlin · /u);
  expectNoErrors(docent);
});
