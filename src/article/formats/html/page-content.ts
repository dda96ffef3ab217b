import type { Block, LeftOut } from '../../document-blocks.ts';
import { comparePlaces, type DocumentPlace } from '../../document-place.ts';
import { panelsOf } from '../../html-blocks/accordions.ts';
import type { HtmlBlock } from '../../html-blocks/block-writer.ts';
import {
  attributeOf,
  elementsBelow,
  type HtmlElement,
  type HtmlParent,
  isElement,
} from '../../html-blocks/html-tree.ts';
import { isInFactBox } from '../../html-blocks/fact-boxes.ts';
import { walkHtml } from '../../html-blocks/html-walk.ts';
import { groupsOver, type TitledGroup, withTitles } from '../../html-blocks/titled-groups.ts';
import { endsLikeProse, endsSentence } from '../../readable-text.ts';
import { readFurniture } from './page-furniture.ts';
import { readLine, isLinkLine, linkedIn, opensOtherPages, tellsTime } from './page-lines.ts';

export type PageContent = { readonly blocks: readonly Block[]; readonly leftOut: readonly LeftOut[] };

/** The article that was found must hold that much of the text of the page, and of its main part where it names one. */
const LEAST_OF_PAGE = 0.3;
const LEAST_OF_MAIN = 0.6;
const MISSED: ReadonlySet<Block['kind']> = new Set(['item', 'row', 'lines'] as const);

/**
 * The blocks of a page's article, where it is found to have one; a page that has none, such as a list of questions, is read as a whole
 * without its furniture. `find` says which of some elements are in the article.
 */
export async function readPageContent(
  document: HtmlParent,
  find: (elements: readonly HtmlElement[]) => Promise<ReadonlySet<HtmlElement> | undefined>,
  place: (line: number) => DocumentPlace,
): Promise<PageContent> {
  const { blocks: all, groups, leftOut: captions } = walkHtml(document, { place });
  const article = await find([...new Set(all.flatMap(({ element }) => element ?? []))]);
  const reason = readFurniture(all);
  const isPlain = (entry: HtmlBlock): boolean => reason(entry) === undefined && readLine(entry.block) === undefined;
  const whole = all.filter(isPlain);
  const main = mainPart(document);
  const inMain =
    main === undefined ? [] : whole.filter(({ element }) => outerOf(element, new Set([main])) !== undefined);
  const found = article === undefined ? [] : all.filter(({ element }) => element !== undefined && article.has(element));
  const kept = withoutFurniture(found);
  const size = sizeOf(kept);
  const isArticle = size > 0 && size >= sizeOf(whole) * LEAST_OF_PAGE && size >= sizeOf(inMain) * LEAST_OF_MAIN;
  const chosen = isArticle
    ? withMissed(kept, all, isPlain, new Set(panelsOf(document).values()))
    : sizeOf(inMain) < sizeOf(whole) * LEAST_OF_PAGE
      ? whole
      : inMain;
  const isKept = new Set(chosen);
  const leftOut = all
    .filter((entry) => !isKept.has(entry))
    .map(
      (entry): LeftOut => ({
        place: entry.block.place,
        text: entry.block.text,
        reason: reason(entry) ?? readLine(entry.block) ?? 'page furniture',
      }),
    );
  const titles = leftTitles(groups, all, isKept);
  const inOrder = [...captions, ...leftOut, ...titles].sort((a, b) => comparePlaces(a.place, b.place));
  const titled = withTitles(chosen, groupsOver(chosen, all, groups));
  return { blocks: titled.map(({ block }) => block), leftOut: inOrder };
}

/** The titles of what is left out as a whole. */
function leftTitles(
  groups: readonly TitledGroup[],
  all: readonly HtmlBlock[],
  isKept: ReadonlySet<HtmlBlock>,
): LeftOut[] {
  return groups
    .filter(({ from, to }) => !all.slice(from, to).some((entry) => isKept.has(entry)))
    .map(({ place, title }) => ({ place, text: title, reason: 'page furniture' }));
}

