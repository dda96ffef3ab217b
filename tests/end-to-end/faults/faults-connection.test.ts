import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LocalDiscord } from 'local-discord';
import { App } from '../../../src/app.ts';
import { parseConfig } from '../../../src/config/config.ts';
import { createLog } from '../../../src/log.ts';
import { startDocent } from '../../support/docent.ts';
import { says } from '../../support/members-support.ts';
import { runScript, Script } from '../../support/run-script.ts';

const trade = 'How much trade does Russia do with Afghanistan?';
/** Starts Docent as `npm start` does, within so many milliseconds. */
const SCRIPT = fileURLToPath(import.meta.resolve('./start-within.ts'));
const messagesRoute = 'POST channels/:channel/messages';

describe('a 401 on a route of the bot’s', () => {
  it('while the token holds loses nothing: the answer comes, and the ones after it', async () => {
    const { discord, log } = await startDocent();
    const { alice, general, bot } = discord.ids;
    discord.faults.fail(messagesRoute, { status: 401 });
    for (const expected of [1, 2]) {
      discord.as(alice).send(general, `<@${bot}> ${trade}`);
      await expect.poll(() => answers(discord).length, { timeout: 5_000 }).toBe(expected);
    }
    expect(discord.traffic.requests('GET users/@me')).toHaveLength(1);
    expect(log()).not.toMatch(/"level":(50|60)/);
  });

  it('that stays, while the token holds, fails that one request and leaves the rest', async () => {
    const { discord, app } = await startDocent();
    const { alice, general, bot } = discord.ids;
    discord.faults.fail(messagesRoute, { status: 401, times: 2 });
    await expect(app.services.channels.post(general, { content: 'lost' })).rejects.toMatchObject({
      status: 403,
    });
    discord.as(alice).send(general, `<@${bot}> ${trade}`);
    await expect.poll(() => answers(discord).length, { timeout: 5_000 }).toBe(1);
  });

  it('on many requests at once asks once whether the token holds', async () => {
    const { discord, app } = await startDocent();
    const { general, reading } = discord.ids;
    discord.faults.fail(messagesRoute, { status: 401, times: 2 });
    await Promise.all([general, reading].map((id) => app.services.channels.post(id, { content: 'here' })));
    expect(discord.traffic.requests('GET users/@me').length).toBeLessThanOrEqual(2);
  });

  it('with a token that is no longer accepted ends Docent with a sentence', async () => {
    const { discord, app } = await startDocent();
    const { alice, general, bot } = discord.ids;
    discord.faults.fail(/^(?!.*interactions)/, { status: 401, times: 1_000 });
    discord.as(alice).send(general, `<@${bot}> ${trade}`);
    await expect(app.ended).rejects.toMatchObject({
      code: 'DISCORD_LOGIN',
      message: expect.stringContaining('Discord does not accept DISCORD_TOKEN'),
    });
  });

  it('and then the process, with status 78', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent' });
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: ':memory:' };
    await using docent = new Script('src/main.ts', [], env);
    await expect.poll(() => docent.out, { timeout: 20_000 }).toContain('Commands: ');
    discord.faults.fail(/^(?!.*interactions)/, { status: 401, times: 1_000 });
    discord.as(discord.ids.alice).send(discord.ids.general, `<@${discord.ids.bot}> ${trade}`);
    const { status, err } = await docent.ended();
    expect(status).toBe(78);
    expect(err).toContain('Discord does not accept DISCORD_TOKEN');
  });
});

describe('a gateway that', () => {
  it.each(['hello', 'ready'] as const)('never says %s ends the start as out of reach', async (step) => {
    await using discord = await LocalDiscord.start();
    discord.faults.refuse(step, { times: 100 });
    const log = createLog({ level: 'silent' });
    const connection = { token: discord.token, apiUrl: discord.apiUrl };
    const config = { ...parseConfig({ READER: 'off' }), databaseUrl: ':memory:' };
    await using app = await App.create(config, connection, log, { readyWithinMs: 500 });
    await expect(app.start()).rejects.toMatchObject({
      code: 'DISCORD_UNREACHABLE',
      message: expect.stringContaining('within 0.5 s'),
    });
    await expect.poll(() => discord.connections).toBe(0);
  });

  it.each(['hello', 'ready'] as const)('never says %s ends the process, with status 69', async (step) => {
    await using discord = await LocalDiscord.start();
    discord.faults.refuse(step, { times: 100 });
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: ':memory:' };
    const { status, err } = await runScript(SCRIPT, ['500'], env);
    expect(status).toBe(69);
    expect(err).toMatch(/^Discord did not let Docent in within 0\.5 s\..*\n$/);
  });

  it('hangs while commands are registered ends the start as out of reach', async () => {
    await using discord = await LocalDiscord.start();
    discord.faults.disconnect(/applications\/\d+\/commands/, { times: 100 });
    const connection = { token: discord.token, apiUrl: discord.apiUrl };
    const config = { ...parseConfig({ READER: 'off' }), databaseUrl: ':memory:' };
    await using app = await App.create(config, connection, createLog({ level: 'silent' }));
    await expect(app.start()).rejects.toMatchObject({ code: 'DISCORD_UNREACHABLE' });
  });
});

function answers(discord: LocalDiscord): readonly string[] {
  const { alice, general, bot } = discord.ids;
  return discord
    .as(alice)
    .sees(general)
    .filter(({ author }) => author.id === bot)
    .map(says);
}
