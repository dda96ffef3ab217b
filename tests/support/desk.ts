import { setImmediate as turn } from 'node:timers/promises';
import { type APIButtonComponentWithCustomId, ComponentType } from 'discord-api-types/v10';
import { commands, components, mention } from '../../commands/index.ts';
import type { Article } from '../../src/article/article-model.ts';
import { placeNumbered } from '../../src/article/article-places.ts';
import type { ChannelInfo, Channels } from '../../src/bot/channels.ts';
import { Cooldown } from '../../src/bot/admission.ts';
import { Dispatcher } from '../../src/bot/dispatch.ts';
import type { Message, Reply } from '../../src/bot/reply.ts';
import type { Incoming, MentionRequest, OptionValues, Request, TargetMessage } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { loadArticles } from '../../src/article/folder/load-articles.ts';
import { parseConfig } from '../../src/config/config.ts';
import { readArticle } from '../../src/article/read-article.ts';
import { usualLimits } from '../../src/library/library-edits.ts';
import { Library, type LibraryOptions } from '../../src/library/library.ts';
import { QuestionMeanings } from '../../src/library/asked/question-meanings.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import { asGuildId, guildScope } from '../../src/library/ids.ts';
import { SettingsCache } from '../../src/library/server-settings.ts';
import { createLog } from '../../src/log.ts';
import { placeValue } from '../../src/reply/places.ts';
import { openStore } from '../../src/store/open-store.ts';

export const ids = {
  guild: asGuildId('100000000000000001'),
  otherGuild: asGuildId('100000000000000002'),
  channel: '200000000000000001',
  alice: '300000000000000001',
  bob: '300000000000000002',
  docent: '400000000000000001',
  message: '500000000000000001',
} as const;

/** Under which the desk's server's records are kept. */
export const here = guildScope(ids.guild);

/** View Channels, Send Messages, Embed Links, Send Messages in Threads. */
export const ordinary = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 38n);
export const moderating = ordinary | (1n << 13n);

export const bundled = await loadArticles(parseConfig({}).articlesDir);

type Posted = { readonly channelId: string; readonly message: Message; readonly replyTo?: string };

/** Channels that remember what was posted; `own` are Docent's permissions in every one of them. */
class RememberingChannels implements Channels {
  readonly posted: Posted[] = [];
  readonly removed: string[] = [];
  own = ordinary;

  find(channelId: string): Promise<ChannelInfo | undefined> {
    return Promise.resolve({ id: channelId, guildId: ids.guild, name: 'reading', isThread: false, own: this.own });
  }

  list(): Promise<readonly ChannelInfo[]> {
    return Promise.resolve([]);
  }

  permissionsOf(): Promise<bigint> {
    return Promise.resolve(ordinary);
  }

  isGiven(): Promise<boolean> {
    return Promise.resolve(false);
  }

  post(channelId: string, message: Message, options: { readonly replyTo?: string } = {}): Promise<string> {
    this.posted.push({ channelId, message, ...options });
    return Promise.resolve(ids.message);
  }

  remove(_channelId: string, messageId: string): Promise<void> {
    this.removed.push(messageId);
    return Promise.resolve();
  }

  openPost(): Promise<string> {
    return Promise.resolve(ids.message);
  }

  publish(): Promise<void> {
    return Promise.resolve();
  }

  edit(): Promise<void> {
    return Promise.resolve();
  }

  pin(): Promise<void> {
    return Promise.resolve();
  }

  startThread(): Promise<string> {
    return Promise.resolve(ids.channel);
  }
}

class SearchingLibrary extends Library {
  readonly #searching: (search: LibraryView['search']) => LibraryView['search'];

  constructor(
    articles: readonly Article[],
    searching: (search: LibraryView['search']) => LibraryView['search'],
    options: LibraryOptions,
  ) {
    super(articles, options);
    this.#searching = searching;
  }

