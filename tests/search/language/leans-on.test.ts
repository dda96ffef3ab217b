import { describe, expect, test } from 'vitest';
import { leansOnPrevious } from '../../../src/search/language/leans-on.ts';
import { withPrevious } from '../../../src/search/question/intent.ts';

describe('what a text leans on', () => {
  test.each([
    ['They left in 1902.', 'en', true],
    ['The mayor left.', 'en', false],
    ['Diese Brücke ist alt.', 'de', true],
    ['But he left.', 'en', true],
    ['Then she left.', 'en', true],
    ['And they left.', 'en', true],
    ['However, it was late.', 'en', true],
    ['In 1902 it was closed.', 'en', true],
    ['In May 1902, he left.', 'en', true],
    ['In the same year, their mayor left.', 'en', true],
    ['But in 1902 they left.', 'en', true],
    ['Later that year she left.', 'en', true],
    ['Both were closed.', 'en', true],
    ['Both bridges are old.', 'en', true],
    ['The former was closed, the latter sold.', 'en', true],
    ['The latter has a tower.', 'en', true],
    ['Another bridge is new.', 'en', true],
    ['But the mayor left.', 'en', false],
    ['Then Albert left.', 'en', false],
    ['In 1902 the mayor left.', 'en', false],
    ['In 1902, when he left, the bridge fell.', 'en', false],
    ['By the time it ended, the mayor had left.', 'en', false],
    ['On the day he left, Albert slept.', 'en', false],
    ['Following its end, the market was sold.', 'en', false],
    ['May it last.', 'en', false],
    ['Both the mayor and Albert left.', 'en', false],
    ['The former mayor left.', 'en', false],
    ['The latter part of the road is new.', 'en', false],
    ['Sin embargo, el puente es viejo.', 'es', true],
    ['Pero ella se fue.', 'es', true],
    ['En 1902 su puente se cerró.', 'es', true],
    ['Ambos puentes son viejos.', 'es', true],
    ['Ambos, el alcalde y Alberto, se fueron.', 'es', false],
    ['De esta manera se fue.', 'es', false],
    ['En 1902 el alcalde se fue.', 'es', false],
    ['Aber er ging.', 'de', true],
    ['Dann wurde sie geschlossen.', 'de', true],
    ['Im Jahr 1902 ging er.', 'de', true],
    ['1902 wurde er Bürgermeister.', 'de', true],
    ['Beide Brücken sind alt.', 'de', true],
    ['Beide, Karl und Anna, gingen.', 'de', false],
    ['Dann gibt es Regen.', 'de', false],
    ['Im Jahr 1902 ging der Bürgermeister.', 'de', false],
    ['Mais il est parti.', 'fr', true],
    ['En mai 1902, elle est partie.', 'fr', true],
    ['Cependant, le pont est vieux.', 'fr', true],
    ['En 1902 le maire est parti.', 'fr', false],
    ['Затем они ушли.', 'ru', true],
    ['В 1902 году он ушёл.', 'ru', true],
    ['Однако мост старый.', 'ru', true],
    ['Обе реки длинные.', 'ru', true],
    ['И Анна, и Карл ушли.', 'ru', false],
    ['В 1902 году мэр ушёл.', 'ru', false],
    ['', 'en', false],
    ['They left.', 'xx', false],
    ['But they left.', 'xx', false],
    ['Bà rời đi.', 'vi', true],
    ['Ba người rời đi.', 'vi', false],
  ])('%s (%s): %s', (text, language, leans) => {
    expect(leansOnPrevious(text, language)).toBe(leans);
  });

  test.each([
    ['and China?', true],
    ['why?', true],
    ['when was it built?', true],
    ['who opened the northern bridge', false],
    ['and rivers, bridges, markets, towers, gates?', true],
    ['and rivers, bridges, markets, towers, gates, harbours?', false],
  ])('"%s" goes with the question before: %s', (question, joined) => {
    expect(withPrevious(question, 'the one before', 'en')).toBe(joined ? `${question} the one before` : question);
  });

  test.each([
    ['what about wheat', '           wheat'],
    ['and China?', '    China?'],
    ['and then?', 'and then?'],
    ['Andes', 'Andes'],
  ])('"%s", asked first of all, is "%s"', (question, asked) => {
    expect(withPrevious(question, undefined, 'en')).toBe(asked);
  });

  test('tones are kept where they tell words apart', () => {
    expect(withPrevious('bà sinh ở đâu?', 'trước', 'vi')).toBe('bà sinh ở đâu? trước');
    expect(withPrevious('ba nước thắng trận', 'trước', 'vi')).toBe('ba nước thắng trận');
  });
});
