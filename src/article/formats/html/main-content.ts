import { isBlock, isHidden } from '../../html-blocks/element-kinds.ts';
import {
  htmlParser,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
} from '../../html-blocks/html-tree.ts';

/** The name of an attribute that tells an element in a copy of the tree. Readability may give an element its parent's attributes too. */
const MARK = 'docent-';

/** What Readability never looks at, or only to take it out. */
const LEFT_OUT = new Set([
  'script',
  'style',
  'svg',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'canvas',
  'link',
]);
const ATTRIBUTES =
  /^(?:class|id|role|rel|href|src|style|hidden|aria-(?:hidden|modal)|itemprop|itemtype|content|property|name|dir|lang|type|summary|datetime)$/u;

/** As much of a copied element as is looked at. */
type CopiedContent = {
  readonly querySelectorAll: (selector: '*') => Iterable<{ readonly attributes: Iterable<{ readonly name: string }> }>;
};

/**
 * Those of some elements of a page that are in its article, as Readability finds it; undefined where it finds none.
 */
export async function mainElements(
  document: HtmlParent,
  elements: readonly HtmlElement[],
): Promise<ReadonlySet<HtmlElement> | undefined> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const options = { serializer: (node: unknown) => node, disableJSONLD: true };
  const found = tryToParse(() => {
    const { document: copy } = parseHTML(markedCopy(document, elements));
    return new Readability<unknown>(copy as never, options).parse();
  });
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

/** A page that neither library was made for is read without them. */
function tryToParse<Found>(parse: () => Found): Found | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** The page with some of its elements marked, and without what Readability has no use for. */
function markedCopy(document: HtmlParent, elements: readonly HtmlElement[]): string {
  const { defaultTreeAdapter, serialize } = htmlParser();
  const marks = new Map(elements.map((element, index) => [element, { name: MARK + index, value: '' }]));
  const added = new Set<HtmlElement>();
  return serialize(document, {
    treeAdapter: {
      ...defaultTreeAdapter,
      getChildNodes(parent) {
        const nodes = parent.childNodes.filter((node) => !LEFT_OUT.has(node.nodeName) && node.nodeName !== '#comment');
        const mark = isElement(parent) && parent.tagName === 'div' ? marks.get(parent) : undefined;
        // Readability puts a new paragraph in the place of a division that holds mere text: a mark in the text outlives that.
        const first = mark === undefined ? -1 : nodes.findIndex(isPhrase);
        if (mark !== undefined && first !== -1) {
          const span = markElement(parent, mark);
          added.add(span);
          nodes.splice(first, 0, span);
        }
        return nodes;
      },
      // Each sign that must be written as a reference would become a text of its own in the copy, and thousands of these take minutes.
      getTextNodeContent: ({ value }) => value.replaceAll(/[<>&\u{A0}]/gu, ' '),
      getAttrList(element) {
        if (added.has(element)) return element.attrs;
        const isOpened = !isHidden(element);
        const shown = element.attrs.filter(
          // What opens when it is pressed is as good as open.
          ({ name }) => ATTRIBUTES.test(name) && !(isOpened && (name === 'hidden' || name === 'aria-hidden')),
        );
        const mark = marks.get(element);
        return mark === undefined ? shown : [...shown, mark];
      },
    },
  });
}

function markElement(parent: HtmlParent, mark: { readonly name: string; readonly value: string }): HtmlElement {
  const { defaultTreeAdapter, html } = htmlParser();
  const span = defaultTreeAdapter.createElement('span', html.NS.HTML, [mark]);
  span.parentNode = parent;
  return span;
}

function isPhrase(node: HtmlNode): boolean {
  return isText(node) ? node.value.trim() !== '' : isElement(node) && !isBlock(node);
}
