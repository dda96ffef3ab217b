import { type APIAllowedMentions, AllowedMentionsTypes, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Pings, StoredMessage, User } from '../world-model.ts';
import { permissionsIn } from '../member-permissions.ts';
import type { World } from '../world.ts';

export type MentionContext = {
  readonly world: World;
  readonly channel: Channel;
  readonly author: User;
  readonly content: string;
  readonly allowed: APIAllowedMentions | undefined;
  /** An interaction's reply: without `allowed_mentions` it mentions users only. */
  readonly fromInteraction: boolean;
  /** The message replied to. */
  readonly replied: StoredMessage | undefined;
};

export type MessageMentions = {
  readonly pings: Pings;
  /** Users and roles that the message shows as mentioned. */
  readonly users: readonly User[];
  readonly roles: readonly string[];
};

const nobody: Pings = { everyone: false, users: [], roles: [] };

/**
 * Whom a text notifies, given what its sender allows. A mention in a code block counts too: whoever wants to be sure that
 * nobody is notified should not rely on how clients draw it.
 */
export function mentionsOf(context: MentionContext): MessageMentions {
  const { world, channel, author, content, replied } = context;
  const allowed = allowance(context);
  const guild = world.guildOf(channel);
  const mayMentionAll =
    guild === undefined || (permissionsIn(world, channel, author.id) & PermissionFlagsBits.MentionEveryone) !== 0n;

  const userIds = ids(content, /<@!?(\d{15,20})>/g).filter((id) => allowed.users(id));
  if (replied !== undefined && allowed.repliedUser && replied.interactionId === undefined)
    userIds.push(replied.data.author.id);
  const users = [...new Set(userIds)].flatMap((id) => world.users.get(id) ?? []);

  const roles = ids(content, /<@&(\d{15,20})>/g).filter((id) => allowed.roles(id) && guild?.roles.has(id) === true);
  const pingable = roles.filter((id) => mayMentionAll || guild?.roles.get(id)?.mentionable === true);
  const everyone = guild !== undefined && allowed.everyone && mayMentionAll && /@(?:everyone|here)\b/.test(content);
  const present = users.filter(({ id }) => id !== author.id && isHere(world, channel, id)).map(({ id }) => id);
  const pings = { everyone, users: present, roles: pingable };
  return { pings: isNobody(pings) ? nobody : pings, users, roles };
}

/** All user ids that a message notifies, roles and everyone taken apart; never its author. */
export function notified(world: World, channel: Channel, authorId: string, pings: Pings): readonly string[] {
  const guild = world.guildOf(channel);
  const found = new Set(pings.users);
  for (const member of guild?.members.values() ?? [])
    if (pings.everyone || member.roles.some((id) => pings.roles.includes(id))) found.add(member.user.id);
  found.delete(authorId);
  return [...found];
}

function isHere(world: World, channel: Channel, userId: string): boolean {
  const guild = world.guildOf(channel);
  return guild === undefined ? channel.recipients.includes(userId) : guild.members.has(userId);
}

function isNobody({ everyone, users, roles }: Pings): boolean {
  return !everyone && users.length === 0 && roles.length === 0;
}

function ids(content: string, pattern: RegExp): string[] {
  return Array.from(content.matchAll(pattern), ([, id = '']) => id);
}

function allowance({ allowed, fromInteraction }: MentionContext) {
  if (allowed === undefined)
    return { users: () => true, roles: () => !fromInteraction, everyone: !fromInteraction, repliedUser: true };
  const parse: readonly string[] = allowed.parse ?? [];
  return {
    users: (id: string) => parse.includes(AllowedMentionsTypes.User) || allowed.users?.includes(id) === true,
    roles: (id: string) => parse.includes(AllowedMentionsTypes.Role) || allowed.roles?.includes(id) === true,
    everyone: parse.includes(AllowedMentionsTypes.Everyone),
    repliedUser: allowed.replied_user === true,
  };
}
