import { type Client, Events, type Message, type SessionInfo, Status } from 'discord.js';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Claims } from '../bot/admission.ts';
import type { Dispatcher } from '../bot/dispatch.ts';
import type { SessionLeases } from './resuming/session-leases.ts';
import type { Meter } from '../bot/meter.ts';
import { UserError } from '../errors.ts';
import { allShards, servesFirst } from '../library/served-shards.ts';
import type { Logger } from '../log.ts';
import { DiscordChannels } from './discord-channels.ts';
import { type ClientSettings, createClient, type LogInTurn } from './discord-client.ts';
import { closedForGood, loginFailure, notReady, registrationFailure, tokenRefused } from './failure.ts';
import { AnswersElsewhere } from './delivered/answered-elsewhere.ts';
import { MentionReceiver } from './receive-mentions.ts';
import { QuestionReceiver } from './receive-questions.ts';
import { Receiver } from './receive.ts';
import { handleDelivered, leaveSessions } from './resuming/follow-session.ts';
import { SessionProgress } from './resuming/session-progress.ts';
import { SessionKeeper } from './resuming/session-keeper.ts';
import { type Definition, type Difference, register } from './register-commands.ts';
import { type GuildsListener, watchGuilds } from './watch-guilds.ts';

const readyWithinMs = 30_000;
/** How long Discord may take to say goodbye. */
const goodbyeMs = 1_000;

