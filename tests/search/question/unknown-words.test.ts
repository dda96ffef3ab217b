import { expect, test } from 'vitest';
import { WordSearch } from '../../../src/search/word-search.ts';

async function engineOf(language: string, ...claims: readonly string[]): Promise<WordSearch> {
  const engine = new WordSearch();
  const sections = [{ heading: '', claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }];
  await engine.add({ id: 'a', title: '', language, sections });
  return engine;
}

test.each([
  ['en', 'how do I compile the plugin', 'Use the plugin to compare two files.'],
  ['en', 'is this a scam', 'No spam, and no adverts.'],
  ['en', 'which alloys are used', 'Admission allows you to use the bath.'],
  ['de', 'Wann wird das Los gezogen?', 'Das Fest findet gegen Abend statt.'],
  ['de', 'Ist das scam?', 'Spam ist verboten.'],
  ['fa', 'قانون چیست', 'سیگار کشیدن مجاز نیست'],
  ['hi', 'नियम क्या है', 'यह काम उसने किया'],
  ['ar', 'ما هي القوانين', 'ممنوع التدخين في المبنى'],
])('a word that the language has is no typo (%s: %s)', async (language, question, claim) => {
  expect((await engineOf(language, claim)).search(question).corrections).toStrictEqual([]);
});

test.each([
  ['en', 'drug traficking', 'Drug trafficking is forbidden.', 'trafficking'],
  ['en', 'who is the ambasador', 'The ambassador lives here.', 'ambassador'],
  ['en', 'hwo is the ambassador', 'The ambassador lives here.', undefined],
  ['de', 'Wo ist der Eigang?', 'Der Eingang ist hinten.', 'Eingang'],
  ['en', 'who is the ambasador', 'Ambassador Smith lives here.', 'Ambassador'],
  ['en', 'who is the ambasador', 'Ambassador Smith lives here. No other ambassador does.', 'ambassador'],
  ['en', 'where is russsia', 'Russia is in the north. Few know that Russia is wide.', 'Russia'],
  ['es', 'dónde está el camnio', 'El camino está aquí.', 'camino'],
  ['es', '¿Dónde está la entarda?', 'La entrada está detrás.', 'entrada'],
])('a typo is corrected, and that is told (%s: %s)', async (language, question, claim, word) => {
  const { corrections } = (await engineOf(language, claim)).search(question);
  expect(corrections.map(({ to }) => to)).toStrictEqual(word === undefined ? [] : [word]);
});

test('another form of a word is met without being called a correction', async () => {
  const { corrections, hits } = (await engineOf('de', 'Er regelt die Heizung.', 'Der Garten ist offen.')).search(
    'Wer kann die Heizung regeln?',
  );
  expect(corrections).toStrictEqual([]);
  expect(hits[0]?.claim.id).toBe('1.1');
});
