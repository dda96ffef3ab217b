import type { Block, HeadingBlock, LeftOut, LeftOutReason } from '../document-blocks.ts';

/** Fewer lines than this that say what headings say are a coincidence, unless they are links to them. */
const FEWEST_UNLINKED = 3;
/** A line of links alone is navigation where it has so many of them. */
const FEWEST_LINKS = 2;

type Parted = { readonly blocks: readonly Block[]; readonly leftOut: readonly LeftOut[] };

/**
 * Takes out what only leads elsewhere: lists whose entries are headings of the same document, by their links or by their words
 * ("Contents"), and lines that are nothing but links above the first text and below the last (languages, badges, "back to top").
 */
export function stripSignposts(blocks: readonly Block[]): Parted {
  const headings = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [named(block.text)] : [])));
  const reasons = new Map<Block, LeftOutReason>();
  for (let start = 0; start < blocks.length; ) {
    let end = start;
    while (isEntry(blocks[end])) end += 1;
    const run = blocks.slice(start, end);
    if (isContents(run, headings)) for (const block of run) reasons.set(block, 'contents list');
    start = end + 1;
  }
  for (const block of atTheEdges(blocks)) reasons.set(block, 'navigation');
  return {
    blocks: blocks.filter((block) => !reasons.has(block)),
    leftOut: blocks.flatMap((block) => {
      const reason = reasons.get(block);
      return reason === undefined ? [] : [{ place: block.place, text: block.text, reason }];
    }),
  };
}

const isEntry = (block: Block | undefined): block is Exclude<Block, HeadingBlock> =>
  block?.kind === 'item' || block?.kind === 'paragraph';

/** All entries lead to headings, and so many that it is no chance. */
function isContents(run: readonly Block[], headings: ReadonlySet<string>): boolean {
  if (run.length === 0) return false;
  if (run.every((block) => isWholly(block, (target) => target.startsWith('#'))))
    return run.length > 1 || isManyLinks(run[0]);
  const entries = run.filter(
    (block) => headings.has(named(block.text)) || isWholly(block, (target) => target.startsWith('#')),
  );
  return entries.length >= FEWEST_UNLINKED && entries.length === run.length;
}

const isManyLinks = (block: Block | undefined): boolean => (block?.links?.length ?? 0) >= FEWEST_LINKS;

/** Whether a block is links to such targets, and nothing else that has letters. */
function isWholly({ text, links = [] }: Block, isTarget: (target: string) => boolean): boolean {
  if (links.length === 0 || !links.every(({ target }) => isTarget(target))) return false;
  let rest = '';
  let from = 0;
  for (const { start, end } of links) {
    rest += text.slice(from, start);
    from = end;
  }
  return !/\p{L}{2,}/u.test(rest + text.slice(from));
}

/** Lines of several links above the first text, and below the last. */
function atTheEdges(blocks: readonly Block[]): readonly Block[] {
  const isLine = (block: Block): boolean =>
    block.kind === 'paragraph' && isManyLinks(block) && isWholly(block, () => true);
  const isText = (block: Block): boolean => block.kind !== 'heading' && !isLine(block);
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  return blocks.filter((block, index) => isLine(block) && (index < first || index > last));
}

/** How a contents list and a heading say the same: without numbers, marks and capitals. */
function named(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\s\p{P}\p{S}\d]+/u, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
