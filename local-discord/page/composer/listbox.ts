import { type Child, fill, h, uniqueId } from '../dom.ts';

export type ListboxItem = {
  readonly label: Child;
  /** What stands behind it in grey. */
  readonly description?: Child;
  readonly pick: () => unknown;
};

/** The list above the composer: commands, options, choices, people. The input keeps the focus; arrows move in the list. */
export class Listbox {
  readonly element: HTMLElement;
  readonly #heading = h('div', { class: 'choices-heading' });
  readonly #list: HTMLElement;
  #choices: readonly ListboxItem[] = [];
  #options: HTMLElement[] = [];
  #active = 0;
  #input: HTMLElement | undefined;

  constructor() {
    this.#list = h('div', { role: 'listbox', id: uniqueId('choices'), 'aria-label': 'Choices' });
    this.element = h('div', { class: 'choices', hidden: true }, this.#heading, this.#list);
    // The input keeps the focus when one clicks here.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault());
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  show(input: HTMLElement, heading: string, choices: readonly ListboxItem[]): void {
    if (choices.length === 0) {
      this.hide();
      return;
    }
    this.#leave();
    this.#input = input;
    this.#choices = choices;
    fill(this.#heading, heading);
    this.#list.setAttribute('aria-label', heading);
    this.#options = choices.map(({ label, description }, index) => {
      const option = h(
        'div',
        { role: 'option', id: uniqueId('choice'), class: 'choice', 'aria-selected': 'false' },
        h('span', { class: 'choice-label' }, label),
        description !== undefined && h('span', { class: 'choice-description' }, description),
      );
      option.addEventListener('click', () => this.#choices[index]?.pick());
      option.addEventListener('pointermove', () => this.#activate(index, false));
      return option;
    });
    fill(this.#list, this.#options);
    this.element.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    input.setAttribute('aria-controls', this.#list.id);
    this.#activate(0, true);
  }

  /** A line without choices: that they are on their way, or that there are none. */
  say(input: HTMLElement, line: string): void {
    this.#leave();
    this.#input = input;
    this.#choices = [];
    this.#options = [];
    fill(this.#heading, line);
    this.#list.replaceChildren();
    this.element.hidden = false;
  }

  hide(): void {
    this.#leave();
    this.element.hidden = true;
    this.#choices = [];
  }

  /** Whether the key was meant for the list. */
  take(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.isComposing) return false;
    const { length } = this.#choices;
    if (event.key === 'Escape') this.hide();
    else if (length === 0) return false;
    else if (event.key === 'ArrowDown') this.#activate((this.#active + 1) % length, true);
    else if (event.key === 'ArrowUp') this.#activate((this.#active + length - 1) % length, true);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) this.#choices[this.#active]?.pick();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #activate(index: number, scroll: boolean): void {
    this.#options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = this.#options[index];
    option?.setAttribute('aria-selected', 'true');
    if (scroll) option?.scrollIntoView({ block: 'nearest' });
    if (option !== undefined) this.#input?.setAttribute('aria-activedescendant', option.id);
  }

  #leave(): void {
    this.#input?.setAttribute('aria-expanded', 'false');
    this.#input?.removeAttribute('aria-activedescendant');
    this.#active = 0;
  }
}
