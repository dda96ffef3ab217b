import { describe, expect, test } from 'vitest';
import { readArticleFile } from '../../src/article/read-article-file.ts';
import type { SearchResult } from '../../src/search/basics/search-types.ts';
import { WordSearch } from '../../src/search/word-search.ts';

async function ask(question: string, language: string, ...claims: readonly string[]): Promise<SearchResult> {
  const engine = new WordSearch();
  const sections = [{ heading: '', claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }];
  await engine.add({ id: 'a', title: 'Harbour', language, sections });
  return engine.search(question);
}

const textsOf = ({ missing = [] }: SearchResult): readonly string[] =>
  missing.map(({ kind, text }) => `${kind} ${text}`);

describe('what a claim does not say of what is asked about', () => {
  const harbour = [
    'Russia sold 40,000 tonnes of wheat through the harbour in 2021.',
    'The largest ship that came in was the Aurora.',
    'Boats are washed before they are painted.',
  ] as const;

  test.each([
    ['How many tonnes of wheat did Germany sell through the harbour?', ['place Germany']],
    ['how many tonnes of wheat did germany sell through the harbour', ['place germany']],
    ['How many tonnes of wheat did Russia sell through the harbour in 2019?', ['year 2019']],
    ['Which was the smallest ship that came into the harbour?', ['direction smallest']],
    ['When did Anna Petrova sell wheat through the harbour?', ['name Anna Petrova']],
  ])('%s → %j', async (question, missing) => {
    const result = await ask(question, 'en', ...harbour);
    expect(textsOf(result)).toStrictEqual(missing);
    expect(result.status).not.toBe('answered');
  });

  test.each([
    'How many tonnes of wheat did Russia sell through the harbour in 2021?',
    'How much Russian wheat was sold through the harbour?',
    'which was the largest ship that came in',
    'When are boats washed, before they are painted?',
  ])('nothing is missing: %s', async (question) => {
    const result = await ask(question, 'en', ...harbour);
    expect(textsOf(result)).toStrictEqual([]);
    expect(result.status).toBe('answered');
  });

  test.each([
    ['How long did the USA stay?', 'The United States stayed for twenty years.'],
    ['How long did the United States stay?', 'The US stayed for twenty years.'],
    ['How long did the American soldiers stay?', 'The soldiers of the United States stayed for twenty years.'],
    ['How long did the Dutch soldiers stay?', 'The soldiers of the Netherlands stayed for twenty years.'],
    ['How long did the EU stay?', 'The European Union stayed for twenty years.'],
    ['How long did the 2 soldiers stay?', 'The two soldiers stayed for twenty years.'],
    ['How much was the $289 million trade?', 'The trade was 289m dollars in all.'],
  ])('the same in another form is said: %s', async (question, claim) => {
    expect(textsOf(await ask(question, 'en', claim, 'Nobody else came to the harbour.'))).toStrictEqual([]);
  });

  test.each([
    ['de', 'Wie viel Weizen hat Norwegen verkauft?', 'Dänemark hat viel Weizen verkauft.', ['place Norwegen']],
    ['de', 'Wo ist der Aufzugschlüssel?', 'Der Aufzug ist im Hof.', ['name Aufzugschlüssel']],
    ['fr', 'Combien de blé la Norvège a-t-elle vendu ?', 'Le Danemark a vendu beaucoup de blé.', ['place Norvège']],
    ['es', '¿Cuánto trigo vendió Noruega?', 'Dinamarca vendió mucho trigo.', ['place Noruega']],
    ['ru', 'Сколько пшеницы продала Норвегия?', 'Дания продала много пшеницы.', ['place Норвегия']],
  ])('in %s: %s', async (language, question, claim, missing) => {
    const result = await ask(question, language, claim);
    expect(textsOf(result)).toStrictEqual(missing);
    expect(result.status).not.toBe('answered');
  });

  test.each([
    ['Austria', 'Australia'],
    ['Australian', 'Austria'],
    ['Austin', 'Austria'],
    ['Niger', 'Nigeria'],
    ['Slovakia', 'Slovenia'],
    ['Slovak', 'Slovenia'],
    ['Iran', 'Iraq'],
    ['Marian', 'Marianne'],
  ])('%s is not %s, however alike', async (asked, said) => {
    const claim = `The ${said} traders sold 40,000 tonnes of wheat.`;
    const result = await ask(
      `How many tonnes of wheat did the ${asked} traders sell?`,
      'en',
      claim,
      ...harbour.slice(1),
    );
    expect(result.missing?.map(({ text }) => text)).toStrictEqual([asked]);
    expect(result.corrections).toStrictEqual([]);
    expect(result.status).not.toBe('answered');
  });

  test.each([
    ['fr', 'la livraison est payante ?', 'La livraison est gratuite en France.'],
    ['de', 'fährt die fähre bei schlechtem wetter', 'Bei Sturm fährt die Fähre nicht.'],
    ['es', 'cuanto pesa la bicicleta', 'La bicicleta tiene un motor.'],
  ])('in %s an unknown word in lower case is no name: %s', async (language, question, claim) => {
    expect(textsOf(await ask(question, language, claim))).toStrictEqual([]);
  });

  test('"us" is no country, "US" is one', async () => {
    const question = 'How long did the American soldiers stay at the harbour?';
    const stayed = (who: string) => ask(question, 'en', `The soldiers of ${who} stayed at the harbour for a year.`);
    expect(textsOf(await stayed('us all'))).toStrictEqual(['name American']);
    expect(textsOf(await stayed('the US'))).toStrictEqual([]);
  });

  test.each([
    ['en', 'Brazilian', 'Brazil'],
    ['en', 'Afghan', 'Afghanistan'],
    ['de', 'Niederländer', 'Niederlande'],
    ['de', 'Norweger', 'Norwegen'],
    ['fr', 'Norvégiens', 'Norvège'],
    ['es', 'rusos', 'Rusia'],
    ['ru', 'Немецкие', 'Германия'],
  ])('in %s %s are of %s', async (language, asked, said) => {
    const result = await ask(`${asked} 1972`, language, `${said} 1972`, 'Aurora 1980');
    expect(textsOf(result)).toStrictEqual([]);
  });

  test.each([
    ['fr', 'Où est la gare de Lyon ?', "La gare de Lyon se trouve à l'ouest du centre.", []],
    ['fr', "Qu'y a-t-il à l'est de la gare ?", "Le port se trouve à l'ouest de la gare.", ['est']],
    ['es', '¿Qué hay en este museo?', 'El museo tiene cuadros del oeste.', []],
    ['es', '¿Qué hay al este del museo?', 'El parque está al oeste del museo.', ['este']],
    ['de', 'Wann fährt der Bus nach Berlin?', 'Der Bus in Berlin fährt vor acht Uhr.', []],
    ['de', 'Was geschah nach dem Krieg? Was geschah danach?', 'Davor geschah der Krieg.', ['danach']],
    ['ru', 'До какого мая открыт музей?', 'Музей открыт после мая.', []],
    ['ru', 'Самый красивый музей в городе?', 'Наименьший музей в городе.', []],
    ['en', 'What was left of the harbour?', 'The harbour was right at the coast.', []],
    ['en', 'Which boats lie on the left of the harbour?', 'Boats lie on the right of the harbour.', ['left']],
    ['en', 'When does the harbour open?', 'The harbour is close to the station.', []],
    ['en', 'When does the harbour open?', 'The harbour closes at nine.', ['open']],
  ])('which way is meant in %s: %s', async (language, question, claim, missing) => {
    const result = await ask(question, language, claim);
    const ways = result.missing?.filter(({ kind }) => kind === 'direction') ?? [];
    expect(ways.map(({ text }) => text)).toStrictEqual(missing);
  });

  test('a refusal names what the article has nothing about', async () => {
    const result = await ask('Who is the president of Germany?', 'en', ...harbour);
    expect(result.status).toBe('refused');
    expect(textsOf(result)).toStrictEqual(['place Germany']);
  });

  test('a link is no subject', async () => {
    const result = await ask('who knows https://example.com/qwertz <@123456789012345678>', 'en', ...harbour);
    expect(textsOf(result)).toStrictEqual([]);
    const mentioning = await ask('<@123456789012345678> which was the largest ship that came in', 'en', ...harbour);
    expect(textsOf(mentioning)).toStrictEqual([]);
  });

  test('the bundled article says nothing of trade with Germany', async () => {
    const engine = new WordSearch();
    await engine.add((await readArticleFile('data/articles/russia-and-the-taliban.txt')).article);
    const result = engine.search('How much does Germany trade with Afghanistan?');
    expect(result.status).not.toBe('answered');
    expect(textsOf(result)).toStrictEqual(['place Germany']);
  });
});

