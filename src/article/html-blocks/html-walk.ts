import type { LeftOut } from '../document-blocks.ts';
import type { DocumentPlace } from '../document-place.ts';
import { cleanLines, cleanText, hasWords } from '../readable-text.ts';
import { panelsOf } from './accordions.ts';
import { type HtmlBlock, type Surroundings, withoutLoneBold } from './block-writer.ts';
import {
  elementsAbove,
  isNotice,
  isNoticeTitle,
  headingLevel,
  isBlock,
  isList,
  isPassedOver,
  partsOfTerms,
} from './element-kinds.ts';
import { tableBlocks } from '../table-blocks.ts';
import { factOf, isFact } from './fact-boxes.ts';
import { DEEPEST, HtmlLineWalk } from './html-line-walk.ts';
import { isLayout, readTable } from './html-tables.ts';
import {
  childElements,
  elementsBelow,
  firstLineOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
  namesOf,
  rawTextOf,
} from './html-tree.ts';
import { listLabels } from './list-numbers.ts';
import { levelOver, type TitledGroup } from './titled-groups.ts';
import { withTypedItems } from './typed-items.ts';

type WalkOptions = {
  readonly place: (line: number) => DocumentPlace;
  /** How many list items enclose the whole. */
  readonly depth?: number;
  /** Elements that are passed over besides those that show no words. */
  readonly passesOver?: (element: HtmlElement) => boolean;
};

export type WalkedHtml = {
  readonly blocks: readonly HtmlBlock[];
  /** Titles over some of the blocks, which `withTitles` puts there once it is known which blocks are the document's. */
  readonly groups: readonly TitledGroup[];
  readonly leftOut: readonly LeftOut[];
};

/** Reads a tree of HTML into blocks, each with the element that it comes from. Linear in the size of the tree. */
export function walkHtml(root: HtmlParent, options: WalkOptions): WalkedHtml {
  const walk = new HtmlWalk(root, options);
  walk.read(root, { depth: options.depth ?? 0, element: isElement(root) ? root : undefined }, 0);
  const found = withoutLoneBold(walk.writer.blocks);
  const blocks = withTypedItems(found.map(({ block }) => block));
  return {
    blocks: blocks.map((block, index) => ({ block, element: found[index]?.element })),
    groups: walk.groups,
    leftOut: walk.leftOut,
  };
}

class HtmlWalk extends HtmlLineWalk {
  readonly groups: TitledGroup[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly #passesOver: (element: HtmlElement) => boolean;
  /** Tables and items that hold headings and the like, which are read as if they were not there. */
  readonly #laidOut: ReadonlySet<HtmlElement>;
  readonly #headed: ReadonlySet<HtmlElement>;
  /** What opens when something is pressed, by what holds that; and those of them that were read. */
  readonly #panels: ReadonlyMap<HtmlElement, HtmlElement>;
  readonly #opened = new Set<HtmlElement>();
  /** How many titles the text stands under that is read. */
  #titled = 0;
  #labels: ReadonlyMap<HtmlElement, string> = new Map();

  constructor(root: HtmlParent, { place, passesOver = () => false }: WalkOptions) {
    super(place);
    this.#passesOver = passesOver;
    this.#panels = panelsOf(root);
    const heads = (element: HtmlElement): boolean => headingLevel(element) !== undefined || this.#panels.has(element);
    this.#headed = elementsAbove(root, heads);
    this.#laidOut = elementsAbove(
      root,
      (element) => heads(element) || /^(?:table|pre|dl|details|form|article|section)$/u.test(element.tagName),
    );
  }

