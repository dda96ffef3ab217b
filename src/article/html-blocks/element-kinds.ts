import {
  attributeOf,
  childElements,
  elementsBelow,
  type HtmlElement,
  type HtmlParent,
  isElement,
  namesOf,
  rawTextOf,
} from './html-tree.ts';

const tags = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** What holds no words of the document, or none that a reader sees. */
const WORDLESS = tags(
  'script style svg template noscript head title iframe object embed canvas audio video picture map area img select datalist ' +
    'textarea input progress meter frameset param source track link meta base rp rt dialog annotation annotation-xml',
);

/** Elements that begin and end a line of their own. All others, unknown ones among them, stand within a line. */
const BLOCKS = tags(
  'address article aside blockquote body center details dialog dd dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th ' +
    'thead tr ul caption',
);

const HEADINGS = tags('h1 h2 h3 h4 h5 h6');
const BOLD = tags('b strong em i dfn');
const STRUCK = tags('del s strike');
/** Read by a screen reader alone. */
const UNSEEN = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|mw-editsection|noprint)(?:\s|$)/u;

export const isBlock = ({ tagName }: HtmlElement): boolean => BLOCKS.has(tagName);
export const isBoldElement = ({ tagName }: HtmlElement): boolean => BOLD.has(tagName);
export const isList = ({ tagName }: HtmlElement): boolean =>
  tagName === 'ul' || tagName === 'ol' || tagName === 'menu' || tagName === 'dir';

/** A heading's level, the widest being 1; undefined where the element is none. */
export function headingLevel(element: HtmlElement): number | undefined {
  if (HEADINGS.has(element.tagName)) return Number(element.tagName.slice(1));
  if (attributeOf(element, 'role') !== 'heading') return undefined;
  const level = Number(attributeOf(element, 'aria-level') ?? '2');
  return Number.isInteger(level) && level > 0 && level < 10 ? level : 2;
}

/** Whether an element is the title of a box that is set apart from the text: "Warning". */
export function isNoticeTitle(element: HtmlElement): boolean {
  const names = namesOf(element);
  if (/(?:^|[\s_-])(?:admonition|alert|callout|notice|hint)[-_]?(?:title|heading|header)/u.test(names)) return true;
  const { parentNode } = element;
  // Confluence has its own words for it.
  return (
    names === 'title' && parentNode !== null && isElement(parentNode) && /information-macro/u.test(namesOf(parentNode))
  );
}

/** Whether an element is a box that is set apart from the text and has a title. */
export function isNotice(element: HtmlElement): boolean {
  return element.attrs.length > 0 && headingLevel(element) === undefined && childElements(element).some(isNoticeTitle);
}

/** Whether nothing below an element is read: it has no words, or shows none, or what it says was struck out. */
export function isPassedOver(element: HtmlElement): boolean {
  const { tagName } = element;
  if (WORDLESS.has(tagName) || STRUCK.has(tagName)) return true;
  if (element.attrs.length === 0) return false;
  return (
    isHidden(element) || UNSEEN.test(namesOf(element)) || isNoteMark(element) || isAnchor(element) || isIcon(element)
  );
}

/** A sign beside a text, such as Notion's before a box or a title. */
function isIcon(element: HtmlElement): boolean {
  return /(?:^|\s)icon(?:\s|$)/u.test(namesOf(element)) && !/[\p{L}\p{N}]/u.test(rawTextOf(element));
}

/** Hidden from everybody, and not only until it is opened as the answers of a list of questions are. */
export function isHidden(element: HtmlElement): boolean {
  const style = attributeOf(element, 'style');
  const hidden = attributeOf(element, 'hidden');
  const isOut =
    (hidden !== undefined && hidden !== 'until-found') ||
    attributeOf(element, 'aria-hidden') === 'true' ||
    (style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style));
  return isOut && !isPanel(element);
}

/** What a button opens: the answer in a list of questions, a tab. */
function isPanel(element: HtmlElement): boolean {
  const role = attributeOf(element, 'role');
  return (
    role === 'region' ||
    role === 'tabpanel' ||
    attributeOf(element, 'aria-labelledby') !== undefined ||
    /(?:^|[\s_-])(?:accordion|collapse|collapsible|panel|answer|tab-?content|toggle)/u.test(namesOf(element))
  );
}

/** "[1]" or "*", raised, which leads to a note. */
function isNoteMark(element: HtmlElement): boolean {
  if (element.tagName !== 'a' && element.tagName !== 'sup') return false;
  const link = element.tagName === 'a' ? element : elementsBelow(element).find(({ tagName }) => tagName === 'a');
  const isRaised = element.tagName === 'sup' || isElementNamed(element.parentNode, 'sup');
  if (link === undefined || !isRaised || !(attributeOf(link, 'href') ?? '').includes('#')) return false;
  return /^\s*[[(]?[\p{L}\p{N}*†‡ ]{1,7}[\])]?\s*$/u.test(rawTextOf(element));
}

/** The sign beside a heading or a note that links to where it stands. */
function isAnchor(element: HtmlElement): boolean {
  if (element.tagName !== 'a' || !(attributeOf(element, 'href') ?? '').includes('#')) return false;
  if (/(?:^|\s)(?:header-?link|anchor(?:-?link)?|hash-?link|permalink|headinganchor)(?:\s|$)/u.test(namesOf(element))) {
    return !/\p{L}{3}/u.test(rawTextOf(element));
  }
  return /^\s*[¶#§🔗↑↩⏎^]\u{FE0E}?\s*$/u.test(rawTextOf(element));
}

function isElementNamed(node: HtmlParent | null, name: string): boolean {
  return node !== null && isElement(node) && node.tagName === name;
}

/** All elements that have a heading or a list of their own somewhere below them: they are laid out, whatever they are called. */
export function elementsAbove(root: HtmlParent, matches: (element: HtmlElement) => boolean): ReadonlySet<HtmlElement> {
  const above = new Set<HtmlElement>();
  for (const element of elementsBelow(root).filter(matches)) {
    let parent = element.parentNode;
    while (parent !== null && isElement(parent) && !above.has(parent)) {
      above.add(parent);
      parent = parent.parentNode;
    }
  }
  return above;
}

/** The terms and descriptions of a list, whether they stand in groups or not. */
export function partsOfTerms(list: HtmlElement): HtmlElement[] {
  return list.childNodes.filter(isElement).flatMap((element) => {
    if (element.tagName === 'div') return partsOfTerms(element);
    return isPassedOver(element) ? [] : [element];
  });
}
