import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startDocent } from '../../support/docent.ts';
import { says } from '../../support/members-support.ts';
import { removeFolder } from '../../support/files/remove-folder.ts';

it('answers from a file of the operator’s folder that was changed, added or taken out while it runs', async () => {
  const articlesDir = await mkdtemp(join(tmpdir(), 'docent-'));
  onTestFinished(() => removeFolder(articlesDir));
  await writeFile(join(articlesDir, 'bees.txt'), 'Bees\n\n- Bumblebees shiver to warm their muscles.\n');
  const docent = await startDocent({
    config: { articlesDir, cooldown: { windowSeconds: 0, perMember: 0, perChannel: 0 } },
    overrides: { lookInFolderEveryMs: 20 },
  });
  const alice = docent.discord.as(docent.discord.ids.alice);
  const answer = async () =>
    says(await alice.command('ask', { question: 'How do bumblebees warm their muscles?' }).reply());
  const titles = async () => (await alice.autocomplete('article', 'article', '')).map(({ name }) => name).join();
  expect(await answer()).toContain('shiver');
  await writeFile(join(articlesDir, 'bees.txt'), 'Bees\n\n- Bumblebees dance to warm their muscles.\n');
  await writeFile(join(articlesDir, 'ants.md'), '# All about ants\n\n- Ants dig tunnels.\n');
  await expect.poll(answer).toContain('dance');
  await expect.poll(titles).toContain('All about ants');
  await writeFile(join(articlesDir, 'bees.txt'), '');
  await rm(join(articlesDir, 'ants.md'));
  await expect.poll(titles).not.toContain('All about ants');
  expect(await answer()).toContain('dance');
  await expect.poll(docent.log).toContain('an article is left out');
});
