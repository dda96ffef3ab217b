import {
  Client,
  DefaultRestOptions,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  Partials,
  type ResponseLike,
  type RESTOptions,
  SimpleShardingStrategy,
} from 'discord.js';
import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent } from 'undici';
import { type Logger, wordless } from '../log.ts';
import type { InteractionKey } from './callback-request.ts';

/** A thousand answers at once are sent through so many: each new connection costs more than the wait for one that is open. */
const connections = 64;

export type ClientSettings = {
  /** Base address of the REST API, without `/v10`; absent: Discord's own. */
  readonly apiUrl?: string;
};

export type ClientHooks = {
  /** Discord no longer accepts the token. */
  readonly onTokenRefused: () => void;
  /** Aborted when the client is being put away. */
  readonly leaving?: AbortSignal;
};

const noHooks: ClientHooks = { onTokenRefused: () => undefined };

/**
 * A client with the least that Docent needs: no privileged intent, nobody mentioned, and small caches, since all that is
 * looked up later is channels and permissions.
 */
export function createClient({ apiUrl }: ClientSettings, { onTokenRefused, leaving }: ClientHooks = noHooks): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // A DM's channel is not known before its first message.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildMemberManager: { maxSize: 50, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 50, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    ws: { buildStrategy: (gateway) => connectingUntil(leaving, gateway) },
    rest: {
      agent: new Agent({ connections }),
      ...(apiUrl !== undefined && { api: apiUrl }),
      makeRequest: steadyRequests(onTokenRefused),
      // Editing and following up an interaction is exempt from Discord's 50 a second, but the client counts it in.
      globalRequestsPerSecond: 500,
      invalidRequestWarningInterval: 500,
    },
  });
}

/**
 * A connection that is ended while it waits for the gateway's hello, or to be let in, would be made anew by the client, put
 * away or not. Each begins with the question for its session: that one is no longer answered.
 */
function connectingUntil(
  leaving: AbortSignal | undefined,
  gateway: ConstructorParameters<typeof SimpleShardingStrategy>[0],
): SimpleShardingStrategy {
  const { options } = gateway;
  const session = options.retrieveSessionInfo.bind(options);
  options.retrieveSessionInfo = (shard) => (leaving?.aborted === true ? new Promise(() => undefined) : session(shard));
  return new SimpleShardingStrategy(gateway);
}

type Send = RESTOptions['makeRequest'];
type Init = Parameters<Send>[1];

/** Before a request is sent again whose connection was lost. */
const waitsMs = [50, 400];
const connectionLost = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
]);

/**
 * How the client's requests are sent, so that one fault does not become many.
 *
 * - A connection that is lost leaves open whether the request arrived; it is sent again. That does no harm: a message's nonce
 *   stands for one message, and whatever else is sent may be repeated. (The first answer to an interaction is `Responder`'s.)
 * - At a 401 the client drops its token, and then refuses every request itself. So Discord is asked first whether the token
 *   still holds. If so, the request is sent again, and what is refused even then is forbidden (403), not unauthorised. If not,
 *   `onTokenRefused` is called.
 */
function steadyRequests(onTokenRefused: () => void): Send {
  let checking: Promise<boolean> | undefined;
  /** Many requests that are refused at once ask once. */
  const tokenHolds = (url: string, init: Init): Promise<boolean> =>
    (checking ??= holds(url, init).finally(() => {
      checking = undefined;
    }));
  return async (url, init) => {
    const first = await send(url, init);
    if (first.status !== 401 || authorisation(init) === null) return first;
    if (!(await tokenHolds(url, init))) {
      onTokenRefused();
      return first;
    }
    await first.arrayBuffer();
    const second = await send(url, init);
    return second.status === 401 ? { ...second, status: 403 } : second;
  };
}

