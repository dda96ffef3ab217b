import type { Span } from '../../search/index.ts';

/** Brackets and quotes, each with what closes it; German quotes are closed by what opens English ones. */
const PAIRS = ['()', '[]', '{}', '“”', '„“', '«»', '‹›', '「」', '『』', '《》', '（）', '【】'].map((pair) =>
  pair.split(''),
);
/** Most stretches have none of them. */
const inPairs = new RegExp(`[${PAIRS.flat().join('').replaceAll(/[[\]]/g, '\\$&')}]`);

/** A stretch of a text with the bracket or quote right beside it that belongs to one within: not "(*1) Everybody …*". */
export function withWholePairs(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  if (!inPairs.test(text.slice(start, end))) return { start, end };
  for (const [open = '', close = ''] of PAIRS) {
    const within = text.slice(from, to);
    const balance = within.split(open).length - within.split(close).length;
    if (balance < 0 && text.charAt(from - 1) === open) from -= 1;
    if (balance > 0 && text.charAt(to) === close) to += 1;
  }
  return { start: from, end: to };
}
