import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrasesWithin, phraseWithin } from '../../../../commands/summary/poll/poll-phrases.ts';
import { sentenceSpans } from '../../../../src/article/claims/sentences.ts';
import { plain } from '../../../../src/bot/markdown.ts';
import { fold, stopWordsOf } from '../../../../src/search/for-features.ts';
import { bundled } from '../../../support/desk.ts';

const max = 55;

it('is the whole text where it fits, without its full stop', () => {
  expect(phraseWithin('Trout live in the upper river.', 'en', max)).toBe('Trout live in the upper river');
  expect(phraseWithin('Who is it for?', 'en', max)).toBe('Who is it for?');
  expect(phraseWithin('参加者は「静か」に歩いてください。', 'ja', max)).toBe('参加者は「静か」に歩いてください');
});

it.each([
  [
    'en',
    'Bring a light. Whoever has none may borrow one from the keeper, who lives beside the harbour.',
    'Bring a light',
  ],
  [
    'und',
    'Tuo valo mukanasi laivaan. Jos sinulla ei ole valoa, voit lainata sen vartijalta sataman vierestä.',
    'Tuo valo mukanasi laivaan',
  ],
  ['ja', `登録は無料です。${'ただし一部の機能は有料です'.repeat(5)}。`, '登録は無料です'],
])('is else the first sentence: %s', (language, text, expected) => {
  expect(phraseWithin(text, language, max)).toBe(expected);
});

it.each([
  ['2.1', 'Russia’s trade volume with Afghanistan'],
  ['1.2', 'Russian Ambassador Dmitry Zhirnov'],
  ['1.4', 'Russia’s relations with the Taliban'],
  ['2.3', 'Russia’s plans to supply fuel and wheat to Afghanistan'],
  ['2.4', 'Russia’s local presence in Afghanistan'],
  ['3.3', 'Russia’s engagement with the Taliban'],
  // "one of the few countries | that", "has no | significant", "to cooperate | with", "a diplomat | and its hosting".
  ['1.1', undefined],
  ['2.2', undefined],
  ['3.1', undefined],
  ['3.2', undefined],
])('is else a part that stands alone, or nothing: %s', (id, expected) => {
  const claim = bundled[0]?.sections.flatMap(({ claims }) => claims).find((each) => each.id === id);
  expect(phraseWithin(claim?.text ?? '', 'en', max)).toBe(expected);
});

describe('is nothing rather than what waits for more', () => {
  it.each([
    ['a verb', 'en', 'Opponents say that the money should have gone to the schools of the north instead.'],
    ['an object', 'de', 'Sie hatten im Winter des Jahres beschlossen, den alten Turm der Insel zu verkaufen.'],
    ['a clause', 'de', 'Von vielen Bewohnern des Ortes wird vermutet, dass der Turm älter als die Kirche ist.'],
    ['a clause', 'ru', 'Смотритель и его помощник утверждают, что маяк гораздо старше, чем церковь в деревне.'],
    ['a relative clause', 'en', 'The island is one of the very few places that have never had a harbour of their own.'],
    ['a relative clause', 'de', 'Der Leuchtturm war das erste Gebäude der Insel, bei dem man elektrisches Licht sah.'],
    ['an adverb', 'en', 'The keepers of the old lighthouse usually are the first to see the ships from the west.'],
    ['a preposition', 'fr', 'Il parle souvent de la tempête de mille neuf cent douze avec les enfants du village.'],
    ['a pair', 'en', 'The keeper stood between the lantern of the tower and the fog that came over the sea.'],
    ['a list', 'en', 'We sell bread from the village, cheese, honey, apples and all that the gardens give us.'],
    ['a list', 'es', 'El puerto vende pan de los hornos, queso, miel y todo lo que dan los huertos del valle.'],
    ['a number', 'en', 'A household with a debt of 200,000 is what the bank of the island calls a large household.'],
    ['how it opens', 'en', 'After the long and cold winter of 1912, the keepers burnt all of the furniture they had.'],
    ['how it opens', 'es', 'El 12 de mayo de 1705, la asamblea general aprobó la construcción del faro en la isla.'],
    ['an aside', 'es', 'La cuenta del puerto contó, por un lado, con la ayuda del banco y de la gente del valle.'],
    ['a quote', 'en', 'The keeper wrote “nobody came, nobody called, and nobody will ever come to this island”.'],
    ['a bracket', 'en', 'The tower (which is white, as are all of the towers on that side of the sea) is open today.'],
  ])('%s (%s)', (_, language, text) => {
    expect(phraseWithin(text, language, max)).toBeUndefined();
  });
});

