import { LocalDiscord } from 'local-discord';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyInto } from '../../scripts/container/build-context.ts';
import { productionPackages } from '../container/production-packages.ts';
import { runScript, Script } from '../support/run-script.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('installed with npm ci --omit=dev, without the local Discord', () => {
  let folder = '';
  beforeAll(async () => {
    // Outside the project: nothing can be found in the project's own node_modules.
    folder = await mkdtemp(join(tmpdir(), 'docent-production-'));
    // What is for another system only is not there.
    for (const part of ['commands', 'data', 'src', 'package.json', 'README.md', ...(await productionPackages())])
      if (existsSync(join(root, part)) || !part.startsWith('node_modules/'))
        copyInto(join(root, part), join(folder, part), { from: root, isIn: () => true, link: true });
  });
  afterAll(() => removeFolder(folder));

  it('is the bot, and answers', async () => {
    await using discord = await LocalDiscord.start({ botName: 'Docent' });
    const env = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: ':memory:',
      READER: 'on',
    };
    await using docent = new Script('src/main.ts', [], env, folder);
    await expect.poll(() => docent.out + docent.err).toContain('Docent is on Discord as Docent');
    const reply = await discord.as(discord.ids.alice).command('ask', { question: 'ambasador' }).reply();
    expect(reply.content).toContain('· 1.2');
    docent.signal('SIGTERM');
    expect(await docent.ended()).toMatchObject({ status: 0, err: '' });
  });

  it('is started as README says by the same command as npm start', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(await readFile(join(root, 'README.md'), 'utf8')).toContain(`\`${scripts['start']}\``);
  });

  it('without a token says what to do, with status 78', async () => {
    const { status, err } = await runScript('src/main.ts', [], {}, folder);
    expect(status).toBe(78);
    expect(err).toMatch(/^There is no DISCORD_TOKEN.* Set DISCORD_TOKEN, or .*npm ci.*\n$/);
  });
});
