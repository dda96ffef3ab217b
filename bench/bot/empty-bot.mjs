/** The least that a discord.js bot can be: one command, one answer. What Docent costs is measured against it. */
import { once } from 'node:events';
import { Client, GatewayIntentBits } from 'discord.js';

const { DISCORD_TOKEN: token, DISCORD_API_URL: api } = process.env;
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });

client.on('interactionCreate', (interaction) => {
  if (interaction.isChatInputCommand()) void interaction.reply('pong');
});
process.once('SIGTERM', () => void client.destroy());

await Promise.all([once(client, 'clientReady'), client.login(token)]);
const question = { type: 3, name: 'question', description: 'Anything', required: true };
await client.application?.commands.set([{ name: 'ask', description: 'Answers "pong"', options: [question] }]);
process.stdout.write('ready\n');
