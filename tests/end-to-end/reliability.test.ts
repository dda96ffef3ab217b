import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { App } from '../../src/app.ts';
import { chatCommand, type ChatCommand } from '../../src/bot/command.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { LocalDiscord } from 'local-discord';
import { startDocent } from '../support/docent.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

const said = (content: string): Reply => ({ kind: 'message', message: { content } });

/** A command of the test's own, in place of Docent's. */
function command(name: string, handle: () => Reply | Promise<Reply>, isPrivate = false): ChatCommand {
  return chatCommand(
    { name, description: 'For a test', options: [] },
    { ephemeral: () => isPrivate, handle: () => handle() },
  );
}

const quick = command('quick', () => said('here'));

/** A command that answers only once it is told to. */
function held(name: string, reply: Reply, isPrivate = false) {
  const begun = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Reply>();
  const handle = () => (begun.resolve(), answer.promise);
  return { begun: begun.promise, answer: () => answer.resolve(reply), command: command(name, handle, isPrivate) };
}

const edits = (discord: LocalDiscord) => discord.traffic.requests('PATCH webhooks/:webhook/:token/messages/:message');

describe('an answer', () => {
  it.each([
    ['publicly', false],
    ['privately', true],
  ])('that takes long is announced %s, then put in', async (_, isPrivate) => {
    const slow = held('slow', said('at last'), isPrivate);
    const { discord } = await startDocent({ overrides: { commands: [slow.command] } });
    const asked = discord.as(discord.ids.alice).command('slow', {});
    await asked.acknowledged();
    expect(asked.current()).toMatchObject({ content: '', loading: true, ephemeral: isPrivate });
    slow.answer();
    const reply = await asked.reply();
    expect(reply).toMatchObject({ content: 'at last', ephemeral: isPrivate });
  });

  it('that turns out private after a public announcement is still private', async () => {
    const slow = held('slow', privately({ content: 'only you' }));
    const { discord } = await startDocent({ overrides: { commands: [slow.command] } });
    const { alice, bob, general } = discord.ids;
    const asked = discord.as(alice).command('slow', {});
    await asked.acknowledged();
    slow.answer();
    await expect.poll(() => discord.as(alice).sees(general).at(-1)?.content).toBe('only you');
    expect(discord.as(bob).sees(general)).toEqual([]);
  });

  it('comes although a handler throws: politely, with the number under which it is logged', async () => {
    const broken = command('broken', () => {
      throw new Error('the disk is full');
    });
    const { discord, log } = await startDocent({ overrides: { commands: [broken, quick] } });
    const alice = discord.as(discord.ids.alice);
    const reply = await alice.command('broken', {}).reply();
    expect(reply.ephemeral).toBe(true);
    const incident = /number: (\w+)$/.exec(reply.content)?.[1];
    expect(incident).toBeDefined();
    expect(log()).toContain(`"incident":"${incident}"`);
    expect(reply.content).not.toContain('disk');
    expect((await alice.command('quick', {}).reply()).content).toBe('here');
  });

  it('that Discord refuses is replaced by an apology', async () => {
    const refused = command('refused', () => ({
      kind: 'message',
      message: {
        content: 'a',
        components: [
          { type: 1 as const, components: [{ type: 2 as const, style: 2 as const, custom_id: 'no label' }] },
        ],
      },
    }));
    const { discord, log } = await startDocent({ overrides: { commands: [refused] } });
    const reply = await discord.as(discord.ids.alice).command('refused', {}).reply();
    expect(reply.content).toContain('Something went wrong');
    expect(log()).toContain('Discord refused an answer');
  });

  it('arrives once, although the acknowledgement hung after it had arrived', async () => {
    const { discord, log } = await startDocent({ overrides: { commands: [quick], acknowledgeWithinMs: 800 } });
    discord.faults.hang('callback', { arrives: true });
    const asked = discord.as(discord.ids.alice).command('quick', {});
    expect((await asked.reply()).content).toBe('here');
    await expect.poll(() => edits(discord)).toHaveLength(1);
    expect(discord.as(discord.ids.alice).sees(discord.ids.general)).toHaveLength(1);
    expect(log()).not.toMatch(/"level":(50|60)/);
  });

  it('arrives although the acknowledgement hung and never arrived', async () => {
    const { discord, log } = await startDocent({ overrides: { commands: [quick], acknowledgeWithinMs: 800 } });
    discord.faults.hang('callback');
    expect((await discord.as(discord.ids.alice).command('quick', {}).reply()).content).toBe('here');
    expect(discord.as(discord.ids.alice).sees(discord.ids.general)).toHaveLength(1);
    expect(log()).not.toMatch(/"level":(50|60)/);
  });

  it('arrives once, although a 5xx hid that the acknowledgement had arrived', async () => {
    const { discord, log } = await startDocent({ overrides: { commands: [quick] } });
    discord.faults.fail('callback', { status: 502, arrives: true });
    expect((await discord.as(discord.ids.alice).command('quick', {}).reply()).content).toBe('here');
    await expect.poll(() => edits(discord)).toHaveLength(1);
    expect(discord.as(discord.ids.alice).sees(discord.ids.general)).toHaveLength(1);
    expect(log()).not.toMatch(/"level":(50|60)/);
  });

  it.each([
    ['before the answer arrived', false, 1],
    ['after the answer had arrived', true, 1],
    ['twice', false, 2],
  ])('arrives once, although the socket was closed %s', async (_, arrives, times) => {
    const { discord, log } = await startDocent({ overrides: { commands: [quick] } });
    discord.faults.disconnect('callback', { arrives, times });
    expect((await discord.as(discord.ids.alice).command('quick', {}).reply()).content).toBe('here');
    await pause(300);
    expect(discord.as(discord.ids.alice).sees(discord.ids.general)).toHaveLength(1);
    expect(log()).not.toMatch(/"level":(50|60)/);
  });

  it.each([
    ['the announcement', 'callback'],
    ['what was put in', 'PATCH webhooks/:webhook/:token/messages/:message'],
  ] as const)('that takes long arrives, although the socket was closed on %s', async (_, route) => {
    const slow = command('slow', async () => (await pause(1_600), said('at last')));
    const { discord } = await startDocent({ overrides: { commands: [slow] } });
    discord.faults.disconnect(route);
    expect((await discord.as(discord.ids.alice).command('slow', {}).reply()).content).toBe('at last');
  });

  it('to a mention arrives once, although the socket was closed', async () => {
    const { discord } = await startDocent();
    const { alice, bot, general } = discord.ids;
    for (const arrives of [true, false]) {
      discord.faults.disconnect('POST channels/:channel/messages', { arrives });
      discord.as(alice).send(general, `<@${bot}> who is the ambassador`);
    }
    const answers = () =>
      discord
        .as(alice)
        .sees(general)
        .filter(({ author }) => author.id === bot);
    await expect.poll(() => answers().length, { timeout: 3_000 }).toBe(2);
    await pause(300);
    expect(answers()).toHaveLength(2);
  });

  it('is given once to an interaction that is delivered twice', async () => {
    let handled = 0;
    const counted = command('counted', () => (handled++, said('here')));
    const { discord } = await startDocent({ overrides: { commands: [counted, quick] } });
    const alice = discord.as(discord.ids.alice);
    discord.faults.duplicatedInteractions = 1;
    await alice.command('counted', {}).reply();
    // What is delivered comes in order: this one after both of the others.
    await alice.command('quick', {}).reply();
    expect(handled).toBe(1);
  });

  it('that comes too late is dropped, and the next one is given', async () => {
    const late = held('late', said('late'));
    const { discord, log } = await startDocent({ overrides: { commands: [late.command, quick] } });
    const alice = discord.as(discord.ids.alice);
    const asked = alice.command('late', {});
    await late.begun;
    discord.clock.advance(3_001);
    await asked.failed();
    late.answer();
    await expect.poll(log).toContain('no longer knows this interaction');
    expect(log()).not.toMatch(/"level":(50|60)/);
    expect((await alice.command('quick', {}).reply()).content).toBe('here');
  });

  it('under way is finished when Docent is told to stop', async () => {
    const slow = held('slow', said('finished'));
    const { discord, stop } = await startDocent({ overrides: { commands: [slow.command] } });
    const asked = discord.as(discord.ids.alice).command('slow', {});
    await slow.begun;
    const stopping = stop();
    slow.answer();
    await stopping;
    expect(asked.current()?.content).toBe('finished');
  });
});

