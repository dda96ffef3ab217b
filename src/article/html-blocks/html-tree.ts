import { createRequire } from 'node:module';
import type * as Parse5 from 'parse5';
import type { DefaultTreeAdapterTypes, TreeAdapter } from 'parse5';

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlText = DefaultTreeAdapterTypes.TextNode;

const load = createRequire(import.meta.url);

let parser: typeof Parse5 | undefined;

/** The HTML parser, loaded for the first HTML; it mends markup as browsers do. */
export function htmlParser(): typeof Parse5 {
  parser ??= load('parse5') as typeof Parse5;
  return parser;
}

/** As much as is kept of where a node stands in its source. */
type NodeLine = NonNullable<HtmlText['sourceCodeLocation']>;

/**
 * What the parser makes a tree of: its own nodes, but each knows of its place the line it begins in alone, lists have no room to spare, and a
 * text lies in one piece, not in the words that it is read in. A page takes a third of the memory so.
 */
export function smallTree(): TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> {
  const { defaultTreeAdapter } = htmlParser();
  // Nodes that begin in the same line share it.
  let line = { startLine: 0 } as NodeLine;
  const textNode = (value: string): HtmlText => ({
    nodeName: '#text',
    value,
    parentNode: null,
    sourceCodeLocation: null,
  });
  return {
    ...defaultTreeAdapter,
    createElement: (tagName, namespaceURI, attrs) => ({
      nodeName: tagName,
      tagName,
      attrs,
      namespaceURI,
      childNodes: [],
      parentNode: null,
      sourceCodeLocation: null,
    }),
    createTextNode: textNode,
    insertText(parent, text) {
      const last = parent.childNodes.at(-1);
      if (last !== undefined && isText(last)) last.value += text;
      else defaultTreeAdapter.appendChild(parent, textNode(text));
    },
    insertTextBefore(parent, text, reference) {
      const before = parent.childNodes[parent.childNodes.lastIndexOf(reference) - 1];
      if (before !== undefined && isText(before)) before.value += text;
      else defaultTreeAdapter.insertBefore(parent, textNode(text), reference);
    },
    setNodeSourceCodeLocation(node, location) {
      if (location !== null && location.startLine !== line.startLine)
        line = { startLine: location.startLine } as NodeLine;
      node.sourceCodeLocation = location === null ? null : line;
    },
    updateNodeSourceCodeLocation: () => undefined,
    // By then an element is complete, but for what browsers put there of a table that is broken.
    onItemPop(element) {
      element.childNodes = element.childNodes.slice();
      for (const child of element.childNodes) if (isText(child)) child.value = inOnePiece(child.value);
    },
  };
}

/** The same text, which holds the pieces that it was put together of no longer: V8 joins them when a character is asked for. */
function inOnePiece(text: string): string {
  text.charCodeAt(0);
  return text;
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === '#text';
}

export function childElements(parent: HtmlParent): HtmlElement[] {
  return parent.childNodes.filter(isElement);
}

/** An attribute's value; undefined where the element has none of this name. */
export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** The words of `class` and `id`, in lower case. */
export function namesOf(element: HtmlElement): string {
  const names = element.attrs.filter(({ name }) => name === 'class' || name === 'id').map(({ value }) => value);
  return names.join(' ').toLowerCase();
}

/**
 * Every element below a node in document order, whatever the depth. What is below an element is passed over where `enters` says no.
 */
export function elementsBelow(root: HtmlParent, enters: (element: HtmlElement) => boolean = () => true): HtmlElement[] {
  const found: HtmlElement[] = [];
  const waiting: HtmlElement[] = childElements(root).toReversed();
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    found.push(element);
    if (enters(element)) for (const child of childElements(element).toReversed()) waiting.push(child);
  }
  return found;
}

/** All text below a node as it stands in the source, whatever the depth. */
export function rawTextOf(
  root: HtmlNode | HtmlParent,
  passesOver: (element: HtmlElement) => boolean = () => false,
): string {
  const parts: string[] = [];
  const waiting: (HtmlNode | HtmlParent)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text') parts.push((node as HtmlText).value);
    else if ('childNodes' in node && !(isElement(node) && passesOver(node))) {
      if (node.nodeName === 'br') parts.push('\n');
      for (let index = node.childNodes.length - 1; index >= 0; index -= 1)
        waiting.push(node.childNodes[index] as HtmlNode);
    }
  }
  return parts.join('');
}

/** Where Google's documents send a reader first. */
const DETOUR = /^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/iu;

/** What a link leads to; empty for what only runs something. */
export function linkTarget(element: HtmlElement): string {
  const target = attributeOf(element, 'href')?.trim() ?? '';
  if (target === '#' || /^(?:javascript|data|vbscript):/iu.test(target)) return '';
  const beyond = DETOUR.test(target) && URL.canParse(target) ? new URL(target).searchParams.get('q') : null;
  return beyond ?? target;
}

/** The line of an element, or of the first one in it where the page only implies it, as it may a table's rows. */
export function firstLineOf(element: HtmlElement): number | undefined {
  return (element.sourceCodeLocation ?? element.childNodes.find((child) => isElement(child))?.sourceCodeLocation)
    ?.startLine;
}
