import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalDiscord } from 'local-discord';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { type Docent, startDocent } from '../../support/docent.ts';
import { removeFolder } from '../../support/files/remove-folder.ts';

const day = 86_400_000;
const begin = Date.UTC(2026, 10, 24);

let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-departures-'));
});
afterAll(() => removeFolder(folder));

/** Docent on one database, started again and again, so many days after the first time. */
function lifetimes() {
  const databaseUrl = join(folder, `${(count += 1)}.sqlite`);
  return (days: number, on?: LocalDiscord): Promise<Docent> =>
    startDocent({
      config: { databaseUrl },
      overrides: { now: () => begin + days * day },
      ...(on !== undefined && { on }),
    });
}

async function ask({ discord }: Docent): Promise<void> {
  await discord.as(discord.ids.alice).command('ask', { question: 'Pakistan' }).reply();
}

/** How many questions are kept of the server. */
async function kept({ app, discord }: Docent): Promise<number> {
  return (await app.services.store.retention.summary(guildScope(asGuildId(discord.ids.guild)))).questions;
}

describe('what is kept of a server', () => {
  it('from which Docent is removed while it runs is deleted a week later', async () => {
    const start = lifetimes();
    const first = await start(0);
    const { discord } = first;
    await ask(first);
    discord.removeBot(discord.ids.guild);
    await expect.poll(first.log).toContain('removed from a server');
    expect(await kept(first)).toBe(1);
    await first.stop();

    const within = await start(7, discord);
    expect(await kept(within)).toBe(1);
    await within.stop();

    const after = await start(7.01, discord);
    await expect.poll(() => kept(after)).toBe(0);
  });

  it('from which Docent is removed while it is off is deleted a week after that was seen', async () => {
    const start = lifetimes();
    const first = await start(0);
    const { discord } = first;
    await ask(first);
    await first.stop();
    discord.removeBot(discord.ids.guild);

    const within = await start(20, discord);
    await expect.poll(within.log).toContain('since the last log-in');
    expect(await kept(within)).toBe(1);
    await within.stop();

    const after = await start(27.01, discord);
    await expect.poll(() => kept(after)).toBe(0);
  });

  it.each([
    ['runs', true],
    ['is off', false],
  ])('to which Docent is invited again within the week, while it %s, stays', async (_, runs) => {
    const start = lifetimes();
    const first = await start(0);
    const { discord } = first;
    await ask(first);
    discord.removeBot(discord.ids.guild);
    await expect.poll(first.log).toContain('removed from a server');
    if (runs) {
      discord.inviteBot(discord.ids.guild);
      await expect.poll(first.log).toContain('invited to a server');
    }
    await first.stop();
    if (!runs) discord.inviteBot(discord.ids.guild);

    const after = await start(30, discord);
    await ask(after);
    expect(await kept(after)).toBe(2);
  });
});