test.each([
  ['what about wheat', 'answered'],
  ['what about tonnes of wheat and carpets', 'unsure'],
  ['what about Norland delivering tonnes of dried wheat?', 'unsure'],
])(
  'what goes on from nothing is sure only where the claim has all that is left of it: %s',
  async (question, status) => {
    const claims = [
      'Norland delivers 200,000 tonnes of wheat each year.',
      'Sudland sends dried fruit and carpets.',
      'The harbour of Norland is open to small ships.',
      'Prices are fixed in March by a council.',
    ];
    expect(await ask(question, 'en', ...claims)).toMatchObject({ status });
  },
);

describe('a question in another language than the article', () => {
  const claims = ['The library opens at nine in the morning.', 'Dogs are not allowed in the library.'] as const;

  test.each([
    'Wann macht die Bücherei am Morgen auf?',
    '¿A qué hora abre la biblioteca?',
    '¿Cuánto trigo entrega Norlandia?',
    'hola, cuanto cuesta la gasolina',
    'puedo llevar mi perro',
    'combien ça coûte',
    'quanto custa o bilhete',
    'À quelle heure ouvre la bibliothèque ?',
    'Когда открывается библиотека?',
    '图书馆几点开门？',
    'متى تفتح المكتبة؟',
  ])('is told which one the article is in: %s', async (question) => {
    expect(await ask(question, 'en', ...claims)).toMatchObject({ status: 'refused', languages: ['en'] });
  });

  test.each([
    'Who won the Champions League final?',
    'Burkina Faso',
    'pizza margherita',
    'pizza margherita calzone capricciosa',
    'where to find la casa de papel',
    'minecraft forge mods curseforge',
  ])('is not what names and words of its own make: %s', async (question) => {
    expect((await ask(question, 'en', ...claims)).languages).toBeUndefined();
  });

  test('that finds its answer all the same is answered', async () => {
    const result = await ask('¿Cuándo es la hora feliz?', 'en', 'La hora feliz is from five to six.', ...claims);
    expect(result.status).not.toBe('refused');
    expect(result.languages).toBeUndefined();
    expect(result.hits[0]?.claim.id).toBe('1.1');
  });
});