it.each([
  [
    'en',
    'The harbour of the island was built in 1830 because the old one could not take the ships.',
    'The harbour of the island was built in 1830',
  ],
  [
    'en',
    'Kublai lost his second fleet to a storm because nobody had looked at the sky that week.',
    'Kublai lost his second fleet to a storm',
  ],
  [
    'en',
    'The river is long and is known to everybody who has ever come to the north of the country.',
    'The river is long',
  ],
  [
    'en',
    'The keepers burnt their furniture, which kept the lamp and themselves warm for another week.',
    'The keepers burnt their furniture',
  ],
  [
    'de',
    'Der Grainger-Markt selbst wurde 1835 eröffnet und war der erste überdachte Markt der Stadt.',
    'Der Grainger-Markt selbst wurde 1835 eröffnet',
  ],
  [
    'es',
    'La extensión del muro de Adriano era de 117 kilómetros de costa a costa de la isla entera.',
    'La extensión del muro de Adriano',
  ],
  [
    'fr',
    'Les gardiens de l’île ont brûlé tous leurs meubles pour que la lampe reste allumée en hiver.',
    'Les gardiens de l’île',
  ],
  [
    'ru',
    'Теория сложности вычислений является разделом теории вычислений в теоретической информатике.',
    'Теория сложности вычислений',
  ],
  [
    'tr',
    'Şehrin iki tane büyük üniversitesi vardır; bunlardan biri limanın yanında, öteki tepededir.',
    'Şehrin iki tane büyük üniversitesi vardır',
  ],
])('is else a subject, or what is whole before a mark, a reason or a second half: %s', (language, text, expected) => {
  expect(phraseWithin(text, language, max)).toBe(expected);
});

it('of a language that no words are known of, is none that only a comma ends', () => {
  const text = 'Înainte de sosirea lui Rollo, populațiile sale nu erau diferite de cele ale vecinilor lor.';
  expect(phraseWithin(text, 'ro', max)).toBeUndefined();
});

it('none of the bundled article’s is cut, and none is there twice', () => {
  for (const { claims } of bundled[0]?.sections ?? []) {
    const phrases = phrasesWithin(
      claims.map(({ text }) => text),
      'en',
      max,
    );
    expect(phrases.length).toBeGreaterThan(1);
    for (const phrase of phrases) expect(phrase).not.toContain('…');
    expect(new Set(phrases).size).toBe(phrases.length);
  }
});

it('leaves out what is alike', () => {
  expect(phrasesWithin(['Be kind. To all.', 'The tower is white.', 'The tower is white'], 'en', max)).toEqual([
    'Be kind. To all',
    'The tower is white',
  ]);
});

const words = {
  en: 'the tower and its keepers , which ; that because ( lamp ) “ light ” has been burning in 1912 to of 200,000 . quickly – Anna "',
  de: 'der Turm und die Lampe , dass ; weil ( Licht ) „ Öl “ hat im Jahr 1912 zu von 200.000 . sehr – Anna "',
  es: 'el faro y la torre , que ; porque ( luz ) « aceite » ha en el año 1912 a de 200.000 . también – Ana "',
  fr: 'le phare et l’île , que ; car ( huile ) « lampe » a en 1912 à de 200.000 . souvent – Anne "',
  ru: 'маяк и остров , что ; потому ( свет ) « масло » был в году 1912 на из 200.000 . также – Анна "',
  ro: 'farul și insula , că ; ( ulei ) „ lumină ” este în anul 1912 la de 200.000 . – Ana "',
};
const sentences = fc.constantFrom(...(Object.keys(words) as (keyof typeof words)[])).chain((language) =>
  fc.tuple(
    fc.constant(language),
    fc
      .array(fc.constantFrom(...words[language].split(' ')), { minLength: 1, maxLength: 40 })
      .map((all) => all.join(' ')),
  ),
);

it('holds to its length, ends with no binding word and leaves nothing open, unless that is the whole text or sentence', () => {
  fc.assert(
    fc.property(sentences, ([language, text]) => {
      const phrase = phraseWithin(text, language, max);
      if (phrase === undefined) return;
      expect(phrase.length).toBeLessThanOrEqual(max);
      const count = (sign: string) => phrase.split(sign).length - 1;
      expect(count('(')).toBeLessThanOrEqual(count(')'));
      expect(count('«')).toBeLessThanOrEqual(count('»'));
      expect(count('"') % 2).toBe(0);
      const clean = plain(text);
      const first = clean.slice(0, sentenceSpans(clean)[0]?.end);
      if ([clean, first].some((whole) => whole.startsWith(phrase) && /^[\s.。]*$/u.test(whole.slice(phrase.length))))
        return;
      const last = /[\p{L}\p{M}\p{N}.,’]+$/u.exec(phrase)?.[0] ?? '';
      expect(stopWordsOf(language).has(fold(last))).toBe(false);
      expect(last).not.toMatch(/^200/u);
      expect(phrase).not.toMatch(/[,;:–(„“«]$/u);
    }),
    { numRuns: 2_000 },
  );
});

it('holds to its length whatever the text, in any language', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
      fc.constantFrom('en', 'de', 'zh', 'und', 'pt-BR', ''),
      (text, language) => {
        expect(phraseWithin(text, language, max)?.length ?? 0).toBeLessThanOrEqual(max);
      },
    ),
  );
});
