import { join } from 'node:path';
import { chores, commands, components, jobs, mention, overheard } from '../commands/index.ts';
import { warningInWords } from './article/article-errors.ts';
import type { Overrides } from './app-overrides.ts';
import { leftOutOf, readerState, vitalsOf } from './app-vitals.ts';
import { ArticleFolder, type FolderOptions } from './article/folder/article-folder.ts';
import { ReadingProcess } from './article/reading-process/reading-process.ts';
import { ChartProcess } from './charts/chart-process.ts';
import { Attendance, Cooldown, UnderWay } from './bot/admission.ts';
import { Dispatcher } from './bot/dispatch.ts';
import { GuildRoll } from './bot/guild-roll.ts';
import { SessionLeases } from './discord/resuming/session-leases.ts';
import { LogInQueue } from './bot/log-in-turns.ts';
import { greetServer } from './bot/greet-server.ts';
import { Chores } from './bot/schedule/chores.ts';
import { Scheduler } from './bot/schedule/scheduler.ts';
import type { Services } from './bot/services.ts';
import type { Config } from './config/config.ts';
import { DiscordBot, type Started } from './discord/discord-bot.ts';
import { AttachmentFetcher } from './fetching/attachment-fetcher.ts';
import { WebFetcher } from './fetching/web-fetcher.ts';
import type { HealthServer } from './health/health-server.ts';
import type { Metrics } from './health/metrics.ts';
import { QuestionMeanings } from './library/asked/question-meanings.ts';
import { FolderWatch } from './library/folder-watch.ts';
import { Library } from './library/library.ts';
import { servesFirst } from './library/served-shards.ts';
import { SettingsCache } from './library/server-settings.ts';
import type { Logger } from './log.ts';
import { KeptIndexes, openReading, type SearchReading } from './search/index.ts';
import { databaseFolder } from './store/database-address.ts';
import { openStore } from './store/open-store.ts';

/** Which Discord to serve: the real one, or the local one at its own address. */
export type Connection = { readonly token: string; readonly apiUrl?: string; readonly guildId?: string };

const purgeEveryMs = 3_600_000;
const MEGABYTE = 1_048_576;

type Parts = {
  readonly bot: DiscordBot;
  readonly dispatcher: Dispatcher;
  readonly scheduler: Scheduler;
  readonly guilds: GuildRoll;
  readonly attendance: Attendance;
  readonly reading: SearchReading | undefined;
  readonly documents: ReadingProcess;
  readonly charts: ChartProcess;
  readonly watch: FolderWatch;
  readonly chores: Chores;
  readonly folder: ArticleFolder;
  readonly metrics: Metrics | undefined;
};

/** Docent put together for one Discord. Disposing of it finishes what is under way and closes what was opened. */
export class App implements AsyncDisposable {
  readonly services: Services;
  readonly #parts: Parts;
  readonly #config: Config;
  #health: HealthServer | undefined;
  #hasArticles = false;
  #isStopping = false;
  #purging: NodeJS.Timeout | undefined;

  private constructor(config: Config, parts: Parts, services: Services) {
    this.#config = config;
    this.#parts = parts;
    this.services = services;
  }

  /** Reads the articles and opens the store; connects to nothing yet. @throws UserError that says what to mend */
  static async create(config: Config, connection: Connection, log: Logger, overrides: Overrides = {}): Promise<App> {
    const { now = Date.now, readyWithinMs, acknowledgeWithinMs } = overrides;
    // What counts is not even loaded where nobody asks for it.
    const metrics = config.health && new (await import('./health/metrics.ts')).Metrics();
    const meter = metrics?.meter;
    const repertoire = { commands, components, mention, overheard, ...overrides };
    const documents = new ReadingProcess();
    const charts = new ChartProcess((error) => log.warn({ err: error }, 'a chart was not drawn'));
    const readDocument = overrides.read ?? documents.read;
    const folder = new ArticleFolder(config.articlesDir, { read: readDocument, ...tellInLog(log) });
    const articles = await folder.load();
    const reading = readingOf(config, log, overrides.readWithinMs);
    const { shards } = config;
    const indexes = besideDatabase(config, 'docent-indexes');
    const store = await openStore(config.databaseUrl, {
      shards,
      questionRetentionDays: config.questionRetentionDays,
      onTrouble: (error, lost) => {
        meter?.lost(lost);
        log.error({ err: error }, lost > 0 ? 'a question was not kept' : 'what is asked cannot be kept now; it waits');
      },
    });
    const library = new Library(articles, {
      reading,
      store: store.library,
      sampleIds: config.sampleIds,
      indexBytes: config.library.indexMemoryMb * MEGABYTE,
      kept: indexes === undefined ? undefined : new KeptIndexes(indexes),
      keepAfterMs: overrides.keepAfterMs,
    });
    const guilds = new GuildRoll(store.departures, now, log);
    const attendance = new Attendance(store.deliveries, now, log);
    const bot = new DiscordBot({
      ...connection,
      messageContent: config.messageContent,
      definitions: repertoire.commands.map(({ definition }) => definition),
      ...(readyWithinMs !== undefined && { readyWithinMs }),
      ...(acknowledgeWithinMs !== undefined && { acknowledgeWithinMs }),
      claims: attendance,
      shards,
      ...(shards.count > 1 && { logInTurn: new LogInQueue(store.logIns, now, log).turn }),
      sessions: new SessionLeases(store.sessions, log, overrides.keepSessionsEveryMs),
      guilds,
      meter,
      log,
    });
    const cooldown = new Cooldown(config.cooldown, now);
    const services: Services = {
      library,
      store,
      channels: bot.channels,
      settings: new SettingsCache(store.settings, now),
      health: {
        messageContent: config.messageContent,
        reader: () => readerState(config, reading),
        leftOut: () => folder.problems.map(leftOutOf),
      },
      cooldown,
      meter,
      libraryLimits: config.library,
      files: new AttachmentFetcher({
        maxBytes: config.documents.maxBytes,
        ...(connection.apiUrl !== undefined && { apiUrl: connection.apiUrl }),
      }),
      ...(config.documents.allowUrls && {
        web: overrides.web ?? new WebFetcher({ maxBytes: config.documents.maxBytes }),
      }),
      meanings: new QuestionMeanings(reading),
      drawChart: charts.draw,
      readDocument,
      retentionDays: config.questionRetentionDays,
      now,
      log,
    };
    guilds.onJoin((joined) =>
      greetServer(
        joined,
        repertoire.commands.map(({ definition }) => definition),
        services,
      ),
    );
    const scheduler = new Scheduler(overrides.jobs ?? jobs, services, overrides.lookEveryMs);
    const cannotLook = (error: unknown) => log.error({ err: error }, 'the folder of articles could not be looked at');
    const watch = new FolderWatch(folder, library, cannotLook, overrides.lookInFolderEveryMs);
    const dispatcher = new Dispatcher(repertoire, services);
    const daily = new Chores(overrides.chores ?? chores, services);
    const own = { bot, dispatcher, scheduler, guilds, attendance, reading, documents, charts, watch, chores: daily };
    return new App(config, { ...own, folder, metrics }, services);
  }

