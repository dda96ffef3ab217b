import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { App } from '../../src/app.ts';
import { pageOptions, pageSamples } from '../../src/cli/page-options.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import type { LocalDiscord } from 'local-discord';
import { startPlayground } from 'local-discord/playground';
import { askBefore } from './asked-before.ts';
import { showSketch, sketches } from './sketch-scene.ts';
import { showTerminal } from './terminal-scene.ts';

/** What the pictures in docs/ show: the playground's page, used as a member or a moderator would. */

export type Scene = {
  readonly name: string;
  /** In pixels; where absent, as high as the last message needs. */
  readonly height?: number;
  /** Drawn apart, not of the playground's page. */
  readonly isApart?: true;
  /** What was done before. */
  readonly prepare?: (app: App, discord: LocalDiscord) => Promise<void>;
  readonly play: (page: Page, discord: LocalDiscord) => Promise<void>;
};

export const pictureWidth = 1_080;

export const composerOf = (page: Page) => page.getByRole('combobox', { name: /^Message / });
const choice = (page: Page, text: string) => page.locator('.choices').getByRole('option').filter({ hasText: text });
const said = (page: Page, text: string) => page.getByRole('article').last().getByText(text).first().waitFor();

/** Takes up a command, at its first option. */
async function start(page: Page, command: string): Promise<void> {
  await composerOf(page).fill('/');
  await composerOf(page).pressSequentially(command);
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

export const pictureScenes: readonly Scene[] = [
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
  { name: 'terminal', isApart: true, play: showTerminal },
  ...Object.entries(sketches).map(
    ([name, sketch]): Scene => ({ name, isApart: true, play: (page) => showSketch(page, sketch) }),
  ),
  {
    name: 'insights',
    prepare: (app, discord) => askBefore(app, discord.ids.guild),
    play: async (page) => {
      await becomeMaria(page);
      await start(page, 'insights');
      await page.keyboard.press('Enter');
      await said(page, 'Shown most');
      // Drawn in a process of its own.
      await page
        .getByRole('article')
        .last()
        .getByRole('img', { name: /^A bar for each/ })
        .waitFor();
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

/** Plays a scene on a Docent and a page of its own, and lets `use` look at what is there then. */
export async function playScene<T>(
  browser: Browser,
  { height = 900, prepare, play }: Scene,
  { colorScheme, arrange = () => Promise.resolve() }: SceneLooks,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  let samples: ReturnType<typeof pageSamples> = [];
  await using discord = await startPlayground({ ...(await pageOptions()), samples: () => samples });
  const log = createLog({ level: 'warn', secrets: [discord.token] });
  const config = { ...parseConfig({}), databaseUrl: ':memory:' };
  await using app = await App.create(config, { token: discord.token, apiUrl: discord.apiUrl }, log);
  await app.start();
  await app.services.library.read({}, ({ articles }) => {
    samples = pageSamples(articles);
  });
  // It is shown with its reader: on a busy machine that may take its time to start.
  const until = performance.now() + READER_MS;
  while ((await app.services.health.reader()) !== 'works' && performance.now() < until) await pause(100);
  const context = await browser.newContext({
    colorScheme,
    viewport: { width: pictureWidth, height },
    deviceScaleFactor: 2,
  });
  try {
    const page = await context.newPage();
    await page.goto(discord.url);
    await page.getByRole('heading', { name: /^Try / }).waitFor();
    await arrange(page);
    await prepare?.(app, discord);
    await play(page, discord);
    return await use(page);
  } finally {
    await context.close();
  }
}

const READER_MS = 60_000;

export type SceneLooks = {
  readonly colorScheme: 'light' | 'dark';
  /** Done before anything is played. */
  readonly arrange?: (page: Page) => Promise<void>;
};

/** What is offered, or the last message, in words, a line each, once nothing changes any more; without the time of taking it. */
export async function wordsShown(page: Page, { height }: Scene): Promise<readonly string[]> {
  const place = height === undefined ? page.getByRole('article').last() : page.locator('.choices');
  let text = '';
  for (let before: string | undefined; text !== before; text = await place.innerText()) {
    before = text;
    await page.waitForTimeout(SETTLED_MS);
  }
  return text
    .split('\n')
    .map((line) => line.replaceAll(TIME, '').trim())
    .filter((line) => line !== '');
}

const SETTLED_MS = 500;
const TIME = /\b(?:Today at |[A-Z][a-z]+ \d{1,2}, \d{4} at )?\d{1,2}:\d\d\b(?:\s[AP]M)?/g;

/** What is kept of each picture: the words that it shows, and which files show it, by their SHA-256. */
export type PictureRecord = { readonly words: readonly string[]; readonly files: Readonly<Record<string, string>> };

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
export const pictureRecords = join(docs, 'pictures.json');

export function pictureFile(name: string, colorScheme: 'light' | 'dark'): string {
  return join(docs, `${name}-${colorScheme}.png`);
}

export async function hashOfPicture(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
