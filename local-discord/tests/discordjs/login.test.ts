import { DiscordAPIError, Events, GatewayIntentBits, Status } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { LocalDiscord } from '../../src/local-discord.ts';
import { connect, makeClient, next } from '../support/client.ts';

describe('logging in', () => {
  test('a client is ready, with its server, channels and permissions', async () => {
    await using discord = await LocalDiscord.start();
    await using bot = await connect(discord);
    const guild = bot.client.guilds.cache.get(discord.ids.guild);
    expect(guild?.available).toBe(true);
    expect(guild?.name).toBe('Reading room');
    expect(guild?.channels.cache.map(({ name }) => name)).toEqual(['general', 'reading']);
    expect(guild?.members.me?.permissions.has('SendPolls')).toBe(true);
    expect(guild?.members.me?.permissions.has('ManageMessages')).toBe(false);
    expect(bot.client.application.id).toBe(bot.client.user.id);
    expect(bot.errors).toEqual([]);
  });

  test('a wrong token is refused over REST', async () => {
    await using discord = await LocalDiscord.start();
    const client = makeClient(discord);
    await expect(client.login('MTIz.wrong1.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')).rejects.toThrow(
      'An invalid token was provided',
    );
    await client.destroy();
    expect(discord.traffic.requests('GET gateway/bot').map(({ status }) => status)).toEqual([401]);
  });

  test('an intent that the application was not given ends the connection with 4014', async () => {
    await using discord = await LocalDiscord.start();
    const client = makeClient(discord, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] });
    await expect(client.login(discord.token)).rejects.toThrow('Used disallowed intents');
    await client.destroy();
  });

  test('the same intent is taken once it was given', async () => {
    await using discord = await LocalDiscord.start({ privilegedIntents: GatewayIntentBits.MessageContent });
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent];
    await using bot = await connect(discord, { intents });
    const heard = next<{ content: string }>(bot.client, Events.MessageCreate);
    discord.as(discord.ids.alice).send(discord.ids.general, 'Hello, all');
    expect((await heard).content).toBe('Hello, all');
  });

  test('closing with 4004 ends the client for good', async () => {
    await using discord = await LocalDiscord.start();
    await using bot = await connect(discord);
    const gone = new Promise<number>(
      (resolve) => void bot.client.once(Events.ShardDisconnect, ({ code }) => resolve(code)),
    );
    discord.faults.closeSockets(4004);
    expect(await gone).toBe(4004);
  });

  test('the token is nowhere in the traffic', async () => {
    await using discord = await LocalDiscord.start();
    await using bot = await connect(discord, { onInteraction: (it) => it.isRepliable() && it.reply('pong') });
    await bot.client.application.commands.create({ name: 'ping', description: 'Answers' });
    const handle = discord.as(discord.ids.alice).command('ping');
    await handle.reply();
    const all = JSON.stringify(discord.traffic.entries);
    expect(all).toContain('INTERACTION_CREATE');
    expect(all).not.toContain(discord.token);
    expect(all).not.toContain(handle.interaction.token);
  });
});

describe('a connection that is lost', () => {
  const faults: readonly (readonly [string, (discord: LocalDiscord) => void])[] = [
    ['op 7', (discord) => discord.faults.reconnect()],
    ['a dropped socket', (discord) => discord.faults.dropSockets()],
    ['op 9, resumable', (discord) => discord.faults.invalidSession({ resumable: true })],
  ];
  test.each(faults)('after %s the client resumes, and hears what was said meanwhile', async (_name, fail) => {
    await using discord = await LocalDiscord.start();
    await using bot = await connect(discord);
    const heard: string[] = [];
    bot.client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
    const resumed = next(bot.client, Events.ShardResume);
    fail(discord);
    discord.as(discord.ids.alice).send(discord.ids.general, `<@${discord.ids.bot}> while you were away`);
    await resumed;
    discord.as(discord.ids.alice).send(discord.ids.general, `<@${discord.ids.bot}> welcome back`);
    await next(bot.client, Events.MessageCreate, ({ content }: { content: string }) => content.endsWith('back'));
    expect(heard).toEqual([`<@${discord.ids.bot}> while you were away`, `<@${discord.ids.bot}> welcome back`]);
    expect(identifications(discord)).toBe(1);
  });

  test('after op 9, not resumable, it identifies anew', async () => {
    await using discord = await LocalDiscord.start();
    await using bot = await connect(discord);
    const ready = next(bot.client, Events.ShardReady);
    discord.faults.invalidSession();
    await ready;
    expect(identifications(discord)).toBe(2);
  });

  test('a socket refused at log-in is tried again', async () => {
    await using discord = await LocalDiscord.start();
    discord.faults.refuse('socket');
    const client = makeClient(discord);
    client.on(Events.Error, () => undefined);
    const ready = next(client, Events.ClientReady);
    await client.login(discord.token).catch(() => undefined);
    await ready;
    expect(client.ws.status).toBe(Status.Ready);
    await client.destroy();
  });
});

test('a request that Discord refuses rejects with its code', async () => {
  await using discord = await LocalDiscord.start();
  await using bot = await connect(discord);
  const failed = await bot.client.channels.fetch('123456789012345678').catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(DiscordAPIError);
  expect(failed).toMatchObject({ code: 10003, status: 404, message: 'Unknown Channel' });
});

function identifications(discord: LocalDiscord): number {
  return discord.traffic.entries.filter(({ name, direction }) => name === 'Identify' && direction === 'in').length;
}