describe('the connection', () => {
  it.each([
    ['drops', (discord: LocalDiscord) => discord.faults.dropSockets()],
    ['is asked to reconnect', (discord: LocalDiscord) => discord.faults.reconnect()],
    ['is told that its session is invalid', (discord: LocalDiscord) => discord.faults.invalidSession()],
  ])('%s, comes back, and loses nothing', async (_, breakIt) => {
    const { discord } = await startDocent({ overrides: { commands: [quick] } });
    const alice = discord.as(discord.ids.alice);
    await alice.command('quick', {}).reply();
    const arrivals = () => discord.traffic.entries.filter(({ name }) => name === 'READY' || name === 'RESUMED');
    expect(arrivals()).toHaveLength(1);
    breakIt(discord);
    await expect.poll(arrivals).toHaveLength(2);
    expect((await alice.command('quick', {}).reply()).content).toBe('here');
  });

  it('closed for good ends Docent with a sentence', async () => {
    const { discord, app } = await startDocent();
    discord.faults.closeSockets(4004);
    await expect(app.ended).rejects.toMatchObject({
      code: 'DISCORD_LOGIN',
      message: expect.stringContaining('DISCORD_TOKEN'),
    });
  });
});

it('starts with the articles that can be read, and says in the log which cannot, and what to do', async () => {
  const articlesDir = await mkdtemp(join(tmpdir(), 'docent-articles-'));
  await writeFile(join(articlesDir, 'fine.txt'), '- The ferry leaves at nine.\n');
  await writeFile(join(articlesDir, 'latin-1.txt'), Buffer.from('- Die Fähre fährt um neun.\n', 'latin1'));
  await writeFile(join(articlesDir, 'picture.txt'), '\0\0\0\rIHDR');
  const { discord, log } = await startDocent({ config: { articlesDir } });
  const reply = await discord.as(discord.ids.alice).command('ask', { question: 'When does the ferry leave?' }).reply();
  expect(reply.content).toContain('at nine');
  expect(log()).toMatch(/"level":40.*latin-1\.txt: .*read as Windows-1252/);
  expect(log()).toMatch(/"level":40.*picture\.txt, line 1: a NUL character/);
  await removeFolder(articlesDir);
});