  override read: Library['read'] = (guildId, use) =>
    super.read(guildId, (view) => use({ ...view, search: this.#searching(view.search) }));
}

export type DeskOptions = {
  readonly articles?: readonly Article[];
  readonly retentionDays?: number;
  readonly perMember?: number;
  /** How questions are searched, given how they would be. */
  readonly searching?: (search: LibraryView['search']) => LibraryView['search'];
};

type Who = Partial<Request>;

/** Everything that people can do, over a real library and a real store, without Discord in between. */
export async function openDesk({ articles = bundled, retentionDays = 90, perMember = 0, searching }: DeskOptions = {}) {
  let logged = '';
  const channels = new RememberingChannels();
  const store = await openStore(':memory:', { questionRetentionDays: retentionDays });
  const kept = { store: store.library };
  const library =
    searching === undefined ? new Library(articles, kept) : new SearchingLibrary(articles, searching, kept);
  const settings = new SettingsCache(store.settings, () => Date.UTC(2026, 10, 24));
  const services: Services = {
    library,
    store,
    settings,
    health: { messageContent: true, reader: () => Promise.resolve('works' as const), leftOut: () => [] },
    channels,
    libraryLimits: usualLimits,
    meanings: new QuestionMeanings(),
    drawChart: () => Promise.resolve(new Uint8Array([137, 80, 78, 71])),
    readDocument: readArticle,
    files: { fetch: () => Promise.reject(new Error('there is no Discord to fetch from')) },
    cooldown: new Cooldown({ windowSeconds: 60, perMember, perChannel: 0 }),
    retentionDays,
    now: () => Date.UTC(2026, 10, 24),
    log: createLog({ level: 'error', secrets: [], destination: { write: (line) => void (logged += line) } }),
  };
  const dispatcher = new Dispatcher({ commands, components, mention }, services);
  // Discord gives each its own.
  let requests = 600_000_000_000_000_000n;
  const request = (who: Who): Request => ({
    id: String((requests += 1n)),
    guildId: ids.guild,
    channelId: ids.channel,
    userId: ids.alice,
    locale: 'en',
    permissions: ordinary,
    ...who,
  });
  const run = (incoming: Incoming) => delivered(dispatcher.plan(incoming).run());
  return {
    services,
    channels,
    log: () => logged,
    command: (name: string, options: OptionValues = {}, who: Who = {}) =>
      run({ kind: 'chat', name, subcommand: '', request: { ...request(who), options } }),
    menu: (name: string, content: string, who: Who = {}) =>
      run({ kind: 'message', name, request: { ...request(who), target: target({ content }), isOwn: false } }),
    press: (
      customId: string,
      on?: Message,
      who: Who & { values?: readonly string[]; question?: string; askedBy?: string } = {},
    ) => {
      const { values = [], question, askedBy, ...rest } = who;
      const fields = question === undefined ? {} : { question };
      const message = on && { message: { ...target(on), ...(askedBy !== undefined && { askedBy }) } };
      return run({
        kind: 'component',
        customId,
        request: { ...request(rest), ...message, values, fields, choices: {}, uploads: {} },
      });
    },
    mentioned: async (text: string, extra: Partial<MentionRequest> = {}) => {
      const reply = await delivered(
        dispatcher.mentioned({
          ...request(extra),
          files: [],
          named: { before: '', after: text },
          ...extra,
          text,
        }),
      );
      if (reply === undefined) throw new Error('The mention was passed over.');
      return reply;
    },
    typing: (name: string, option: string, value: string, who: Who = {}) =>
      dispatcher.autocomplete({
        name,
        subcommand: '',
        request: { ...request(who), options: {}, focused: { name: option, value } },
      }),
  };
}

/** Nobody reacts to a reply in the turn in which it is made. */
export async function delivered<R extends Reply | undefined>(running: Promise<R>): Promise<R> {
  const reply = await running;
  await turn();
  return reply;
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A message of Docent's as it comes back from Discord. */
export function target(message: Message): TargetMessage {
  return {
    id: ids.message,
    channelId: ids.channel,
    authorId: ids.docent,
    authorIsBot: true,
    content: message.content ?? '',
    embeds: [],
    otherText: '',
    files: [],
    customIds: customIds(message),
  };
}

/** The message in a reply. */
export function messageOf(reply: Reply): Message {
  if (reply.kind === 'modal') throw new Error('A modal is no message.');
  return reply.message;
}

export function isPrivate(reply: Reply): boolean {
  return reply.kind === 'message' && reply.ephemeral === true;
}

/** Everything that is said in it. */
export function said(reply: Reply): string {
  const { content = '', layout = [] } = messageOf(reply);
  return [content, ...textsIn(layout)].filter((text) => text !== '').join('\n');
}

/** The texts of a message that is made of components, in order. */
export function textsIn(parts: readonly unknown[]): readonly string[] {
  return partsIn(parts).flatMap(({ type, content }) => (type === ComponentType.TextDisplay ? [String(content)] : []));
}

type Part = Partial<Record<string, unknown>>;

/** Components at whatever depth. */
export function partsIn(parts: readonly unknown[]): readonly Part[] {
  return (parts as readonly Part[]).flatMap((part) => {
    const { components, accessory } = part;
    const inside = [...(Array.isArray(components) ? components : []), ...(accessory === undefined ? [] : [accessory])];
    return [part, ...partsIn(inside)];
  });
}

export function customIds({ components = [], layout = [] }: Message): readonly string[] {
  return partsIn([...components, ...layout]).flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : []));
}

/** The custom id of the first button or menu that does this. */
export function idOf(reply: Reply, action: string): string {
  const found = customIds(messageOf(reply)).find((id) => id.split(':')[1] === action);
  if (found === undefined) throw new Error(`Nothing here does "${action}".`);
  return found;
}

/** *Options* under an answer, as whoever presses it sees them. */
export function openOptions(desk: Desk, reply: Reply, who: Who = {}): Promise<Reply> {
  return desk.press(idOf(reply, 'options'), messageOf(reply), who);
}

export function labels(reply: Reply): readonly string[] {
  const { components = [], layout = [] } = messageOf(reply);
  const buttons = partsIn([...components, ...layout]).filter(({ type }) => type === ComponentType.Button);
  return (buttons as unknown as readonly APIButtonComponentWithCustomId[]).map(
    ({ label = '', emoji }) => `${emoji?.name ?? ''}${label}`,
  );
}

/** The value that a menu or a choice has for a section ("2") or a claim ("2.1") of an article. */
export function valueOf(number: string, article: Article | undefined = bundled[0]): string {
  const place = article && placeNumbered(number, article);
  if (place === undefined) throw new Error(`no place ${number}`);
  return placeValue(place);
}
