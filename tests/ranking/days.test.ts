import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { WordSearch } from '../../src/search/word-search.ts';
import { canRead, readingEngine } from './bundled-reading.ts';

const article = (
  id: string,
  language: string,
  ...sections: readonly (readonly [heading: string, ...claims: string[]])[]
): Article => ({
  id,
  title: '',
  language,
  sections: sections.map(([heading, ...claims], section) => ({
    heading,
    claims: claims.map((text, at) => ({ id: `${section + 1}.${at + 1}`, text })),
  })),
});

const MUSEUM = article(
  'museum',
  'en',
  [
    'Opening hours',
    'Day: Monday; Hours: closed',
    'Day: Tuesday–Friday; Hours: 10:00–18:00',
    'Day: Saturday and Sunday; Hours: 11:00–17:00',
  ],
  ['Tickets', 'Adults pay 12 €.', 'On the first Thursday of the month entry is free after 17:00.'],
);

const SHOP = article(
  'shop',
  'en',
  [
    'When we are open',
    'Tue–Fri: 9 am to 6 pm',
    'Sat: 10 am to 2 pm',
    'Closed on Mondays and public holidays.',
    'The café is open Mon-Sat from 8 am.',
  ],
  ['Repairs', 'A full service costs 80 € and takes two days.'],
);

const POOL = article(
  'pool',
  'en',
  [
    'Season and hours',
    'Mon–Fri: 9:00–20:00',
    'Sat, Sun and holidays: 8:00–19:00',
    'Last entry is one hour before closing.',
    'In thunderstorms everybody has to leave the water.',
  ],
  ['Good to know', 'Lockers need a one-euro coin.'],
);

const ASKED = [
  [MUSEUM, 'Are you open on Monday?', '1.1'],
  [MUSEUM, 'Is the museum open on Wednesday?', '1.2'],
  [MUSEUM, 'When are you open on Thursday?', '1.2'],
  [MUSEUM, 'what time do you close on saturday', '1.3'],
  [SHOP, 'Are you open on Monday?', '1.3'],
  [SHOP, 'Are you open on Mondays?', '1.3'],
  [SHOP, 'Is the shop open on Wednesday?', '1.1'],
  [SHOP, 'Is the café open on Wednesday?', '1.4'],
  [SHOP, 'When do you open on Saturday?', '1.2'],
  [POOL, 'what time do you close on sundays', '1.2'],
  [POOL, 'when do you close on a weekday', '1.1'],
  [POOL, 'What happens in a thunderstorm on Sunday?', '1.4'],
] as const;

const GERMAN = article(
  'german',
  'de',
  ['Öffnungszeiten', 'Montag ist Ruhetag.', 'Di–Fr: 9 bis 18 Uhr', 'Samstag: 10 bis 14 Uhr'],
  ['Preise', 'Eine Wartung kostet 80 €.'],
);

describe('rows of days, by words', () => {
  test.each([
    [MUSEUM, 'Is the museum open on Wednesday?', '1.2'],
    [GERMAN, 'Habt ihr am Donnerstag geöffnet?', '1.2'],
    [GERMAN, 'Ist am Samstag offen?', '1.3'],
    [GERMAN, 'Habt ihr montags auf?', '1.1'],
  ])('%#: $1', async (of, question, claim) => {
    const engine = new WordSearch();
    await engine.add(of);
    expect(engine.search(question).hits[0]?.claim.id).toBe(claim);
  });

  test('a claim about other days is never sure, and the day is named', async () => {
    const engine = new WordSearch();
    await engine.add(
      article('a', 'en', [
        'Opening hours',
        'The library is open from Tuesday to Friday.',
        'Books are lent for a month.',
      ]),
    );
    const found = engine.search('Is the library open on Sunday?');
    expect(found).toMatchObject({ status: 'unsure', missing: [{ kind: 'day', text: 'Sunday' }] });
    expect(engine.search('Is the library open on Thursday?').missing).toBeUndefined();
  });

  test('whether something is so is answered by its opposite, which end it is of two is not', async () => {
    const engine = new WordSearch();
    await engine.add(
      article('a', 'en', ['', 'The library is closed on Mondays.', 'The smallest city in the province is Hof.']),
    );
    expect(engine.search('Is the library open on Mondays?').missing).toBeUndefined();
    expect(engine.search('Is Hof the largest city in the province?').missing).toEqual([
      { kind: 'direction', text: 'largest' },
    ]);
  });
});

describe.skipIf(!canRead)('rows of days, read', () => {
  let opened: Awaited<ReturnType<typeof readingEngine>>;
  beforeAll(async () => {
    opened = await readingEngine(MUSEUM, SHOP, POOL);
  });
  afterAll(() => opened[Symbol.asyncDispose]());

  test.each(ASKED)('%#: $1', async ({ id }, question, claim) => {
    const { hits, status } = await opened.engine.search(question, { articleIds: [id] });
    expect(hits[0]?.claim.id).toBe(claim);
    expect(status).not.toBe('refused');
  });
});
