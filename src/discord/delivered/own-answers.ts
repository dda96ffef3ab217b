import { type Message, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import { orUndefined } from '../failure.ts';

/** As many as Discord gives at a time. */
const lookedAt = 100;

/** Whether Docent answers a message already, as Discord has it: by a reply below it, or in the thread on it. Where it may not look back: no. */
export async function isAnswered({ id, channelId, client, guildId }: Message): Promise<boolean> {
  const said = async (channel: string, after: string) => {
    const query = new URLSearchParams({ after, limit: String(lookedAt) });
    const { UnknownChannel, MissingAccess, MissingPermissions } = RESTJSONErrorCodes;
    const asked = client.rest.get(Routes.channelMessages(channel), { query }) as Promise<readonly APIMessage[]>;
    const found = await orUndefined(asked, UnknownChannel, MissingAccess, MissingPermissions);
    return (found ?? []).filter(({ author }) => author.id === client.user.id);
  };
  if ((await said(channelId, id)).some(({ message_reference: to }) => to?.message_id === id)) return true;
  // A message's thread has that message's id.
  return guildId !== null && (await said(id, '0')).length > 0;
}
