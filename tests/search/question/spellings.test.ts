import { describe, expect, test } from 'vitest';
import type { SearchResult } from '../../../src/search/basics/search-types.ts';
import { tokenise } from '../../../src/search/language/tokens.ts';
import { WordSearch } from '../../../src/search/word-search.ts';

async function ask(language: string, question: string, ...claims: readonly string[]): Promise<SearchResult> {
  const engine = new WordSearch();
  const sections = [{ heading: '', claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }];
  await engine.add({ id: 'a', title: '', language, sections });
  return engine.search(question);
}

const firstOf = ({ status, hits }: SearchResult): string | undefined =>
  status === 'refused' ? undefined : hits[0]?.claim.id;

describe('names of programming languages', () => {
  test.each([
    ['C++ and C#, F# or C; .NET, ASP.NET, example.net', 'C++ and C# F# or C .NET ASP NET example net'],
    ['使用C++语言和C#', '使用 C++ 语言 和 C#'],
    ['rule #1, a+b, C+++, 5++', 'rule 1 a b C 5'],
  ])('%s', (text, words) => {
    expect(tokenise(text).map(({ word }) => word)).toStrictEqual(words.split(' '));
  });

  const claims = ['Plugins may be written in C#.', 'The kernel is in C.', 'The page uses Vue.js.'];
  test.each([
    ['C#', '1.1'],
    ['C++', undefined],
    ['.NET', undefined],
    ['What uses Node.js?', undefined],
  ])('%s is met by its own name only', async (question, first) => {
    const result = await ask('en', question, ...claims);
    expect(result.status === 'answered' ? firstOf(result) : undefined).toBe(first);
  });
});

test.each([
  ['what is your email', 'Write an e-mail to us.'],
  ['what is your e-mail', 'Write an email to us.'],
  ['how do I signup', 'Sign up on the first page.'],
  ['where do I sign-up', 'Sign up on the first page.'],
  ['where is sign up', 'The signup is on the first page.'],
  ['how do I log in', 'The login asks for a code.'],
  ['where is the web site', 'The website is on the old server.'],
])('hyphens and spaces within a word do not matter: %s', async (question, claim) => {
  const result = await ask('en', question, 'Nobody may smoke in here.', claim, 'Dogs are kept on a lead.');
  expect(firstOf(result)).toBe('1.2');
  expect(result.corrections).toStrictEqual([]);
});

test.each([
  [
    'de',
    'Darf ich am Sonntag Rasen mähen?',
    'Rasenmäher dürfen nur werktags benutzt werden.',
    'Hunde sind an der Leine zu führen.',
  ],
  ['de', 'Ist Hundehaltung erlaubt?', 'Hunde sind erlaubt, an der Leine.', 'Der Aufzug ist im Hof.'],
  ['de', 'Wo steht die Mülltonne?', 'Müll gehört in die Tonnen am Tor.', 'Der Aufzug ist im Hof.'],
  [
    'nl',
    'Mag ik op zondag het gras maaien?',
    'De grasmaaier mag alleen op werkdagen worden gebruikt.',
    'Honden zijn welkom.',
  ],
  ['sv', 'Hur bokar jag tvätt?', 'Tvättstugan bokas på nätet.', 'Hundar ska hållas kopplade.'],
  ['zh', '公共', '禁止在公共区域吸烟。', '会员可以借阅五本书。'],
  ['ko', '학교', '학교에서는 휴대전화를 쓸 수 없습니다.', '도서관은 아홉 시에 문을 엽니다.'],
  ['ko', '학교에서 휴대전화를', '학교는 휴대전화 사용을 금지합니다.', '도서관은 아홉 시에 문을 엽니다.'],
  ['ko', '가입', '회원가입은 홈페이지에서 할 수 있습니다.', '도서관은 아홉 시에 문을 엽니다.'],
])('words written together (%s): %s', async (language, question, claim, other) => {
  expect(firstOf(await ask(language, question, other, claim))).toBe('1.2');
});

describe('what is said around a question for politeness’ sake', () => {
  const claims = [
    'Be kind to everyone.',
    'Links to your own YouTube channel may only be posted in the channel for adverts.',
    'Appeals against a ban are sent to the moderators by direct message.',
  ];
  test.each([
    ['hey does anyone know where i can post my youtube channel', '1.2'],
    ['anyone know if i can post youtube links', '1.2'],
    ['lmk how to appeal a ban pls', '1.3'],
    ['Could someone please tell me how to appeal a ban? Thanks in advance!', '1.3'],
    [
      'Hello everyone, I hope you are all doing really well today! I recently joined this wonderful community and have been enjoying ' +
        'the conversations so far, and I was just wondering if somebody could kindly tell me whether it would be alright for me to ' +
        'share my own YouTube channel somewhere around here, because I would not like to break any of the rules. Thank you so much!',
      '1.2',
    ],
  ])('%s', async (question, first) => {
    const result = await ask('en', question, ...claims);
    expect(result.status).toBe('answered');
    expect(firstOf(result)).toBe(first);
    expect(result.question).toBe(question);
  });

  test.each([
    [
      'de',
      'Hallo zusammen, weiß jemand, wann die Küche schließt? Danke schon mal!',
      'Die Küche schließt um zehn.',
      'Hunde sind erlaubt.',
    ],
    [
      'fr',
      "Bonjour à tous, est-ce que quelqu'un sait quand ferme la cuisine ? Merci d'avance",
      'La cuisine ferme à dix heures.',
      'Les chiens sont admis.',
    ],
    [
      'es',
      'Hola a todos, ¿alguien sabe cuándo cierra la cocina? Muchas gracias',
      'La cocina cierra a las diez.',
      'Se admiten perros.',
    ],
    [
      'ru',
      'Всем привет, кто-нибудь знает, когда закрывается кухня? Спасибо заранее',
      'Кухня закрывается в десять.',
      'Собаки разрешены.',
    ],
  ])('in %s', async (language, question, claim, other) => {
    const result = await ask(language, question, other, claim);
    expect(firstOf(result)).toBe('1.2');
  });

  test('is kept where nothing else is asked', async () => {
    expect((await ask('en', 'Who says thanks?', 'Say thanks to whoever helps.', 'Be kind.')).hits[0]?.claim.id).toBe(
      '1.1',
    );
  });
});