async function send(url: string, init: Init): Promise<ResponseLike> {
  if (url.endsWith('/callback')) return DefaultRestOptions.makeRequest(url, init);
  for (let lost = 0; ; lost += 1) {
    try {
      return await DefaultRestOptions.makeRequest(url, init);
    } catch (error) {
      const wait = waitsMs[lost];
      if (wait === undefined || init.signal?.aborted === true || !isConnectionLost(error)) throw error;
      await pause(wait);
    }
  }
}

/** Asks for the bot's own user. Only Discord's clear refusal counts: whatever else goes wrong says nothing of the token. */
async function holds(url: string, init: Init): Promise<boolean> {
  const api = /^.*?\/v\d+(?=\/)/.exec(url)?.[0];
  const answer = await send(`${api}/users/@me`, {
    method: 'GET',
    headers: { authorization: authorisation(init) ?? '' },
    ...(init.signal != null && { signal: init.signal }),
  }).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.status !== 401;
}

function authorisation({ headers }: Init): string | null {
  return new Headers(headers as Record<string, string>).get('authorization');
}

function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && connectionLost.has(String(error.code));
}

/** An interaction as it came, of which no more is known than what it takes to answer it. */
export type RawInteraction = InteractionKey & {
  readonly locale: string;
  readonly isAutocomplete: boolean;
  readonly guildId: string | undefined;
  readonly channelId: string;
  readonly data: APIInteraction;
};

type Packet = { readonly t?: unknown; readonly d?: unknown };
type PacketHandler = { handlePacket: (packet: Packet | undefined, shard: unknown) => boolean };

/**
 * Takes interactions as the gateway sends them, and gives the client only what it has to keep: who clicked, because it is
 * asked for their roles; no commands, which come by the hundred, and nothing that bots wrote, Docent itself before all others.
 * What cannot be read ends nothing: the client throws at a payload that is not as it expects, and so may whoever listens to it.
 * It is logged, without what the payload says.
 */
export function receivePackets(
  client: Client,
  onInteraction: (interaction: RawInteraction) => void,
  log: Logger,
): void {
  const gateway = client.ws as unknown as PacketHandler;
  const handle = gateway.handlePacket.bind(gateway);
  gateway.handlePacket = (packet, shard) => {
    let isHandled = false;
    try {
      isHandled = handle(client.isReady() && isForUsAlone(packet) ? undefined : packet, shard);
      // It waits with others until the client is ready, and comes again.
      if (!isHandled) return false;
    } catch (error) {
      const event = String(packet?.t).slice(0, 60);
      log.error({ err: wordless(error), event }, 'the gateway sent what cannot be read; passed over');
    }
    const raw = packet?.t === GatewayDispatchEvents.InteractionCreate ? rawInteraction(packet.d) : undefined;
    if (raw !== undefined) onInteraction(raw);
    return isHandled;
  };
}

function isForUsAlone(packet: Packet | undefined): boolean {
  const { type, author } = (packet?.d ?? {}) as {
    readonly type?: unknown;
    readonly author?: { readonly bot?: unknown };
  };
  if (packet?.t === GatewayDispatchEvents.MessageCreate) return author?.bot === true;
  if (packet?.t !== GatewayDispatchEvents.InteractionCreate) return false;
  return type === InteractionType.ApplicationCommand || type === InteractionType.ApplicationCommandAutocomplete;
}

function rawInteraction(sent: unknown): RawInteraction | undefined {
  if (typeof sent !== 'object' || sent === null) return undefined;
  const data = sent as APIInteraction;
  const { id, token, application_id: applicationId, type, guild_id: guildId, channel } = data;
  if (typeof id !== 'string' || typeof token !== 'string' || typeof applicationId !== 'string') return undefined;
  const locale = 'locale' in data && typeof data.locale === 'string' ? data.locale : 'en-US';
  const isAutocomplete = type === InteractionType.ApplicationCommandAutocomplete;
  return { id, token, applicationId, locale, isAutocomplete, guildId, channelId: channel?.id ?? '', data };
}