/** Blocks that were found to be an article, without what stands among them and is none of it. */
function withoutFurniture(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const reason = readFurniture(blocks);
  const own = blocks.filter((entry) => reason(entry) === undefined && readLine(entry.block) === undefined);
  const text = own.findIndex(({ block }) => block.kind !== 'heading' && endsLikeProse(block.text));
  return withoutOtherPages(own.filter(({ block }, index) => index > text || !tellsTime(block)));
}

/** Lists, tables, code and what opens when it is pressed belong to an article in whose middle they stand, though they read like no prose. */
function withMissed(
  kept: readonly HtmlBlock[],
  all: readonly HtmlBlock[],
  isPlain: (entry: HtmlBlock) => boolean,
  opened: ReadonlySet<HtmlElement>,
): readonly HtmlBlock[] {
  const isKept = new Set(kept);
  const parents = new Set(kept.map(({ element }) => element?.parentNode));
  const first = all.findIndex((entry) => isKept.has(entry));
  const last = all.findLastIndex((entry) => isKept.has(entry));
  return all.filter((entry, index) => {
    if (isKept.has(entry)) return true;
    if (entry.block.kind === 'row' && isInFactBox(entry.element)) return true;
    if (index < first || index > last || !isPlain(entry)) return false;
    const panel = outerOf(entry.element, opened);
    if (panel !== undefined) return stands(panel, parents);
    return MISSED.has(entry.block.kind) && linkedIn(entry.block) === 0 && stands(entry.element, parents);
  });
}

/** Whether an element stands in one of some others, not far below. */
function stands(element: HtmlElement | undefined, parents: ReadonlySet<HtmlParent | null | undefined>): boolean {
  let part = element?.parentNode;
  for (let level = 0; level < 4 && part !== undefined && part !== null && isElement(part); level += 1) {
    if (parents.has(part)) return part.tagName !== 'body';
    part = part.parentNode;
  }
  return false;
}

/** Drops links to other pages: under a line that announces them, and headlines that nothing stands below. */
function withoutOtherPages(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const kept: HtmlBlock[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const entry = blocks[index] as HtmlBlock;
    const { block } = entry;
    let end = index + 1;
    while (isLinkLine(blocks[end]?.block ?? block) && end < blocks.length) end += 1;
    if (opensOtherPages(block) && end > index + 1) index = end - 1;
    else if (!isHeadline(block, blocks[index + 1]?.block)) kept.push(entry);
  }
  return kept;
}

/** A paragraph or heading that is one link to another page, and not the heading of what is told below it. */
function isHeadline(block: Block, next: Block | undefined): boolean {
  if (!isLinkLine(block) || block.text.split(' ').length < 3) return false;
  return (
    block.kind === 'paragraph' ||
    (block.kind === 'heading' && (next === undefined || next.kind === 'heading' || !endsSentence(next.text)))
  );
}

/** What the page calls its main part, where there is one such part. */
function mainPart(document: HtmlParent): HtmlElement | undefined {
  const elements = elementsBelow(document);
  const mains = elements.filter((element) => element.tagName === 'main' || attributeOf(element, 'role') === 'main');
  const [main, ...others] = mains.length > 0 ? mains : elements.filter(({ tagName }) => tagName === 'article');
  return others.length === 0 ? main : undefined;
}

/** The innermost of some elements that an element is or stands in. */
function outerOf(element: HtmlElement | undefined, outer: ReadonlySet<HtmlElement>): HtmlElement | undefined {
  let part = element;
  while (part !== undefined && !outer.has(part)) {
    part = part.parentNode !== null && isElement(part.parentNode) ? part.parentNode : undefined;
  }
  return part;
}

/** Characters of running text and lists, but for headings and links. */
function sizeOf(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce(
    (sum, { block }) => sum + (block.kind === 'heading' ? 0 : block.text.length - linkedIn(block)),
    0,
  );
}
