import { isDeepStrictEqual } from 'node:util';
import { LocalDiscord, type StartOptions, type TrafficEntry } from 'local-discord';
import { checkRequests, readApiDescription, type RequestCheck } from 'local-discord/openapi';
import { afterEach, expect } from 'vitest';
import { App, type Overrides } from '../../src/app.ts';
import { type Config, parseConfig } from '../../src/config/config.ts';
import type { Started } from '../../src/discord/discord-bot.ts';
import { createLog } from '../../src/log.ts';

export type DocentOptions = {
  readonly config?: Partial<Config>;
  readonly overrides?: Overrides;
  readonly discord?: StartOptions;
  /** Registers commands in the default server only. */
  readonly guildOnly?: boolean;
  /** A local Discord that is there already: for a bot that starts again. */
  readonly on?: LocalDiscord;
};

/** Docent as it is, on a local Discord, by the real discord.js. Disposed of after the test. */
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

const open: AsyncDisposable[] = [];
const checks: RequestCheck[] = [];
const pingable: string[] = [];

type Sent = { readonly content?: string; readonly embeds?: unknown; readonly allowed_mentions?: unknown };

/** After each test: everything is closed, and each request that the bot made was one that Discord describes and pinged nobody. */
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each[Symbol.asyncDispose]();
  for (const check of checks.splice(0)) expect(check.complaints).toEqual([]);
  expect(pingable.splice(0)).toEqual([]);
});

export async function startDocent(options: DocentOptions = {}): Promise<Docent> {
  const discord = options.on ?? (await LocalDiscord.start({ botName: 'Docent', ...options.discord }));
  if (options.on === undefined) {
    open.push(discord);
    checks.push(checkRequests(discord, description));
    discord.traffic.subscribe(expectNobodyPinged);
  }
  let lines = '';
  const log = createLog({
    level: 'debug',
    secrets: [discord.token],
    destination: { write: (line) => void (lines += line) },
  });
  const config: Config = { ...parseConfig({}), databaseUrl: ':memory:', ...options.config };
  const guild = options.guildOnly ? { guildId: discord.ids.guild } : {};
  const connection = { token: discord.token, apiUrl: discord.apiUrl, ...guild };
  const app = await App.create(config, connection, log, options.overrides);
  open.push(app);
  const started = await app.start();
  return { discord, app, started, log: () => lines, stop: () => app[Symbol.asyncDispose]() };
}

/** Every message that the bot sends forbids all mentions, wherever in the request it stands. */
function expectNobodyPinged({ kind, request }: TrafficEntry): void {
  if (kind !== 'rest' || request === '') return;
  const body = JSON.parse(request) as Sent & { readonly data?: Sent };
  for (const sent of [body, body.data])
    if (sent?.content !== undefined || sent?.embeds !== undefined)
      pingable.push(...(isDeepStrictEqual(sent.allowed_mentions, { parse: [] }) ? [] : [request]));
}