export type DiscordBotOptions = ClientSettings & {
  readonly token: string;
  /** Register commands in this server only. */
  readonly guildId?: string;
  readonly definitions: readonly Definition[];
  readonly guilds: GuildsListener;
  /** How long log-in may take until Discord says that Docent is ready; 30 s by default. */
  readonly readyWithinMs?: number;
  /** How long Discord is taken to wait for the acknowledgement of an interaction; a little less than its 3 s by default. */
  readonly acknowledgeWithinMs?: number;
  /** Where other processes with the same token are told the same. */
  readonly claims?: Claims;
  /** Where other processes log in with the same token. */
  readonly logInTurn?: LogInTurn;
  /** Where sessions are kept for whoever takes over. */
  readonly sessions?: SessionLeases;
  readonly meter?: Meter | undefined;
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
  readonly #leaving = new AbortController();
  readonly #limit = new AbortController();
  /** Until when Discord has to have let all shards in. */
  #patience: NodeJS.Timeout | undefined;
  readonly #elsewhere: AnswersElsewhere;
  readonly #progress = new SessionProgress();
  readonly #keeper: SessionKeeper | undefined;
  #receiver: Receiver | undefined;
  #draining: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: DiscordBotOptions) {
    this.#options = options;
    const { logInTurn, sessions: leases, token, log, shards = allShards } = options;
    this.#keeper =
      leases &&
      new SessionKeeper({
        shards: shards.ids,
        token,
        leases,
        progress: this.#progress,
        session: (shard) => sessionOf(this.#client, shard),
        log,
      });
    this.#client = createClient(options, {
      onTokenRefused: () => this.#ended.reject(tokenRefused()),
      leaving: this.#leaving.signal,
      ...(logInTurn !== undefined && {
        turn: async (shard, atOnce) => {
          const waitMs = await logInTurn(shard, atOnce);
          this.#beginPatience(waitMs);
          return waitMs;
        },
      }),
      ...(options.meter !== undefined && { meter: options.meter }),
    });
    this.#elsewhere = new AnswersElsewhere(this.#client.rest);
    this.channels = new DiscordChannels(this.#client, this.#elsewhere);
    // Whoever does not wait for the end must not be ended by it.
    this.#ended.promise.catch(() => undefined);
    this.#watch();
  }

  /** Whether Discord delivers to it now: it has logged in, and no connection is being made anew. */
  get isConnected(): boolean {
    const { ws } = this.#client;
    return this.#client.isReady() && ws.shards.every(({ status }) => status === Status.Ready);
  }

  get servers(): number {
    return this.#client.guilds.cache.size;
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
    const receiver = this.#answerBy(dispatcher);
    const ready = Promise.withResolvers<void>();
    this.#keeper?.begin((shard, delivered, isNew) => {
      if (isNew) handleDelivered(this.#client, shard, delivered);
      else receiver.missed(shard, delivered, ready.promise);
    }, ready.promise);
    try {
      await this.#logIn();
      ready.resolve();
      const commands = await this.#register();
      const client = this.#client;
      return { name: client.user?.tag ?? '', guilds: client.guilds.cache.size, commands };
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Takes nothing more in, and finishes what is under way; posting still works. Can be called more than once. */
  drain(): Promise<void> {
    this.#progress.stop();
    this.#draining ??= this.#receiver?.drain() ?? Promise.resolve();
    return this.#draining;
  }

  /** Finishes what is under way, then leaves. Can be called more than once. */
  stop(): Promise<void> {
    this.#leaving.abort();
    this.#stopping ??= this.#leave();
    return this.#stopping;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #leave(): Promise<void> {
    await this.drain();
    const isLeft = await this.#keeper?.end();
    // Where the other end is silent, its answer to the goodbye is not waited for.
    const limit = new AbortController();
    const tooLong = pause(goodbyeMs, undefined, { signal: limit.signal }).catch(() => undefined);
    if (isLeft === true) await Promise.race([leaveSessions(this.#client), tooLong]);
    await Promise.race([this.#client.destroy(), tooLong]);
    limit.abort();
  }

  async #logIn(): Promise<void> {
    const { token, apiUrl, readyWithinMs: withinMs = readyWithinMs } = this.#options;
    const limit = this.#limit;
    const ready = once(this.#client, Events.ClientReady, { signal: limit.signal });
    this.#beginPatience(0);
    try {
      // Whichever comes first: the log-in itself never ends where the gateway says nothing.
      await Promise.race([Promise.all([this.#client.login(token), ready]), this.#ended.promise]);
    } catch (error) {
      throw limit.signal.aborted ? notReady(withinMs) : loginFailure(error, apiUrl);
    } finally {
      clearTimeout(this.#patience);
      limit.abort();
    }
  }

  /** What one waits for its turn is not Discord's doing. */
  #beginPatience(waitMs: number): void {
    if (this.#limit.signal.aborted) return;
    clearTimeout(this.#patience);
    const { readyWithinMs: withinMs = readyWithinMs } = this.#options;
    this.#patience = setTimeout(() => this.#limit.abort(), waitMs + withinMs);
  }

  /**
   * By the process with the first shard alone. To ask of thousands of servers whether they have commands of their own, from another
   * start, takes minutes: where there are several shards, `npm run register` does.
   */
  async #register(): Promise<Difference> {
    const { guildId, definitions, apiUrl, shards = allShards } = this.#options;
    if (!servesFirst(shards)) return { create: [], update: [], remove: [], same: [] };
    const applicationId = this.#client.application?.id;
    if (applicationId === undefined) throw new UserError('DISCORD_LOGIN', 'Discord named no application at log-in.');
    try {
      const guilds = shards.count === 1 ? [...this.#client.guilds.cache.keys()] : [];
      const target = { applicationId, ...(guildId !== undefined && { guildId }), guilds };
      return await register(this.#client.rest, target, definitions);
    } catch (error) {
      throw registrationFailure(error, guildId, apiUrl);
    }
  }

  #answerBy(dispatcher: Dispatcher): Receiver {
    const { log, meter, claims, acknowledgeWithinMs, messageContent = false } = this.#options;
    const { rest } = this.#client;
    const mentions = new MentionReceiver(dispatcher, this.channels, log, meter);
    const receiver = new Receiver(dispatcher, mentions, {
      heardBy: this.#elsewhere,
      progress: this.#progress,
      rest,
      log,
      meter,
      ...(claims !== undefined && { claims }),
      ...(acknowledgeWithinMs !== undefined && { acknowledgeWithinMs }),
    });
    this.#receiver = receiver;
    receiver.listen(this.#client);
    if (!messageContent) return receiver;
    const isAddressed = (message: Message) => mentions.concerns(message);
    new QuestionReceiver(dispatcher, {
      channels: this.channels,
      log,
      isAddressed,
      isToAnswer: receiver.isToAnswer,
      progress: this.#progress,
    }).listen(this.#client);
    return receiver;
  }

  #watch(): void {
    const { log, guilds, meter } = this.#options;
    const client = this.#client;
    watchGuilds(client, guilds, log);
    client.on(Events.Error, (error) => log.error({ err: error }, 'the Discord client reported an error'));
    client.on(Events.Warn, (warning) => log.warn(warning));
    client.on(Events.ShardError, (error) => log.warn({ err: error }, 'the connection to Discord failed; trying again'));
    client.on(Events.ShardReconnecting, () => {
      if (this.#leaving.signal.aborted) return;
      meter?.reconnecting();
      log.info('reconnecting to Discord');
    });
    client.on(Events.ShardResume, () => log.info('resumed the connection to Discord'));
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (!this.#leaving.signal.aborted) this.#ended.reject(closedForGood(code));
    });
    client.on(Events.Invalidated, () => {
      this.#ended.reject(new UserError('DISCORD_LOGIN', 'Discord ended the session.'));
    });
    client.rest.on('rateLimited', () => meter?.heldBack());
    client.rest.on('invalidRequestWarning', ({ count, remainingTime }) => {
      log.warn({ count, remainingTime }, 'many requests refused; Discord bars an address after 10,000 in ten minutes');
    });
  }
}

/** What the client resumes by, should its connection be lost. */
function sessionOf({ ws }: Client, shard: number): SessionInfo | null | undefined {
  return (ws.shards.get(shard) as { readonly sessionInfo?: SessionInfo | null } | undefined)?.sessionInfo;
}
