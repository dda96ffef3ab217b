import { Client, GatewayIntentBits, Options, Partials, SimpleShardingStrategy } from 'discord.js';
import { Agent } from 'undici';
import { steadyRequests } from './steady-requests.ts';

/** A thousand answers at once are sent through so many: each new connection costs more than the wait for one that is open. */
const connections = 64;

export type ClientSettings = {
  /** Base address of the REST API, without `/v10`; absent: Discord's own. */
  readonly apiUrl?: string;
};

export type ClientHooks = {
  /** Discord no longer accepts the token. */
  readonly onTokenRefused: () => void;
  /** Whether the client is being put away. */
  readonly isLeaving: () => boolean;
};

const noHooks: ClientHooks = { onTokenRefused: () => undefined, isLeaving: () => false };

/**
 * A client with the least that Docent needs: no privileged intent, nobody mentioned, and small caches, since all that is
 * looked up later is channels and permissions.
 */
export function createClient({ apiUrl }: ClientSettings, { onTokenRefused, isLeaving }: ClientHooks = noHooks): Client {
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
    ws: { buildStrategy: (gateway) => connectingUntil(isLeaving, gateway) },
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
  isLeaving: () => boolean,
  gateway: ConstructorParameters<typeof SimpleShardingStrategy>[0],
): SimpleShardingStrategy {
  const { options } = gateway;
  const session = options.retrieveSessionInfo.bind(options);
  options.retrieveSessionInfo = (shard) => (isLeaving() ? new Promise(() => undefined) : session(shard));
  return new SimpleShardingStrategy(gateway);
}
