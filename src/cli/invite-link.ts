import { OAuth2Scopes } from 'discord-api-types/v10';
import { UserError } from '../errors.ts';

/** For servers, or for whoever opens it: a member can add Docent to their own account. */
type InviteFor = 'server' | 'user';

export type Invite = {
  readonly applicationId: string;
  readonly for: InviteFor;
  /** Discord's bit set; a member's own account gives none. */
  readonly permissions: bigint;
  /** The server that the page chooses beforehand. */
  readonly guildId?: string;
};

/** The address at which somebody with *Manage Server* adds the bot to a server. */
export function inviteLink({ applicationId, for: whom, permissions, guildId }: Invite): string {
  const server = whom === 'server';
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [...(server ? [OAuth2Scopes.Bot] : []), OAuth2Scopes.ApplicationsCommands].join(' '),
    ...(server && { permissions: String(permissions) }),
    ...(server && guildId !== undefined && { guild_id: guildId }),
    integration_type: server ? '0' : '1',
  });
  return `https://discord.com/oauth2/authorize?${String(query)}`;
}

/**
 * The application that a token belongs to, without asking Discord: the token's first part is its bot's id, which is the application's, too, but for
 * bots made before 2017.
 * @throws UserError `CONFIG_INVALID` where the token names none
 */
export function applicationOfToken(token: string): string {
  const [first = ''] = token.split('.');
  const id = Buffer.from(first, 'base64').toString('latin1');
  if (/^\d{17,20}$/.test(id)) return id;
  throw new UserError(
    'CONFIG_INVALID',
    'DISCORD_TOKEN does not say which application it is of. Set DISCORD_APPLICATION_ID, from "General Information" in the Discord developer portal.',
    { variable: 'DISCORD_TOKEN' },
  );
}
