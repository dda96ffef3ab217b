import { api, fileUpload } from '../page-api.ts';
import { client } from '../page-client.ts';
import { fill, h, iconButton } from '../dom.ts';
import { icons } from '../icons.ts';
import { CommandForm } from './command-form.ts';
import { matching, type Usable, usableCommands } from './command-list.ts';
import { Listbox } from './listbox.ts';
import { mentionChoices, withMentions } from './mention-list.ts';
import { replyBar } from './reply-bar.ts';

/** Where one writes: text, or a command and its options. */
export class Composer {
  readonly element: HTMLElement;
  readonly #listbox = new Listbox();
  readonly #text: HTMLTextAreaElement;
  readonly #files = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    tabindex: -1,
    'aria-label': 'Files to attach',
  });
  readonly #chosen = h('div', { class: 'chosen-files' });
  readonly #line = h('div', { class: 'composer-line' });
  readonly #above = h('div');
  readonly #alert = h('div', { class: 'composer-alert', role: 'alert' });
  #form: CommandForm | undefined;
  #ping = true;
  #isSending = false;
  #commands: readonly Usable[] = [];

  constructor() {
    this.#text = h('textarea', {
      class: 'composer-text',
      rows: 1,
      role: 'combobox',
      maxlength: 2_000,
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
    });
    this.#text.addEventListener('input', () => void this.#typed());
    this.#text.addEventListener('keydown', (event) => this.#key(event));
    this.#text.addEventListener('blur', () => this.#listbox.hide());
    this.#files.addEventListener('change', () => this.#showFiles());
    this.element = h(
      'form',
      { class: 'composer', 'aria-label': 'Write a message' },
      this.#listbox.element,
      this.#alert,
      this.#above,
      h('div', { class: 'composer-box' }, this.#chosen, this.#line),
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    client.on('channel', () => this.#arrive());
    client.on('replyTo', () => this.#showReply());
    this.#reset();
  }

  focus(): void {
    if (this.#form === undefined) this.#text.focus();
    else this.#form.focus();
  }

  /** Another channel, or the same one as another member: what was being written stays. */
  #arrive(): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.#commands = [];
    this.#reset();
    if (!hadFocus) return;
    this.focus();
    void this.#typed();
  }

  #reset(): void {
    const { channel } = client;
    const place =
      channel?.isDm === true ? `@${client.person(client.state.bot)?.name ?? ''}` : `#${channel?.name ?? ''}`;
    const label = channel?.maySend === false ? `You may not write in ${place}` : `Message ${place}`;
    this.#text.placeholder = label;
    this.#text.setAttribute('aria-label', label);
    this.#text.disabled = channel?.maySend === false;
    this.#form = undefined;
    this.#showLine();
  }

  #showLine(): void {
    const pick = iconButton('Attach files', icons.plus(), () => this.#files.click(), {
      disabled: client.channel?.mayAttach === false,
    });
    const send = h(
      'button',
      { type: 'submit', class: 'icon-button send', 'aria-label': 'Send', title: 'Send' },
      icons.send(),
    );
    if (this.#form === undefined) fill(this.#line, this.#files, pick, this.#text, send);
    else
      fill(
        this.#line,
        this.#form.element,
        iconButton('Leave the command', icons.close(), () => this.#leave()),
        send,
      );
  }

  #leave(): void {
    this.#form = undefined;
    this.#listbox.hide();
    this.#showLine();
    this.#text.focus();
  }

  async #typed(): Promise<void> {
    this.#alert.textContent = '';
    this.#fit();
    const { value, selectionStart } = this.#text;
    if (/^\/[^\n]*$/.test(value)) {
      if (value === '/' || this.#commands.length === 0) await this.#readCommands();
      // While they were on their way a command was taken up, or the text went on.
      const { value: now } = this.#text;
      if (this.#form === undefined && now.startsWith('/')) this.#offerCommands(now.slice(1));
      return;
    }
    const people = mentionChoices(value.slice(0, selectionStart), (text) => this.#insert(text, selectionStart));
    if (people.length > 0) this.#listbox.show(this.#text, 'Members', people);
    else this.#listbox.hide();
  }

  async #readCommands(): Promise<void> {
    this.#commands = usableCommands(await api.commands(client.viewer, client.channelId));
  }

  #offerCommands(typed: string): void {
    const found = matching(this.#commands, typed);
    const bot = client.person(client.state.bot)?.name ?? '';
    const choices = found.map((command) => ({
      label: `/${command.shown}`,
      description: command.description,
      pick: () => this.begin(command),
    }));
    this.#listbox.show(this.#text, found.length === 0 ? '' : `${bot} – commands`, choices);
  }

  /** Takes up a command, to be filled in. */
  begin(command: Usable): void {
    this.#text.value = '';
    this.#listbox.hide();
    this.#form = new CommandForm(command, this.#listbox, () => this.#leave());
    this.#showLine();
    this.#form.focus();
  }

  /** Puts a completed mention in place of what was typed of it. */
  #insert(text: string, until: number): void {
    const before = this.#text.value.slice(0, until).replace(/@[^@\n]*$/, text);
    this.#text.value = before + this.#text.value.slice(until);
    this.#text.setSelectionRange(before.length, before.length);
    this.#listbox.hide();
    this.#fit();
  }

  #fit(): void {
    this.#text.style.height = 'auto';
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 220)}px`;
  }

  #key(event: KeyboardEvent): void {
    if (this.#listbox.take(event) || event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void this.#submit();
    } else if (event.key === 'Escape' && client.replyTo !== undefined) client.setReplyTo(undefined);
  }

  async #submit(): Promise<void> {
    if (this.#form !== undefined) return this.#form.submit();
    // A second Enter does not send it twice.
    if (this.#isSending) return undefined;
    this.#isSending = true;
    return this.#send().finally(() => (this.#isSending = false));
  }

  async #send(): Promise<void> {
    const text = withMentions(this.#text.value);
    const files = await Promise.all([...(this.#files.files ?? [])].map(fileUpload));
    if (text.trim() === '' && files.length === 0) return;
    const channel = await client.arrivedAt();
    const reply = client.replyTo === undefined ? {} : { replyTo: client.replyTo.id, ping: this.#ping };
    const outcome = await client.act({ do: 'send', channel, text, files, ...reply });
    if (outcome.kind === 'refused') {
      this.#alert.textContent = outcome.message;
      return;
    }
    this.#text.value = '';
    this.#files.value = '';
    this.#showFiles();
    this.#fit();
    client.setReplyTo(undefined);
  }

  #showFiles(): void {
    const names = [...(this.#files.files ?? [])].map(({ name }) =>
      h('span', { class: 'chosen-file' }, icons.file(), name),
    );
    fill(this.#chosen, names);
  }

  #showReply(): void {
    this.#ping = true;
    const { replyTo } = client;
    if (replyTo === undefined) fill(this.#above);
    else {
      fill(
        this.#above,
        replyBar(replyTo, (ping) => (this.#ping = ping)),
      );
      this.focus();
    }
  }
}
