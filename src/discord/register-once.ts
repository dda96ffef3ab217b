import { REST, Routes } from 'discord.js';
import { loginFailure, registrationFailure } from './failure.ts';
import { type Definition, type Difference, register } from './register-commands.ts';

/** As many servers as Discord lists at once. */
const pageSize = 200;

export type RegisterOptions = {
  readonly token: string;
  readonly apiUrl?: string;
  readonly guildId?: string;
  readonly dryRun: boolean;
};

/**
 * Registers commands without connecting to the gateway.
 * @throws UserError `DISCORD_LOGIN` or `DISCORD_UNREACHABLE`
 */
export async function registerOnce(options: RegisterOptions, definitions: readonly Definition[]): Promise<Difference> {
  const { token, apiUrl, guildId, dryRun } = options;
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  const applicationId = await currentApplication(rest, apiUrl);
  try {
    const target = guildId === undefined ? { guilds: await joinedGuilds(rest) } : { guildId };
    return await register(rest, { applicationId, ...target }, definitions, { dryRun });
  } catch (error) {
    throw registrationFailure(error, guildId, apiUrl);
  }
}

async function currentApplication(rest: REST, apiUrl: string | undefined): Promise<string> {
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as { id: string };
    return id;
  } catch (error) {
    throw loginFailure(error, apiUrl);
  }
}

/** The servers that the bot is in. */
async function joinedGuilds(rest: REST): Promise<readonly string[]> {
  const found: string[] = [];
  for (;;) {
    const query = new URLSearchParams({ limit: String(pageSize), after: found.at(-1) ?? '0' });
    const page = (await rest.get(Routes.userGuilds(), { query })) as readonly { id: string }[];
    found.push(...page.map(({ id }) => id));
    if (page.length < pageSize) return found;
  }
}
