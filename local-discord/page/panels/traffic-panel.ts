import type { TrafficView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { type Child, fill, h, iconButton } from '../dom.ts';
import { icons } from '../icons.ts';

/** So many of the latest are shown; the rest are found with the filter. */
const shownAtOnce = 300;

type Kind = 'all' | 'rest' | 'gateway' | 'errors';
const kinds: readonly (readonly [Kind, string])[] = [
  ['all', 'All'],
  ['rest', 'Requests'],
  ['gateway', 'Gateway'],
  ['errors', 'Errors'],
];

/** For those who build bots: every request and gateway event, the latest first, each with its JSON. */
export class TrafficPanel {
  readonly element: HTMLElement;
  readonly #list = h('ol', { class: 'traffic-list', 'aria-label': 'Requests and events, the latest first' });
  readonly #filter = h('input', {
    class: 'text-field',
    type: 'search',
    placeholder: 'Filter by name, path, status, JSON',
    'aria-label': 'Filter traffic',
  });
  #kind: Kind = 'all';

  constructor(close: () => void) {
    const tabs = kinds.map(([kind, label]) => {
      const tab = h('button', { type: 'button', class: 'tab', 'aria-pressed': String(kind === 'all') }, label);
      tab.addEventListener('click', () => {
        this.#kind = kind;
        for (const other of tabs) other.setAttribute('aria-pressed', String(other === tab));
        this.#showAll();
      });
      return tab;
    });
    this.element = h(
      'aside',
      { class: 'traffic', id: 'traffic', 'aria-label': 'Traffic', hidden: true },
      h('div', { class: 'traffic-head' }, h('h2', {}, 'Traffic'), iconButton('Close traffic', icons.close(), close)),
      h('p', { class: 'traffic-about' }, 'What the bot and this Discord say to each other.'),
      h('div', { class: 'tabs', role: 'group', 'aria-label': 'Kind' }, tabs),
      this.#filter,
      this.#list,
    );
    this.#filter.addEventListener('input', () => this.#showAll());
    client.on('traffic', (entry) => this.#take(entry));
  }

  toggle(isOpen: boolean): void {
    this.element.hidden = !isOpen;
    if (isOpen) this.#showAll();
  }

  #take(entry: TrafficView | undefined): void {
    if (this.element.hidden) return;
    if (entry === undefined) this.#showAll();
    else if (this.#fits(entry)) {
      this.#list.prepend(row(entry));
      if (this.#list.children.length > shownAtOnce) this.#list.lastElementChild?.remove();
    }
  }

  #showAll(): void {
    if (this.element.hidden) return;
    const fitting = client.traffic.filter((entry) => this.#fits(entry)).slice(-shownAtOnce);
    fill(
      this.#list,
      fitting.length === 0 ? h('li', { class: 'empty' }, 'Nothing yet.') : fitting.toReversed().map(row),
    );
  }

  #fits(entry: TrafficView): boolean {
    if (this.#kind === 'errors' ? !isError(entry) : this.#kind !== 'all' && this.#kind !== entry.kind) return false;
    const wanted = this.#filter.value.trim().toLowerCase();
    if (wanted === '') return true;
    const { name, path, status, code, request, response } = entry;
    return [name, path, String(status), String(code ?? ''), request, response].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  }
}

function isError({ kind, status, code }: TrafficView): boolean {
  return code !== undefined || (kind === 'rest' && (status === 0 || status >= 400));
}

function row(entry: TrafficView): HTMLElement {
  const { at, kind, direction, name, path, status, code, ms, request, response } = entry;
  const time = new Date(at).toTimeString().slice(0, 8);
  const arrow = kind === 'rest' ? '⇄' : direction === 'in' ? '→' : '←';
  const outcome =
    kind === 'rest' ? `${status === 0 ? 'no answer' : status}${code === undefined ? '' : ` · ${code}`}` : 'event';
  const details = h(
    'details',
    {},
    h(
      'summary',
      {},
      h('span', { class: 'traffic-time' }, time),
      h('span', { class: 'traffic-arrow', 'aria-hidden': 'true' }, arrow),
      h('span', { class: 'traffic-name' }, breakable(name)),
      h('span', { class: 'traffic-status' }, outcome, kind === 'rest' && ` · ${Math.round(ms)} ms`),
    ),
  );
  // A closed entry costs nothing: its JSON is laid out when it is first looked at.
  details.addEventListener('toggle', () => {
    if (details.childElementCount > 1) return;
    const parts = [path, json('From the bot', request), json('To the bot', response)];
    details.append(h('div', { class: 'traffic-json' }, parts));
  });
  return h('li', { class: isError(entry) ? 'traffic-entry error' : `traffic-entry ${kind}` }, details);
}

/** Long routes go on in the next line after a slash. */
function breakable(name: string): readonly Child[] {
  return name.split('/').flatMap((part, index) => (index === 0 ? [part] : ['/', h('wbr'), part]));
}

function json(label: string, text: string): HTMLElement | false {
  if (text === '') return false;
  return h('figure', {}, h('figcaption', {}, label), h('pre', { tabindex: 0 }, pretty(text)));
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
