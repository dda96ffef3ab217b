import type { StatedDetails } from '../../article-format.ts';
import type { LeftOut } from '../../document-blocks.ts';
import { lineAt } from '../../document-place.ts';
import {
  attributeOf,
  elementsBelow,
  firstLineOf,
  type HtmlElement,
  type HtmlParent,
  isElement,
  namesOf,
  rawTextOf,
} from '../../html-blocks/html-tree.ts';
import { cleanText } from '../../readable-text.ts';

const BOLD_CLASS = /\.(c\d+)\{[^}]*font-weight:\s*(?:[6-9]00|bold)/gu;
const LIST_STYLE = /\.lst-kix_([\w-]+)\s*>\s*li:before\s*\{\s*content:\s*"[^"]*"\s*counter\([^,()]+,\s*([a-z-]+)\)/gu;
const LIST_NAME = /(?:^|\s)lst-kix_(([\w]+)-(\d))(?:\s|$)/u;

/**
 * Brings a page that Google Docs saved to what its tags mean elsewhere: bold by its style, lists in lists, their numbers, title and
 * subtitle, which it gives; comments on it are left out. Any other page stays as it is.
 */
export function readGoogleDocs(document: HtmlParent): {
  readonly details: StatedDetails;
  readonly leftOut: readonly LeftOut[];
} {
  const elements = elementsBelow(document);
  const body = elements.find(({ tagName }) => tagName === 'body');
  const isOwn = (body !== undefined && /(?:^|\s)doc-content(?:\s|$)/u.test(namesOf(body))) || elements.some(isKixList);
  if (!isOwn) return { details: {}, leftOut: [] };
  const leftOut = takeComments(elements);
  const css = elements
    .filter(({ tagName }) => tagName === 'style')
    .map((style) => rawTextOf(style))
    .join('\n');
  const bold = new Set([...css.matchAll(BOLD_CLASS)].map(([, name = '']) => name));
  const styles = new Map([...css.matchAll(LIST_STYLE)].map(([, list = '', style = '']) => [list, style]));
  for (const element of elements) {
    if (element.tagName === 'span' && classesOf(element).some((name) => bold.has(name))) rename(element, 'b');
    const style = styles.get(LIST_NAME.exec(attributeOf(element, 'class') ?? '')?.[1] ?? '');
    if (style !== undefined) element.attrs.push({ name: 'style', value: `list-style-type:${style}` });
  }
  for (const parent of new Set(elements.filter(isKixList).map(({ parentNode }) => parentNode)))
    if (parent !== null) nestLists(parent);
  const title = takeNamed(elements, 'title');
  const subtitle = takeNamed(elements, 'subtitle');
  const details = { ...(title !== undefined && { title }), ...(subtitle !== undefined && { subtitle }) };
  return { details, leftOut };
}

function isKixList(element: HtmlElement): boolean {
  return /^[ou]l$/u.test(element.tagName) && LIST_NAME.test(attributeOf(element, 'class') ?? '');
}

function classesOf(element: HtmlElement): readonly string[] {
  return attributeOf(element, 'class')?.split(' ') ?? [];
}

function rename(element: HtmlElement, name: string): void {
  element.tagName = name;
  element.nodeName = name;
}

/** A list of a deeper level, which stands beside the one that it belongs into, goes into that one's last item. */
function nestLists(parent: HtmlParent): void {
  /** The last item of each level. */
  const items: HtmlElement[] = [];
  parent.childNodes = parent.childNodes.filter((node) => {
    if (!isElement(node)) return true;
    if (!isKixList(node)) {
      items.length = 0;
      return true;
    }
    const level = Number(LIST_NAME.exec(attributeOf(node, 'class') ?? '')?.[3] ?? 0);
    const own = node.childNodes.findLast((child): child is HtmlElement => isElement(child) && child.tagName === 'li');
    const home = level > 0 ? items[level - 1] : undefined;
    items.length = Math.min(items.length, level);
    if (own !== undefined) items[level] = own;
    if (home === undefined) return true;
    home.childNodes.push(node);
    node.parentNode = home;
    return false;
  });
}

/** Takes out what readers noted on the margin, which stands at the document's end: "[a]Is this still so?". The marks in its text lead there. */
function takeComments(elements: readonly HtmlElement[]): LeftOut[] {
  const links = elements.filter((element) => /^cmnt\d+$/u.test(attributeOf(element, 'id') ?? ''));
  return links.flatMap((link): LeftOut[] => {
    const paragraph = link.parentNode;
    const division = paragraph !== null && isElement(paragraph) ? paragraph.parentNode : null;
    if (division === null || !isElement(division) || division.tagName !== 'div') return [];
    const place = lineAt(firstLineOf(division) ?? 1);
    detach(division);
    return [
      { place, text: cleanText(division.childNodes.map((node) => rawTextOf(node)).join(' ')), reason: 'comment' },
    ];
  });
}

function detach(element: HtmlElement): void {
  const siblings = element.parentNode?.childNodes;
  siblings?.splice(siblings.indexOf(element), 1);
}

/** The text of the first paragraph with a style's name, which is taken out. */
function takeNamed(elements: readonly HtmlElement[], name: string): string | undefined {
  const element = elements.find((each) => each.tagName === 'p' && classesOf(each).includes(name));
  const text = element === undefined ? '' : cleanText(rawTextOf(element));
  if (element === undefined || text === '') return undefined;
  detach(element);
  return text;
}
