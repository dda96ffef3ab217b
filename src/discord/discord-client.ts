import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import { Agent } from 'undici';

/** A thousand answers at once are sent through so many: each new connection costs more than the wait for one that is open. */
const connections = 64;

export type ClientSettings = {
  /** Base address of the REST API, without `/v10`; absent: Discord's own. */
  readonly apiUrl?: string;
};

/**
 * A client with the least that Docent needs: no privileged intent, nobody mentioned, and small caches, since all that is
 * looked up later is channels and permissions.
 */
export function createClient({ apiUrl }: ClientSettings): Client {
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
    rest: {
      agent: new Agent({ connections }),
      ...(apiUrl !== undefined && { api: apiUrl }),
      // Editing and following up an interaction is exempt from Discord's 50 a second, but the client counts it in.
      globalRequestsPerSecond: 500,
      invalidRequestWarningInterval: 500,
    },
  });
}
