import { commands } from '../../commands/index.ts';
import { parseConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { describeDifference } from '../discord/register-commands.ts';
import { registerOnce } from '../discord/register-once.ts';
import { UserError } from '../errors.ts';
import { runCli } from './run-cli.ts';
import { parseCommandLine } from './usage.ts';

const usage = `Usage: npm run register -- [--dry-run]

Tells Discord which commands Docent has, sending only what differs: in the server DISCORD_GUILD_ID, or everywhere without it.

  --dry-run  show the difference, send nothing
  --help     print this`;

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: { 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const { token, apiUrl, guildId } = parseConfig(readEnv()).discord;
  if (token === undefined)
    throw new UserError(
      'CONFIG_INVALID',
      'DISCORD_TOKEN is not set. Put the bot token into .env; README.md says where to find it.',
    );
  const dryRun = values['dry-run'];
  const difference = await registerOnce(
    { token, dryRun, ...(apiUrl !== undefined && { apiUrl }), ...(guildId !== undefined && { guildId }) },
    commands.map(({ definition }) => definition),
  );
  const where = guildId === undefined ? 'everywhere' : `in server ${guildId}`;
  process.stdout.write(`Commands ${where}${dryRun ? ' (nothing sent)' : ''}: ${describeDifference(difference)}\n`);
  return 0;
});
