import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeArticle } from '../../../src/article/make-article.ts';
import { addArticles, usualLimits } from '../../../src/library/library-edits.ts';
import { asGuildId } from '../../../src/library/ids.ts';
import { type Docent, startDocent } from '../../support/docent.ts';
import { written } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';

/** What /settings show says to Maria, a line for each. */
async function checked({ discord }: Docent, locale?: string): Promise<readonly string[]> {
  const maria = discord.as(discord.ids.moderator, locale === undefined ? {} : { locale });
  return written(await maria.command('settings show').reply()).split('\n');
}

const bees = 'Bees\n\n- Bumblebees shiver to warm their muscles.\n';

it('names each file that is no article, and why, in words for whoever moderates, until it is mended', async () => {
  const articlesDir = folder();
  writeFileSync(join(articlesDir, 'bees.txt'), bees);
  writeFileSync(join(articlesDir, 'empty.md'), '');
  writeFileSync(join(articlesDir, 'only-titles.md'), '# Ants\n\n## Tunnels\n');
  const picture = join(articlesDir, 'a_picture_.txt');
  writeFileSync(picture, Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'));
  const docent = await startDocent({ config: { articlesDir }, overrides: { lookInFolderEveryMs: 20 } });
  const english = await checked(docent);
  const at = english.indexOf('⚠️ Articles that I could not read, or found empty:');
  expect(english.slice(at + 1, at + 4)).toEqual([
    '- a\\_picture\\_.txt: That file is no text that I know. Save it as text or Markdown in UTF-8.',
    '- empty.md: That document is empty: there is no text in it.',
    '- only-titles.md: I found nothing to quote in that document, only titles, menus and the like. Write each statement as a sentence or a list item, under headings.',
  ]);
  expect(await checked(docent, 'de')).toContain('- empty.md: Dieses Dokument ist leer: Es steht kein Text darin.');
  for (const name of ['empty.md', 'only-titles.md', 'a_picture_.txt'])
    writeFileSync(join(articlesDir, name), `# ${name}\n\n- Something to quote of ${name}.\n`);
  await expect.poll(() => checked(docent)).toContain('✅ Articles: 4, all read.');
});

it('names an article of the server’s own that holds no statement', async () => {
  const docent = await startDocent();
  const { library } = docent.app.services;
  const article = makeArticle({
    id: 'ants',
    title: 'Ants *and* tunnels',
    sections: [{ heading: 'Tunnels', claims: [] }],
  });
  await library.change(asGuildId(docent.discord.ids.guild), { at: 1 }, (before) =>
    addArticles(before, [{ article, source: { kind: 'text' }, at: 1 }], usualLimits),
  );
  const shown = await checked(docent);
  expect(shown[shown.indexOf('⚠️ Articles that I could not read, or found empty:') + 1]).toBe(
    '- Ants \\*and\\* tunnels',
  );
});

it('says that the reader does not work, and whom to ask, where its model is damaged', async () => {
  const model = join(folder(), 'model');
  cpSync(join(import.meta.dirname, '../../../data/reader'), model, { recursive: true });
  for (const name of ['embedder.onnx', 'reader.onnx']) writeFileSync(join(model, name), 'no model');
  const docent = await startDocent({ config: { reader: { on: true, model } } });
  await expect
    .poll(() => checked(docent))
    .toContain(
      '⚠️ The reading model does not work: I answer by words alone. Whoever runs me finds the cause in the log.',
    );
  const { discord } = docent;
  const answer = discord
    .as(discord.ids.alice)
    .command('ask', { question: 'How much does Russia trade with Afghanistan?' });
  expect(written(await answer.reply())).toContain('$289 million');
});