  /** Reads what is below a node; all its text ends up in blocks by the time it is left, if it is no part of a line. */
  override read(parent: HtmlParent, around: Surroundings, level: number): void {
    for (const node of parent.childNodes) {
      if (isText(node)) this.readText(node.value, node.sourceCodeLocation?.startLine);
      else if (isElement(node) && !isPassedOver(node) && !this.#passesOver(node))
        this.#readElement(node, around, level + 1);
    }
    if (!isElement(parent) || isBlock(parent)) this.writer.flush(around);
  }

  #readElement(element: HtmlElement, around: Surroundings, level: number): void {
    const panel = this.#panels.get(element);
    if (this.#opened.has(element)) return;
    if (panel !== undefined && level < DEEPEST) this.#readPanel(element, panel, around, level);
    else if (level >= DEEPEST)
      this.readText(` ${rawTextOf(element, isPassedOver)} `, element.sourceCodeLocation?.startLine);
    else if (isBlock(element)) {
      this.writer.flush(around);
      this.#readBlock(element, { ...around, element }, level);
    } else this.readWithinLine(element, around, level);
  }

  #readBlock(element: HtmlElement, around: Surroundings, level: number): void {
    const { tagName } = element;
    const heading = headingLevel(element);
    if (heading !== undefined) this.#readHeading(heading, element, level);
    else if (isList(element)) this.#readList(element, around, level);
    else if (tagName === 'li') this.#readItem(element, around, level);
    else if (tagName === 'pre') this.#readLines(element, around);
    else if (tagName === 'table' && !isLayout(element, this.#laidOut)) this.#readTable(element, around);
    else if (tagName === 'details') this.#readDetails(element, around, level);
    else if (tagName === 'dl') this.#readTerms(element, around, level);
    else if (isNotice(element)) this.#readNotice(element, around, level);
    else if (tagName === 'figcaption') this.#leaveCaption(element);
    else if (isFact(element)) this.#readFact(element, around);
    else if (tagName === 'hr') this.writer.rule();
    else this.read(element, around, level);
  }

  #readHeading(heading: number, element: HtmlElement, level: number): void {
    this.writer.closeItem();
    for (const node of element.childNodes) this.readWords(node, level + 1);
    this.writer.flushHeading(heading, element);
  }

  #readList(element: HtmlElement, around: Surroundings, level: number): void {
    const outer = this.#labels;
    this.#labels = listLabels(element);
    this.writer.closeItem();
    this.read(element, around, level);
    this.writer.closeItem();
    this.#labels = outer;
  }

  #readItem(element: HtmlElement, around: Surroundings, level: number): void {
    if (this.#headed.has(element)) return this.read(element, around, level);
    this.writer.openItem(this.#labels.get(element));
    this.read(element, { ...around, depth: around.depth + 1 }, level);
    this.writer.closeItem();
  }

  #readLines(element: HtmlElement, { depth, leadIn }: Surroundings): void {
    this.writer.closeItem();
    const text = cleanLines(rawTextOf(element, isPassedOver));
    // The numbers of the lines, which a page puts beside them.
    if (!hasWords(text) || /^[\d\s]*$/u.test(text)) return;
    const line = element.sourceCodeLocation?.startLine;
    const inner = { ...(depth > 0 && { depth }), ...(leadIn !== undefined && { leadIn }) };
    const code = !/\b(?:verse|poem|lyrics)\b/u.test(namesOf(element));
    this.writer.add({ kind: 'lines', code, text, place: this.writer.placeOf(line), ...inner }, element);
  }

