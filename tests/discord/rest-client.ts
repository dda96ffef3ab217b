import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { REST, Routes } from 'discord.js';
import { Clock, LocalDiscord, type MessageRef } from 'local-discord';
import { onTestFinished } from 'vitest';
import { createLog, type Logger } from '../../src/log.ts';

/** A log that can be read: its lines as they would be written. */
export function readableLog(): { readonly log: Logger; readonly lines: () => string } {
  let lines = '';
  const log = createLog({ level: 'trace', destination: { write: (line) => void (lines += line) } });
  return { log, lines: () => lines };
}

/** A local Discord whose time stands still, until the test has finished. */
export async function frozenDiscord(): Promise<LocalDiscord> {
  const discord = await LocalDiscord.start({ botName: 'Docent', clock: new Clock({ frozen: true }) });
  onTestFinished(() => discord.close());
  return discord;
}

/** A local Discord and a REST client without a token for it, with a command, `/ask`, and a button; no bot is logged in. */
export async function restClient() {
  const discord = await frozenDiscord();
  const own = new REST({ api: discord.apiUrl }).setToken(discord.token);
  const commands = [
    {
      name: 'ask',
      description: 'Asks',
      options: [{ type: 3, name: 'question', description: 'What', autocomplete: true }],
    },
  ];
  await own.put(Routes.applicationCommands(discord.ids.bot), { body: commands });
  const button = { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'More', custom_id: 'more' };
  const body = { content: 'before', components: [{ type: ComponentType.ActionRow, components: [button] }] };
  const withButton = (await own.post(Routes.channelMessages(discord.ids.general), { body })) as MessageRef;
  discord.traffic.clear();
  return {
    discord,
    rest: new REST({ api: discord.apiUrl }),
    withButton,
    requests: () => discord.traffic.requests().map(({ name }) => name),
  };
}
