import { fileURLToPath } from 'node:url';
import { parseShards, type ShardsConfig } from './shards-config.ts';
import { type Env, invalid, isHttpUrl, variableOf, whole } from './variables.ts';

export type Config = ShardsConfig & {
  readonly discord: {
    /** Absent: Docent runs on the local Discord. */
    readonly token?: string;
    /** Absent: the one that the token names. */
    readonly applicationId?: string;
    /** Register commands in this server only; absent: everywhere. */
    readonly guildId?: string;
    /** Base address of the REST API, without `/v10`. */
    readonly apiUrl?: string;
  };
  /** Whether Docent asks Discord for what members write without addressing it: the message content intent. */
  readonly messageContent: boolean;
  readonly articlesDir: string;
  /** Ids of those articles there that only show what Docent does, until a server has its own. */
  readonly sampleIds: readonly string[];
  readonly library: {
    /** Articles of a server's own, and claims of one article, at most. */
    readonly maxArticles: number;
    readonly maxClaims: number;
    /** What all indexes may take together, in megabytes. */
    readonly indexMemoryMb: number;
  };
  readonly documents: {
    /** Whether moderators may add documents by their web addresses. */
    readonly allowUrls: boolean;
    /** How many bytes a document that moderators add may have. */
    readonly maxBytes: number;
  };
  readonly databaseUrl: string;
  readonly reader: {
    /** Whether what words find is read, where Docent has a model to read with. */
    readonly on: boolean;
    /** Folder of another model than Docent's own. */
    readonly model?: string;
  };
  /** Days that questions are kept; 0 keeps none. */
  readonly questionRetentionDays: number;
  /** Questions that one member, and one channel, may ask in `windowSeconds`; each 0 for no limit. */
  readonly cooldown: { readonly windowSeconds: number; readonly perMember: number; readonly perChannel: number };
  /** Where it is told over HTTP how Docent is; absent: nowhere. */
  readonly health?: { readonly port: number; readonly host: string };
  readonly playground: { readonly port: number; readonly host: string };
  readonly logLevel: string;
};

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const samples = ['russia-and-the-taliban'];
const bundledArticles = fileURLToPath(new URL('../../data/articles', import.meta.url));

/**
 * Makes the environment typed. Pure. An empty variable counts as absent.
 * @throws UserError `CONFIG_INVALID` that names the variable and what it takes, never its value
 */
export function parseConfig(env: Env): Config {
  const token = variableOf(env, 'DISCORD_TOKEN');
  if (token !== undefined && /\s/.test(token))
    throw invalid('DISCORD_TOKEN', 'one word, as shown once under "Bot" in the Discord developer portal');
  const guildId = variableOf(env, 'DISCORD_GUILD_ID');
  if (guildId !== undefined && !/^\d{17,20}$/.test(guildId))
    throw invalid('DISCORD_GUILD_ID', 'a server id of 17 to 20 digits (right click on the server, "Copy Server ID")');
  const applicationId = variableOf(env, 'DISCORD_APPLICATION_ID');
  if (applicationId !== undefined && !/^\d{17,20}$/.test(applicationId))
    throw invalid('DISCORD_APPLICATION_ID', 'the application id of 17 to 20 digits, under "General Information"');
  const apiUrl = variableOf(env, 'DISCORD_API_URL');
  if (apiUrl !== undefined && !isHttpUrl(apiUrl))
    throw invalid('DISCORD_API_URL', 'an http or https address, such as https://discord.com/api');
  const logLevel = variableOf(env, 'LOG_LEVEL') ?? 'info';
  if (!logLevels.includes(logLevel)) throw invalid('LOG_LEVEL', `one of ${logLevels.join(', ')}`);
  const reader = variableOf(env, 'READER') ?? 'on';
  if (reader !== 'on' && reader !== 'off') throw invalid('READER', 'on or off');
  const model = variableOf(env, 'READER_MODEL');
  const messageContent = variableOf(env, 'MESSAGE_CONTENT') ?? 'false';
  if (messageContent !== 'true' && messageContent !== 'false') throw invalid('MESSAGE_CONTENT', 'true or false');
  const allowUrls = variableOf(env, 'ALLOW_URLS') ?? 'false';
  if (allowUrls !== 'true' && allowUrls !== 'false') throw invalid('ALLOW_URLS', 'true or false');
  return {
    ...parseShards(env),
    messageContent: messageContent === 'true',
    discord: {
      ...(token !== undefined && { token }),
      ...(applicationId !== undefined && { applicationId }),
      ...(guildId !== undefined && { guildId }),
      ...(apiUrl !== undefined && { apiUrl: apiUrl.replace(/\/+(v\d+\/*)?$/, '') }),
    },
    articlesDir: variableOf(env, 'ARTICLES_DIR') ?? bundledArticles,
    sampleIds: variableOf(env, 'ARTICLES_DIR') === undefined ? samples : [],
    library: {
      maxArticles: whole(env, 'LIBRARY_MAX_ARTICLES', 200, 1, 1000),
      maxClaims: whole(env, 'ARTICLE_MAX_CLAIMS', 5000, 10, 50_000),
      indexMemoryMb: whole(env, 'INDEX_MEMORY_MB', 128, 16, 65_536),
    },
    documents: { allowUrls: allowUrls === 'true', maxBytes: whole(env, 'MAX_FILE_MB', 10, 1, 50) * 2 ** 20 },
    databaseUrl: variableOf(env, 'DATABASE_URL') ?? 'docent.sqlite',
    reader: { on: reader === 'on', ...(model !== undefined && { model }) },
    questionRetentionDays: whole(env, 'QUESTION_RETENTION_DAYS', 90, 0, 3650),
    cooldown: {
      windowSeconds: whole(env, 'COOLDOWN_SECONDS', 60, 0, 3600),
      perMember: whole(env, 'COOLDOWN_PER_MEMBER', 10, 0, 1000),
      perChannel: whole(env, 'COOLDOWN_PER_CHANNEL', 40, 0, 10_000),
    },
    ...(variableOf(env, 'HEALTH_PORT') !== undefined && {
      health: { port: whole(env, 'HEALTH_PORT', 0, 0, 65_535), host: variableOf(env, 'HEALTH_HOST') ?? '127.0.0.1' },
    }),
    playground: {
      port: whole(env, 'PLAYGROUND_PORT', 3000, 0, 65_535),
      host: variableOf(env, 'PLAYGROUND_HOST') ?? '127.0.0.1',
    },
    logLevel,
  };
}