  #readTable(element: HtmlElement, { depth, leadIn }: Surroundings): void {
    this.writer.closeItem();
    const place = (row: HtmlElement): DocumentPlace => this.writer.placeOf(firstLineOf(row));
    for (const { block, element: row } of readTable(element, place, depth)) {
      const outer = block.leadIn ?? leadIn;
      this.writer.add({ ...block, ...(outer !== undefined && { leadIn: outer }) }, row);
    }
  }

  #readDetails(element: HtmlElement, around: Surroundings, level: number): void {
    const summary = element.childNodes.find(
      (node): node is HtmlElement => isElement(node) && node.tagName === 'summary',
    );
    const title = summary === undefined ? '' : cleanText(rawTextOf(summary, isPassedOver));
    const rest = element.childNodes.filter((node) => node !== summary);
    if (summary === undefined) this.#readGroup(rest, around, level);
    else this.#readTitled(title, summary, around, () => this.#readGroup(rest, around, level));
  }

  /** A panel is titled by what opens it. */
  #readPanel(title: HtmlElement, panel: HtmlElement, around: Surroundings, level: number): void {
    this.writer.flush(around);
    this.writer.closeItem();
    this.#opened.add(panel);
    const inner = { ...around, element: panel };
    this.#readTitled(cleanText(rawTextOf(title, isPassedOver)), title, around, () => {
      if (panel.tagName === 'div') this.#readGroup(panel.childNodes, inner, level);
      else this.#readBlock(panel, inner, level);
    });
  }

  /** The title of a box such as "Warning" leads into what the box says. */
  #readNotice(element: HtmlElement, around: Surroundings, level: number): void {
    const title = childElements(element).find(isNoticeTitle);
    const leadIn = title === undefined ? '' : cleanText(rawTextOf(title, isPassedOver));
    const rest = element.childNodes.filter((node) => node !== title);
    this.#readGroup(rest, leadIn === '' ? around : { ...around, leadIn }, level);
  }

  /** A term leads into what it is said to be; one that asks is answered by it. */
  #readTerms(list: HtmlElement, around: Surroundings, level: number): void {
    let terms: HtmlElement[] = [];
    let isOpen = false;
    for (const element of partsOfTerms(list)) {
      if (element.tagName === 'dt') {
        if (isOpen) terms = [];
        isOpen = false;
        terms.push(element);
        continue;
      }
      isOpen = true;
      const title = terms.map((term) => cleanText(rawTextOf(term, isPassedOver))).join(', ');
      const [term] = terms;
      const read = (): void => this.#readGroup(element.childNodes, around, level);
      if (term === undefined) read();
      else if (/[?？؟]$/u.test(title)) this.#readTitled(title, term, around, read);
      else this.#readGroup(element.childNodes, { ...around, leadIn: title }, level);
    }
    if (!isOpen) for (const term of terms) this.#readGroup(term.childNodes, around, level);
  }

  /** A box of facts has its names and values in elements of their own. */
  #readFact(element: HtmlElement, { depth }: Surroundings): void {
    const [name, value] = factOf(element);
    if (name === undefined || value === undefined) return;
    const text = (part: HtmlElement): string => cleanText(rawTextOf(part, isPassedOver).replaceAll('\n', '; '));
    const place = this.writer.placeOf(element.sourceCodeLocation?.startLine);
    const row = { cells: [text(value)], place };
    for (const block of tableBlocks({ cells: [text(name)], place }, [row], depth)) this.writer.add(block, element);
  }

  #readGroup(nodes: readonly HtmlNode[], around: Surroundings, level: number): void {
    for (const node of nodes) {
      if (isText(node)) this.readText(node.value, node.sourceCodeLocation?.startLine);
      else if (isElement(node) && !isPassedOver(node) && !this.#passesOver(node))
        this.#readElement(node, around, level + 1);
    }
    this.writer.flush(around);
  }

  /** Reads what an element's text is the title of. */
  #readTitled(title: string, element: HtmlElement, { depth }: Surroundings, read: () => void): void {
    const { blocks } = this.writer;
    const from = blocks.length;
    const own = [element, ...elementsBelow(element)].map(headingLevel).find((found) => found !== undefined);
    const below = own ?? this.writer.level + 1 + this.#titled / 100;
    this.#titled += 1;
    read();
    this.#titled -= 1;
    const to = blocks.length;
    if (title === '') return;
    const place = this.writer.placeOf(element.sourceCodeLocation?.startLine);
    if (to === from) this.writer.add({ kind: 'paragraph', text: title, place, ...(depth > 0 && { depth }) }, element);
    else this.groups.push({ title, level: levelOver(blocks.slice(from), below), place, element, from, to });
  }

  #leaveCaption(element: HtmlElement): void {
    const text = cleanText(rawTextOf(element, isPassedOver));
    const place = this.writer.placeOf(element.sourceCodeLocation?.startLine);
    if (hasWords(text)) this.leftOut.push({ place, text, reason: 'caption' });
  }
}
