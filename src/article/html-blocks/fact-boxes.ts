import { elementsBelow, type HtmlElement, isElement, namesOf } from './html-tree.ts';

/** Whether an element is one fact of a box of facts, as Fandom's wikis have them: a label and a value. */
export function isFact(element: HtmlElement): boolean {
  return element.attrs.length > 0 && /(?:^|\s)pi-data(?:\s|$)/u.test(namesOf(element)) && factOf(element).length === 2;
}

/** The label and the value of a fact. */
export function factOf(element: HtmlElement): readonly HtmlElement[] {
  const below = elementsBelow(element);
  const parts = ['pi-data-label', 'pi-data-value'].map((name) => below.find((part) => namesOf(part).includes(name)));
  return parts.filter((part) => part !== undefined);
}

/** Whether a part of a page is such a box, or stands in one. */
export function isInFactBox(element: HtmlElement | undefined): boolean {
  let part = element;
  while (part !== undefined) {
    if (/(?:^|\s)portable-infobox(?:\s|$)/u.test(namesOf(part))) return true;
    part = part.parentNode !== null && isElement(part.parentNode) ? part.parentNode : undefined;
  }
  return false;
}
