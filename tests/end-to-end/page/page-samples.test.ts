import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastMessage, useBrowser, visit } from '../../support/page.ts';
import { folder } from '../../support/reading-room.ts';
import { Script } from '../../support/run-script.ts';

useBrowser();

test('the page offers questions of the articles that are loaded, each answered in one click, and one that they do not cover', async () => {
  const articlesDir = folder();
  writeFileSync(
    join(articlesDir, 'harbour.md'),
    '# Harbour\n\n## How do I get a berth?\n\n- Ask the harbour master.\n\n## What does a berth cost?\n\n- Nine crowns a night.\n',
  );
  await using docent = new Script('src/main.ts', [], {
    PLAYGROUND_PORT: '0',
    READER: 'off',
    ARTICLES_DIR: articlesDir,
  });
  await expect.poll(() => docent.out).toMatch(/Open http:\/\/127\.0\.0\.1:\d+/);
  const url = new URL(/Open (http:\/\/\S+)/.exec(docent.out)?.[1] ?? '').origin;
  const page = await visit({ url });
  const offered = page.getByRole('button', { name: /\?$/ });
  await expect
    .poll(() => offered.allInnerTexts())
    .toEqual(['How do I get a berth?', 'What does a berth cost?', 'Who won the last football World Cup?']);
  for (const [question, answer] of [
    ['How do I get a berth?', 'Ask the harbour master'],
    ['What does a berth cost?', 'Nine crowns'],
    ['Who won the last football World Cup?', 'does not cover'],
  ] as const) {
    await page.getByRole('button', { name: question }).click();
    await lastMessage(page).getByText(answer).waitFor();
  }
  // It listens to the server, which is about to go.
  await page.close();
});
