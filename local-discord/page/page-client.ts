import type {
  Act,
  ChannelView,
  MessageView,
  ActOutcome,
  Person,
  StateView,
  TrafficView,
} from '../src/page-server/protocol.ts';
import { Announcer } from './announcer.ts';
import { api, listen, type PageViewer } from './page-api.ts';
import { recall, remember } from './memory.ts';

/** An interaction that has not been answered yet, or was not. */
export type Pending = {
  readonly id: number;
  readonly channel: string;
  readonly label: string;
  readonly message: string | undefined;
  error: string | undefined;
};

const emptyState: StateView = {
  me: '',
  guild: { id: '', name: '' },
  bot: '',
  people: [],
  roles: [],
  channels: [],
  home: '',
  actors: [],
  samples: [],
  hasConnectSteps: false,
};

/** The page's state: what its member sees, and where they are. */
class Client extends Announcer {
  state = emptyState;
  channelId = '';
  messages: MessageView[] = [];
  traffic: TrafficView[] = [];
  pending: Pending[] = [];
  replyTo: MessageView | undefined;
  unread = new Set<string>();
  connected = true;
  locale = recall('locale') ?? 'en-US';
  #user = recall('user');
  #source: EventSource | undefined;
  #loading = 0;
  #opened: Promise<void> = Promise.resolve();
  /** The channel being opened, and what arrives for it meanwhile. */
  #opening: { readonly channel: string; readonly early: MessageView[] } | undefined;

