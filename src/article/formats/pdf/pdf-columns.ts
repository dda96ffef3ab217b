import { endsSentence, startsLowerCase } from '../../readable-text.ts';

/** What stands on one line of a column. */
type Placed = { readonly x: number; readonly right: number; readonly y: number; readonly text: string };

/** Steps in which a page's width is looked through for gaps. */
const STEPS = 200;
/** A line that reaches over more of the page belongs to no column. */
const WIDEST = 0.55;
/** Lines of a column at least, and on a page that has columns. */
const FEWEST_OF_COLUMN = 4;
const FEWEST = 8;
/** So few lines of all may reach over a gap between columns, such as a heading over two of them. */
const CROSSING = 0.08;
/** So many lines of a column that go on in the middle of a sentence show that it is one, however many short ones it has. */
const SHOWN_BY = 2;
const FEWEST_OF_RUNNING = 8;
/** No more columns than these are printed. */
const MOST_COLUMNS = 5;

/** Where the columns of a page part, from left to right; none where its text stands in one, or in the cells of a table. */
export function findGutters(segments: readonly Placed[], width: number): readonly number[] {
  const narrow = segments.filter(({ x, right }) => right - x < width * WIDEST);
  if (narrow.length < FEWEST) return [];
  const gaps = gapsBetween(narrow, width);
  if (gaps.length === 0 || gaps.length >= MOST_COLUMNS) return [];
  const columns = [...gaps, Number.POSITIVE_INFINITY].map((end, at) => {
    const start = gaps[at - 1] ?? Number.NEGATIVE_INFINITY;
    return narrow.filter(({ x, right }) => x >= start && right <= end);
  });
  return columns.every((column) => column.length >= FEWEST_OF_COLUMN && (isFilled(column) || runsOn(column)))
    ? gaps
    : [];
}

/** The middles of the stretches that hardly a line reaches into, with lines on both sides. */
function gapsBetween(segments: readonly Placed[], width: number): readonly number[] {
  const covered = Array.from({ length: STEPS + 1 }, () => 0);
  const stepOf = (x: number): number => Math.min(STEPS, Math.max(0, Math.round((x / width) * STEPS)));
  for (const { x, right } of segments)
    for (let step = stepOf(x); step <= stepOf(right); step += 1) covered[step] = (covered[step] ?? 0) + 1;
  const most = segments.length * CROSSING;
  const gaps: number[] = [];
  let open: number | undefined;
  let seen = false;
  for (const [step, count] of covered.entries()) {
    if (count > most) {
      if (open !== undefined && seen) gaps.push((((open + step - 1) / 2) * width) / STEPS);
      open = undefined;
      seen = true;
    } else open ??= step;
  }
  return gaps;
}

/** Whether most lines of a column reach over more than half of it, as running text does and the cells of a table do not. */
function isFilled(segments: readonly Placed[]): boolean {
  const left = Math.min(...segments.map(({ x }) => x));
  const wide = Math.max(...segments.map(({ right }) => right)) - left;
  const full = segments.filter(({ x, right }) => right - x > wide * 0.6);
  const begins = segments.filter(({ x }) => x - left < wide * 0.25);
  return full.length > segments.length * 0.5 && begins.length > segments.length * 0.7;
}

/** Whether sentences run on from line to line of a column, which they hardly do in the cells of a table. */
function runsOn(segments: readonly Placed[]): boolean {
  if (segments.length < FEWEST_OF_RUNNING) return false;
  const left = Math.min(...segments.map(({ x }) => x));
  const wide = Math.max(...segments.map(({ right }) => right)) - left;
  const lines = segments.toSorted((a, b) => b.y - a.y);
  const running = lines.filter(({ text }, index) => {
    const before = lines[index - 1];
    if (before === undefined || !startsLowerCase(text) || endsSentence(before.text)) return false;
    return before.right - left > wide * 0.7;
  });
  return running.length >= SHOWN_BY && running.length * 8 > lines.length;
}
