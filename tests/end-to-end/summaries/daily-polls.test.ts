import { expect, it } from 'vitest';
import type { LocalDiscord } from 'local-discord';
import { startDocent } from '../../support/docent.ts';
import { expectNoErrors } from '../../support/members-support.ts';
import { articleFolder, eventually, posts } from '../../support/reading-room.ts';

const day = 24 * 3_600_000;
const noon = Date.UTC(2026, 10, 24, 12);

const pollsIn = (discord: LocalDiscord) =>
  posts(discord, discord.ids.reading).flatMap(({ poll }) =>
    poll === undefined ? [] : [poll.answers.map(({ poll_media: { text = '' } }) => text)],
  );

/** The options of each day's poll, as Discord has them once the series has ended. */
async function pollsOfSeries(days: number, articlesDir?: string): Promise<readonly (readonly string[])[]> {
  let at = noon;
  const config = articlesDir === undefined ? {} : { articlesDir };
  const docent = await startDocent({ config, overrides: { now: () => at } });
  const { discord } = docent;
  const maria = discord.as(discord.ids.moderator);
  await maria.click(await maria.command('summary today', { channel: discord.ids.reading }).reply(), 'Post').reply();
  for (let posted = 1; posted <= days; posted++) {
    await eventually(() => expect(pollsIn(discord)).toHaveLength(posted));
    const waits = () => docent.app.services.store.schedules.list(discord.ids.guild as never);
    if (posted < days) await eventually(async () => expect((await waits())[0]?.at).toBe(at + day));
    at += day;
  }
  expectNoErrors(docent);
  return pollsIn(discord);
}

it('each day’s poll has phrases that say something by themselves, none of them cut to fit', async () => {
  const polls = await pollsOfSeries(3);
  expect(polls).toEqual([
    ['Russian Ambassador Dmitry Zhirnov', 'Russia’s relations with the Taliban'],
    [
      'Russia’s trade volume with Afghanistan',
      'Russia’s plans to supply fuel and wheat to Afghanistan',
      'Russia’s local presence in Afghanistan',
    ],
    ['Russia’s engagement with the Taliban', 'Russia’s involvement in Afghanistan'],
  ]);
  expect(polls.flat().filter(({ length }) => length > 55)).toEqual([]);
});

it('sentences that fit are options as they are, of longer ones the part that is whole, and what would dangle is none', async () => {
  const claims = [
    'The ferry leaves at six.',
    'A single crossing costs two crowns, and children travel free until the end of June.',
    'The keepers burnt their furniture to keep the lamp and themselves warm in the winter.',
    'Opponents say that the money should have gone to the schools of the north instead.',
    'Dr. J. Martin of the U.S. Geological Survey measured it in 1998, with a rope that he had brought.',
    'The river of the north is long and rises in the hills of the country, which few see.',
    'The river of the north is long and ends in the sea of the south country, which all see.',
  ];
  const [options = []] = await pollsOfSeries(1, articleFolder('The ferry', [['Everything', claims]]));
  expect(options).toEqual(['The ferry leaves at six', 'A single crossing costs two crowns', 'The river of the north']);
});

it('of more claims than a poll has room for, those that have a phrase are chosen from', async () => {
  const claims = Array.from({ length: 14 }, (_, at) => [
    `Opponents say that the money of year ${1990 + at} should have gone to the schools of the north.`,
    `The ferry sails on day ${at + 1}.`,
  ]).flat();
  const [options = []] = await pollsOfSeries(1, articleFolder('The ferry', [['Everything', claims]]));
  expect(options).toHaveLength(10);
  for (const option of options) expect(option).toMatch(/^The ferry sails on day \d+$/);
});

it('where fewer than two claims can be said in an option, everyone is asked in a question', async () => {
  const claims = [
    'Opponents say that the money should have gone to the schools of the north instead.',
    'The ferry leaves at six.',
  ];
  const docent = await startDocent({ config: { articlesDir: articleFolder('The ferry', [['Everything', claims]]) } });
  const { discord } = docent;
  const maria = discord.as(discord.ids.moderator);
  await maria.click(await maria.command('summary today', { channel: discord.ids.reading }).reply(), 'Post').reply();
  await eventually(() => expect(posts(discord, discord.ids.reading)).toHaveLength(2));
  expect(pollsIn(discord)).toEqual([]);
  expect(posts(discord, discord.ids.reading).at(-1)?.content).toContain('Which of these do you want to talk about?');
});
