import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction, Options } from 'discord.js';
import type { LocalDiscord } from '../../src/local-discord.ts';

/** The intents of a bot that reads what it may without asking for more. */
export const usualIntents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.GuildMessagePolls,
  GatewayIntentBits.DirectMessages,
];

/** A real discord.js client that is ready, and goes when it is disposed. */
export type Connected = AsyncDisposable & { readonly client: Client<true>; readonly errors: Error[] };

/** Logs a real discord.js client in to the local Discord. */
export async function connect(
  discord: LocalDiscord,
  {
    onInteraction,
    ...options
  }: Partial<ClientOptions> & { readonly onInteraction?: (interaction: Interaction) => unknown } = {},
): Promise<Connected> {
  const client = makeClient(discord, options);
  const errors: Error[] = [];
  client.on(Events.Error, (error) => void errors.push(error));
  if (onInteraction !== undefined)
    client.on(Events.InteractionCreate, (interaction) => {
      void (async () => onInteraction(interaction))().catch((error: unknown) => errors.push(error as Error));
    });
  const ready = new Promise<Client<true>>((resolve) => void client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return { client: await ready, errors, [Symbol.asyncDispose]: () => client.destroy() };
}

export function makeClient(discord: LocalDiscord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: usualIntents,
    makeCache: Options.cacheEverything(),
    ...options,
    // Without the five seconds that Discord wants between one log-in and the next.
    ws: { buildIdentifyThrottler: () => ({ waitForIdentify: () => Promise.resolve() }), ...options.ws },
    rest: { api: discord.apiUrl, ...options.rest },
  });
}

/** Resolves with the first event of this name that passes. */
export function next<Value>(
  client: Client,
  event: string,
  passes: (value: Value) => boolean = () => true,
): Promise<Value> {
  return new Promise((resolve) => {
    const listen = (value: Value) => {
      if (!passes(value)) return;
      client.off(event, listen as never);
      resolve(value);
    };
    client.on(event, listen as never);
  });
}
