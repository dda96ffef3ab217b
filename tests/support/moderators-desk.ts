import { commands, components, jobs, mention } from '../../commands/index.ts';
import type { Article } from '../../src/article/article-model.ts';
import type { ChannelInfo, Channels, PostOptions } from '../../src/bot/channels.ts';
import { Cooldown } from '../../src/bot/admission.ts';
import { Dispatcher } from '../../src/bot/dispatch.ts';
import type { Message } from '../../src/bot/reply.ts';
import type {
  AttachedFile,
  ComponentRequest,
  Incoming,
  OptionValues,
  Request,
  TargetMessage,
} from '../../src/bot/request.ts';
import { Scheduler } from '../../src/bot/schedule/scheduler.ts';
import type { Services } from '../../src/bot/services.ts';
import { readArticle } from '../../src/article/read-article.ts';
import { QuestionMeanings } from '../../src/library/asked/question-meanings.ts';
import { type LibraryLimits, usualLimits } from '../../src/library/library-edits.ts';
import { UserError } from '../../src/errors.ts';
import { Library } from '../../src/library/library.ts';
import { SettingsCache } from '../../src/library/server-settings.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { bundled, delivered, ids, ordinary, target } from './desk.ts';

/** All permissions that posting may take, and Manage Messages. */
export const everything = ordinary | (1n << 13n) | (1n << 35n) | (1n << 49n) | (1n << 51n);
export const reading = '200000000000000002';
export const start = Date.UTC(2026, 10, 24, 12);

/** Channels as Discord keeps them, in memory: a repeated nonce sends nothing. */
class Rooms implements Channels {
  readonly sent: { readonly id: string; readonly channelId: string; readonly message: Message }[] = [];
  readonly edited: Message[] = [];
  readonly pinned: string[] = [];
  readonly threads: { readonly messageId: string; readonly name: string }[] = [];
  readonly rooms = new Map<string, ChannelInfo>();
  readonly given = new Set<string>();
  /** What the member has in channels other than the one they are in. */
  members = everything;
  /** Called before anything is done; what it throws, Discord answered. */
  fault: (what: 'post' | 'pin' | 'thread') => void = () => undefined;
  /** Called when it was done: what it throws, was answered all the same. */
  lost: (what: 'post' | 'pin' | 'thread') => void = () => undefined;
  readonly #nonces = new Map<string, string>();

  constructor() {
    for (const id of [ids.channel, reading]) this.room({ id });
  }

  room(room: Partial<ChannelInfo> & { readonly id: string }): void {
    this.rooms.set(room.id, { guildId: ids.guild, name: 'a room', isThread: false, own: everything, ...room });
  }

  /** As Discord does after a few minutes. */
  forgetNonces(): void {
    this.#nonces.clear();
  }

  find(channelId: string): Promise<ChannelInfo | undefined> {
    return Promise.resolve(this.rooms.get(channelId));
  }

  list(): Promise<readonly ChannelInfo[]> {
    return Promise.resolve([...this.rooms.values()]);
  }

  permissionsOf(): Promise<bigint> {
    return Promise.resolve(this.members);
  }

  isGiven(command: string, userId: string): Promise<boolean> {
    return Promise.resolve(this.given.has(`${command} ${userId}`));
  }

  async post(channelId: string, message: Message, { nonce }: PostOptions = {}): Promise<string> {
    await Promise.resolve();
    this.fault('post');
    const known = nonce === undefined ? undefined : this.#nonces.get(nonce);
    if (known !== undefined) return known;
    const id = String(700_000_000_000_000_000n + BigInt(this.sent.length));
    this.sent.push({ id, channelId, message });
    if (nonce !== undefined) this.#nonces.set(nonce, id);
    this.lost('post');
    return id;
  }

  remove(): Promise<void> {
    return Promise.resolve();
  }

  openPost(channelId: string, _: object, message: Message): Promise<string> {
    return this.post(channelId, message);
  }

  publish(): Promise<void> {
    return Promise.resolve();
  }

  edit(_: string, __: string, message: Message): Promise<void> {
    this.edited.push(message);
    return Promise.resolve();
  }

  async pin(_: string, messageId: string): Promise<void> {
    await Promise.resolve();
    this.fault('pin');
    if (!this.pinned.includes(messageId)) this.pinned.push(messageId);
    this.lost('pin');
  }

  async startThread(_: string, messageId: string, name: string): Promise<string> {
    await Promise.resolve();
    this.fault('thread');
    if (!this.threads.some((each) => each.messageId === messageId)) this.threads.push({ messageId, name });
    this.lost('thread');
    return messageId;
  }
}

