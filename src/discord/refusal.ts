import { DiscordAPIError } from 'discord.js';
import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
import { type ErrorCode, UserError } from '../errors.ts';

/** What a person on the server can mend, by the code with which Discord refuses it. */
const mendable: Readonly<Record<number, ErrorCode>> = {
  [Code.UnknownChannel]: 'CHANNEL_GONE',
  [Code.MissingAccess]: 'CHANNEL_GONE',
  [Code.MissingPermissions]: 'CANNOT_POST',
  [Code.ThreadLocked]: 'THREAD_LOCKED',
  [Code.MaximumNumberOfPinsReachedForTheChannel]: 'PINS_FULL',
  [Code.MaximumActiveThreads]: 'THREADS_FULL',
  [Code.MessageWasBlockedByAutomaticModeration]: 'POST_BLOCKED',
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
