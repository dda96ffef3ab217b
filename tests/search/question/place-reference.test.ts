import { describe, expect, test } from 'vitest';
import { makeArticle } from '../../../src/article/make-article.ts';
import { SearchEngine } from '../../../src/search/search-engine.ts';

const claim = (id: string, text: string, label: string) => ({ id, text, label });
const RULES = makeArticle({
  id: 'rules',
  title: 'Lamp club',
  language: 'en',
  sections: [
    { heading: '1. Conduct', claims: [claim('1.1', '4. Speak English in the lobby.', '4.')] },
    {
      heading: '2. Trading',
      claims: [
        claim('2.1', '2.1. No real money.', '2.1.'),
        claim('2.2', 'Selling items for real money gets you banned.', '2.1.'),
        claim('2.3', '2.2. Prices may not exceed 500 coins.', '2.2.'),
      ],
    },
    {
      heading: '§ 3 Lamps',
      claims: [claim('3.1', '(1) Lamps are lit at dusk.', '(1)'), claim('3.2', '(2) They burn for nine hours.', '(2)')],
    },
  ],
});

async function ask(question: string, article = RULES) {
  const engine = new SearchEngine();
  await engine.add(article);
  const { status, hits } = await engine.search(question, { limit: 5 });
  return { status, texts: hits.map(({ claim }) => claim.text) };
}

describe('a question that names a place reads it out', () => {
  test.each([
    ['rule 2.2', ['2.2. Prices may not exceed 500 coins.']],
    ['what does 2.1 say', ['2.1. No real money.', 'Selling items for real money gets you banned.']],
    ['2.2', ['2.2. Prices may not exceed 500 coins.']],
    ['§ 3 (2)', ['(2) They burn for nine hours.']],
    ['§ 3', ['(1) Lamps are lit at dusk.', '(2) They burn for nine hours.']],
    ['explain section 3', ['(1) Lamps are lit at dusk.', '(2) They burn for nine hours.']],
  ])('%s', async (question, texts) => {
    expect(await ask(question)).toEqual({ status: 'answered', texts });
  });

  test('and is refused where the document numbers others but not this one', async () => {
    expect((await ask('what is rule 99?')).status).toBe('refused');
    expect((await ask('section 12')).status).toBe('refused');
  });
});

test('what one article numbers itself comes before what is counted in another', async () => {
  const engine = new SearchEngine();
  await engine.add(RULES);
  const sections = [1, 2].map((n) => ({
    heading: '',
    claims: [1, 2].map((m) => ({ id: `${n}.${m}`, text: `Sentence ${n}${m}.` })),
  }));
  await engine.add(makeArticle({ id: 'other', title: 'Other', language: 'en', sections }));
  const { status, hits } = await engine.search('2.2');
  expect(status).toBe('answered');
  expect(hits.map(({ claim }) => claim.text)).toEqual(['2.2. Prices may not exceed 500 coins.']);
  expect((await engine.search('1.2')).hits.map(({ claim }) => claim.text)).toEqual(['Sentence 12.']);
});

test('a number that the document itself writes with § is meant before the same number of a list', async () => {
  const claims = [claim('1.1', '3. No diving.', '3.'), claim('1.2', '§ 3 Damage is paid for.', '§ 3')];
  const sections = [
    { heading: 'Pier', claims },
    { heading: '4. Boats', claims: [claim('2.1', '(1) Boats are vehicles.', '(1)')] },
    { heading: '§ 4 Money', claims: [claim('3.1', '(1) Fees are due in May.', '(1)')] },
  ];
  const article = makeArticle({ id: 'pier', title: 'Pier', language: 'en', sections });
  expect(await ask('§ 3', article)).toEqual({ status: 'answered', texts: ['§ 3 Damage is paid for.'] });
  expect(await ask('§ 4 (1)', article)).toEqual({ status: 'answered', texts: ['(1) Fees are due in May.'] });
  expect((await ask('rule 3', article)).texts).toEqual(['3. No diving.', '§ 3 Damage is paid for.']);
  expect((await ask('explain section 4', article)).texts).toEqual([
    '(1) Boats are vehicles.',
    '(1) Fees are due in May.',
  ]);
});