export type ModeratorsDeskOptions = {
  readonly articles?: readonly Article[];
  readonly databaseUrl?: string;
  readonly limits?: LibraryLimits;
};

type Who = Partial<Request>;

type Given = Pick<ComponentRequest, 'fields' | 'choices' | 'uploads'>;

/** What moderators can do, over a real library and a real store, with a clock to move and channels that remember. */
export async function openModeratorsDesk({
  articles = bundled,
  databaseUrl = ':memory:',
  limits = usualLimits,
}: ModeratorsDeskOptions = {}) {
  let at = start;
  let logged = '';
  const files = new Map<string, Uint8Array>();
  let interactions = 600_000_000_000_000_000n;
  const rooms = new Rooms();
  const store = await openStore(databaseUrl, { questionRetentionDays: 90 });
  const settings = new SettingsCache(store.settings, () => at);
  const services: Services = {
    library: new Library(articles, { store: store.library }),
    libraryLimits: limits,
    meanings: new QuestionMeanings(),
    drawChart: () => Promise.resolve(new Uint8Array([137, 80, 78, 71])),
    readDocument: readArticle,
    files: {
      fetch: ({ url }) => {
        const bytes = files.get(url);
        return bytes === undefined
          ? Promise.reject(new UserError('FILE_GONE', 'gone'))
          : Promise.resolve({ bytes, url });
      },
    },
    store,
    settings,
    health: { messageContent: true, reader: () => Promise.resolve('works' as const), leftOut: () => [] },
    channels: rooms,
    cooldown: new Cooldown({ windowSeconds: 60, perMember: 0, perChannel: 0 }),
    retentionDays: 90,
    now: () => at,
    log: createLog({ level: 'debug', destination: { write: (line) => void (logged += line) } }),
  };
  const dispatcher = new Dispatcher({ commands, components, mention }, services);
  const request = (who: Who): Request => ({
    id: String((interactions += 1n)),
    guildId: ids.guild,
    channelId: ids.channel,
    userId: ids.alice,
    locale: 'en',
    permissions: everything,
    ...who,
  });
  const run = (incoming: Incoming) => delivered(dispatcher.plan(incoming).run());
  return {
    services,
    rooms,
    log: () => logged,
    /** A file that a moderator gives to a command or a dialog. */
    file: (name: string, data: string | Uint8Array): AttachedFile => {
      const url = `https://cdn.discordapp.com/attachments/1/${files.size}/${encodeURIComponent(name.toWellFormed())}`;
      const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
      files.set(url, bytes);
      return { id: String(800_000_000_000_000_000n + BigInt(files.size)), name, url, size: bytes.byteLength };
    },
    /** A dialog that was filled in and sent. */
    send: (customId: string, given: Partial<Given> = {}, who: Who = {}) =>
      run({
        kind: 'component',
        customId,
        request: { ...request(who), values: [], fields: {}, choices: {}, uploads: {}, ...given },
      }),
    /** A menu entry used on somebody's message. */
    menu: (name: string, on: Partial<TargetMessage>, who: Who = {}) =>
      run({
        kind: 'message',
        name,
        request: { ...request(who), target: { ...target({}), authorIsBot: false, ...on }, isOwn: false },
      }),
    typing: (name: string, option: string, value: string, options: OptionValues = {}, who: Who = {}) => {
      const [first = '', subcommand = ''] = name.split(' ');
      const focused = { name: option, value };
      return dispatcher.autocomplete({ name: first, subcommand, request: { ...request(who), options, focused } });
    },
    advance: (ms: number) => void (at += ms),
    /** As the next run of Docent would: a scheduler that knows nothing but the store. */
    due: () => new Scheduler(jobs, services).tick(),
    command: (name: string, options: OptionValues = {}, who: Who = {}) => {
      const [first = '', subcommand = ''] = name.split(' ');
      return run({ kind: 'chat', name: first, subcommand, request: { ...request(who), options } });
    },
    press: (customId: string, who: Who & { readonly values?: readonly string[]; readonly on?: Message } = {}) => {
      const { values = [], on, ...rest } = who;
      const message = on && { message: target(on) };
      return run({
        kind: 'component',
        customId,
        request: { ...request(rest), ...message, values, fields: {}, choices: {}, uploads: {} },
      });
    },
  };
}

export type ModeratorsDesk = Awaited<ReturnType<typeof openModeratorsDesk>>;
