import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { read, utils } from '@e965/xlsx';
import type { SeenMessage } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { startDocent } from '../../support/docent.ts';
import { buttonId, customIds, expectNoErrors, says, written } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';

async function fileOf({ attachments }: SeenMessage, name: string): Promise<ArrayBuffer> {
  const file = attachments.find(({ filename }) => filename === name);
  return (await fetch(file?.url ?? '')).arrayBuffer();
}

const trade = 'How much does Russia trade with Afghanistan?';

describe('/insights', () => {
  it('tells a moderator alone what was asked, with a picture and tables, and opens a group', async () => {
    const docent = await startDocent();
    const { discord } = docent;
    const { moderator, alice, bob } = discord.ids;
    const [maria, al] = [discord.as(moderator), discord.as(alice)];
    const answer = await al.command('ask', { question: trade }).reply();
    await discord.as(bob).click(answer, buttonId(answer, 'down')).reply();
    for (const question of ['Who won the world cup?', 'who won the world cup', 'Does Jane Doe pay 4711 dollars?'])
      await al.command('ask', { question }).reply();

    const reply = await maria.command('insights', { days: 7 }).reply();
    expect(reply.ephemeral).toBe(true);
    const said = written(reply);
    expect(said).toContain('The last 7 days');
    expect(said).toContain('**Questions:** 4');
    expect(said).toContain('👎 1');
    expect(said).toContain('`2×`');
    expect(said).not.toMatch(/Jane|Doe\b|4711/);
    expect(said).toContain('Shown most');

    const files = new Map(reply.attachments.map((file) => [file.filename, file]));
    expect([...files.keys()]).toEqual(['questions.png', 'questions.csv', 'claims.csv']);
    expect(JSON.stringify(reply.components)).toContain('"description":"A bar for each of the last 7 days');
    const bytes = async (name: string) => new Uint8Array(await (await fetch(files.get(name)?.url ?? '')).arrayBuffer());
    expect(Array.from((await bytes('questions.png')).slice(0, 4))).toEqual([137, 80, 78, 71]);
    const book = read(await bytes('questions.csv'), { type: 'array' });
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(rows[0]?.slice(0, 2)).toEqual(['question', 'times']);
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toMatch(/Jane|Doe\b|4711/);

    const [menu = ''] = customIds(reply).filter((id) => id.startsWith('1:insight:'));
    const values = [...JSON.stringify(reply.components).matchAll(/"value":"([\w-]{16})"/g)].map(
      ([, value = '']) => value,
    );
    expect(values).toHaveLength(3);
    const opened = await Promise.all(values.map((value) => maria.select(reply, menu, [value]).reply()));
    expect(opened.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(opened.map(says).join('\n')).toContain('Does Jane Doe pay 4711 dollars?');
    expect(opened.map(says).join('\n')).toContain('Who won the world cup?');
    expect(opened.map(says).join('\n')).toContain('$289 million');
    expectNoErrors(docent);
  });

  it('counts over as many days as are asked for, 30 without any, and its menu opens what those days have', async () => {
    let at = Date.UTC(2026, 10, 24, 12);
    const docent = await startDocent({ overrides: { now: () => at } });
    const { discord } = docent;
    const { moderator, alice } = discord.ids;
    const [maria, al] = [discord.as(moderator), discord.as(alice)];
    const ask = (question: string) => al.command('ask', { question }).reply();
    await ask('Who won the world cup?');
    at += 60 * 86_400_000;
    await ask('Where do penguins nest?');
    at += 20 * 86_400_000;
    await ask('Which tyres suit a bicycle?');
    for (const [days, count] of [
      [7, 1],
      [30, 2],
      [90, 3],
      [undefined, 2],
    ] as const) {
      const reply = await maria.command('insights', days === undefined ? {} : { days }).reply();
      const shown = days ?? 30;
      expect(written(reply)).toContain(`The last ${shown} days`);
      expect(written(reply)).toContain(`**Questions:** ${count}`);
      expect(JSON.stringify(reply.components)).toContain(`A bar for each of the last ${shown} days`);
      const book = read(new Uint8Array(await fileOf(reply, 'questions.csv')), { type: 'array' });
      expect(utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 })).toHaveLength(count + 1);
      expect(customIds(reply)).toContain(`1:insight:${shown}`);
      const values = [...JSON.stringify(reply.components).matchAll(/"value":"([\w-]{16})"/g)].map(
        ([, value = '']) => value,
      );
      const opened = await Promise.all(
        values.map((value) => maria.select(reply, `1:insight:${shown}`, [value]).reply()),
      );
      const said = opened.map(says).join('\n');
      expect([said.includes('bicycle'), said.includes('penguins'), said.includes('world cup')]).toEqual([
        true,
        count > 1,
        count > 2,
      ]);
    }
    expectNoErrors(docent);
  });

  it('keeps nothing that tells who asked, however it was asked', async () => {
    const path = join(folder(), 'docent.sqlite');
    const docent = await startDocent({ config: { databaseUrl: path } });
    const { discord } = docent;
    const { alice, bob, bot, general, guild } = discord.ids;
    const al = discord.as(alice);
    await al.command('ask', { question: `Does <@${bob}> or @bob.builder trade with ${bob}?`, for: bob }).reply();
    al.send(
      general,
      `<@${bot}> what does <@!${bob}> of <#${general}> say? https://discord.com/channels/${guild}/${general}/${bob}`,
    );
    const asked = discord.as(bob).send(general, `mail me at eve@example.org, ${trade}`);
    await al.contextMenu('Answer this question', asked).reply();
    const count = async () => (await docent.app.services.store.questions.list(guildScope(asGuildId(guild)))).length;
    await expect.poll(count).toBe(3);
    await docent.stop();
    using database = new DatabaseSync(path, { readOnly: true });
    const people = Object.values(discord.ids).filter((id) => id !== guild);
    expect(people.length).toBeGreaterThan(5);
    for (const table of ['questions', 'answers', 'votes']) {
      const rows = JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all());
      for (const secret of [...people, 'bob.builder', 'eve@example.org', 'alice', 'Alice', 'Bob'])
        expect(rows).not.toContain(secret);
    }
    expect(JSON.stringify(database.prepare('SELECT text FROM questions').all())).toContain('trade');
    expectNoErrors(docent);
  });

  it('is for moderators, and says where no questions are kept', async () => {
    const docent = await startDocent({ config: { questionRetentionDays: 0 } });
    const { discord } = docent;
    const { moderator, alice } = discord.ids;
    await discord.as(alice).command('ask', { question: trade }).reply();
    const reply = await discord.as(moderator).command('insights').reply();
    expect(written(reply)).toContain('No questions are kept here');
    expect(written(await discord.as(moderator).command('privacy').reply())).toContain('none are kept');
    expectNoErrors(docent);
  });
});
