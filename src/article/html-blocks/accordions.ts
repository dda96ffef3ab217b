import { hasWords } from '../readable-text.ts';
import { isPassedOver } from './element-kinds.ts';
import {
  attributeOf,
  childElements,
  elementsBelow,
  type HtmlElement,
  type HtmlParent,
  isElement,
  isText,
  namesOf,
  rawTextOf,
} from './html-tree.ts';

/** What is pressed to open something is called so, where it says no more of itself. */
const TOGGLE =
  /(?:^|[\s_-])(?:question|accordion|collapsible|(?:accordion|collapsible|faq|toggle)[\w-]*[_-](?:title|header|heading|head|trigger|button|label|toggle|summary))(?:$|\s)/u;
/** And so is what it opens. */
const PANEL =
  /(?:^|[\s_-])(?:answer|panel|collapse|(?:accordion|collapsible|faq|toggle)[\w-]*[_-](?:content|body|text|inner|collapse))(?:$|\s)/u;
/** Characters that what is pressed has at most. */
const LONGEST = 300;
/** How far inside of the element before a panel what is pressed may stand. */
const DEEPEST = 5;

/** Characters of the text below an element, without the space around its parts, and of what is links among it. */
type Size = { readonly text: number; readonly linked: number };

/**
 * What opens when something is pressed, as the answers of a list of questions do, by the element right before it: that one holds
 * what is pressed, and nothing else. What opens links alone is a menu, and none of these. Linear in the size of the tree.
 */
export function panelsOf(root: HtmlParent): ReadonlyMap<HtmlElement, HtmlElement> {
  const elements = elementsBelow(root);
  const targets = new Set(elements.map(targetOf));
  const panels = new Map<HtmlElement, HtmlElement>();
  let sizes: ReadonlyMap<HtmlElement, Size> | undefined;
  for (const parent of [root, ...elements]) {
    const children = childElements(parent);
    for (const [index, panel] of children.entries()) {
      const title = children[index - 1];
      if (title === undefined) continue;
      const ids = [panel, ...childElements(panel).slice(0, 1)].map((element) => attributeOf(element, 'id') ?? '');
      const own = ids.filter((id) => id !== '' && targets.has(id));
      if (own.length === 0 && !PANEL.test(namesOf(panel))) continue;
      sizes ??= sizesOf(elements);
      const { text, linked } = sizes.get(panel) ?? { text: 0, linked: 0 };
      const hasText = text > 0 && linked * 2 < text;
      if (hasText && (sizes.get(title)?.text ?? 0) <= LONGEST && opens(title, own)) panels.set(title, panel);
    }
  }
  return panels;
}

/** The sizes of some elements that are all below one, each behind those above it. */
function sizesOf(elements: readonly HtmlElement[]): ReadonlyMap<HtmlElement, Size> {
  const sizes = new Map<HtmlElement, Size>();
  for (const element of elements.toReversed()) {
    let text = 0;
    let linked = 0;
    for (const child of element.childNodes) {
      const inner = isElement(child) ? sizes.get(child) : undefined;
      text += isText(child) ? child.value.trim().length : (inner?.text ?? 0);
      linked += inner?.linked ?? 0;
    }
    sizes.set(element, { text, linked: element.tagName === 'a' ? text : linked });
  }
  return sizes;
}

/** The name of what an element opens when it is pressed. */
function targetOf(element: HtmlElement): string | undefined {
  if (element.attrs.length === 0) return undefined;
  const isCollapse = /^collapse$/u.test(
    attributeOf(element, 'data-bs-toggle') ?? attributeOf(element, 'data-toggle') ?? '',
  );
  const target =
    attributeOf(element, 'aria-controls') ??
    attributeOf(element, 'data-bs-target') ??
    attributeOf(element, 'data-target') ??
    (isCollapse ? attributeOf(element, 'href') : undefined);
  return target?.replace(/^#/u, '');
}

/** Whether an element is what opens one of those that are named so, or what opens what comes next, with nothing else that has words. */
function opens(title: HtmlElement, names: readonly string[]): boolean {
  const text = rawTextOf(title, isPassedOver).trim();
  if (!hasWords(text)) return false;
  let part: HtmlElement | undefined = title;
  for (let depth = 0; depth < DEEPEST && part !== undefined; depth += 1) {
    const target = targetOf(part);
    if (target !== undefined && names.includes(target)) return true;
    if (names.length === 0 && (TOGGLE.test(namesOf(part)) || attributeOf(part, 'aria-expanded') !== undefined))
      return true;
    part = childElements(part).find((child) => rawTextOf(child, isPassedOver).trim() === text);
  }
  return false;
}
