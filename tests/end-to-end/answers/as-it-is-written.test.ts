import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDocent } from '../../support/docent.ts';
import { expectNoErrors, says } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';

it.each([
  ['en-US', 'Read “Russsia” as “Russia”.'],
  ['es-ES', '«Russsia» leído como «Russia».'],
  ['de', '„Russsia“ als „Russia“ gelesen.'],
  ['fr', '« Russsia » lu comme « Russia ».'],
  ['ru', '«Russsia» прочитано как «Russia».'],
] as const)(
  'what a word was taken for is shown as the article writes it, by /ask and by mention (%s)',
  async (locale, told) => {
    const docent = await startDocent();
    const { discord } = docent;
    const alice = discord.as(discord.ids.alice, { locale });
    const question = 'How much does Russsia trade with Afganistan?';
    const answer = says(await alice.command('ask', { question }).reply());
    expect(answer).toContain(told);
    expect(answer).not.toMatch(/\b(?:russia|afghanistan)\b/u);
    if (locale !== 'en-US') return;
    alice.send(discord.ids.reading, `<@${discord.ids.bot}> ${question}`);
    await expect
      .poll(() =>
        alice
          .sees(discord.ids.reading)
          .filter(({ author }) => author.id === discord.ids.bot)
          .map(says),
      )
      .toEqual([expect.stringContaining(told)]);
    expectNoErrors(docent);
  },
);

it.each([
  ['en-US', '1 March 2026'],
  ['es-ES', '1 de marzo de 2026'],
  ['de', '1. März 2026'],
  ['fr', '1 mars 2026'],
  ['ru', '1 марта 2026'],
] as const)(
  'the day when an article appeared is written as the reader’s language writes days (%s)',
  async (locale, day) => {
    const articlesDir = folder();
    const source =
      '---\ntitle: Netiquette\ndate: 2026-03-01\n---\n\n# Netiquette\n\n## Points\n\n- Never shout at each other.\n';
    writeFileSync(join(articlesDir, 'rules.md'), source);
    const docent = await startDocent({ config: { articlesDir } });
    const alice = docent.discord.as(docent.discord.ids.alice, { locale });
    const asked = says(await alice.command('ask', { question: 'When was the article published?' }).reply());
    const card = says(await alice.command('article').reply());
    for (const shown of [asked, card]) {
      expect(shown).toContain(day);
      expect(shown).not.toContain('2026-03-01');
    }
    expectNoErrors(docent);
  },
);
