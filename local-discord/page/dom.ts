/** Everything that goes into an element: text is always text. */
export type Child = Node | string | number | false | null | undefined | readonly Child[];

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Props = { readonly on?: Partial<ListenersOf>; readonly class?: string } & Record<string, unknown>;
type ListenersOf = { [Name in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[Name]) => unknown };

/**
 * Makes an element. `on` holds listeners; attributes that are `false`, `null` or `undefined` are left out, `true` stands
 * without a value.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props?: Props,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag];
export function h(tag: string, props?: Props, ...children: readonly Child[]): HTMLElement;
export function h(tag: string, { on, ...attributes }: Props = {}, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes as Attributes))
    if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? '' : String(value));
  for (const [name, listener] of Object.entries(on ?? {})) element.addEventListener(name, listener as EventListener);
  append(element, children);
  return element;
}

export function append(parent: ParentNode, children: readonly Child[]): void {
  for (const child of children)
    if (Array.isArray(child)) append(parent, child as readonly Child[]);
    else if (child !== false && child !== null && child !== undefined)
      parent.append(typeof child === 'number' ? String(child) : (child as Node | string));
}

/** Puts these in place of all that an element has in it. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

const svg = 'http://www.w3.org/2000/svg';

/** A drawing of one or more paths on a 24 by 24 grid, for the eye only. */
export function icon(...paths: readonly string[]): SVGSVGElement {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('viewBox', '0 0 24 24');
  element.setAttribute('class', 'icon');
  element.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', d);
    element.append(path);
  }
  return element;
}

/** A button with an icon in place of a caption. */
export function iconButton(
  label: string,
  picture: SVGSVGElement,
  click: (event: MouseEvent) => unknown,
  props: Props = {},
) {
  return h(
    'button',
    { type: 'button', 'aria-label': label, title: label, class: 'icon-button', ...props, on: { click } },
    picture,
  );
}

let count = 0;

/** An id that no other element has. */
export function uniqueId(prefix: string): string {
  count += 1;
  return `${prefix}-${count}`;
}
