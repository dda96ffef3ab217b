import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startDocent } from '../support/docent.ts';
import { customIds, expectNoErrors, says, sectionOption } from '../support/members-support.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

const villages = Array.from(
  { length: 60 },
  (_, at) => `• At mile ${at + 1} the river passes village number ${at + 1}, where a bridge of stone stands.`,
);
const river = `A walk along the river\n\nFrom the spring to the sea\n\n${villages.join('\n')}\n`;
const bees =
  'Bees of the north\n\nHow they keep warm\n\n• Bumblebees shiver to warm their muscles.\n• They fly early.\n';

async function withLibrary() {
  const articlesDir = await mkdtemp(join(tmpdir(), 'docent-'));
  onTestFinished(() => removeFolder(articlesDir));
  await writeFile(join(articlesDir, 'river.txt'), river);
  await writeFile(join(articlesDir, 'bees.txt'), bees);
  const docent = await startDocent({ config: { articlesDir } });
  const { discord } = docent;
  return { docent, alice: discord.as(discord.ids.alice), bob: discord.as(discord.ids.bob) };
}

it('/article lists several articles, and the menu shows one to whoever chooses it', async () => {
  const { docent, alice, bob } = await withLibrary();
  const list = await alice.command('article', { public: true }).reply();
  for (const title of ['A walk along the river', 'Bees of the north']) expect(says(list)).toContain(title);
  const card = await bob.select(list, '1:article', ['bees']).reply();
  expect(card.ephemeral).toBe(true);
  expect(says(card)).toContain('How they keep warm');
  expect(says(await bob.select(card, '1:read', [sectionOption(card, '1')]).reply())).toContain('shiver');
  expectNoErrors(docent);
});

it('/ask asks the article that was picked while typing, and no other', async () => {
  const { docent, alice } = await withLibrary();
  const options = { question: 'bridge of stone' };
  const choices = await alice.autocomplete('ask', 'article', '', { options });
  expect(choices.map(({ name }) => name).toSorted()).toEqual(['A walk along the river', 'Bees of the north']);
  const [pick] = await alice.autocomplete('ask', 'article', 'bees', { options });
  const reply = await alice.command('ask', { ...options, article: String(pick?.value) }).reply();
  expect(says(reply)).not.toContain('mile');
  expect(says(reply)).toContain('How they keep warm');
  expect((await alice.command('ask', { ...options, article: 'no such thing' }).reply()).ephemeral).toBe(true);
  expectNoErrors(docent);
});

it('/section turns its pages for whoever opened it, and gives others their own', async () => {
  const { docent, alice, bob } = await withLibrary();
  const [pick] = await alice.autocomplete('section', 'section', 'spring');
  let page = await alice.command('section', { section: String(pick?.value), public: true }).reply();
  const { id } = page;
  const seen = [says(page)];
  while (JSON.stringify(page.components).includes('"Next"')) {
    page = await alice.click(page, 'Next').reply();
    expect(page.id).toBe(id);
    seen.push(says(page));
  }
  for (const at of villages.keys()) expect(seen.join('\n')).toContain(`At mile ${at + 1} `);
  const copy = await bob.click(page, 'Back').reply();
  expect(copy.ephemeral).toBe(true);
  expect((await bob.click(copy, 'Next').reply()).id).toBe(copy.id);
  expect(customIds(page).length).toBe(1);
  expectNoErrors(docent);
});
