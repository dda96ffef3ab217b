import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { App } from '../src/app.ts';
import { pageOptions, pageSamples } from '../src/cli/page-options.ts';
import { parseConfig } from '../src/config/config.ts';
import { createLog } from '../src/log.ts';
import { startPlayground } from 'local-discord/playground';
import { launchBrowser } from './browser.ts';
import { runCli } from '../src/cli/run-cli.ts';

/** Makes the README's pictures, light and dark, by using the playground's page as a member would. */
const docs = fileURLToPath(new URL('../docs', import.meta.url));

type Scene = {
  readonly name: string;
  /** In pixels; where absent, as high as the last message needs. */
  readonly height?: number;
  readonly play: (page: Page) => Promise<void>;
};

const width = 1_080;

const composer = (page: Page) => page.getByRole('combobox', { name: /^Message / });
const choice = (page: Page, text: string) => page.locator('.choices').getByRole('option').filter({ hasText: text });
const said = (page: Page, text: string) => page.getByRole('article').last().getByText(text).first().waitFor();

/** Takes up a command, at its first option. */
async function start(page: Page, command: string): Promise<void> {
  await composer(page).fill('/');
  await composer(page).pressSequentially(command);
  await choice(page, `/${command}`).first().click();
}

/** Whoever may moderate. */
async function becomeMaria(page: Page): Promise<void> {
  await page.getByLabel('You are').selectOption({ label: 'Maria – moderator' });
  await page.locator('.me-name', { hasText: 'Maria' }).waitFor();
}

const rules = `# House rules

## Manners

1. Be kind to everybody.
2. Speak English in #general; other languages have channels of their own.
3. Do not share what others told you in private.

## Trading

You may not:

- sell accounts
- ask for prices in #help

Who breaks a rule is warned twice, and then banned for a week.
`;

const newRules = rules
  .replace('banned for a week', 'banned for a month')
  .replace('- ask for prices in #help\n', '')
  .replace('## Trading', '4. Keep voice channels free of music.\n\n## Trading');

/** Fills a command's dialog with a text. */
async function paste(page: Page, text: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Text', { exact: true }).fill(text);
  await dialog.getByRole('button', { name: 'Submit' }).click();
}

async function addRules(page: Page): Promise<void> {
  await becomeMaria(page);
  await start(page, 'library add');
  await page.keyboard.press('Enter');
  await paste(page, rules);
  await said(page, 'Nothing is added yet');
}

async function ask(page: Page, question: string): Promise<void> {
  await start(page, 'ask');
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
}

const scenes: readonly Scene[] = [
  {
    name: 'answer',
    play: async (page) => {
      await ask(page, 'How much does Russia trade with Afghanistan?');
      await said(page, '$289 million');
    },
  },
  {
    name: 'autocomplete',
    height: 560,
    play: async (page) => {
      await start(page, 'lookup');
      await page.keyboard.type('talib');
      await choice(page, 'Taliban').nth(3).waitFor();
    },
  },
  {
    name: 'summary',
    play: async (page) => {
      await becomeMaria(page);
      await start(page, 'summary post');
      await page.keyboard.press('Enter');
      await page.getByRole('article').last().getByRole('button', { name: 'Post', exact: true }).click();
      await page
        .getByRole('article')
        .filter({ hasNotText: 'Only you can see this' })
        .getByText('Posted by Maria')
        .waitFor();
      await page.getByRole('button', { name: 'Dismiss message' }).click();
      await page.getByText('Only you can see this').waitFor({ state: 'detached' });
    },
  },
  { name: 'library-add', play: addRules },
  {
    name: 'library-replace',
    play: async (page) => {
      await addRules(page);
      await page.getByRole('article').last().getByRole('button', { name: 'Add', exact: true }).click();
      await said(page, 'is in the library');
      await page.getByRole('button', { name: 'Dismiss message' }).click();
      await page.getByText('Only you can see this').waitFor({ state: 'detached' });
      await start(page, 'library replace');
      await page.keyboard.type('House rules');
      await choice(page, 'House rules').first().click();
      await page.keyboard.press('Enter');
      await paste(page, newRules);
      await said(page, 'Nothing is changed yet');
    },
  },
  {
    name: 'help',
    play: async (page) => {
      await start(page, 'help');
      await page.keyboard.press('Enter');
      await said(page, 'Only you can see this');
    },
  },
  {
    name: 'settings',
    play: async (page) => {
      await becomeMaria(page);
      await start(page, 'settings show');
      await page.keyboard.press('Enter');
      await said(page, 'Only you can see this');
    },
  },
  {
    name: 'refusal',
    play: async (page) => {
      await ask(page, 'Who won the last football World Cup?');
      await said(page, 'does not cover this');
    },
  },
];

