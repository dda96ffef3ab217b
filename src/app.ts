import { commands, components } from '../commands/index.ts';
import { loadArticles } from './article/load.ts';
import { Cooldown } from './bot/cooldown.ts';
import { Dispatcher } from './bot/dispatch.ts';
import type { Services } from './bot/services.ts';
import type { Config } from './config/config.ts';
import { DiscordBot } from './discord/bot.ts';
import { Library } from './library/library.ts';
import type { Logger } from './log.ts';

/** Which Discord to serve: the real one, or the local one at its own address. */
export type Connection = { readonly token: string; readonly apiUrl?: string; readonly guildId?: string };

export type Overrides = {
  readonly commands?: typeof commands;
  readonly components?: typeof components;
};

/** Docent put together, but not yet connected. */
export class App implements AsyncDisposable {
  readonly services: Services;
  readonly #dispatcher: Dispatcher;
  readonly #definitions: readonly (typeof commands)[number]['definition'][];
  readonly #log: Logger;
  readonly #bots: DiscordBot[] = [];

  private constructor(services: Services, log: Logger, overrides: Overrides) {
    const served = overrides.commands ?? commands;
    this.services = services;
    this.#log = log;
    this.#definitions = served.map(({ definition }) => definition);
    this.#dispatcher = new Dispatcher(served, overrides.components ?? components, services, log);
  }

  /** Reads the articles and opens what is needed. @throws UserError that says what to mend */
  static async create(config: Config, log: Logger, overrides: Overrides = {}): Promise<App> {
    const library = await Library.create(await loadArticles(config.articlesDir));
    const cooldown = new Cooldown(config.cooldown);
    return new App({ library, cooldown }, log, overrides);
  }

  /** Makes the bot for one Discord; `start` it to log in. The app stops it when it is disposed. */
  bot(connection: Connection): DiscordBot {
    const bot = new DiscordBot({
      ...connection,
      definitions: this.#definitions,
      dispatcher: this.#dispatcher,
      log: this.#log,
    });
    this.#bots.push(bot);
    return bot;
  }

  /** Lets every bot finish what is under way, then closes what was opened. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#bots.map((bot) => bot.stop()));
  }
}
