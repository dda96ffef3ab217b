import {
  Client,
  DefaultRestOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type ResponseLike,
  type RESTOptions,
  SimpleShardingStrategy,
} from 'discord.js';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent } from 'undici';
import type { Meter } from '../bot/meter.ts';
import { allShards, type ServedShards } from '../library/served-shards.ts';

/** Takes a shard's turn to log in, where `atOnce` may do so at once: in how many milliseconds it comes. Never rejects. */
export type LogInTurn = (shard: number, atOnce: number) => Promise<number>;

/** A thousand answers at once are sent through so many: each new connection costs more than the wait for one that is open. */
const connections = 64;

export type ClientSettings = {
  /** Base address of the REST API, without `/v10`; absent: Discord's own. */
  readonly apiUrl?: string;
  /** Whether the operator granted the privileged message content intent. */
  readonly messageContent?: boolean;
  /** Absent: all of them, as one. */
  readonly shards?: ServedShards;
};

export type ClientHooks = {
  /** Discord no longer accepts the token. */
  readonly onTokenRefused: () => void;
  /** Aborted when the client is being put away. */
  readonly leaving?: AbortSignal;
  /** Where other processes log in with the same token. */
  readonly turn?: LogInTurn;
  /** Told of each answer of Discord's. */
  readonly meter?: Meter;
};

const noHooks: ClientHooks = { onTokenRefused: () => undefined };

/**
 * A client with the least that Docent needs: no privileged intent but the one that an operator grants, nobody mentioned, and small caches, since all that is
 * looked up later is channels and permissions.
 */
export function createClient(
  { apiUrl, messageContent = false, shards = allShards }: ClientSettings,
  { onTokenRefused, leaving, turn, meter }: ClientHooks = noHooks,
): Client {
  return new Client({
    shards: [...shards.ids],
    shardCount: shards.count,
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // A DM's channel is not known before its first message, and messages that change or go are not kept.
    partials: [Partials.Channel, Partials.Message],
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
    ws: { buildStrategy: (gateway) => connectingInTurn(gateway, leaving, turn) },
    rest: {
      agent: new Agent({ connections }),
      ...(apiUrl !== undefined && { api: apiUrl }),
      makeRequest: steadyRequests(onTokenRefused, meter),
      // Editing and following up an interaction is exempt from Discord's 50 a second, but the client counts it in.
      globalRequestsPerSecond: 500,
      invalidRequestWarningInterval: 500,
      // Each answer that follows a deferral makes a queue for its interaction, a kilobyte that nobody needs again: not for an hour.
      handlerSweepInterval: 60_000,
    },
  });
}

/**
 * A connection that is ended while it waits for the gateway's hello, or to be let in, would be made anew by the client, put
 * away or not. Each begins with the question for its session: that one is no longer answered. Who has none, and so has to log in,
 * waits here for its turn among all processes: no connection is open meanwhile.
 */
function connectingInTurn(
  gateway: ConstructorParameters<typeof SimpleShardingStrategy>[0],
  leaving: AbortSignal | undefined,
  turn: LogInTurn | undefined,
): SimpleShardingStrategy {
  const { options } = gateway;
  const session = options.retrieveSessionInfo.bind(options);
  options.retrieveSessionInfo = async (shard) => {
    const known = leaving?.aborted === true ? null : await session(shard);
    if (known === null && turn !== undefined && leaving?.aborted !== true) {
      const { session_start_limit: limit } = await gateway.fetchGatewayInformation();
      const waitMs = await turn(shard, limit.max_concurrency);
      await pause(waitMs, undefined, leaving && { signal: leaving }).catch(() => undefined);
    }
    return leaving?.aborted === true ? new Promise(() => undefined) : known;
  };
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
function steadyRequests(onTokenRefused: () => void, meter: Meter | undefined): Send {
  const send: Send = async (url, init) => counted(await sendOnce(url, init), meter);
  let checking: Promise<boolean> | undefined;
  /** Many requests that are refused at once ask once. */
  const tokenHolds = (url: string, init: Init): Promise<boolean> =>
    (checking ??= holds(send, url, init).finally(() => {
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

function counted(response: ResponseLike, meter: Meter | undefined): ResponseLike {
  const scope = response.headers.get('x-ratelimit-scope');
  meter?.responded(response.status, scope === 'global' || scope === 'shared' ? scope : 'user');
  return response;
}

/** As often as its connection is lost; answered once. */
async function sendOnce(url: string, init: Init): Promise<ResponseLike> {
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
async function holds(send: Send, url: string, init: Init): Promise<boolean> {
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
