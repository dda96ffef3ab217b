import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Clock, LocalDiscord, type StartOptions, type TrafficEntry } from 'local-discord';
import { checkRequests, readApiDescription } from 'local-discord/openapi';
import { expect, onTestFinished } from 'vitest';
import { readArticle } from '../../src/article/read-article.ts';
import { App } from '../../src/app.ts';
import type { Overrides } from '../../src/app-overrides.ts';
import { type Config, parseConfig } from '../../src/config/config.ts';
import type { Started } from '../../src/discord/discord-bot.ts';
import { createLog } from '../../src/log.ts';
import { textsOf } from './discord-markdown.ts';
import { folder } from './reading-room.ts';

export type DocentOptions = {
  readonly config?: Partial<Config>;
  readonly overrides?: Overrides;
  readonly discord?: StartOptions;
  /** Registers commands in the default server only. */
  readonly guildOnly?: boolean;
  /** A local Discord that is there already: for a bot that starts again. */
  readonly on?: LocalDiscord;
};

/** Docent as it is, on a local Discord, by the real discord.js. */
export type Docent = {
  readonly discord: LocalDiscord;
  readonly app: App;
  readonly started: Started;
  /** Every line that was logged. */
  readonly log: () => string;
  /** Ends the bot, as a signal would; the local Discord goes on. */
  readonly stop: () => Promise<void>;
};

/** Discord's own description of its API, where this checkout has it beside it. */
const description = readApiDescription(new URL('../../../shared/discord/openapi.json', import.meta.url));
if (description === undefined)
  process.stderr.write("skipped: Discord's API description, ../shared/discord/openapi.json, is not here\n");

const inMemory = () => Promise.resolve(':memory:');
let newDatabase: () => Promise<string> = inMemory;

/** From now on every Docent that names no database has a new one of these; by default in memory. */
export function keepIn(database: () => Promise<string> = inMemory): void {
  newDatabase = database;
}

/** The address of a new database of these that outlives a Docent: for a bot that starts again. */
export async function lastingDatabase(): Promise<string> {
  const address = await newDatabase();
  return address === ':memory:' ? join(folder(), 'docent.sqlite') : address;
}

/** In place of the seconds that Discord waits: the local one waits for as long as its clock stands still. */
const acknowledgeWithinMs = 60_000;
/** In place of a second: a test moves the clock, and then waits for what is due. */
const lookEveryMs = 20;

type Sent = {
  readonly content?: string | null;
  readonly embeds?: readonly unknown[];
  readonly components?: readonly unknown[];
  readonly poll?: unknown;
  readonly flags?: number;
  readonly allowed_mentions?: unknown;
};

/**
 * Starts Docent on a local Discord whose time stands still, so that no answer is late because the machine is busy; it reads
 * its articles in this process. Call it in a test or its `beforeEach`: once that test has finished, all is closed, and each
 * request that the bot made was one that Discord describes, pinged nobody, and is read where no embeds are shown.
 */
export async function startDocent(options: DocentOptions = {}): Promise<Docent> {
  const discord = options.on ?? (await startDiscord(options.discord));
  let lines = '';
  const log = createLog({
    level: 'debug',
    secrets: [discord.token],
    destination: { write: (line) => void (lines += line) },
  });
  // By words alone: how long reading takes is the machine's matter, and tests of it have a reader of their own.
  const databaseUrl = options.config?.databaseUrl ?? (await newDatabase());
  const config: Config = { ...parseConfig({ READER: 'off' }), ...options.config, databaseUrl };
  const guild = options.guildOnly ? { guildId: discord.ids.guild } : {};
  const connection = { token: discord.token, apiUrl: discord.apiUrl, ...guild };
  const overrides = { read: readArticle, acknowledgeWithinMs, lookEveryMs, ...options.overrides };
  const app = await App.create(config, connection, log, overrides);
  onTestFinished(() => app[Symbol.asyncDispose]());
  const started = await app.start();
  return { discord, app, started, log: () => lines, stop: () => app[Symbol.asyncDispose]() };
}

async function startDiscord(options: StartOptions = {}): Promise<LocalDiscord> {
  const discord = await LocalDiscord.start({ botName: 'Docent', clock: new Clock({ frozen: true }), ...options });
  const check = checkRequests(discord, description);
  const pingable: string[] = [];
  const unread: string[] = [];
  discord.traffic.subscribe((entry) => {
    const sent = sentIn(entry);
    if (sent.some(isPinging)) pingable.push(entry.request);
    if (sent.some(hidesText)) unread.push(entry.request);
  });
  // Runs after what was registered later: the bot is gone by then.
  onTestFinished(async () => {
    await discord.close();
    expect(check.complaints).toEqual([]);
    expect(pingable).toEqual([]);
    expect(unread).toEqual([]);
  });
  return discord;
}

/** The messages that the bot sends in a request, or puts in another's place. */
function sentIn({ kind, request }: TrafficEntry): readonly Sent[] {
  if (kind !== 'rest' || request === '') return [];
  const body = JSON.parse(request) as Sent & { readonly type?: number; readonly data?: Sent };
  if (body.type === InteractionResponseType.Modal) return [];
  return [body, body.data ?? {}].filter(
    ({ content, embeds, components, poll }) => (content ?? embeds ?? components ?? poll) !== undefined,
  );
}

/** Whether it does not forbid all mentions. */
function isPinging({ allowed_mentions: allowed }: Sent): boolean {
  return !isDeepStrictEqual(allowed, { parse: [] });
}

/** Whether something of it stands in embeds, or there is nothing to read in it: whoever switched link previews off sees no embeds. */
function hidesText({ content, embeds = [], components = [], poll, flags = 0 }: Sent): boolean {
  if (embeds.length > 0) return true;
  // Below a text that stays as it is, buttons change.
  const isWhole = content !== undefined || poll !== undefined || (flags & MessageFlags.IsComponentsV2) !== 0;
  return isWhole && (content ?? '') === '' && poll === undefined && textsOf(components).join('') === '';
}