/** Makes the page so high that the last message is seen whole, and the one above it not at all. */
async function fit(page: Page): Promise<void> {
  const [message, list, main] = await Promise.all(
    [page.getByRole('article').last(), page.locator('.scroller'), page.locator('body')].map((one) => one.boundingBox()),
  );
  if (message == null || list == null || main == null) throw new Error('There is nothing to be seen.');
  const around = main.height - list.height;
  await composer(page).focus();
  await page.setViewportSize({ width, height: Math.ceil(around + message.height + 28) });
  await page.evaluate('document.querySelector(".scroller").scrollTop = 1e6');
}

/** Emoji as they look on most machines, whatever this one has. */
async function addEmoji(page: Page): Promise<void> {
  const css = createRequire(import.meta.url).resolve('@infolektuell/noto-color-emoji/index.css');
  const faces = (await readFile(css, 'utf8')).matchAll(/url\(([^)]+\.woff2)\)[^}]*unicode-range: ([^;]+);/g);
  for (const [, file = '', unicodeRange = ''] of faces) {
    const base64 = (await readFile(join(dirname(css), file))).toString('base64');
    await page.evaluate(`(async () => {
      const bytes = Uint8Array.from(atob('${base64}'), (character) => character.codePointAt(0));
      const face = new FontFace('Noto Color Emoji', bytes, { unicodeRange: '${unicodeRange.replaceAll(/\s+/g, ' ')}' });
      document.fonts.add(await face.load());
    })()`);
  }
}

async function picture(browser: Browser, scene: Scene, colorScheme: 'light' | 'dark'): Promise<string> {
  let samples: ReturnType<typeof pageSamples> = [];
  await using discord = await startPlayground({ ...(await pageOptions()), samples: () => samples });
  const log = createLog({ level: 'warn', secrets: [discord.token] });
  const config = { ...parseConfig({}), databaseUrl: ':memory:' };
  await using app = await App.create(config, { token: discord.token, apiUrl: discord.apiUrl }, log);
  await app.start();
  await app.services.library.read({}, ({ articles }) => {
    samples = pageSamples(articles);
  });
  const { name, height = 900, play } = scene;
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, deviceScaleFactor: 2 });
  try {
    const page = await context.newPage();
    await page.goto(discord.url);
    await page.getByRole('heading', { name: /^Try / }).waitFor();
    await addEmoji(page);
    await play(page);
    if (scene.height === undefined) await fit(page);
    await page.mouse.move(0, 0);
    // The lines of what is on its way, and the marks of what has just been clicked, go.
    await page.waitForTimeout(500);
    const path = join(docs, `${name}-${colorScheme}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    return path;
  } finally {
    await context.close();
  }
}

/** Without names, all of them. */
await runCli(async (only) => {
  const browser = await launchBrowser();
  try {
    const wanted = scenes.filter(({ name }) => only.length === 0 || only.includes(name));
    for (const scene of wanted)
      for (const colorScheme of ['light', 'dark'] as const)
        process.stdout.write(`${await picture(browser, scene, colorScheme)}\n`);
  } finally {
    await browser.close();
  }
  return 0;
});