  /** Connects, and does from then on what is asked and what is due. @throws UserError that says what to mend */
  async start(): Promise<Started> {
    const { bot, dispatcher, scheduler, attendance, watch, chores: daily } = this.#parts;
    await this.#tellHealth();
    // The index is there before the first question is, and other processes know of this one.
    await Promise.all([this.services.library.read({}, () => void (this.#hasArticles = true)), attendance.begin()]);
    const started = await bot.start(dispatcher);
    scheduler.start();
    watch.start();
    daily.start();
    await this.#purge();
    this.#purging = setInterval(() => void this.#purge(), purgeEveryMs).unref();
    return started;
  }

  /** Rejects with a `UserError` when Discord ends the connection for good; never resolves. */
  get ended(): Promise<never> {
    return this.#parts.bot.ended;
  }

  /** Where it is told how Docent is; undefined where nowhere. */
  get healthUrl(): string | undefined {
    return this.#health?.url;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true;
    const { bot, scheduler, attendance, reading, documents, charts, watch, chores: daily } = this.#parts;
    clearInterval(this.#purging);
    attendance.end();
    // What is being posted still needs the bot. A chore that takes longer is done another time.
    const underWay = new UnderWay();
    for (const ending of [bot.drain(), scheduler.stop(), watch.stop(), daily.stop()]) void underWay.add(ending);
    await underWay.settle();
    await bot.stop();
    await documents[Symbol.asyncDispose]();
    charts[Symbol.dispose]();
    await reading?.reader[Symbol.asyncDispose]();
    await this.services.store[Symbol.asyncDispose]();
    await this.#health?.[Symbol.asyncDispose]();
  }

  async #tellHealth(): Promise<void> {
    const { metrics } = this.#parts;
    const { health, reader } = this.#config;
    if (metrics === undefined || health === undefined) return;
    const isStopping = () => this.#isStopping;
    const hasArticles = () => this.#hasArticles;
    const vitals = vitalsOf({ ...this.#parts, ...this.services, isStopping, hasArticles, readerIsWanted: reader.on });
    const { HealthServer } = await import('./health/health-server.ts');
    this.#health = await HealthServer.listen(health, vitals, metrics);
    this.services.log.info({ url: this.#health.url }, 'health and metrics are served');
  }

  async #purge(): Promise<void> {
    const { store, now, log } = this.services;
    try {
      if (servesFirst(this.#config.shards)) await store.retention.purge(now());
      await this.#parts.guilds.purge();
      await this.services.library.purgeIndexes();
    } catch (error) {
      log.error({ err: error }, 'old records were not deleted');
    }
  }
}

function tellInLog(log: Logger): FolderOptions {
  return {
    tell: (problem) => log.warn({ err: problem }, 'an article is left out'),
    warn: (file, warning) => log.warn({ warning: warningInWords(file, warning) }, 'an article may be read wrong'),
  };
}

/** A folder of what can be made again, beside the database; none beside one in memory. */
function besideDatabase({ databaseUrl }: Config, name: string): string | undefined {
  const folder = databaseFolder(databaseUrl);
  return folder && join(folder, name);
}

function readingOf(config: Config, log: Logger, withinMs?: number): SearchReading | undefined {
  const { reader } = config;
  if (!reader.on) return undefined;
  return openReading({
    model: reader.model,
    vectors: besideDatabase(config, 'docent-vectors'),
    tell: (trouble) => log.warn(trouble),
    ...(withinMs !== undefined && { budgetMs: withinMs, patienceMs: withinMs }),
  });
}
