import { client } from '../page-client.ts';
import { fill, h } from '../dom.ts';
import { localDescription, localName } from '../local-name.ts';
import { showModal } from '../panels/modal-dialog.ts';
import type { Usable } from './command-list.ts';
import type { Listbox } from './listbox.ts';
import { Pill, type PillHost } from './option-pill.ts';

/** A chosen command with its options, filled in one after another. */
export class CommandForm {
  readonly element: HTMLElement;
  readonly #command: Usable;
  readonly #listbox: Listbox;
  readonly #done: () => void;
  readonly #pills: Pill[] = [];
  readonly #place = h('span', { class: 'pills' });
  readonly #more: HTMLButtonElement;
  #isInList = false;

  constructor(command: Usable, listbox: Listbox, done: () => void) {
    this.#command = command;
    this.#listbox = listbox;
    this.#done = done;
    this.#more = h('button', { type: 'button', class: 'pill-more', on: { click: () => this.#offerOptional() } });
    this.#more.addEventListener('keydown', (event) => this.#keyOnMore(event));
    this.#more.addEventListener('blur', () => listbox.hide());
    this.element = h(
      'div',
      { class: 'command-form', role: 'group', 'aria-label': `Command /${command.shown}` },
      h('span', { class: 'command-name' }, `/${command.shown}`),
      this.#place,
      this.#more,
    );
    for (const option of command.options) if (option.required === true) this.#add(option.name);
    this.#update();
  }

  focus(): void {
    (this.#pills[0]?.input ?? this.#more).focus();
  }

  async submit(): Promise<void> {
    const wrong = this.#pills.filter((pill) => !pill.check());
    if (wrong.length > 0) {
      wrong[0]?.input.focus();
      return;
    }
    const options: Record<string, NonNullable<Awaited<ReturnType<Pill['file']>>> | string | number | boolean> = {};
    for (const pill of this.#pills) {
      const value = pill.value ?? (await pill.file());
      if (value !== undefined) options[pill.option.name] = value;
    }
    const { id, name, shown } = this.#command;
    this.#done();
    const outcome = await client.act({ do: 'command', channel: client.channelId, name, id, options }, `/${shown}`);
    if (outcome.kind === 'modal') showModal(outcome.interaction, outcome.modal);
  }

  #add(name: string): Pill | undefined {
    const option = this.#command.options.find((one) => one.name === name);
    if (option === undefined) return undefined;
    const pill = new Pill(option, this.#host);
    this.#pills.push(pill);
    this.#place.append(pill.element);
    this.#update();
    return pill;
  }

  get #host(): PillHost {
    return {
      command: this.#command,
      listbox: this.#listbox,
      others: (except) =>
        Object.fromEntries(
          this.#pills
            .filter((pill) => pill !== except && pill.value !== undefined)
            .map((pill) => [pill.option.name, pill.value ?? '']),
        ),
      next: (after) => this.#next(after),
      back: () => this.#done(),
      submit: () => void this.submit(),
      remove: (pill) => this.#remove(pill),
    };
  }

  /** The next that is empty; else the last stays, ready to be sent. */
  #next(after: Pill): void {
    const index = this.#pills.indexOf(after);
    const empty = [...this.#pills.slice(index + 1), ...this.#pills.slice(0, index)].find((pill) => pill.isEmpty);
    if (empty !== undefined) empty.input.focus();
    else if (this.#optional.length > 0) {
      this.#more.focus();
      this.#offerOptional();
    }
  }

  get #optional() {
    return this.#command.options.filter(({ name }) => !this.#pills.some((pill) => pill.option.name === name));
  }

  #offerOptional(): void {
    this.#isInList = false;
    this.#more.focus();
    const choices = this.#optional.map((option) => ({
      label: localName(option),
      description: localDescription(option),
      pick: () => {
        this.#listbox.hide();
        this.#add(option.name)?.input.focus();
      },
    }));
    this.#listbox.show(this.#more, 'Optional', choices);
  }

  #keyOnMore(event: KeyboardEvent): void {
    // Enter sends what is there, unless one has gone into the list.
    if ((event.key !== 'Enter' || this.#isInList) && this.#listbox.take(event)) {
      this.#isInList = event.key.startsWith('Arrow');
      return;
    }
    if (event.key === 'Enter') void this.submit();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#offerOptional();
    else if (event.key === 'Backspace') this.#remove(this.#pills.at(-1));
    else if (event.key === 'Escape') this.#done();
    else return;
    event.preventDefault();
  }

  /** Backwards out of an optional option, or out of the command. */
  #remove(pill: Pill | undefined): void {
    const index = pill === undefined ? -1 : this.#pills.indexOf(pill);
    if (pill === undefined || pill.option.required === true) {
      const before = this.#pills[index - 1];
      if (before === undefined) this.#done();
      else before.input.focus();
      return;
    }
    this.#pills.splice(index, 1);
    pill.element.remove();
    this.#update();
    (this.#pills[index - 1]?.input ?? this.#more).focus();
  }

  #update(): void {
    const count = this.#optional.length;
    this.#more.hidden = count === 0 && this.#pills.length > 0;
    fill(this.#more, count === 0 ? 'Press Enter to send' : `+${count} optional`);
  }
}
