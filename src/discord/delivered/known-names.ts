import type { Message } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import { namesInMessage } from './incoming.ts';

/** Of who wrote it, of whom it mentions, and of who wrote what it is about. */
export function namesAround(
  { author, member, mentions, client }: Message,
  about: APIMessage | undefined,
): readonly string[] {
  const users = [author, ...mentions.users.values()].filter(({ id }) => id !== client.user.id);
  const members = [member, ...(mentions.members?.values() ?? [])];
  return [
    ...users.flatMap(({ username, globalName }) => [username, globalName]),
    ...members.map((each) => each?.nickname),
    ...(about === undefined ? [] : namesInMessage(about, client.user.id)),
  ].filter((name) => name != null);
}
