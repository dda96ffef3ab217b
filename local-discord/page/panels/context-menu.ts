import { h } from '../dom.ts';

export type MenuItem =
  | { readonly heading: string }
  | {
      readonly label: string;
      readonly hint?: string;
      readonly icon?: SVGSVGElement;
      readonly isDangerous?: boolean;
      readonly run: () => unknown;
    };

let close: (() => void) | undefined;

/** A menu where it was asked for: arrows, Home, End, Enter and Escape; a click elsewhere closes it. */
export function openMenu(
  label: string,
  items: readonly MenuItem[],
  at: { readonly left: number; readonly bottom: number },
): void {
  close?.();
  const before = document.activeElement;
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': label, tabindex: -1 }, items.map(entry));
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(at.bottom + 4, innerHeight - height - 8))}px`;
  const entries = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  entries[0]?.focus();
  const end = new AbortController();
  close = () => {
    close = undefined;
    end.abort();
    menu.remove();
    if (before instanceof HTMLElement) before.focus();
  };
  menu.addEventListener('keydown', (event) => move(event, entries));
  document.addEventListener('pointerdown', (event) => !menu.contains(event.target as Node) && close?.(), {
    capture: true,
    signal: end.signal,
  });
  addEventListener('blur', () => close?.(), { signal: end.signal });
}

function entry(item: MenuItem): HTMLElement {
  if ('heading' in item) return h('div', { class: 'menu-heading', role: 'presentation' }, item.heading);
  const run = () => {
    close?.();
    item.run();
  };
  return h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      tabindex: -1,
      class: item.isDangerous === true ? 'menu-item danger' : 'menu-item',
      on: { click: run },
    },
    h('span', {}, item.label),
    item.hint !== undefined && h('span', { class: 'menu-hint' }, item.hint),
    item.icon,
  );
}

function move(event: KeyboardEvent, entries: readonly HTMLElement[]): void {
  const index = entries.indexOf(document.activeElement as HTMLElement);
  const steps: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
  const next = steps[event.key];
  if (event.key === 'Escape' || event.key === 'Tab') close?.();
  else if (next !== undefined) entries.at(next % entries.length)?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