describe('numbers of lists', () => {
  const article = makeArticle({
    id: 'rules',
    title: 'Club rules',
    language: 'en',
    sections: [
      {
        heading: 'Conduct',
        claims: ['Be kind.', 'Gallery only.', 'Market only.'].map((text, at) => ({
          id: `1.${at + 1}`,
          text: `${at + 1}. ${text}`,
          label: `${at + 1}.`,
        })),
      },
      {
        heading: 'Refunds',
        claims: ['Ask early.', 'Bring the receipt.', 'Wait.'].map((text, at) => ({
          id: `2.${at + 1}`,
          text: `${at + 1}. ${text}`,
          label: `${at + 1}.`,
        })),
      },
    ],
  });
  const read = async (question: string) => {
    const engine = new SearchEngine();
    await engine.add(article);
    const { status, hits } = await engine.search(question, { limit: 5 });
    return { status, ids: hits.map(({ claim }) => claim.id) };
  };

  test('of several lists are all shown, without being sure', async () => {
    expect(await read('what is rule 3?')).toEqual({ status: 'unsure', ids: ['1.3', '2.3'] });
  });

  test('are told apart by the name of the section', async () => {
    expect(await read('point 3 of the refund part')).toEqual({ status: 'answered', ids: ['2.3'] });
    expect(await read('Regel 2 conduct')).toEqual({ status: 'answered', ids: ['1.2'] });
  });

  test('come before Docent’s own; its own are found where there is no other', async () => {
    expect(await read('2.3')).toEqual({ status: 'answered', ids: ['2.3'] });
    expect(await read('explain section 2')).toEqual({ status: 'answered', ids: ['2.1', '2.2', '2.3'] });
  });

  test.each(['第3条是什么', 'ルール3とは', '规则3'])('are found in %s', async (question) => {
    expect((await read(question)).ids).toEqual(['1.3', '2.3']);
  });
});

test.each(['what happens if I break rule 2.2?', 'how many of the 4 lamps burn?', 'what is 2?', 'is it 2.1 or 2.2?'])(
  'a question about something else is searched: %s',
  async (question) => {
    const { texts } = await ask(question);
    expect(texts).not.toEqual(['2.2. Prices may not exceed 500 coins.']);
  },
);

describe('a section that is numbered behind a sign', () => {
  test.each([
    ['Rule #2: Be active', 'rule 2', 'en'],
    ['Rule #2 - Be active', 'rule #2', 'en'],
    ['Rule No. 2: Be active', 'what is rule 2?', 'en'],
    ['#2: Be active', 'rule 2', 'en'],
    ['Regel Nr. 2: Sei aktiv', 'Regel 2', 'de'],
    ['Règle n° 2 : sois actif', 'règle 2', 'fr'],
    ['Regla n.º 2: participa', 'regla 2', 'es'],
    ['Правило № 2: участвуй', 'правило 2', 'ru'],
  ])('“%s” is what “%s” asks for', async (heading, question, language) => {
    const article = makeArticle({
      id: 'clan',
      title: 'Clan',
      language,
      sections: [
        { heading: heading.replace('2', '1'), claims: [{ id: '1.1', text: 'One.' }] },
        { heading, claims: [{ id: '2.1', text: 'Two.' }] },
        { heading: 'War', claims: [{ id: '3.1', text: 'Three.' }] },
      ],
    });
    expect(await ask(question, article)).toEqual({ status: 'answered', texts: ['Two.'] });
  });

  test('a sign without a number, or a number that goes on, numbers none', async () => {
    const article = makeArticle({
      id: 'clan',
      title: 'Clan',
      language: 'en',
      sections: [
        { heading: '#general', claims: [{ id: '1.1', text: 'One.' }] },
        { heading: '#2 fan club', claims: [{ id: '2.1', text: 'Two.' }] },
        { heading: 'War', claims: [{ id: '3.1', text: 'Three.' }] },
      ],
    });
    expect((await ask('rule 2', article)).status).not.toBe('answered');
  });
});

test('a paragraph of an article is found however it is cited, and its number alone is none of the document', async () => {
  const statute = makeArticle({
    id: 'statute',
    title: 'Hall rules',
    language: 'de',
    sections: [
      {
        heading: 'Art. 1 Geltung',
        claims: [claim('1.1', '1 Sie gelten für die Halle.', '1'), claim('1.2', '2 Sie gelten im Freien nicht.', '2')],
      },
      { heading: 'Art. 2 Lärm', claims: [claim('2.1', '1 Ab zehn ist Ruhe.', '1')] },
    ],
  });
  for (const asked of ['Was steht in Art. 1 Abs. 2?', 'Artikel 1 Absatz 2', 'art. 1 al. 2', 'Art. 1 (2)'])
    expect((await ask(asked, statute)).texts).toEqual(['2 Sie gelten im Freien nicht.']);
  expect((await ask('Art. 2', statute)).texts).toEqual(['1 Ab zehn ist Ruhe.']);
});
