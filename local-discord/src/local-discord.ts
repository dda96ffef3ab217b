import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIApplicationCommandPermission, APIOverwrite } from 'discord-api-types/v10';
import { Clock } from './clock.ts';
import { type Ids, makeDefaultWorld } from './default-world.ts';
import { Actor } from './members/actor.ts';
import { ClientRefusal } from './members/refusal.ts';
import {
  addGroup,
  addServer,
  addServerChannel,
  type ChannelDetails,
  inviteToServer,
  removeBot,
  type ServerDetails,
  sayAsWebhook,
} from './members/servers.ts';
import type { SeenMessage } from './members/seen.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway/gateway.ts';
import { Api } from './http/rest-api.ts';
import { serveFile } from './http/file-server.ts';
import { isLoopback } from './http/origin.ts';
import { Router } from './http/router.ts';
import { HttpServer } from './http/http-server.ts';
import { restRoutes } from './rest/all-routes.ts';
import { channelJson } from './state/entity-json.ts';
import { World } from './state/world.ts';
import { Traffic } from './traffic-log.ts';
import type { PageHandler, StartOptions } from './start-options.ts';

/**
 * A Discord on this machine: a server that bots log in to, and members who use them. It answers as Discord's documentation
 * of API v10 says (discord.com/developers/docs), with Discord's error codes.
 *
 * ```ts
 * await using discord = await LocalDiscord.start();
 * const bot = new Client({ intents: ['Guilds'], rest: { api: discord.apiUrl } });
 * await bot.login(discord.token);
 * const reply = await discord.as(discord.ids.alice).command('ping').reply();
 * ```
 */
export class LocalDiscord implements AsyncDisposable {
  /** Its time, which tests move: `discord.clock.advance(3_000)`. */
  readonly clock: Clock;
  /** The state itself, to look at, and to change where no method does it. */
  readonly world: World;
  /** What the bot sent and was sent. */
  readonly traffic: Traffic;
  /** What is to go wrong. */
  readonly faults = new Faults();
  /** The default server, its channels and people. */
  readonly ids: Ids;
  /** What the bot logs in with: `bot.login(discord.token)`. Any other is refused. */
  readonly token: string;
  readonly #gateway: Gateway;
  readonly #api: Api;
  readonly #server: HttpServer;
  #url = '';
  readonly #routes: readonly PageHandler[];

