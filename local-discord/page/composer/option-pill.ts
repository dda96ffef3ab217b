import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { FileUpload } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { fileUpload } from '../page-api.ts';
import { h } from '../dom.ts';
import { localDescription, localName } from '../local-name.ts';
import type { Usable } from './command-list.ts';
import type { Listbox } from './listbox.ts';
import { fitting, fromDiscord, type OptionChoice, ownChoices } from './option-choices.ts';

export type PillHost = {
  readonly command: Pick<Usable, 'id' | 'name'>;
  readonly listbox: Listbox;
  /** What the other options hold, for autocomplete. */
  readonly others: (except: Pill) => Readonly<Record<string, string | number | boolean>>;
  readonly next: (after: Pill) => void;
  readonly back: (from: Pill) => void;
  readonly submit: () => void;
  readonly remove: (pill: Pill) => void;
};

/** How long typing must pause before the bot is asked for choices. */
const pauseMs = 120;

/** One option of a command being filled in. */
export class Pill {
  readonly option: APIApplicationCommandBasicOption;
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #host: PillHost;
  #picked: OptionChoice | undefined;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(option: APIApplicationCommandBasicOption, host: PillHost) {
    this.option = option;
    this.#host = host;
    const isFile = option.type === Type.Attachment;
    const name = localName(option);
    this.input = h('input', {
      class: 'pill-input',
      type: isFile ? 'file' : 'text',
      'aria-label': `${name}: ${localDescription(option)}`,
      autocomplete: 'off',
      spellcheck: 'false',
      ...(!isFile && { role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list' }),
      ...(option.required === true && { 'aria-required': 'true' }),
      maxlength: option.type === Type.String ? (option.max_length ?? 6_000) : null,
      size: isFile ? null : 4,
    });
    this.element = h(
      'span',
      { class: 'pill', 'data-option': option.name },
      h('span', { class: 'pill-name', 'aria-hidden': 'true' }, name),
      this.input,
    );
    this.input.addEventListener('input', () => this.#typed());
    this.input.addEventListener('focus', () => this.#offer(0));
    this.input.addEventListener('blur', () => this.#left());
    this.input.addEventListener('keydown', (event) => this.#key(event));
  }

  get isEmpty(): boolean {
    return this.option.type === Type.Attachment ? this.input.files?.length === 0 : this.input.value === '';
  }

  /** What is sent; `undefined` where there is nothing, or nothing that fits. */
  get value(): string | number | boolean | undefined {
    if (this.#picked !== undefined) return this.#picked.value;
    const text = this.input.value;
    if (this.isEmpty || this.option.type === Type.Attachment) return undefined;
    if (this.option.type === Type.Integer || this.option.type === Type.Number) return Number(text);
    if (this.option.type === Type.String && ownChoices(this.option) === undefined) return text;
    return ownChoices(this.option)?.find(({ label }) => label.toLowerCase() === text.toLowerCase())?.value;
  }

  async file(): Promise<FileUpload | undefined> {
    const [file] = this.input.files ?? [];
    return file === undefined ? undefined : fileUpload(file);
  }

  /** Marks it where it keeps the command from being sent. */
  check(): boolean {
    const isMissing = this.isEmpty
      ? this.option.required === true
      : this.option.type !== Type.Attachment && this.value === undefined;
    this.element.classList.toggle('wrong', isMissing);
    this.input.setAttribute('aria-invalid', String(isMissing));
    return !isMissing;
  }

  put(text: string): void {
    this.input.value = text;
    this.#grow();
  }

  #typed(): void {
    this.#picked = undefined;
    this.element.classList.remove('wrong');
    this.#grow();
    this.#offer(pauseMs);
  }

  #grow(): void {
    this.input.size = Math.min(Math.max(this.input.value.length + 1, 4), 44);
  }

  #left(): void {
    this.#askNoMore();
    this.#host.listbox.hide();
  }

  /** Whatever was typed and still waits to be asked about, or answered, opens no list any more. */
  #askNoMore(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  #offer(after: number): void {
    clearTimeout(this.#timer);
    const { option, input } = this;
    const { listbox } = this.#host;
    const own = ownChoices(option);
    const heading = `${localName(option)} – ${localDescription(option)}`;
    if (own !== undefined) {
      this.#show(heading, fitting(own, this.#picked === undefined ? input.value : ''));
      return;
    }
    if (!('autocomplete' in option) || option.autocomplete !== true) {
      listbox.say(input, heading);
      return;
    }
    if (this.#picked !== undefined) return;
    this.#timer = setTimeout(() => void this.#ask(heading), after);
  }

  async #ask(heading: string): Promise<void> {
    const turn = (this.#turn += 1);
    const outcome = await client.act({
      do: 'autocomplete',
      channel: client.channelId,
      name: this.#host.command.name,
      id: this.#host.command.id,
      option: this.option.name,
      typed: this.input.value,
      options: this.#host.others(this),
    });
    // An answer to what has been typed over since is of no use.
    if (turn !== this.#turn || document.activeElement !== this.input) return;
    if (outcome.kind !== 'choices') this.#host.listbox.say(this.input, 'Loading options failed');
    else if (outcome.choices.length === 0) this.#host.listbox.say(this.input, 'No options match your search.');
    else this.#show(heading, outcome.choices.map(fromDiscord));
  }

  #show(heading: string, choices: readonly OptionChoice[]): void {
    const offered = choices.map((choice) => ({ label: choice.label, pick: () => this.#pick(choice) }));
    this.#host.listbox.show(this.input, heading, offered);
  }

  #pick(choice: OptionChoice): void {
    this.#askNoMore();
    this.#picked = choice;
    this.put(choice.label);
    this.element.classList.remove('wrong');
    this.#host.listbox.hide();
    this.#host.next(this);
  }

  #key(event: KeyboardEvent): void {
    if (this.#host.listbox.take(event)) {
      if (event.key === 'Escape') this.#askNoMore();
      return;
    }
    if (event.isComposing) return;
    const isEmpty = this.isEmpty;
    if (event.key === 'Enter') this.#host.submit();
    else if (event.key === 'Backspace' && isEmpty) this.#host.remove(this);
    else if (event.key === 'Escape') this.#host.back(this);
    else if (event.key === 'Tab' && !event.shiftKey && !isEmpty) this.#host.next(this);
    else return;
    event.preventDefault();
  }
}
