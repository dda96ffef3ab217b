import { DiscordAPIError } from 'discord.js';
import { GatewayCloseCodes, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { type ErrorCode, type ErrorContext, UserError } from '../errors.ts';

const badToken =
  'Discord does not accept DISCORD_TOKEN. Copy it again from the developer portal ("Bot" → "Reset Token") into .env.';

/** Discord does not accept the token, at log-in or later. */
export function tokenRefused(context: ErrorContext = {}, cause?: unknown): UserError {
  return new UserError('DISCORD_LOGIN', badToken, context, { cause });
}

/** Why the gateway closed for good. */
export function closedForGood(code: number): UserError {
  if (code === GatewayCloseCodes.AuthenticationFailed) return tokenRefused({ close: code });
  if (code === GatewayCloseCodes.DisallowedIntents)
    return new UserError(
      'DISCORD_LOGIN',
      'Discord refused an intent. Docent needs no privileged one: check that DISCORD_API_URL leads to Discord.',
      { close: code },
    );
  return new UserError('DISCORD_LOGIN', `Discord closed the connection for good (code ${code}).`, { close: code });
}

/** Turns what log-in threw into one sentence that names the variable or the step. */
export function loginFailure(error: unknown, apiUrl?: string): Error {
  if (error instanceof UserError) return error;
  if (isTokenRefused(error)) return tokenRefused({}, error);
  if (error instanceof DiscordAPIError)
    return new UserError(
      'DISCORD_LOGIN',
      `Discord refused the log-in (${error.status}, code ${error.code}).`,
      { status: error.status, code: error.code },
      { cause: error },
    );
  const spent = error instanceof Error && /^Not enough sessions remaining.*resets at (\S+)$/.exec(error.message);
  if (spent) return logInsSpent(spent[1] ?? '', error);
  return unreachable(error, apiUrl);
}

function logInsSpent(until: string, cause: unknown): UserError {
  return new UserError(
    'DISCORD_UNREACHABLE',
    `Discord lets this bot log in only so many times a day, and that was done. It may again at ${until}.`,
    { until },
    { cause },
  );
}

/** It was reached, but the gateway did not say hello, or not that it is ready. */
export function notReady(withinMs: number): UserError {
  return new UserError(
    'DISCORD_UNREACHABLE',
    `Discord did not let Docent in within ${withinMs / 1000} s. Starting again later may help; see discordstatus.com.`,
  );
}

function unreachable(error: unknown, apiUrl = 'https://discord.com/api'): UserError {
  const host = new URL(apiUrl).host;
  return new UserError(
    'DISCORD_UNREACHABLE',
    `Discord cannot be reached at ${host}. Check the connection, and DISCORD_API_URL where it is set.`,
    { host },
    { cause: error },
  );
}

/** Turns what registering commands threw into one sentence that names the variable or the step. */
export function registrationFailure(error: unknown, guildId: string | undefined, apiUrl?: string): unknown {
  if (isTokenRefused(error)) return tokenRefused({}, error);
  // A fault of our own is thrown as one.
  if (error instanceof TypeError || error instanceof UserError) return error;
  if (!(error instanceof DiscordAPIError)) return unreachable(error, apiUrl);
  const missingAccess =
    error.code === RESTJSONErrorCodes.MissingAccess || error.code === RESTJSONErrorCodes.UnknownGuild;
  if (missingAccess && guildId !== undefined)
    return new UserError(
      'DISCORD_LOGIN',
      'Docent may not add commands to the server in DISCORD_GUILD_ID. Check the id, and invite Docent with the scopes "bot" and "applications.commands".',
      { guildId },
      { cause: error },
    );
  return new UserError(
    'DISCORD_LOGIN',
    `Discord refused the commands (${error.status}, code ${error.code}).`,
    { status: error.status, code: error.code },
    { cause: error },
  );
}

function isTokenRefused(error: unknown): boolean {
  return hasCode(error, 'TokenInvalid') || (error instanceof DiscordAPIError && error.status === 401);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** What a person on the server can mend, by the code with which Discord refuses it. */
const mendable: Readonly<Record<number, ErrorCode>> = {
  [RESTJSONErrorCodes.UnknownChannel]: 'CHANNEL_GONE',
  [RESTJSONErrorCodes.MissingAccess]: 'CHANNEL_GONE',
  [RESTJSONErrorCodes.MissingPermissions]: 'CANNOT_POST',
  [RESTJSONErrorCodes.ThreadLocked]: 'THREAD_LOCKED',
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: 'THREAD_ARCHIVED',
  [RESTJSONErrorCodes.MaximumNumberOfPinsReachedForTheChannel]: 'PINS_FULL',
  [RESTJSONErrorCodes.MaximumActiveThreads]: 'THREADS_FULL',
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration]: 'POST_BLOCKED',
};

/** Discord's refusal to post, pin or open a thread as a `UserError`, where a person can mend it; else as it is. */
export function refusal(error: unknown): unknown {
  const code = error instanceof DiscordAPIError ? mendable[Number(error.code)] : undefined;
  if (code === undefined) return error;
  return new UserError(code, 'Discord refused to do it in this channel.', {}, { cause: error });
}

/** Whether Discord refused it with one of these codes. */
export function isRefusedWith(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}

/** Undefined where Discord answers with one of these codes. */
export async function orUndefined<T>(promise: Promise<T>, ...codes: readonly number[]): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (isRefusedWith(error, ...codes)) return undefined;
    throw error;
  }
}

/** For `catch`. */
export function throwRefusal(error: unknown): never {
  throw refusal(error);
}
