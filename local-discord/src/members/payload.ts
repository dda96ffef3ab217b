import { InteractionType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import type { Interaction } from '../state/interactions.ts';
import { channelJson, memberJson, userJson } from '../state/entity-json.ts';
import type { StoredMessage } from '../state/world-model.ts';
import { permissionsIn } from '../state/member-permissions.ts';
import type { World } from '../state/world.ts';
import { contextOf } from './visible-commands.ts';

/** What replies may hold where the bot is not: embeds, files, mentions. */
const absentPermissions = Flag.EmbedLinks | Flag.AttachFiles | Flag.MentionEveryone;

/** What the bot is sent of an interaction. */
export function interactionPayload(
  world: World,
  interaction: Interaction,
  details: { readonly locale: string; readonly data: object; readonly message?: StoredMessage | undefined },
): object {
  const { id, token, kind, user, channel } = interaction;
  const guild = world.guildOf(channel);
  const member = guild?.members.get(user.id);
  const isInGuild = guild !== undefined && member !== undefined;
  const isBotThere = guild?.members.has(world.bot.id) ?? channel.recipients.includes(world.bot.id);
  const who = isInGuild
    ? {
        guild_id: guild.id,
        guild: { id: guild.id, locale: guild.locale, features: [] },
        guild_locale: guild.locale,
        member: {
          user: userJson(user),
          ...memberJson(member),
          permissions: String(permissionsIn(world, channel, user.id)),
        },
      }
    : { user: userJson(user) };
  return {
    id,
    application_id: world.bot.id,
    type: kind,
    token,
    version: 1,
    data: details.data,
    channel_id: channel.id,
    channel: { ...channelJson(world, channel), permissions: String(permissionsIn(world, channel, user.id)) },
    ...who,
    ...(details.message !== undefined && { message: details.message.data }),
    ...(kind !== InteractionType.Ping && { locale: details.locale }),
    app_permissions: String(isBotThere ? permissionsIn(world, channel, world.bot.id) : absentPermissions),
    entitlements: [],
    authorizing_integration_owners: isInGuild
      ? isBotThere
        ? { 0: guild.id }
        : { 1: user.id }
      : isBotThere
        ? { 0: '0', 1: user.id }
        : { 1: user.id },
    context: contextOf(world, channel),
    attachment_size_limit: 10 * 2 ** 20,
  };
}
