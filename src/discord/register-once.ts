import { REST, Routes } from 'discord.js';
import { loginFailure, registrationFailure } from './failure.ts';
import { type Definition, type Difference, register } from './register-commands.ts';

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
    return await register(rest, { applicationId, ...(guildId !== undefined && { guildId }) }, definitions, { dryRun });
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
