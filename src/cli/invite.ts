import { invitePermissions } from '../bot/permissions.ts';
import { parseConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { applicationOfToken, inviteLink } from './invite-link.ts';
import { UserError } from '../errors.ts';
import { runCli } from './run-cli.ts';
import { say } from './terminal.ts';
import { parseCommandLine } from './usage.ts';

const usage = `Usage: npm run invite -- [--user]

Prints the link by which Docent is added to a server, with the permissions that it needs. Asks nobody: the application is
DISCORD_APPLICATION_ID, or the one that DISCORD_TOKEN names. With DISCORD_GUILD_ID that server is chosen already.

  --user  the link by which a member adds Docent to their own account
  --help  print this`;

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: { user: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    say(usage);
    return 0;
  }
  const { applicationId, token, guildId } = parseConfig(readEnv()).discord;
  const known = applicationId ?? (token === undefined ? undefined : applicationOfToken(token));
  if (known === undefined)
    throw new UserError(
      'CONFIG_INVALID',
      'Neither DISCORD_TOKEN nor DISCORD_APPLICATION_ID is set. Put one into .env; README.md says where to find it.',
    );
  const whom = values.user ? 'user' : 'server';
  const permissions = invitePermissions();
  say(inviteLink({ applicationId: known, for: whom, permissions, ...(guildId !== undefined && { guildId }) }));
  return 0;
});
