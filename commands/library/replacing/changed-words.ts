import type { Mark } from '../../../src/bot/markdown.ts';

/**
 * The words of two texts between what both begin and end with, to be set off in each; none where one of them only lacks something there.
 *
 * @example changedWords('Bees make honey.', 'Bees make much honey.') // [[], [{ start: 10, end: 14, kind: 'answer' }]]
 */
export function changedWords(before: string, after: string): readonly [readonly Mark[], readonly Mark[]] {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  while (from > 0 && (isWithin(before, from) || isWithin(after, from))) from--;
  let back = 0;
  while (back < most - from && before.at(-1 - back) === after.at(-1 - back)) back++;
  while (back > 0 && (isWithin(before, before.length - back) || isWithin(after, after.length - back))) back--;
  return [marked(before, from, before.length - back), marked(after, from, after.length - back)];
}

const isLetter = /[\p{L}\p{N}\p{M}\p{Cs}]/u;

/** Whether a word goes on at this place. */
function isWithin(text: string, at: number): boolean {
  return isLetter.test(text[at - 1] ?? '') && isLetter.test(text[at] ?? '');
}

function marked(text: string, from: number, to: number): readonly Mark[] {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = start + part.trim().length;
  return end > start ? [{ start, end, kind: 'answer' }] : [];
}
