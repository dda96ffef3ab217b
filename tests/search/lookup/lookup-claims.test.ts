import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { namesLike } from '../../../src/search/lookup/names-like.ts';
import { WordSearch } from '../../../src/search/word-search.ts';

const article = (id: string, claims: readonly string[], language = 'en', heading = ''): Article => ({
  id,
  title: id,
  language,
  sections: [{ heading, claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }],
});

async function engineOf(...articles: readonly Article[]): Promise<WordSearch> {
  const engine = new WordSearch();
  for (const one of articles) await engine.add(one);
  return engine;
}

const found = (engine: WordSearch, typed: string): string[] =>
  engine.lookup(typed).map(({ article: { id }, claim }) => `${id} ${claim.id}`);

const plain = (count: number): string[] => Array.from({ length: count }, (_, at) => `Sentence ${at} says little.`);

describe('what is typed', () => {
  test('a claim with one word as it stands and one with a slip comes before one with the first alone', async () => {
    const engine = await engineOf(
      article('a', ['The harbour closes.', 'The harbour has a lighthouse.', 'A lighthouse.']),
    );
    expect(found(engine, 'harbour ligthouse')[0]).toBe('a 1.2');
    expect(found(engine, 'harbour lihtho')[0]).toBe('a 1.2');
  });

  test('a whole word comes before a beginning, and that before a part of a word', async () => {
    const engine = await engineOf(
      article('a', ['The moderate one.', 'Rates rise.', 'The rate is low.', 'Rateable value.']),
    );
    expect(found(engine, 'rate')).toStrictEqual(['a 1.2', 'a 1.3', 'a 1.4', 'a 1.1']);
  });

  test('what counts as much stays in the order of the articles', async () => {
    const engine = await engineOf(
      article('b', ['The lighthouse keeper sleeps.', 'Nothing.']),
      article('a', ['A lighthouse, white and very tall, stands here beside the sea.', 'The lighthouse.']),
    );
    expect(found(engine, 'lihthouse')).toStrictEqual(['b 1.1', 'a 1.1', 'a 1.2']);
  });

  test('in several languages at once, each without its stop words', async () => {
    const engine = await engineOf(
      article('en', ['Dogs die young.']),
      article('de', ['Die Waschmaschine läuft bis zehn.'], 'de'),
      article('vi', ['Hợp đồng có thời hạn một năm.'], 'vi'),
    );
    expect(found(engine, 'wachmaschne')).toStrictEqual(['de 1.1']);
    expect(found(engine, 'maschine')).toStrictEqual(['de 1.1']);
    expect(found(engine, 'hop dong')).toStrictEqual(['vi 1.1']);
  });

  test('a half word with a slip, of words that no known one is near, and nothing of a strange one', async () => {
    const engine = await engineOf(article('a', ['Humanitarian aid is given.', 'That is what they have.']));
    expect(found(engine, 'humnita')).toStrictEqual(['a 1.1']);
    expect(found(engine, 'hat')).toStrictEqual([]);
    expect(found(engine, 'zeppelin ride')).toStrictEqual([]);
  });

  test('an article that was taken out is not found any more, nor what another had in its place', async () => {
    const engine = await engineOf(article('a', ['Humanitarian aid is given.']), article('b', ['Paper boats.']));
    engine.remove('a');
    expect(found(engine, 'humnita')).toStrictEqual([]);
    await engine.add(article('b', ['Wooden elephants.']));
    expect(found(engine, 'elefants')).toStrictEqual(['b 1.1']);
    expect(found(engine, 'paperboats')).toStrictEqual([]);
  });
});

