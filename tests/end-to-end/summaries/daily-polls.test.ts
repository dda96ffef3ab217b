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
    [
      'Russia was one of the few countries',
      'Russian Ambassador Dmitry Zhirnov',
      'Russia had already established close contacts',
      'Russia’s relations with the Taliban',
    ],
    [
      'Russia’s trade volume with Afghanistan',
      'no significant education or humanitarian aid programmes',
      'Russia’s plans to supply fuel and wheat to Afghanistan',
      'Russia’s local presence in Afghanistan is a shadow',
    ],
    [
      'Russia is keen to cooperate',
      'Russia’s accreditation of a Taliban diplomat',
      'Russia’s engagement with the Taliban is also a response',
      'Russia’s involvement in Afghanistan',
    ],
  ]);
  expect(polls.flat().filter(({ length }) => length > 55)).toEqual([]);
});

it('sentences that fit are options as they are, of longer ones the part before a comma, and no two are alike', async () => {
  const claims = [
    'The ferry leaves at six.',
    'A single crossing costs two crowns, and children travel free until the end of June.',
    'The keepers burnt their furniture to keep the lamp and themselves warm.',
    'Whoever goes over the limit gets the status 429 until midnight UTC.',
    'Dr. J. Martin of the U.S. Geological Survey measured it in 1998, with a rope.',
    'The river is long and rises in the hills of the north country, which few see.',
    'The river is long and ends in the sea of the south country, which all see.',
  ];
  const [options = []] = await pollsOfSeries(1, articleFolder('The ferry', [['Everything', claims]]));
  expect(options).toEqual([
    'The ferry leaves at six',
    'A single crossing costs two crowns',
    'The keepers burnt their furniture',
    'the limit gets the status 429 until midnight UTC',
    'Geological Survey measured it in 1998, with a rope',
    'The river is long and rises in the hills',
    'The river is long and ends in the sea',
  ]);
  expect(options.filter(({ length }) => length > 55)).toEqual([]);
});
