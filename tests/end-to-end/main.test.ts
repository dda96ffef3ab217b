import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { LocalDiscord } from 'local-discord';
import { runHere } from '../support/run-here.ts';
import { runScript, Script } from '../support/run-script.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

describe('npm start', () => {
  it.each([
    ['SIGINT', 'on'],
    ['SIGTERM', 'off'],
  ] as const)(
    'without a token serves on a local Discord, and ends well on %s with its reader %s',
    async (signal, reader) => {
      await using docent = new Script('src/main.ts', [], { PLAYGROUND_PORT: '0', READER: reader });
      await expect.poll(() => docent.out).toMatch(/Open http:\/\/127\.0\.0\.1:\d+/);
      const page = await fetch(/http:\/\/\S+/.exec(docent.out)?.[0] ?? '');
      expect(page.status).toBe(200);
      docent.signal(signal);
      expect(await docent.ended()).toMatchObject({ status: 0 });
    },
  );

  it('says plainly that a port is taken, and takes the next free one', async () => {
    await using other = await LocalDiscord.start();
    const { port } = new URL(other.url);
    await using docent = new Script('src/main.ts', [], { PLAYGROUND_PORT: port });
    await expect.poll(() => docent.out).toContain('Open http://127.0.0.1:');
    expect(docent.out).toContain(`Port ${port} is taken.`);
    expect(docent.out).not.toContain(`Open http://127.0.0.1:${port}\n`);
  });

  it('with a token is the bot on that Discord', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent' });
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: ':memory:' };
    await using docent = new Script('src/main.ts', [], env);
    await expect.poll(() => docent.out).toContain('Docent is on Discord as Docent');
    expect(docent.out).toContain('in 1 server.');
    const reply = await discord.as(discord.ids.alice).command('ask', { question: 'ambasador' }).reply();
    expect(reply.content).toContain('· 1.2');
    docent.signal('SIGTERM');
    const { status, out, err } = await docent.ended();
    expect(status).toBe(0);
    expect(out + err).not.toContain(discord.token);
  });

  it('outlives what the gateway sends and nothing can read', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent' });
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: ':memory:' };
    await using docent = new Script('src/main.ts', [], env);
    await expect.poll(() => docent.out).toContain('Commands: ');
    discord.world.emit({ name: 'READY', data: 'Quetzalcoatlus' as unknown as object });
    const { alice } = discord.ids;
    await expect.poll(() => docent.err).toContain('something failed; going on');
    const ask = () => discord.as(alice).command('ask', { question: 'ambasador' }).reply();
    await expect.poll(async () => (await ask().catch(() => undefined))?.content).toContain('· 1.2');
    expect(docent.err).not.toContain('Quetzal');
  });

  it('with a token that Discord does not accept says so in a sentence, with status 78', async () => {
    await using discord = await LocalDiscord.start();
    const env = {
      DISCORD_TOKEN: 'wrong.canary.token',
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: ':memory:',
      READER: 'off',
    };
    const { status, err, out } = await runHere('src/main.ts', [], env);
    expect(status).toBe(78);
    expect(err).toContain('Discord does not accept DISCORD_TOKEN.');
    expect(err).not.toContain('    at ');
    expect(out + err).not.toContain('canary');
  });

  it('with Discord out of reach says so in a sentence, with status 69', async () => {
    const env = {
      DISCORD_TOKEN: 'a.b.c',
      DISCORD_API_URL: 'http://127.0.0.1:9/api',
      DATABASE_URL: ':memory:',
      READER: 'off',
    };
    const { status, err } = await runHere('src/main.ts', [], env);
    expect(status).toBe(69);
    expect(err).toMatch(/cannot be reached at 127\.0\.0\.1:9.*DISCORD_API_URL/);
  });

  it('with a wrong setting names the variable, never the value', async () => {
    const { status, err } = await runScript('src/main.ts', [], { LOG_LEVEL: 'canary' });
    expect(status).toBe(78);
    expect(err).toContain('LOG_LEVEL');
    expect(err).not.toContain('canary');
  });

  describe('with what must be mended by hand ends with status 78 and a sentence', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'docent-'));
      await writeFile(join(folder, 'broken.txt'), Buffer.from([0x54, 0x69, 0x74, 0xff, 0xfe, 0xc0]));
      await writeFile(join(folder, 'notes.sqlite'), 'This is no database at all, but a text that somebody wrote.');
    });
    afterAll(() => removeFolder(folder));

    it.each([
      ['an article that cannot be read', () => ({ ARTICLES_DIR: folder }), 'broken.txt'],
      ['no folder of articles', () => ({ ARTICLES_DIR: join(folder, 'none') }), 'there is no such folder'],
      ['a database that is none', () => ({ DATABASE_URL: join(folder, 'notes.sqlite') }), 'notes.sqlite'],
      ['a database of another kind', () => ({ DATABASE_URL: 'mysql://host/name' }), 'DATABASE_URL'],
    ])('%s', async (_, env, named) => {
      const { status, err } = await runHere('src/main.ts', [], { DISCORD_TOKEN: 'a.b.c', READER: 'off', ...env() });
      expect(status).toBe(78);
      expect(err).toContain(named);
      // The log says more; the last line is the sentence.
      expect(err.trim().split('\n').at(-1)).toContain(named);
    });

    it('and misuse of the command line alone with status 2', async () => {
      expect(await runHere('src/main.ts', ['--what'])).toMatchObject({
        status: 2,
        err: expect.stringContaining('--what'),
      });
    });
  });

  it('beyond this machine needs to be told twice', async () => {
    const { status, err } = await runHere('src/main.ts', [], { PLAYGROUND_HOST: '0.0.0.0', PLAYGROUND_PORT: '0' });
    expect(status).toBe(78);
    expect(err).toContain('--remote');
  });
});

describe('npm run register', () => {
  it('shows the difference, makes it, and then finds none', async () => {
    await using discord = await LocalDiscord.start();
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    const writes = () => discord.traffic.requests().filter(({ name }) => !name.startsWith('GET'));
    const names = commands.map(({ definition }) => definition.name);
    const dry = await runScript('src/cli/register.ts', ['--dry-run'], env);
    expect(dry).toMatchObject({ status: 0, out: `Commands everywhere (nothing sent): new: ${names.join(', ')}\n` });
    expect(writes()).toEqual([]);
    expect((await runHere('src/cli/register.ts', [], env)).out).toBe(`Commands everywhere: new: ${names.join(', ')}\n`);
    expect(writes()).toHaveLength(names.length);
    expect((await runHere('src/cli/register.ts', [], env)).out).toBe(
      `Commands everywhere: unchanged: ${names.join(', ')}\n`,
    );
    const inServer = { ...env, DISCORD_GUILD_ID: discord.ids.guild };
    expect((await runHere('src/cli/register.ts', ['--dry-run'], inServer)).out).toContain(
      `in server ${discord.ids.guild}`,
    );
  });

  it('without a token says which variable is missing', async () => {
    expect(await runHere('src/cli/register.ts')).toMatchObject({
      status: 78,
      err: expect.stringContaining('DISCORD_TOKEN is not set'),
    });
  });
});
