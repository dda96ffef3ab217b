import { expect, it } from 'vitest';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { startDocent } from '../../support/docent.ts';
import { customIds, expectNoErrors, says, written } from '../../support/members-support.ts';
import { articleFolder, eventually } from '../../support/reading-room.ts';

/** Countries, one of them by two names, sums and years; "Goods come from …" has four right answers. */
const dealings = [
  'The treaty with Iran was signed at noon.',
  'Wheat was sold to China at a good price.',
  'The embassy in Pakistan was closed in spring.',
  'A letter of thanks from the United States was read aloud.',
  'Tents were lent by the US for the long march.',
  'Goods come from Norway.',
  'Goods come from Sweden.',
  'Goods come from Finland.',
  'Goods come from Denmark.',
];
const figures = [
  'Exports of wheat came to $10 million.',
  'Those who sold fuel took $25 million.',
  'Aid to the poor was as much as $31 million.',
  'The bridge was opened in 1998.',
  'Its founder was born in 1962.',
  'The last train left in 1985.',
];
const kinds = [
  ['China', 'Iran', 'Pakistan', 'US', 'United States', 'Norway', 'Sweden', 'Finland', 'Denmark'],
  ['$10 million', '$25 million', '$31 million'],
  ['1962', '1985', '1998'],
];

type Option = { readonly id: string; readonly text: string };

function optionsOf({ components = [] }: SeenMessage): readonly Option[] {
  return components.flatMap((row) =>
    row.type === 1
      ? row.components.flatMap((each) =>
          'custom_id' in each && 'label' in each ? [{ id: each.custom_id, text: each.label ?? '' }] : [],
        )
      : [],
  );
}

const filled = (riddle: string, text: string) => riddle.replace('_____', () => text).trim();

/** Which claim it is about. */
const claimOf = (quiz: SeenMessage) => /:(\d+\.\d+)-\d+-\d+:/.exec(customIds(quiz)[0] ?? '')?.[1];

it('the options are of one kind and from the article, one alone is right, and no claim comes twice in a row', async () => {
  const articlesDir = articleFolder('The fair', [
    ['Whom it dealt with', dealings],
    ['What it took', figures],
  ]);
  const docent = await startDocent({ config: { articlesDir } });
  const { discord } = docent;
  const maria = discord.as(discord.ids.moderator);
  const seen = new Set<number>();
  let before: string | undefined;
  for (let n = 0; n < 25; n++) {
    const quiz = await maria.command('quiz').reply();
    const options = optionsOf(quiz);
    const texts = options.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(3);
    const kind = kinds.findIndex((each) => texts.every((text) => each.includes(text)));
    expect([texts, kind]).not.toEqual([texts, -1]);
    seen.add(kind);
    expect(texts.filter((text) => text === 'US' || text === 'United States').length).toBeLessThan(2);
    // Put into the gap, one option makes what the article says, and no other does.
    const quoted =
      written(quiz)
        .split('\n')
        .find((line) => line.startsWith('> ')) ?? '';
    const riddle = quoted.slice(2).replaceAll('\\', '');
    const right = texts.filter((text) => [...dealings, ...figures].includes(filled(riddle, text)));
    expect([riddle, right]).toEqual([riddle, [expect.any(String)]]);
    const answer = options.find(({ text }) => text === right[0])?.id ?? '';
    expect(says(await maria.click(quiz, answer).reply())).toContain('✅');
    const wrong = options.find(({ text }) => text !== right[0])?.id ?? '';
    expect(says(await discord.as(discord.ids.alice).click(quiz, wrong).reply())).toContain('❌');
    expect(claimOf(quiz)).toBeDefined();
    expect(claimOf(quiz)).not.toBe(before);
    before = claimOf(quiz);
  }
  expect(seen.size).toBeGreaterThan(1);
  expectNoErrors(docent);
});

it('what has another name in the article never stands beside that name', async () => {
  const claims = [
    'Tents were lent by the NFL for the long march.',
    'Trucks came from the National Football League in spring.',
    'Loans for bridges were given by the World Bank.',
    'A letter of thanks went to the Arab League.',
    'Maps were printed by UNESCO.',
  ];
  const docent = await startDocent({ config: { articlesDir: articleFolder('The fair', [['All of it', claims]]) } });
  const { discord } = docent;
  const shown: (readonly string[])[] = [];
  for (let n = 0; n < 16; n++) {
    const quiz = await discord.as(discord.ids.moderator).command('quiz').reply();
    shown.push(optionsOf(quiz).map(({ text }) => text));
  }
  const [short, long] = ['NFL', 'National Football League'];
  expect(shown.some((texts) => texts.includes(short))).toBe(true);
  expect(shown.filter((texts) => texts.includes(short) && texts.includes(long))).toEqual([]);
  expectNoErrors(docent);
});

it('two claims that may be asked about take turns', async () => {
  // The third names its countries twice, which gives them away.
  const claims = [
    'Wheat was sold to China at a good price.',
    'Trucks were lent to Iran for the long march.',
    'Norway and Sweden met in spring, and Norway and Sweden parted as friends.',
  ];
  const docent = await startDocent({ config: { articlesDir: articleFolder('The fair', [['All of it', claims]]) } });
  const { discord } = docent;
  const asked: (string | undefined)[] = [];
  for (let n = 0; n < 12; n++) asked.push(claimOf(await discord.as(discord.ids.moderator).command('quiz').reply()));
  expect(new Set(asked).size).toBe(2);
  for (const [at, id] of asked.entries()) if (at > 0) expect(id).not.toBe(asked[at - 1]);
  expectNoErrors(docent);
});

/** Every message with something to press that one sees in the channel. */
const pressable = (discord: LocalDiscord, who: string) =>
  discord
    .as(who)
    .sees(discord.ids.general)
    .filter((message) => customIds(message).length > 0);

it.each(['buttons', 'poll'])('nobody is shown a button that refuses them (%s)', async (way) => {
  const docent = await startDocent();
  const { discord } = docent;
  const { moderator, alice, bob } = discord.ids;
  await discord.as(moderator).command('quiz', { as: way }).reply();
  // The moderator's own button comes a moment later, and only the moderator sees it.
  await eventually(() => expect(pressable(discord, moderator)).toHaveLength(2));
  for (const who of [alice, bob]) expect(pressable(discord, who)).toHaveLength(1);
  for (const who of [alice, bob, moderator])
    for (const message of pressable(discord, who))
      for (const id of customIds(message)) {
        const pressed = await discord.as(who).click(message, id).reply();
        expect(says(pressed)).not.toMatch(/You need|only for|no longer|out of date|Sorry/iu);
        expect(says(pressed)).not.toBe('');
      }
  for (const who of [alice, bob]) for (const message of pressable(discord, who)) expect(message.poll).toBeDefined();
  expectNoErrors(docent);
});
