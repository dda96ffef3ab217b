import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type APIMessage, GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Faults } from '../faults.ts';
import { fullMemberJson, guildCreateJson, userJson } from '../state/entity-json.ts';
import type { WorldEvent } from '../state/world-model.ts';
import { canSee } from '../state/member-permissions.ts';
import { readableMessage } from '../state/chat/readable-content.ts';
import type { World } from '../state/world.ts';
import type { Traffic } from '../traffic-log.ts';
import { GatewayConnection, type Host } from './gateway-connection.ts';
import { isTold } from './intents.ts';
import { isOnShard } from '../state/shard-place.ts';
import { Session } from './session.ts';

export type GatewayOptions = {
  readonly world: World;
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly token: () => string;
  /** `ws://127.0.0.1:…` */
  readonly url: () => string;
};

/** Servers of one shard. */
const mostServers = 2_500;
/** A session without a socket is kept this long. */
const resumableMs = 180_000;

/** Discord's gateway: sessions, and who is told what. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #connections = new Set<GatewayConnection>();
  readonly #sessions = new Map<string, Session>();
  readonly #waiting: (() => void)[] = [];
  readonly #unsubscribe: () => void;
  readonly #host: Host;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#host = this.#makeHost();
    this.#unsubscribe = options.world.subscribe((event) => this.#tell(event));
    options.faults.attach({
      dropSockets: () => this.#each((connection) => connection.terminate()),
      closeSockets: (code) => {
        this.#sessions.clear();
        this.#each((connection) => connection.close(code, 'Fault.'));
      },
      reconnect: () => this.#each((connection) => connection.send(Op.Reconnect, null)),
      invalidSession: (resumable) => {
        if (!resumable) this.#sessions.clear();
        this.#each((connection) => connection.send(Op.InvalidSession, resumable));
      },
      redeliver: ({ payload }) => this.deliver(payload),
    });
  }

  /** A bot has logged in and can be reached, or could be resumed. */
  get hasBot(): boolean {
    return this.#sessions.size > 0;
  }

  /** Each shard that is connected, `[id, count]`; one that is connected twice stands there twice. */
  get shards(): readonly (readonly [number, number])[] {
    return [...this.#sessions.values()].filter(({ connected }) => connected).map(({ shard }) => shard);
  }

  /** How many sockets are open. */
  get connections(): number {
    return this.#connections.size;
  }

  /** Resolves once a bot has logged in. */
  async bot(): Promise<void> {
    if (this.hasBot) return;
    await new Promise<void>((resolve) => void this.#waiting.push(resolve));
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#options.faults.takeRefusal('socket') !== undefined) {
      socket.destroy();
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, request.url ?? ''));
  }

  /** Sends an interaction to the bot; to its first shard where there are several. */
  deliver(payload: object): void {
    const { faults } = this.#options;
    const times = faults.duplicatedInteractions > 0 ? 2 : 1;
    if (times === 2) faults.duplicatedInteractions -= 1;
    const guildId = 'guild_id' in payload && typeof payload.guild_id === 'string' ? payload.guild_id : undefined;
    for (const session of this.#sessions.values())
      if (isOfShard(session, guildId))
        for (let time = 0; time < times; time += 1) session.dispatch('INTERACTION_CREATE', payload);
  }

  close(): void {
    this.#unsubscribe();
    this.#each((connection) => connection.terminate());
    this.#server.close();
  }

  #open(socket: WebSocket, url: string): void {
    const query = new URL(url, 'ws://localhost').searchParams;
    if (query.get('v') !== '10' || (query.get('encoding') ?? 'json') !== 'json') {
      socket.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
      return;
    }
    this.#connections.add(new GatewayConnection(socket, this.#host));
  }

  #makeHost(): Host {
    const { world, faults, traffic, token } = this.#options;
    return {
      faults,
      traffic,
      token,
      allowedIntents: world.privilegedIntents,
      now: () => world.clock.now(),
      identify: (connection, intents, shard) => this.#identify(connection, intents, shard),
      findSession: (id) => this.#sessions.get(id),
      resumed: (session) => session.dispatch('RESUMED', { _trace: [] }),
      requestMembers: (session, data) => this.#sendMembers(session, data),
      closed: (connection, code) => this.#closed(connection, code),
    };
  }

  #identify(connection: GatewayConnection, intents: number, shard: readonly [number, number]): Session | undefined {
    const { world, traffic, url } = this.#options;
    const guilds = [...world.guilds.values()].filter(
      (guild) => guild.members.has(world.bot.id) && isOnShard(shard, guild.id),
    );
    if (guilds.length > mostServers) return refused(connection, GatewayCloseCodes.ShardingRequired);
    const may = world.logIns.take(shard[0]);
    if (may === 'too many') return refused(connection, GatewayCloseCodes.AuthenticationFailed);
    if (may === 'too soon') {
      connection.send(Op.InvalidSession, false);
      return undefined;
    }
    const session = new Session(randomBytes(16).toString('hex'), intents, shard, (name, status, text) =>
      traffic.record({ ...gatewayEntry, name, status, response: text.replace(/"token":"[^"]+"/, '"token":"[token]"') }),
    );
    this.#sessions.set(session.id, session);
    connection.take(session);
    session.dispatch('READY', {
      v: 10,
      user: { ...userJson(world.bot), verified: true, mfa_enabled: false, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      private_channels: [],
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: url(),
      shard,
      application: { id: world.bot.id, flags: 0 },
      _trace: [],
    });
    for (const guild of guilds) session.dispatch('GUILD_CREATE', guildCreateJson(world, guild));
    for (const resolve of this.#waiting.splice(0)) resolve();
    return session;
  }

  #tell(event: WorldEvent): void {
    if (event.onlyFor !== undefined) return;
    const { world } = this.#options;
    for (const session of this.#sessions.values()) {
      if (!isTold(session.intents, event.name, event.guildId !== undefined)) continue;
      if (!isOfShard(session, event.guildId)) continue;
      if (event.channel !== undefined && !canSee(world, event.channel, world.bot.id)) continue;
      session.dispatch(event.name, this.#shown(event, session));
    }
  }

  #shown(event: WorldEvent, session: Session): object {
    if (event.message === undefined || event.channel === undefined) return event.data;
    const mayRead = (session.intents & GatewayIntentBits.MessageContent) !== 0;
    return readableMessage(this.#options.world, event.channel, event.data as APIMessage, mayRead);
  }

  #sendMembers(session: Session, data: Record<string, unknown>): void {
    const guild = this.#options.world.guilds.get(String(data['guild_id']));
    if (guild === undefined) return;
    const ids = [data['user_ids'] ?? []].flat().map(String);
    const query = typeof data['query'] === 'string' ? data['query'].toLowerCase() : undefined;
    const found = [...guild.members.values()].filter(({ user, nick }) =>
      query === undefined
        ? ids.includes(user.id)
        : [user.username, nick ?? ''].some((name) => name.toLowerCase().startsWith(query)),
    );
    session.dispatch('GUILD_MEMBERS_CHUNK', {
      guild_id: guild.id,
      members: found.map(fullMemberJson),
      chunk_index: 0,
      chunk_count: 1,
      not_found: ids.filter((id) => !guild.members.has(id)),
      ...(data['nonce'] !== undefined && { nonce: data['nonce'] }),
    });
  }

  #closed(connection: GatewayConnection, code: number): void {
    this.#connections.delete(connection);
    const { session } = connection;
    if (session === undefined || session.connected) return;
    // A clean goodbye ends the session; anything else leaves it to be resumed.
    if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    else
      this.#options.world.clock.after(resumableMs, () => {
        if (!session.connected) this.#sessions.delete(session.id);
      });
  }

  #each(act: (connection: GatewayConnection) => void): void {
    for (const connection of this.#connections) act(connection);
  }
}

const gatewayEntry = {
  kind: 'gateway',
  direction: 'out',
  path: '',
  code: undefined,
  ms: 0,
  request: '',
  files: [],
} as const;

function refused(connection: GatewayConnection, code: GatewayCloseCodes): undefined {
  connection.close(code, GatewayCloseCodes[code]);
}

function isOfShard({ shard }: Session, guildId: string | undefined): boolean {
  return isOnShard(shard, guildId);
}