  private constructor(options: StartOptions) {
    const { host = '127.0.0.1', privilegedIntents = 0, routes = [] } = options;
    this.#routes = routes;
    this.clock = options.clock ?? new Clock();
    this.world = new World({
      clock: this.clock,
      bot: { username: options.botName ?? 'Bot' },
      privilegedIntents,
      ...(options.logIns !== undefined && { logIns: options.logIns }),
      filesUrl: () => this.url,
    });
    this.ids = makeDefaultWorld(this.world);
    this.token = options.token ?? inventToken(this.world.bot.id);
    this.traffic = new Traffic(this.clock, options.traffic);
    const shared = { world: this.world, faults: this.faults, traffic: this.traffic, token: () => this.token };
    this.#gateway = new Gateway({
      ...shared,
      url: () => this.url.replace(/^http/, 'ws'),
    });
    this.#api = new Api({ ...shared, router: new Router(restRoutes), url: () => this.url });
    this.#server = new HttpServer({
      allowedHosts: new Set([host, ...(options.allowedHosts ?? [])].map((name) => name.toLowerCase())),
      request: (request, response) => this.#answer(request, response),
      upgrade: (request, socket, head) => this.#gateway.upgrade(request, socket, head),
    });
  }

  /**
   * Listens, by default on 127.0.0.1 at whichever port is free. Dispose of it, or `close()` it, in the end.
   * @throws Error for a host beyond the loopback without `remote`; the system's (EADDRINUSE …) for a port that cannot be had
   */
  static async start(options: StartOptions = {}): Promise<LocalDiscord> {
    const { host = '127.0.0.1', port = 0, fallback = false, remote = false } = options;
    if (!remote && !isLoopback(host))
      throw new Error(`The local Discord has no passwords; it listens on ${host} only when told that this is meant.`);
    const discord = new LocalDiscord(options);
    await discord.#server.listen({ host, port, fallback });
    discord.#url = `http://${host.includes(':') ? `[${host}]` : host}:${discord.#server.port}`;
    return discord;
  }

  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  get url(): string {
    return this.#url;
  }

  /** `http://127.0.0.1:PORT/api`: what goes into discord.js's `rest.api`, without the version. */
  get apiUrl(): string {
    return `${this.url}/api`;
  }

  /** How many gateway sockets are open: 0 while no bot is connected. Counts each shard. */
  get connections(): number {
    return this.#gateway.connections;
  }

  /** The shards that are connected now, each `[id, count]`; twice where two processes have the same. */
  get shards(): readonly (readonly [number, number])[] {
    return this.#gateway.shards;
  }

  /** Resolves once a bot has logged in, at once where one is there or could resume; never rejects. */
  bot(): Promise<void> {
    return this.#gateway.bot();
  }

  /**
   * Acts as a user, by their id; `locale` (`de`, `es-ES` …) is the language of their Discord, their own by default.
   * @throws ClientRefusal NOT_VISIBLE where there is no such user
   */
  as(userId: string, { locale }: { readonly locale?: string } = {}): Actor {
    const user = this.world.users.get(userId);
    if (user === undefined) throw new ClientRefusal('NOT_VISIBLE', 'There is no such user.');
    const stage = {
      world: this.world,
      deliver: (payload: object) => this.#gateway.deliver(payload),
      defaultChannelId: this.ids.general,
    };
    return new Actor(stage, user, locale ?? user.locale);
  }

  /**
   * Sets, as the server's admins can, who may use a command, by its name or id; without one, all of the bot's. An empty list
   * takes the setting back. The bot is told (APPLICATION_COMMAND_PERMISSIONS_UPDATE).
   * @throws ClientRefusal UNKNOWN_COMMAND
   */
  overrideCommand(
    name: string | undefined,
    permissions: readonly APIApplicationCommandPermission[],
    guildId = this.ids.guild,
  ): void {
    const all = [...this.world.commands.list(guildId), ...this.world.commands.list(undefined)];
    const id =
      name === undefined ? this.world.bot.id : all.find((command) => command.name === name || command.id === name)?.id;
    if (id === undefined) throw new ClientRefusal('UNKNOWN_COMMAND', `There is no command "${name}".`);
    this.world.commands.setOverrides(guildId, id, permissions);
    const data = { id, application_id: this.world.bot.id, guild_id: guildId, permissions };
    this.world.emit({ name: 'APPLICATION_COMMAND_PERMISSIONS_UPDATE', data, guildId });
  }

  /**
   * Sets what roles and members may do in a channel besides what their roles say, as the server's admins can: in place of
   * what was set before. `allow` and `deny` are Discord's permission bits, in decimal. The bot is told (CHANNEL_UPDATE).
   * @throws ClientRefusal NOT_VISIBLE where there is no such channel
   */
  setOverwrites(channelId: string, overwrites: readonly APIOverwrite[]): void {
    const { world } = this;
    const channel = world.channels.get(channelId);
    if (channel === undefined) throw new ClientRefusal('NOT_VISIBLE', 'There is no such channel.');
    channel.overwrites = [...overwrites];
    world.emit({ name: 'CHANNEL_UPDATE', data: channelJson(world, channel), guildId: channel.guildId, channel });
  }

  /**
   * Makes a channel in a server, the default one where none is named (CHANNEL_CREATE): a text channel, a forum with its tags, an
   * announcement channel. Returns its id.
   */
  addChannel(details: ChannelDetails): string {
    return addServerChannel(this.world, { guildId: this.ids.guild, ...details });
  }

  /**
   * Makes another server and invites the bot to it (GUILD_CREATE). Returns its id, its one channel's, and the bot's role's.
   * @throws ClientRefusal NOT_VISIBLE where one of the members is nobody
   */
  addServer(details: ServerDetails): { readonly guild: string; readonly general: string; readonly botRole: string } {
    return addServer(this.world, details);
  }

  /**
   * Makes a group of people, in which the bot is not. Returns its id, which is its channel's.
   * @throws ClientRefusal NOT_VISIBLE where one of them is nobody
   */
  addGroup(memberIds: readonly string[], name?: string): string {
    return addGroup(this.world, memberIds, name);
  }

  /**
   * A webhook writes into a channel, under a name of its own: what feeds, bridges and other bots post. The bot is told (MESSAGE_CREATE).
   * @throws ClientRefusal NOT_VISIBLE where there is no such channel
   */
  webhook(channelId: string, name: string, text: string): SeenMessage {
    return sayAsWebhook(this.world, channelId, name, text);
  }

  /** A user has the bot wherever they are: what is for users is offered to them in servers without it and in groups, too. */
  installFor(userId: string): void {
    this.world.installers.add(userId);
  }

  /**
   * Invites the bot to a server that it was taken out of (GUILD_CREATE), with a new role of its own.
   * @throws ClientRefusal NOT_VISIBLE where there is no such server, or the bot is in it
   */
  inviteBot(guildId: string): void {
    inviteToServer(this.world, guildId);
  }

  /**
   * Takes the bot out of a server (GUILD_DELETE), and its role with it; members, channels and messages stay.
   * @throws ClientRefusal NOT_VISIBLE where it is in no such server
   */
  removeBot(guildId: string): void {
    removeBot(this.world, guildId);
  }

  /** Ends every connection and stops listening; resolves once the port is free. What is in memory goes with it. */
  async close(): Promise<void> {
    this.clock.stop();
    this.#gateway.close();
    await this.#server.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = URL.parse(this.url + (request.url ?? '/'));
    if (url === null) {
      response.writeHead(400).end();
      return;
    }
    const api = /^\/api(?:\/v(\d+))?\/(.+)$/.exec(url.pathname);
    if (api !== null) {
      void this.#api.handle(request, response, api[2] ?? '', url.searchParams);
      return;
    }
    if (serveFile(this.world, request, response, url)) return;
    if (this.#routes.some((route) => route(request, response, url))) return;
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"404: Not Found","code":0}');
  }
}

/** Shaped as Discord's are: the id, a time, a secret. */
function inventToken(botId: string): string {
  return `${Buffer.from(botId).toString('base64url')}.local0.${'x'.repeat(38)}`;
}