describe('logging in', () => {
  async function started(changes: { token?: string; guildId?: string; apiUrl?: string }, discord: LocalDiscord) {
    let lines = '';
    const log = createLog({ level: 'trace', destination: { write: (line) => void (lines += line) } });
    const connection = { token: discord.token, apiUrl: discord.apiUrl, ...changes };
    await using app = await App.create({ ...parseConfig({ READER: 'off' }), databaseUrl: ':memory:' }, connection, log);
    const outcome = await app.start().then(
      () => undefined,
      (error: unknown) => error,
    );
    return { outcome, lines };
  }

  it('with a wrong token is a sentence that names the variable, and the token is nowhere', async () => {
    await using discord = await LocalDiscord.start();
    const token = `${'Q'.repeat(24)}.canary.${'c'.repeat(30)}`;
    const { outcome, lines } = await started({ token }, discord);
    expect(outcome).toMatchObject({ code: 'DISCORD_LOGIN', message: expect.stringContaining('DISCORD_TOKEN') });
    expect(String(outcome) + lines).not.toContain(token);
  });

  it('with an intent that Discord does not allow says so', async () => {
    await using discord = await LocalDiscord.start();
    discord.faults.refuse('ready', { code: 4014 });
    const { outcome } = await started({}, discord);
    expect(outcome).toMatchObject({ code: 'DISCORD_LOGIN', message: expect.stringContaining('intent') });
  });

  it('to a server that Docent is not in names the variable', async () => {
    await using discord = await LocalDiscord.start();
    const { outcome } = await started({ guildId: '123456789012345678' }, discord);
    expect(outcome).toMatchObject({ code: 'DISCORD_LOGIN', message: expect.stringContaining('DISCORD_GUILD_ID') });
  });

  it('where nobody answers names the variable', async () => {
    await using discord = await LocalDiscord.start();
    const { outcome } = await started({ apiUrl: 'http://127.0.0.1:9/api' }, discord);
    expect(outcome).toMatchObject({ code: 'DISCORD_UNREACHABLE', message: expect.stringContaining('DISCORD_API_URL') });
  });

  it('after a first socket that was refused goes on', async () => {
    await using discord = await LocalDiscord.start();
    discord.faults.refuse('socket');
    const { outcome } = await started({}, discord);
    expect([undefined, 'DISCORD_UNREACHABLE']).toContain((outcome as { code?: string } | undefined)?.code);
  });
});
