import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type DocentOptions, startDocent } from '../../support/docent.ts';
import { customIds, openOptions, says, sectionOption, written } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';

const rules = `# Rules of the harbour

## How do I get a berth?

- Ask the harbour master, who is there from six.

## Conduct

1. Be kind to each other.
2. No music after ten.
3. Speak English on channel nine.
4. No spam: more than five calls in a minute are passed over.
`;

/** Docent with such articles only, or with those of the options. */
async function withFiles(files: Readonly<Record<string, string>>, options: DocentOptions = {}) {
  const articlesDir = join(folder(), 'articles');
  mkdirSync(articlesDir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(articlesDir, name), text);
  const docent = await startDocent({ ...options, config: { articlesDir, ...options.config } });
  const { discord } = docent;
  return { docent, discord, alice: discord.as(discord.ids.alice), maria: discord.as(discord.ids.moderator) };
}

it('/help has an example from the article that is there, and so has the field for the next question', async () => {
  const { discord, alice, maria } = await withFiles({ 'rules.md': rules });
  expect(written(await alice.command('help').reply())).toContain('> For example: How do I get a berth?\n');
  const german = discord.as(discord.ids.bob, { locale: 'de' });
  expect(written(await german.command('help').reply())).toContain('> Zum Beispiel: How do I get a berth?\n');
  const answer = await alice.command('ask', { question: 'Whom do I ask for a berth?' }).reply();
  const modal = await alice.click(await openOptions(alice, answer), 'Follow-up').modal();
  expect(JSON.stringify(modal.components)).toContain('"placeholder":"why? · How do I get a berth?"');
  await maria.click(await maria.command('summary post').reply(), 'Post').reply();
  const post = alice.sees(discord.ids.general).at(-1) ?? answer;
  const ask = await alice.click(post, 'Ask').modal();
  expect(JSON.stringify(ask.components)).toContain('"placeholder":"How do I get a berth?"');
});

it('without a question among its headings, a heading is the example', async () => {
  const { alice } = await withFiles({ 'bees.txt': 'Bees\n\nHow *they* keep warm\n\n- Bumblebees shiver.\n' });
  expect(written(await alice.command('help').reply())).toContain('For example: How \\*they\\* keep warm\n');
});

it('a greeting has the sections to choose from; thanks and good-bye have nothing below them', async () => {
  const { alice } = await withFiles({ 'rules.md': rules });
  const hello = await alice.command('ask', { question: 'hello' }).reply();
  expect(hello.content).toBe('Hello! Ask me anything about the article.');
  expect(customIds(hello)).toHaveLength(1);
  expect(JSON.stringify(hello.components)).not.toContain('"type":2');
  const read = await alice.select(hello, '1:read', [sectionOption(hello, '2')]).reply();
  expect(read.ephemeral).toBe(true);
  expect(says(read)).toContain('No music after ten.');
  for (const question of ['thanks', 'bye'])
    expect((await alice.command('ask', { question }).reply()).components).toEqual([]);
});

it('a moderator quotes a rule under a message by the label that it has, in one click', async () => {
  const { discord, alice, maria } = await withFiles({ 'rules.md': rules });
  const { general } = discord.ids;
  const message = alice.send(general, 'Somebody made ten calls in a minute');
  const found = await maria.contextMenu('Find in the article', message).reply();
  expect(found.ephemeral).toBe(true);
  await maria.click(found, 'Quote Rule 4').reply();
  const quoted = alice.sees(general).at(-1);
  expect(quoted?.message_reference?.message_id).toBe(message.id);
  expect(quoted?.content).toMatch(/^\*\*Rule 4\*\*\n> 4\\. No spam: more than five calls/);
  expect(quoted?.pinged).toEqual([]);
});

it('of a page of the web, the source under an answer leads to the very words there', async () => {
  const page = `<html><head><title>Harbour</title></head><body><main><h1>Harbour</h1><h2>When it is open</h2>
    <p>The harbour opens at six in the morning, and closes at nine in the evening, <em>well-lit</em> by lamps.</p>
    <h2>Whom to ask</h2><p>Ask Mrs Tanaka, on Saturdays.</p></main></body></html>`;
  const web = {
    fetch: (address: string) =>
      Promise.resolve({ bytes: new TextEncoder().encode(page), contentType: 'text/html', url: address, etag: '"1"' }),
  };
  const documents = { allowUrls: true, maxBytes: 1_000_000 };
  const { alice, maria } = await withFiles(
    { 'bees.txt': 'Bees\n\n- They fly.\n' },
    { config: { documents }, overrides: { web } },
  );
  const preview = await maria.command('library add', { url: 'https://example.org/harbour?a=(1)' }).reply();
  await maria.click(preview, 'Add').reply();
  const answer = await alice.command('ask', { question: 'When does the harbour open?' }).reply();
  expect(answer.content.split('\n').at(-1)).toBe(
    '-# [When it is open · 1.1 · Harbour](<https://example.org/harbour?a=%281%29#:~:text=The%20harbour%20opens%20at%20six,the%20evening%2C%20well%2Dlit%20by%20lamps.>)',
  );
});
