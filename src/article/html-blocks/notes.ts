import { isBlock, isList } from './element-kinds.ts';
import {
  attributeOf,
  childElements,
  elementsBelow,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  rawTextOf,
} from './html-tree.ts';

/** How Word, Google Docs and what makes pages of Markdown call their notes; a wiki's, which name sources, stay where they are. */
const NOTE_NAME = /^(?:user-content-)?(?:footnote|endnote|ftnt|fn)[-:_]?\d{1,4}$/iu;
/** No note is longer, and no document has more of them. */
const LONGEST = 5_000;
const MOST = 2_000;

/** Puts notes that stand at the end of a document below the paragraph, or into the item, that refers to them. */
export function moveNotes(root: HtmlParent): void {
  const elements = elementsBelow(root);
  const marks = elements.filter((element) => element.tagName === 'a' && NOTE_NAME.test(targetOf(element)));
  if (marks.length === 0 || marks.length > MOST) return;
  const named = new Map(elements.map((element) => [attributeOf(element, 'id') ?? '', element]));
  for (const mark of marks.toReversed()) {
    const note = noteOf(named.get(targetOf(mark)), mark);
    const home = note === undefined ? undefined : homeOf(mark);
    if (note === undefined || home === undefined || rawTextOf(note).length > LONGEST) continue;
    named.delete(targetOf(mark));
    detach(note);
    place(note, home);
  }
}

/** What a link in the document leads to. */
function targetOf(element: HtmlElement): string {
  const target = attributeOf(element, 'href') ?? '';
  return target.startsWith('#') ? target.slice(1) : '';
}

/** The block that holds a note, without the link that leads back; undefined where nothing leads back. */
function noteOf(named: HtmlElement | undefined, mark: HtmlElement): HtmlElement | undefined {
  let note = named;
  while (note !== undefined && !isBlock(note)) note = parentOf(note);
  if (note === undefined) return undefined;
  const marked = [mark, parentOf(mark), ...childElements(mark)].map((element) => element && attributeOf(element, 'id'));
  const back = elementsBelow(note).filter(({ tagName }) => tagName === 'a');
  const links = back.filter((element) => targetOf(element) !== '' && marked.includes(targetOf(element)));
  if (links.length === 0) return undefined;
  for (const link of links) detach(link);
  // A list's item is one no longer.
  note.tagName = 'div';
  note.nodeName = 'div';
  return note;
}

/** The paragraph, item, heading or table that a mark stands in. */
function homeOf(mark: HtmlElement): HtmlElement | undefined {
  let home: HtmlElement | undefined;
  for (let part = parentOf(mark); part !== undefined; part = parentOf(part)) {
    if (part.tagName === 'table' || (home === undefined && isBlock(part))) home = part;
  }
  return home;
}

function place(note: HtmlElement, home: HtmlElement): void {
  const parent = home.tagName === 'li' ? home : home.parentNode;
  if (parent === null) return;
  const children: HtmlNode[] = parent.childNodes;
  const inner = parent === home ? children.findIndex((child) => isElement(child) && isList(child)) : -1;
  const at = parent === home ? (inner === -1 ? children.length : inner) : children.indexOf(home) + 1;
  children.splice(at, 0, note);
  note.parentNode = parent;
}

function detach(node: HtmlElement): void {
  const siblings = node.parentNode?.childNodes;
  siblings?.splice(siblings.indexOf(node), 1);
}

function parentOf(element: HtmlElement): HtmlElement | undefined {
  const { parentNode } = element;
  return parentNode !== null && isElement(parentNode) ? parentNode : undefined;
}
