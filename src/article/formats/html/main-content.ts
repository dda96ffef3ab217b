import { isBlock, isHidden } from '../../html-blocks/element-kinds.ts';
import {
  elementsBelow,
  htmlParser,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
} from '../../html-blocks/html-tree.ts';

/** The name of an attribute that tells an element in a copy of the tree. Readability may give an element its parent's attributes too. */
const MARK = 'docent-';

/** As much of a copied element as is looked at. */
type CopiedContent = {
  readonly querySelectorAll: (selector: '*') => Iterable<{ readonly attributes: Iterable<{ readonly name: string }> }>;
};

/**
 * The elements of a page that are its article, as Readability finds it; undefined where it finds none. The tree is marked for it,
 * with attributes that no page has.
 */
export async function mainElements(document: HtmlParent): Promise<ReadonlySet<HtmlElement> | undefined> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const elements = elementsBelow(document);
  const { document: copy } = parseHTML(markedCopy(document, elements));
  const options = { serializer: (node: unknown) => node, disableJSONLD: true };
  const found = new Readability<unknown>(copy as never, options).parse();
  if (found?.content === undefined || found.content === null) return undefined;
  const kept = new Set<HtmlElement>();
  for (const element of (found.content as CopiedContent).querySelectorAll('*')) {
    for (const { name } of element.attributes) {
      const original = name.startsWith(MARK) ? elements[Number(name.slice(MARK.length))] : undefined;
      if (original !== undefined) kept.add(original);
    }
  }
  return kept;
}

/** The page as it is, with its elements marked. */
function markedCopy(document: HtmlParent, elements: readonly HtmlElement[]): string {
  const added: HtmlElement[] = [];
  for (const [index, element] of elements.entries()) {
    const mark = { name: MARK + index, value: '' };
    const opens = element.attrs.some(({ name }) => name === 'aria-hidden' || name === 'hidden') && !isHidden(element);
    // What opens when it is pressed is as good as open.
    if (opens) element.attrs = element.attrs.filter(({ name }) => name !== 'aria-hidden' && name !== 'hidden');
    // Readability puts a new paragraph in the place of a division that holds mere text: a mark in the text outlives that.
    const first = element.tagName === 'div' ? element.childNodes.findIndex(isPhrase) : -1;
    if (first !== -1) {
      element.childNodes.splice(first, 0, {
        ...element,
        tagName: 'span',
        nodeName: 'span',
        attrs: [mark],
        childNodes: [],
      });
      added.push(element);
    }
    element.attrs.push(mark);
  }
  const html = htmlParser().serialize(document);
  for (const element of elements) element.attrs.pop();
  for (const element of added) {
    element.childNodes = element.childNodes.filter(
      (node) => !isElement(node) || node.attrs[0]?.name.startsWith(MARK) !== true,
    );
  }
  return html;
}

function isPhrase(node: HtmlNode): boolean {
  return isText(node) ? node.value.trim() !== '' : isElement(node) && !isBlock(node);
}
