import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SeenMessage } from 'local-discord';
import { shownText } from '../../support/discord-markdown.ts';
import { type Docent, startDocent } from '../../support/docent.ts';
import { expectNoErrors, written } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';
import { canRead, readerFolder } from '../faults/reader-processes.ts';

const faq = `# Allotment FAQ
## How do I reset my password?
- Follow the link under the form; it works for one hour.
## What does a plot cost?
- 40 crowns a year, due in March.
## When is the gate open?
- From six in the morning until dusk.
## Whom do I ask about water?
- Mrs Tanaka, plot 12, on Saturdays.
`;

/** Docent with the reader, which may take as long as this machine needs; with one article, or the bundled one. */
async function reading(article?: string): Promise<Docent> {
  const articlesDir = folder();
  if (article !== undefined) writeFileSync(join(articlesDir, 'article.md'), article);
  const cooldown = { windowSeconds: 0, perMember: 0, perChannel: 0 };
  const reader = { on: true, model: readerFolder };
  return await startDocent({
    config: { ...(article !== undefined && { articlesDir }), cooldown, reader },
    overrides: { readWithinMs: 120_000 },
  });
}

/** The claim that is quoted first, without its marks. */
const firstQuoted = (message: SeenMessage) => shownText(/^> .*$/mu.exec(written(message))?.[0] ?? '');

describe.skipIf(!canRead)('a FAQ that is asked in other words than its headings', () => {
  it.each([
    ['i forgot my password', 'Follow the link under the form'],
    ['how much is a plot?', '40 crowns a year'],
    ['plot cost', '40 crowns a year'],
    ['gate hours', 'From six in the morning until dusk'],
    ['who is responsible for water', 'Mrs Tanaka, plot 12'],
  ])(
    '“%s”',
    async (question, wanted) => {
      const docent = await reading(faq);
      const { discord } = docent;
      const answer = await discord.as(discord.ids.alice).command('ask', { question }).reply();
      expect(firstQuoted(answer)).toContain(wanted);
      // Whatever goes wrong with reading is a warning: words alone answer then.
      expect(docent.log()).not.toContain('"level":40');
      expectNoErrors(docent);
    },
    180_000,
  );
});

describe.skipIf(!canRead)('a subject that the article speaks of elsewhere', () => {
  it.each([
    'Which schools does China support in Afghanistan?',
    'How much does Russia trade with China?',
    'When did the US evacuate its embassy?',
    'How much does Germany trade with Afghanistan?',
  ])(
    '“%s” is not answered as if it were about another',
    async (question) => {
      const docent = await reading();
      const { discord } = docent;
      const answer = await discord.as(discord.ids.alice).command('ask', { question }).reply();
      expect(written(answer)).toMatch(/Not sure that this answers it|does not cover/u);
      expect(docent.log()).not.toContain('"level":40');
      expectNoErrors(docent);
    },
    180_000,
  );
});
