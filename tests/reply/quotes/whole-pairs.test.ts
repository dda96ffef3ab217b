import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withWholePairs } from '../../../src/reply/quotes/whole-pairs.ts';

const marked = (text: string) => {
  const start = text.indexOf('|');
  const end = text.lastIndexOf('|') - 1;
  const clean = text.replaceAll('|', '');
  const span = withWholePairs(clean, { start, end });
  return `${clean.slice(0, span.start)}|${clean.slice(span.start, span.end)}|${clean.slice(span.end)}`;
};

it.each([
  ['(|1) Everybody who lives here| may join.', '|(1) Everybody who lives here| may join.'],
  ['Auch „|der Punkt“ genannt|.', 'Auch |„der Punkt“ genannt|.'],
  ['He said |it is “late|” again.', 'He said |it is “late”| again.'],
  ['Le |phare de « Nord »| luit.', 'Le |phare de « Nord »| luit.'],
  ['Tackles (|118) forced two fumbles|, and in', 'Tackles |(118) forced two fumbles|, and in'],
  ['In (|1902|) it was lit.', 'In (|1902|) it was lit.'],
  ['a) |Two) crowns|', 'a) |Two) crowns|'],
  ['請按「|設定」|。', '請按|「設定」|。'],
])('a bracket or quote is marked with the one that belongs to it: %s', (text, expected) => {
  expect(marked(text)).toBe(expected);
});

it('whatever the text, what is marked stays marked, and no more beside it than a sign of each pair', () => {
  const text = fc
    .array(fc.constantFrom('a', ' ', '(', ')', '„', '“', '”', '«', '»', '[', ']'))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(40), (whole, one, other) => {
      const span = { start: Math.min(one, other, whole.length), end: Math.min(Math.max(one, other), whole.length) };
      const { start, end } = withWholePairs(whole, span);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(whole.length);
      expect(whole.slice(start, span.start) + whole.slice(span.end, end)).toMatch(/^[()[\]„“”«»]*$/u);
      expect(start <= span.start && end >= span.end).toBe(true);
    }),
  );
});
