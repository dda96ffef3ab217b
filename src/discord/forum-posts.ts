import { type Client, DefaultRestOptions, DiscordAPIError, type ForumChannel, REST, Routes } from 'discord.js';
import type { APIThreadChannel } from 'discord-api-types/v10';
import { setTimeout as pause } from 'node:timers/promises';
import { refusal } from './failure.ts';

/** A post that is to be opened: `since` is when somebody wanted it. */
export type ForumPost = { readonly since: number; readonly body: { readonly name: string } & object };

/** Discord tells over the gateway what it did, whether its answer arrives or not: for so long it is waited for. */
const looks = 10;
const lookEveryMs = 300;
/** Discord's clock is another than this one. */
const clocksDifferMs = 5_000;

/**
 * Opens a post once. It takes no nonce, so the client must not send it again by itself: where it is not known what became of it, what
 * Docent has opened there under this title since then stands for it.
 */
export async function openOnce(client: Client, forum: ForumChannel, { since, body }: ForumPost): Promise<string> {
  const own = () =>
    forum.threads.cache.find(
      ({ ownerId, name, createdTimestamp }) =>
        ownerId === client.user?.id && name === body.name && (createdTimestamp ?? 0) >= since - clocksDifferMs,
    )?.id;
  const before = own();
  if (before !== undefined) return before;
  try {
    const { makeRequest } = DefaultRestOptions;
    const rest = new REST({ ...client.options.rest, makeRequest, retries: 0 }).setToken(client.token ?? '');
    return ((await rest.post(Routes.threads(forum.id), { body })) as APIThreadChannel).id;
  } catch (error) {
    if (error instanceof DiscordAPIError) throw refusal(error);
    for (let look = 0; look < looks; look += 1) {
      const made = own();
      if (made !== undefined) return made;
      await pause(lookEveryMs);
    }
    throw error;
  }
}
