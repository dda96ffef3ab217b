import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;

/** A server's (guild's) id, a snowflake. */
export type GuildId = string & { readonly [brand]: 'guild' };

/**
 * Under which a server's, or a direct message's, records are kept: the server's id, or `dm:<channel id>`, which the store
 * keeps as a keyed hash. Everything is kept, found and deleted by scope: what belongs to one is never seen from another.
 */
export type RecordScope = string & { readonly [brand]: 'scope' };

const direct = 'dm:';

/** Takes what Discord calls a guild id at its word. */
export function asGuildId(id: string): GuildId {
  return id as GuildId;
}

export function guildScope(id: GuildId): RecordScope {
  return id as string as RecordScope;
}

export function directScope(channelId: string): RecordScope {
  return `${direct}${channelId}` as RecordScope;
}

/** Under which what belongs to a request, or to anything else in a server or direct message, is kept. */
export function scopeOf(place: { readonly guildId?: GuildId; readonly channelId: string }): RecordScope {
  return place.guildId === undefined ? directScope(place.channelId) : guildScope(place.guildId);
}

/** The server whose scope this is; undefined for a direct message's. */
export function guildOf(scope: RecordScope): GuildId | undefined {
  return isDirect(scope) ? undefined : (scope as string as GuildId);
}

export function isDirect(scope: RecordScope): boolean {
  return scope.startsWith(direct);
}

/** Random bytes for many ids: to ask the system for each id's costs more than making it. */
const stock = { bytes: Buffer.alloc(0), used: 0 };
const STOCK_BYTES = 4_608;
const ID_BYTES = 9;

/** Twelve characters that fit a custom id and that nobody guesses: 72 random bits, base64url. */
export function newId(): string {
  if (stock.used + ID_BYTES > stock.bytes.length) Object.assign(stock, { bytes: randomBytes(STOCK_BYTES), used: 0 });
  const from = stock.used;
  stock.used += ID_BYTES;
  return stock.bytes.toString('base64url', from, stock.used);
}