describe('among more than 300 claims', () => {
  const claims = [...plain(320), 'The harbour closes.', 'The harbour has a lighthouse.'];

  test('Fuse searches what the index finds first', async () => {
    const engine = await engineOf(article('a', claims));
    expect(found(engine, 'harbour lihtho')).toStrictEqual(['a 1.322', 'a 1.321']);
    expect(found(engine, 'lihtho')).toStrictEqual([]);
  });

  test('as many as are wanted are listed, and what has more of the words is first wherever it stands', async () => {
    const engine = await engineOf(
      article('a', [...Array.from({ length: 310 }, () => 'The harbour.'), 'The harbour quay.']),
    );
    expect(engine.lookup('harbour', { limit: 500 })).toHaveLength(311);
    expect(found(engine, 'harbour quay')[0]).toBe('a 1.311');
  });

  test('claims as long as paragraphs do not make it slow: fewer of them are searched', async () => {
    const long = 'Sentences about ropes and ledges go on and on here. '.repeat(38);
    const engine = await engineOf(article('a', [...Array.from({ length: 290 }, () => long), 'The lighthouse.']));
    expect(found(engine, 'lighthouse')).toStrictEqual(['a 1.291']);
    expect(found(engine, 'lihthou')).toStrictEqual([]);
  });
});

describe('headings', () => {
  test('are found with slips and half typed; all of the words must be there', async () => {
    const engine = await engineOf(
      article('a', ['Two copies are running.'], 'en', 'Troubleshooting of reminders'),
      article('b', ['Hold a shovel.'], 'en', 'Claims'),
    );
    const ids = (typed: string): string[] => engine.lookupSections(typed).map(({ article: { id } }) => id);
    expect(ids('trublesh')).toStrictEqual(['a']);
    expect(ids('remnders trouble')).toStrictEqual(['a']);
    expect(ids('troubleshooting elephants')).toStrictEqual([]);
    expect(ids('cl')).toStrictEqual([]);
    expect(engine.lookupSections('trublesh', ['b'])).toStrictEqual([]);
  });

  test('a claim is found by a heading with a slip, behind one that has the word itself', async () => {
    const engine = await engineOf(
      article('a', ['Two copies are running.'], 'en', 'Troubleshooting'),
      article('b', ['Troubleshooting is easy.'], 'en', 'Claims'),
    );
    expect(found(engine, 'trublesh')).toStrictEqual(['b 1.1', 'a 1.1']);
  });
});

describe('marks', () => {
  const marked = async (typed: string, text: string, language = 'en'): Promise<string[]> => {
    const engine = await engineOf(article('a', [text], language));
    const [place] = engine.lookup(typed);
    if (place === undefined) return [];
    return engine.lookupMarks(typed, place).map(({ start, end }) => text.slice(start, end));
  };

  test('are the words that were meant, whole, each once and in their order', async () => {
    expect(await marked('scool netw', 'A network of schools, and no other network.')).toStrictEqual([
      'network',
      'schools',
      'network',
    ]);
    expect(await marked('embassies', 'The embassy is open.')).toStrictEqual(['embassy']);
    expect(await marked('garage', 'In der Tiefgarage.', 'de')).toStrictEqual(['Tiefgarage']);
    expect(await marked('strase', 'Auf der Straße parken Gäste.', 'de')).toStrictEqual(['Straße']);
    expect(await marked('quiethours', 'The quiet hours begin.')).toStrictEqual(['quiet', 'hours']);
    expect(await marked('人身攻', '禁止人身攻击；', 'zh')).toStrictEqual(['人身', '攻击']);
  });

  test('are none of a claim whose article is not there', async () => {
    const engine = await engineOf(article('a', ['The embassy.']));
    const [place] = engine.lookup('embassy');
    engine.remove('a');
    expect(place && engine.lookupMarks('embassy', place)).toStrictEqual([]);
  });
});

describe('articles', () => {
  const articles = [
    { title: 'Russia and the Taliban', author: 'Ishan Crawford' },
    { title: 'Server rules' },
    { title: 'Правила пляжа' },
  ];
  const titles = (typed: string): string[] => namesLike(typed, articles).map(({ title }) => title);

  test('are found by title and author, half typed, with slips, in any order', () => {
    expect(titles('talban russ')).toStrictEqual(['Russia and the Taliban']);
    expect(titles('crawfrd')).toStrictEqual(['Russia and the Taliban']);
    expect(titles('правла')).toStrictEqual(['Правила пляжа']);
  });

  test('must have all that is typed', () => {
    expect(titles('server elephants')).toStrictEqual([]);
    expect(titles('?!')).toStrictEqual([]);
  });
});
