import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Clock } from 'local-discord';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { messages } from '../../../src/bot/messages/index.ts';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { type Docent, startDocent } from '../../support/docent.ts';
import { written } from '../../support/members-support.ts';
import { removeFolder } from '../../support/files/remove-folder.ts';

const unlimited = { windowSeconds: 60, perMember: 0, perChannel: 0 };
const question = 'How much does Russia trade with Afghanistan?';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-load-'));
});
afterAll(() => removeFolder(folder));

/** Counts what is answered, however busy the machine is: that it comes within Discord's three seconds is `npm run endure`'s. */
function start(databaseUrl: string): Promise<Docent> {
  return startDocent({
    config: { databaseUrl, cooldown: unlimited },
    discord: { clock: new Clock({ frozen: true }) },
  });
}

/** The custom id of 👍 under an answer. */
function voteUp({ components }: { readonly components?: unknown }): string {
  return /"custom_id":"([^"]*:up:[^"]*)"/.exec(JSON.stringify(components))?.[1] ?? '';
}

function askAtOnce({ discord }: Docent, times: number) {
  const alice = discord.as(discord.ids.alice);
  return Array.from({ length: times }, () => alice.command('ask', { question }));
}

it('240 questions at once are all answered, and the buttons of each answer work at once', async () => {
  const databaseUrl = join(folder, 'many.sqlite');
  const docent = await start(databaseUrl);
  const { discord, app } = docent;
  const replies = await Promise.all(askAtOnce(docent, 240).map((asked) => asked.reply()));
  const told = (text: string): number => replies.filter((reply) => JSON.stringify(reply).includes(text)).length;
  expect(told('289 million')).toBe(240);
  expect(told(messages.en.errors.busy)).toBe(0);

  const last = replies.at(-1);
  if (last === undefined) throw new Error('there is no reply');
  const voted = await discord.as(discord.ids.bob).click(last, voteUp(last)).reply();
  expect(JSON.stringify(voted.components)).toContain('"label":"1"');
  const scope = guildScope(asGuildId(discord.ids.guild));
  expect(await app.services.store.retention.summary(scope)).toMatchObject({ questions: 240, answers: 240, votes: 1 });
});

it('nothing that was answered is lost when Docent is told to stop', async () => {
  const databaseUrl = join(folder, 'stopped.sqlite');
  const docent = await start(databaseUrl);
  await Promise.all(askAtOnce(docent, 40).map((asked) => asked.reply()));
  await docent.stop();
  await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
  const scope = guildScope(asGuildId(docent.discord.ids.guild));
  expect(await store.retention.summary(scope)).toMatchObject({ questions: 40, answers: 40 });
});

it('questions are answered while another process keeps the database locked, and votes count once it lets go', async () => {
  const databaseUrl = join(folder, 'locked.sqlite');
  const docent = await start(databaseUrl);
  const { discord, app, log } = docent;
  const alice = discord.as(discord.ids.alice);
  const other = new DatabaseSync(databaseUrl);
  other.exec('BEGIN IMMEDIATE');
  const replies = await Promise.all(askAtOnce(docent, 3).map((asked) => asked.reply()));
  expect(replies.filter((reply) => JSON.stringify(reply).includes('289 million'))).toHaveLength(3);
  const [first] = replies;
  if (first === undefined) throw new Error('there is no reply');
  const voting = alice.click(first, voteUp(first));
  // Also while the scheduler looks for what is due.
  const looking = vi.spyOn(app.services.store.schedules, 'takeDue');
  await vi.waitUntil(() => looking.mock.calls.length > 0, { timeout: 10_000 });
  expect(written(await alice.command('help').reply())).toContain('/ask');
  other.close();
  expect(JSON.stringify((await voting.reply()).components)).toContain('"label":"1"');
  const scope = guildScope(asGuildId(discord.ids.guild));
  expect(await app.services.store.retention.summary(scope)).toMatchObject({ questions: 3, answers: 3, votes: 1 });
  expect(log()).not.toMatch(/"level":50/);
});
