import type { MessageView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { fill, h } from '../dom.ts';
import { openMessageMenu } from '../panels/message-menu.ts';
import { welcome } from '../panels/welcome.ts';
import { messageElement } from './message-view.ts';

/** How long a finger rests on a message before its menu opens. */
const longPressMs = 500;

/** The messages of the open channel: live, and walked through with the arrow keys. */
export class MessageList {
  readonly element: HTMLElement;
  readonly #list = h('discord-messages', { role: 'log', 'aria-live': 'polite', 'no-background': true });
  readonly #start = h('div');
  /** Whether the end is in view, and is to stay so as messages arrive and lay themselves out. */
  #sticks = true;
  #size = '';
  #press: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element = h('div', { class: 'scroller', tabindex: -1 }, this.#start, this.#list);
    this.element.addEventListener('scroll', () => this.#scrolled());
    const sizes = new ResizeObserver(() => this.#resized());
    sizes.observe(this.element);
    sizes.observe(this.#list);
    client.on('channel', (at) => {
      this.#showAll();
      if (at !== undefined) this.#goTo(at);
    });
    client.on('message', ({ message, isNew }) => this.#show(message, isNew));
    client.on('deleted', (ids) => this.#remove(ids));
    client.on('replyTo', () => this.#markReplyTarget());
    this.#list.addEventListener('keydown', (event) => this.#key(event));
    this.#list.addEventListener('contextmenu', (event) => this.#menuAt(event));
    this.#list.addEventListener('pointerdown', (event) => this.#pressed(event));
    for (const name of ['pointerup', 'pointercancel', 'pointermove'] as const)
      this.#list.addEventListener(
        name,
        (event) =>
          (name !== 'pointermove' || event.movementX ** 2 + event.movementY ** 2 > 9) && clearTimeout(this.#press),
      );
  }

  #showAll(): void {
    this.#list.setAttribute('aria-label', `Messages in ${client.channel?.name || 'your direct messages'}`);
    fill(this.#start, welcome());
    fill(
      this.#list,
      client.messages.map((message, index) => messageElement(message, client.messages[index - 1])),
    );
    this.#makeReachable();
    this.#toEnd();
  }

  #show(message: MessageView, isNew: boolean): void {
    const index = client.messages.indexOf(message);
    const made = messageElement(message, client.messages[index - 1]);
    const old = this.#find(message.id);
    if (old === null) this.#list.append(made);
    else {
      const hadFocus = old.contains(document.activeElement);
      made.tabIndex = old.tabIndex;
      old.replaceWith(made);
      if (hadFocus) made.focus({ preventScroll: true });
    }
    if (isNew) {
      fill(this.#start, welcome());
      this.#makeReachable();
    }
    if (isNew && message.author.id === client.state.me) this.#toEnd();
  }

  #remove(ids: readonly string[]): void {
    for (const id of ids) {
      const gone = this.#find(id);
      const after = gone?.nextElementSibling;
      const hadFocus = gone?.contains(document.activeElement) === true;
      gone?.remove();
      // It may now begin a new group.
      const next = client.messages.find(
        (message) => after instanceof HTMLElement && message.id === after.dataset['id'],
      );
      if (next !== undefined) this.#show(next, false);
      if (hadFocus) this.#list.querySelector<HTMLElement>('.message:last-child')?.focus();
    }
    this.#makeReachable();
  }

  #find(id: string): HTMLElement | null {
    return this.#list.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  }

  #goTo(id: string): void {
    const message = this.#find(id);
    if (message === null) return;
    this.#sticks = false;
    message.focus();
    message.scrollIntoView({ block: 'center' });
  }

  /** Someone scrolled, unless it comes of a new size: then the end, where it was in view, is gone to again. */
  #scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    if (this.#size === `${scrollHeight} ${clientHeight}`) this.#sticks = scrollHeight - scrollTop - clientHeight < 60;
  }

  #resized(): void {
    const { scrollHeight, clientHeight } = this.element;
    this.#size = `${scrollHeight} ${clientHeight}`;
    if (this.#sticks) this.#toEnd();
  }

  #toEnd(): void {
    this.#sticks = true;
    this.element.scrollTop = this.element.scrollHeight;
  }

  #markReplyTarget(): void {
    for (const message of this.#list.querySelectorAll<HTMLElement>('.message'))
      message.firstElementChild?.toggleAttribute('data-reply-target', message.dataset['id'] === client.replyTo?.id);
  }

  /** One stop for the Tab key: the last message. Arrows go on from there. */
  #makeReachable(): void {
    const all = [...this.#list.querySelectorAll<HTMLElement>('.message')];
    for (const [index, message] of all.entries()) message.tabIndex = index === all.length - 1 ? 0 : -1;
  }

  #key(event: KeyboardEvent): void {
    const own = (event.target as HTMLElement).closest<HTMLElement>('.message');
    if (own === null) return;
    const message = client.messages.find(({ id }) => id === own.dataset['id']);
    if (message !== undefined && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) {
      event.preventDefault();
      const { left, top } = own.getBoundingClientRect();
      void openMessageMenu(message, { left: left + 72, bottom: top + 24 });
      return;
    }
    if (event.target !== own) return;
    const all = [...this.#list.querySelectorAll<HTMLElement>('.message')];
    const index = all.indexOf(own);
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: index - 1,
      ArrowDown: index + 1,
      Home: 0,
      End: all.length - 1,
    };
    const next = all[steps[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    own.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  #menuAt(event: MouseEvent): void {
    const message = this.#messageAt(event);
    // A link has a menu of its own.
    if (message === undefined || (event.target as HTMLElement).closest('a') !== null) return;
    event.preventDefault();
    void openMessageMenu(message, { left: event.clientX, bottom: event.clientY });
  }

  #pressed(event: PointerEvent): void {
    clearTimeout(this.#press);
    const message = this.#messageAt(event);
    if (event.pointerType !== 'touch' || message === undefined) return;
    const at = { left: event.clientX, bottom: event.clientY };
    this.#press = setTimeout(() => void openMessageMenu(message, at), longPressMs);
  }

  #messageAt(event: Event): MessageView | undefined {
    const own = (event.target as HTMLElement).closest<HTMLElement>('.message');
    return client.messages.find(({ id }) => id === own?.dataset['id']);
  }
}
