import { describe, expect, test } from 'vitest';
import { daysAskedIn, weekdaysIn, withDaysSpelled } from '../../../src/search/recognise/weekdays.ts';

const daysIn = (text: string, code: string) => weekdaysIn(text, code).map(({ days }) => days);

describe('weekdaysIn', () => {
  test.each([
    ['Tue–Fri: 9 am to 6 pm', 'en', [[2, 3, 4, 5]]],
    ['Monday to Wednesday', 'en', [[1, 2, 3]]],
    ['Fri - Mon', 'en', [[5, 6, 7, 1]]],
    ['Day: Saturday and Sunday', 'en', [[6], [7]]],
    ['Closed on Mondays.', 'en', [[1]]],
    ['Sat: 10 am to 2 pm', 'en', [[6]]],
    ['Mon, Wed & Thurs', 'en', [[1], [3], [4]]],
    ['Sat, Sun and holidays: 8:00–19:00', 'en', [[6], [7]]],
    ['Sa und So 10–14 Uhr', 'de', [[6], [7]]],
    ['an Sonn- und Feiertagen', 'de', [[7]]],
    ['unter der Woche', 'de', [[1, 2, 3, 4, 5]]],
    ['on weekdays', 'en', [[1, 2, 3, 4, 5]]],
    ['open daily', 'en', [[1, 2, 3, 4, 5, 6, 7]]],
    ['Geöffnet ist dienstags bis samstags', 'de', [[2, 3, 4, 5, 6]]],
    ['Mo.–Fr. 8–12 Uhr', 'de', [[1, 2, 3, 4, 5]]],
    ['am Sonnabend', 'de', [[6]]],
    ['du lundi au jeudi', 'fr', [[1, 2, 3, 4]]],
    ['de martes a viernes', 'es', [[2, 3, 4, 5]]],
  ])('%s', (text, code, days) => {
    expect(daysIn(text, code)).toEqual(days);
  });

  test.each([
    ['the sun shines', 'en'],
    ['Sun and sand', 'en'],
    ['So ist das', 'de'],
    ['We sat down and wed.', 'en'],
    ['So geht das nicht, mi amor', 'de'],
    ['Mondayish', 'en'],
    ['', 'en'],
  ])('no day: "%s"', (text, code) => {
    expect(weekdaysIn(text, code)).toEqual([]);
  });

  test('says where each stands, and whether it is the name of one day', () => {
    expect(weekdaysIn('On Monday, Tue-Thu', 'en')).toEqual([
      { start: 3, end: 9, days: [1], isPlain: true },
      { start: 11, end: 18, days: [2, 3, 4], isPlain: false },
    ]);
  });
});

test('a question asks about days that it names, not about each', () => {
  expect(daysAskedIn('the daily summary on Monday or the weekend', 'en').map(({ days }) => days)).toEqual([
    [1],
    [6, 7],
  ]);
});

test.each([
  ['Open Tue–Fri, 9–5', 'on Wednesday?', 'Open Tuesday, Wednesday, Thursday, Friday, 9–5'],
  ['Open Tue–Fri, 9–5', 'on Sunday?', 'Open Tue–Fri, 9–5'],
  ['Open Tue–Fri, 9–5', 'on Friday?', 'Open Tue–Fri, 9–5'],
  ['Sat: 9–5', 'on Saturday?', 'Saturday: 9–5'],
  ['Open Tue–Fri, 9–5', 'when?', 'Open Tue–Fri, 9–5'],
])('"%s", asked "%s", is spelled "%s"', (text, question, spelled) => {
  expect(withDaysSpelled(text, weekdaysIn(question, 'en'), 'en')).toBe(spelled);
});
