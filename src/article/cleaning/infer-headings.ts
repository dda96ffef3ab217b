import type { Block, LeftOut } from '../document-blocks.ts';
import { endsLikeProse, endsSentence, hasWords, startsLowerCase } from '../readable-text.ts';
import { toSentences } from '../claims/sentences.ts';

const LONGEST_HEADING = 250;
const LONGEST_CAPTION = 100;
/** "The main reasons are:" leads into a list; a shorter line with a colon ("Reasons:") heads it. */
const LEAD_IN_WORDS = 4;

/** "II. Economy" is one section of several. */
const NUMBERED = /^(?:[IVXLC]+|\d+)[.)]\s/u;

export type Headed = {
  readonly title?: string;
  readonly subtitle?: string;
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
};

/**
 * Tells headings from text in a document that does not mark them. A paragraph that does not end as prose does, just
 * above a list or above prose, is a heading. Above the first heading stand the title and the subtitle. A line alone in
 * the middle that begins in lower case is a picture's caption; any other is kept as text.
 */
export function inferHeadings(all: readonly Block[]): Headed {
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  let opening: readonly Block[] = [];
  let index = 0;
  while (index < all.length) {
    const start = index;
    while (isHeadingLike(all[index])) index += 1;
    const { strays, body } = splitRun(all.slice(start, index), all[index], start === 0, blocks.at(-1));
    if (start === 0) opening = strays;
    else addStrays(strays, blocks, leftOut);
    for (const block of body) blocks.push(block);
    const next = all[index];
    if (next !== undefined) blocks.push(next);
    index += 1;
  }
  return nameTitle(opening, blocks, leftOut);
}

function isHeadingLike(block: Block | undefined): boolean {
  return (
    block?.kind === 'paragraph' &&
    block.text.length <= LONGEST_HEADING &&
    !endsLikeProse(block.text) &&
    hasWords(block.text) &&
    !(endsSentence(block.text) && toSentences(block.text).length > 1)
  );
}

/** Which lines of a run head what comes next (`body`), and which stand by themselves before it (`strays`). */
function splitRun(
  run: readonly Block[],
  next: Block | undefined,
  opens: boolean,
  before: Block | undefined,
): { strays: readonly Block[]; body: readonly Block[] } {
  const last = run.at(-1);
  if (last === undefined || next?.kind === 'heading') return { strays: run, body: [] };
  if (next === undefined) {
    const strays = opens && run.length > 1 ? run.slice(0, 1) : [];
    return opens ? { strays, body: run.slice(strays.length) } : { strays: run, body: [] };
  }
  const above = run.at(-2);
  const leadsIn = last.text.endsWith(':') && last.text.split(' ').length >= LEAD_IN_WORDS;
  if (!leadsIn) return { strays: run.slice(0, -1), body: [asHeading(last)] };
  if (above === undefined || (opens && run.length === 2)) {
    return before === undefined ? { strays: run.slice(0, -1), body: [asHeading(last)] } : { strays: [], body: [last] };
  }
  return { strays: run.slice(0, -2), body: [asHeading(above), last] };
}

function asHeading({ text, place }: Block): Block {
  return { kind: 'heading', level: 2, text, place };
}

function addStrays(strays: readonly Block[], blocks: Block[], leftOut: LeftOut[]): void {
  const isLone = strays.filter((block) => startsLowerCase(block.text)).length === 1;
  for (const block of strays) {
    if (isLone && startsLowerCase(block.text) && block.text.length <= LONGEST_CAPTION) {
      leftOut.push({ place: block.place, text: block.text, reason: 'caption' });
    } else blocks.push(block);
  }
}

/**
 * The opening's first line is the title and its second the subtitle. Without an opening the first heading is the
 * title if prose follows it, or if it is the only one; otherwise it heads its list as the others do.
 */
function nameTitle(opening: readonly Block[], blocks: readonly Block[], leftOut: LeftOut[]): Headed {
  const [title, second, ...more] = opening;
  if (title !== undefined) {
    const strays: Block[] = [];
    const isSubtitle = second !== undefined && (!startsLowerCase(second.text) || startsLowerCase(title.text));
    addStrays(second === undefined || isSubtitle ? more : [second, ...more], strays, leftOut);
    const rest = [...strays, ...blocks];
    return { title: title.text, ...(isSubtitle ? { subtitle: second.text } : {}), blocks: rest, leftOut };
  }
  const [first, next] = blocks;
  const isOnly = first !== undefined && blocks.every((block) => block === first || block.kind !== 'heading');
  if (
    first?.kind === 'heading' &&
    first.level === 2 &&
    !NUMBERED.test(first.text) &&
    (isOnly || next?.kind === 'paragraph')
  ) {
    return { title: first.text, blocks: blocks.slice(1), leftOut };
  }
  return { blocks, leftOut };
}