  get viewer(): PageViewer {
    return { user: this.#user, locale: this.locale };
  }

  get channel(): ChannelView | undefined {
    return this.state.channels.find(({ id }) => id === this.channelId);
  }

  get me(): Person | undefined {
    return this.person(this.state.me);
  }

  person(id: string): Person | undefined {
    return this.state.people.find((one) => one.id === id);
  }

  /** Reads everything anew, as this member, and listens from then on. */
  async start(): Promise<void> {
    this.#source?.close();
    try {
      this.state = await api.state(this.viewer);
    } catch {
      // A member of an earlier server, kept by the browser.
      this.#user = undefined;
      this.state = await api.state(this.viewer);
    }
    this.#user = this.state.me;
    await this.#listen();
    this.traffic = await api.traffic(this.viewer);
    this.pending = [];
    this.unread.clear();
    this.tell('viewer', undefined);
    this.tell('traffic', undefined);
    const wanted = this.channelId === '' ? recall('channel') : this.channelId;
    const isThere = this.state.channels.some(({ id }) => id === wanted);
    await this.open(isThere && wanted !== undefined ? wanted : this.state.home);
  }

  async become(user: string): Promise<void> {
    const wasDm = this.channel?.isDm === true;
    this.#user = user;
    remember('user', user);
    if (wasDm) this.channelId = '';
    await this.start();
    const dm = this.state.channels.find(({ isDm }) => isDm);
    if (wasDm && dm !== undefined) await this.open(dm.id);
  }

  async speak(locale: string): Promise<void> {
    this.locale = locale;
    remember('locale', locale);
    await this.start();
  }

  /** Shows a channel; `at`: a message in it to go to. */
  open(channelId: string, at?: string): Promise<void> {
    this.#opened = this.#open(channelId, at);
    return this.#opened;
  }

  /** The channel that is shown, once the one being opened is: what is sent right after a click on it goes there. */
  async arrivedAt(): Promise<string> {
    for (let opened; opened !== this.#opened; ) {
      opened = this.#opened;
      await opened.catch(() => undefined);
    }
    return this.channelId;
  }

  async #open(channelId: string, at: string | undefined): Promise<void> {
    const turn = (this.#loading += 1);
    const early: MessageView[] = [];
    this.#opening = { channel: channelId, early };
    const messages = await api.messages(this.viewer, channelId);
    if (turn !== this.#loading) return;
    this.#opening = undefined;
    this.channelId = channelId;
    this.messages = messages;
    for (const message of early) this.#put(message);
    this.replyTo = undefined;
    this.unread.delete(channelId);
    remember('channel', channelId);
    this.tell('channel', at);
    this.tell('channels', undefined);
    this.tell('replyTo', undefined);
  }

  /** Does something as the member. A message of its own takes an interaction's place while it is awaited. */
  async act(act: Act, label?: string): Promise<ActOutcome> {
    const waiting = label === undefined ? undefined : this.#await(act, label);
    const outcome = await api.act(this.viewer, act).catch(
      (error: unknown): ActOutcome => ({
        kind: 'refused',
        code: '',
        message: error instanceof Error ? error.message : String(error),
      }),
    );
    if (waiting === undefined) return outcome;
    if (outcome.kind === 'failed' || outcome.kind === 'refused') waiting.error = outcome.message;
    else this.pending = this.pending.filter((one) => one !== waiting);
    this.tell('pending', undefined);
    return outcome;
  }

  dismiss(pending: Pending): void {
    this.pending = this.pending.filter((one) => one !== pending);
    this.tell('pending', undefined);
  }

  setReplyTo(message: MessageView | undefined): void {
    this.replyTo = message;
    this.tell('replyTo', undefined);
  }

  #await(act: Act, label: string): Pending {
    const message = 'message' in act ? act.message : undefined;
    const channel = 'channel' in act ? act.channel : this.channelId;
    const waiting: Pending = { id: Math.random(), channel, label, message, error: undefined };
    // What failed before on the same message is over with a new attempt.
    this.pending = [...this.pending.filter((one) => message === undefined || one.message !== message), waiting];
    this.tell('pending', undefined);
    return waiting;
  }

  #listen(): Promise<void> {
    const source = api.events(this.viewer);
    this.#source = source;
    listen(source, 'message', (message) => this.#take(message));
    listen(source, 'deleted', ({ channel, ids }) => {
      if (channel !== this.channelId) return;
      this.messages = this.messages.filter(({ id }) => !ids.includes(id));
      this.tell('deleted', ids);
    });
    listen(source, 'channels', (channels) => {
      const known = new Set(this.state.channels.map(({ id, messageCount }) => `${id} ${messageCount}`));
      this.state = { ...this.state, channels };
      // A message shows the thread that hangs on it.
      const changed = channels.filter(({ id, messageCount }) => !known.has(`${id} ${messageCount}`));
      for (const message of this.messages)
        if (changed.some(({ id }) => id === message.id)) this.tell('message', { message, isNew: false });
      if (this.channel === undefined) void this.open(this.state.home);
      this.tell('channels', undefined);
    });
    listen(source, 'traffic', (entry) => {
      this.traffic = [...this.traffic.slice(-1_999), entry];
      this.tell('traffic', entry);
    });
    listen(source, 'reset', () => void this.start());
    return new Promise((resolve) => {
      let isFirst = true;
      source.addEventListener('open', () => {
        this.#setConnected(true);
        resolve();
        // What happened while the connection was gone is read anew.
        if (!isFirst) void this.start();
        isFirst = false;
      });
      source.addEventListener('error', () => this.#setConnected(false));
    });
  }

  #setConnected(connected: boolean): void {
    if (this.connected === connected) return;
    this.connected = connected;
    this.tell('connected', undefined);
  }

  #take(message: MessageView): void {
    const { channel_id: channel } = message;
    if (channel === this.#opening?.channel) this.#opening.early.push(message);
    if (channel !== this.channelId) {
      if (message.author.id === this.state.me) return;
      this.unread.add(channel);
      this.tell('channels', undefined);
      return;
    }
    this.tell('message', { message, isNew: this.#put(message) });
  }

  /** Whether it is a new one. */
  #put(message: MessageView): boolean {
    const index = this.messages.findIndex(({ id }) => id === message.id);
    if (index === -1) this.messages.push(message);
    else this.messages[index] = message;
    return index === -1;
  }
}

export const client = new Client();
