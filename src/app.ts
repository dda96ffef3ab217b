import { commands, components, jobs, mention } from '../commands/index.ts';
import { loadArticles } from './article/load-articles.ts';
import { Cooldown } from './bot/admission.ts';
import { Dispatcher, type Repertoire } from './bot/dispatch.ts';
import { GuildRoll } from './bot/guild-roll.ts';
import type { Job } from './bot/schedule/job.ts';
import { Scheduler } from './bot/schedule/scheduler.ts';
import type { Services } from './bot/services.ts';
import type { Config } from './config/config.ts';
import { DiscordBot, type DiscordBotOptions, type Started } from './discord/discord-bot.ts';
import { Library } from './library/library.ts';
import { scopeOf } from './library/ids.ts';
import type { Store } from './library/port.ts';
import type { Logger } from './log.ts';
import { openStore } from './store/open-store.ts';

/** Which Discord to serve: the real one, or the local one at its own address. */
export type Connection = { readonly token: string; readonly apiUrl?: string; readonly guildId?: string };

/** For tests: what to put in place of what Docent would use. */
export type Overrides = Partial<Repertoire> & {
  readonly jobs?: readonly Job[];
  readonly now?: () => number;
  readonly readyWithinMs?: number;
};

const purgeEveryMs = 3_600_000;
/** Discord delivers to all processes at about the same time. */
const claimMs = 600_000;
/** A process that is killed counts as one more for so long. */
const attendanceMs = 30_000;

/** Docent put together for one Discord. Disposing of it finishes what is under way and closes what was opened. */
export class App implements AsyncDisposable {
  readonly services: Services;
  readonly #bot: DiscordBot;
  readonly #dispatcher: Dispatcher;
  readonly #scheduler: Scheduler;
  readonly #guilds: GuildRoll;
  #purging: NodeJS.Timeout | undefined;
  #attending: NodeJS.Timeout | undefined;

  private constructor(
    bot: DiscordBot,
    dispatcher: Dispatcher,
    scheduler: Scheduler,
    guilds: GuildRoll,
    services: Services,
  ) {
    this.#bot = bot;
    this.#dispatcher = dispatcher;
    this.#scheduler = scheduler;
    this.#guilds = guilds;
    this.services = services;
  }

  /** Reads the articles and opens the store; connects to nothing yet. @throws UserError that says what to mend */
  static async create(config: Config, connection: Connection, log: Logger, overrides: Overrides = {}): Promise<App> {
    const { now = Date.now } = overrides;
    const repertoire = { commands, components, mention, ...overrides };
    const articles = await loadArticles(config.articlesDir, (problem) => {
      log.warn({ err: problem }, 'an article is left out');
    });
    const library = new Library(articles);
    const store = await openStore(config.databaseUrl, {
      questionRetentionDays: config.questionRetentionDays,
      onTrouble: (error, lost) => {
        log.error({ err: error }, lost > 0 ? 'a question was not kept' : 'what is asked cannot be kept now; it waits');
      },
    });
    const guilds = new GuildRoll(store.departures, now, log);
    const bot = new DiscordBot({
      ...connection,
      definitions: repertoire.commands.map(({ definition }) => definition),
      ...(overrides.readyWithinMs !== undefined && { readyWithinMs: overrides.readyWithinMs }),
      claim: claiming(store, now, log),
      guilds,
      log,
    });
    const cooldown = new Cooldown(config.cooldown, now);
    const services: Services = {
      library,
      store,
      channels: bot.channels,
      cooldown,
      retentionDays: config.questionRetentionDays,
      now,
      log,
    };
    const scheduler = new Scheduler(overrides.jobs ?? jobs, services);
    return new App(bot, new Dispatcher(repertoire, services), scheduler, guilds, services);
  }

  /** Connects, and does from then on what is asked and what is due. @throws UserError that says what to mend */
  async start(): Promise<Started> {
    // The index is there before the first question is.
    await this.services.library.read(undefined, () => undefined);
    // Known to other processes of the same token before anything is delivered to this one.
    await this.#attend();
    this.#attending = setInterval(() => void this.#attendAgain(), attendanceMs / 3).unref();
    const started = await this.#bot.start(this.#dispatcher);
    this.#scheduler.start();
    await this.#purge();
    this.#purging = setInterval(() => void this.#purge(), purgeEveryMs).unref();
    return started;
  }

  /** Rejects with a `UserError` when Discord ends the connection for good; never resolves. */
  get ended(): Promise<never> {
    return this.#bot.ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#purging);
    clearInterval(this.#attending);
    // What is being posted still needs the bot.
    await this.#scheduler.stop();
    await this.#bot.stop();
    await this.services.store[Symbol.asyncDispose]();
  }

  #attend(): Promise<void> {
    const { store, now } = this.services;
    return store.deliveries.attend(now(), attendanceMs);
  }

  async #attendAgain(): Promise<void> {
    try {
      await this.#attend();
    } catch (error) {
      this.services.log.warn({ err: error }, 'other processes could not be told that this one goes on');
    }
  }

  async #purge(): Promise<void> {
    const { store, now, log } = this.services;
    try {
      await store.retention.purge(now());
      await this.#guilds.purge();
    } catch (error) {
      log.error({ err: error }, 'old records were not deleted');
    }
  }
}

/**
 * Processes with one token are told the same things, and one of them answers: whichever is the first to say so in the
 * database that they share. Where it cannot be asked, both do: Discord itself keeps a second answer away, as a rule.
 */
function claiming(store: Store, now: () => number, log: Logger): NonNullable<DiscordBotOptions['claim']> {
  return async ({ id, ...where }) => {
    try {
      return await store.deliveries.take(scopeOf(where), id, now(), claimMs);
    } catch (error) {
      log.warn({ err: error }, 'it could not be looked up whether another process answers');
      return true;
    }
  };
}
