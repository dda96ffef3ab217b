import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { EventName } from '../state/world-model.ts';

/** Must be allowed to an application before it may ask for them. */
export const privilegedIntents = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;

export const allIntents = Object.values(Intent)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

type Needs = { readonly guild: number; readonly dm: number };

const guilds: Needs = { guild: Intent.Guilds, dm: 0 };
const messages: Needs = { guild: Intent.GuildMessages, dm: Intent.DirectMessages };
const reactions: Needs = { guild: Intent.GuildMessageReactions, dm: Intent.DirectMessageReactions };
const polls: Needs = { guild: Intent.GuildMessagePolls, dm: Intent.DirectMessagePolls };
const always: Needs = { guild: 0, dm: 0 };

/** Which intent an event needs, in a guild and in a DM; 0: none. Events that are not here never reach a bot. */
const needs: Partial<Record<EventName, Needs>> = {
  READY: always,
  RESUMED: always,
  INTERACTION_CREATE: always,
  APPLICATION_COMMAND_PERMISSIONS_UPDATE: always,
  GUILD_CREATE: guilds,
  GUILD_UPDATE: guilds,
  GUILD_DELETE: guilds,
  GUILD_ROLE_CREATE: guilds,
  GUILD_ROLE_UPDATE: guilds,
  GUILD_ROLE_DELETE: guilds,
  CHANNEL_CREATE: guilds,
  CHANNEL_UPDATE: guilds,
  CHANNEL_DELETE: guilds,
  CHANNEL_PINS_UPDATE: { guild: Intent.Guilds, dm: Intent.DirectMessages },
  THREAD_CREATE: guilds,
  THREAD_UPDATE: guilds,
  THREAD_DELETE: guilds,
  THREAD_MEMBER_UPDATE: guilds,
  THREAD_MEMBERS_UPDATE: guilds,
  GUILD_MEMBER_ADD: { guild: Intent.GuildMembers, dm: 0 },
  GUILD_MEMBER_REMOVE: { guild: Intent.GuildMembers, dm: 0 },
  GUILD_MEMBER_UPDATE: { guild: Intent.GuildMembers, dm: 0 },
  MESSAGE_CREATE: messages,
  MESSAGE_UPDATE: messages,
  MESSAGE_DELETE: messages,
  MESSAGE_DELETE_BULK: messages,
  MESSAGE_REACTION_ADD: reactions,
  MESSAGE_REACTION_REMOVE: reactions,
  MESSAGE_REACTION_REMOVE_ALL: reactions,
  MESSAGE_REACTION_REMOVE_EMOJI: reactions,
  MESSAGE_POLL_VOTE_ADD: polls,
  MESSAGE_POLL_VOTE_REMOVE: polls,
  TYPING_START: { guild: Intent.GuildMessageTyping, dm: Intent.DirectMessageTyping },
};

/** Whether a bot with these intents is told of such an event. */
export function isTold(intents: number, name: EventName, inGuild: boolean): boolean {
  const found = needs[name];
  if (found === undefined) return false;
  const needed = inGuild ? found.guild : found.dm;
  return (intents & needed) === needed;
}
