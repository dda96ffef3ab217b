import { type Client, Events } from 'discord.js';
import { once } from 'node:events';
import type { Dispatcher } from '../bot/dispatch.ts';
import { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { DiscordChannels } from './discord-channels.ts';
import { type ClientSettings, createClient } from './discord-client.ts';
import { closedForGood, loginFailure, registrationFailure } from './failure.ts';
import { MentionReceiver } from './receive-mentions.ts';
import { Receiver } from './receive.ts';
import { type Definition, type Difference, register } from './register-commands.ts';
import { type GuildsListener, watchGuilds } from './watch-guilds.ts';

const readyWithinMs = 30_000;

export type DiscordBotOptions = ClientSettings & {
  readonly token: string;
  /** Register commands in this server only. */
  readonly guildId?: string;
  readonly definitions: readonly Definition[];
  readonly guilds: GuildsListener;
  readonly log: Logger;
};

export type Started = { readonly name: string; readonly guilds: number; readonly commands: Difference };

/** Docent on Discord: logs in, registers its commands, answers, and goes in good order. */
export class DiscordBot implements AsyncDisposable {
  /** Posting outside of replies; works once started. */
  readonly channels: DiscordChannels;
  readonly #options: DiscordBotOptions;
  readonly #client: Client;
  readonly #ended = Promise.withResolvers<never>();
  #receiver: Receiver | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: DiscordBotOptions) {
    this.#options = options;
    this.#client = createClient(options);
    this.channels = new DiscordChannels(this.#client);
    // Whoever does not wait for the end must not be ended by it.
    this.#ended.promise.catch(() => undefined);
    this.#watch();
  }

  /** Rejects with a `UserError` when Discord ends the connection for good; never resolves. */
  get ended(): Promise<never> {
    return this.#ended.promise;
  }

  /**
   * Logs in, waits until ready, registers the commands that differ, and answers from then on.
   * @throws UserError `DISCORD_LOGIN` or `DISCORD_UNREACHABLE`; the client is then shut down
   */
  async start(dispatcher: Dispatcher): Promise<Started> {
    this.#answerBy(dispatcher);
    try {
      await this.#logIn();
      const commands = await this.#register();
      const client = this.#client;
      return { name: client.user?.tag ?? '', guilds: client.guilds.cache.size, commands };
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Finishes what is under way, then leaves. Can be called more than once. */
  stop(): Promise<void> {
    this.#stopping ??= (this.#receiver?.drain() ?? Promise.resolve()).then(() => this.#client.destroy());
    return this.#stopping;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #logIn(): Promise<void> {
    const { token, apiUrl } = this.#options;
    const ready = once(this.#client, Events.ClientReady, { signal: AbortSignal.timeout(readyWithinMs) });
    ready.catch(() => undefined);
    try {
      await Promise.race([this.#client.login(token), this.#ended.promise]);
      await Promise.race([ready, this.#ended.promise]);
    } catch (error) {
      throw loginFailure(error, apiUrl);
    }
  }

  async #register(): Promise<Difference> {
    const { guildId, definitions } = this.#options;
    const applicationId = this.#client.application?.id;
    if (applicationId === undefined) throw new UserError('DISCORD_LOGIN', 'Discord named no application at log-in.');
    try {
      const target = { applicationId, ...(guildId !== undefined && { guildId }) };
      return await register(this.#client.rest, target, definitions);
    } catch (error) {
      throw registrationFailure(error, guildId);
    }
  }

  #answerBy(dispatcher: Dispatcher): void {
    const { log } = this.#options;
    const receiver = new Receiver(dispatcher, new MentionReceiver(dispatcher, this.channels, log), log);
    this.#receiver = receiver;
    this.#client.on(Events.InteractionCreate, (interaction) => void receiver.interaction(interaction));
    this.#client.on(Events.MessageCreate, (message) => void receiver.message(message));
  }

  #watch(): void {
    const { log, guilds } = this.#options;
    const client = this.#client;
    watchGuilds(client, guilds, log);
    client.on(Events.Error, (error) => log.error({ err: error }, 'the Discord client reported an error'));
    client.on(Events.Warn, (warning) => log.warn(warning));
    client.on(Events.ShardError, (error) => log.warn({ err: error }, 'the connection to Discord failed; trying again'));
    client.on(Events.ShardReconnecting, () => {
      if (this.#stopping === undefined) log.info('reconnecting to Discord');
    });
    client.on(Events.ShardResume, () => log.info('resumed the connection to Discord'));
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (this.#stopping === undefined) this.#ended.reject(closedForGood(code));
    });
    client.on(Events.Invalidated, () => {
      this.#ended.reject(new UserError('DISCORD_LOGIN', 'Discord ended the session.'));
    });
    client.rest.on('invalidRequestWarning', ({ count, remainingTime }) => {
      log.warn({ count, remainingTime }, 'many requests refused; Discord bars an address after 10,000 in ten minutes');
    });
  }
}
