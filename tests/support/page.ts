import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from '../../scripts/browser.ts';
import type { LocalDiscord } from 'local-discord';
import { type PlaygroundOptions, startPlayground } from 'local-discord/playground';
import { pageOptions } from '../../src/cli/page-options.ts';

type Context = NonNullable<Parameters<Browser['newContext']>[0]>;

const complaints: string[] = [];
const open: AsyncDisposable[] = [];
let browser: Browser | undefined;

/**
 * One browser for all tests of a file. After each: pages and servers are closed, nothing was asked of any other host, and
 * neither an error nor a breach of the page's policy was logged.
 */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const each of open.splice(0).toReversed()) await each[Symbol.asyncDispose]();
    expect(complaints.splice(0)).toEqual([]);
  });
}

/** What the tests ask in one click. */
const samples = ['How much does Russia trade with Afghanistan?', 'Who won the last football World Cup?'].map(
  (question) => ({ command: 'ask', options: { question } }),
);

/** A local Discord with its page, closed after the test. */
export async function playground(options: PlaygroundOptions = {}): Promise<LocalDiscord> {
  const discord = await startPlayground({ ...(await pageOptions()), samples, ...options });
  open.push(discord);
  return discord;
}

/** A new visitor: their own browser profile, wide and dark unless told otherwise. */
export async function visit(discord: Pick<LocalDiscord, 'url'>, options: Context = {}): Promise<Page> {
  if (browser === undefined) throw new Error('There is no browser: call useBrowser() first.');
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark', ...options });
  open.push({ [Symbol.asyncDispose]: () => context.close() });
  const page = await context.newPage();
  // A limit for what never comes, not for what is slow.
  page.setDefaultTimeout(60_000);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== discord.url && url.protocol !== 'data:') complaints.push(`asked ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  await page.goto(discord.url);
  await page.getByRole('heading', { name: /^Try / }).waitFor();
  return page;
}

export const composer = (page: Page) => page.getByRole('combobox', { name: /^Message / });
/** What is offered above the composer. */
export const choices = (page: Page) => page.locator('.choices').getByRole('option');
export const messages = (page: Page) => page.getByRole('article');
export const lastMessage = (page: Page) => messages(page).last();
/** A button of the bot's, as it stands under the last message. */
export const botButton = (page: Page, name: string | RegExp) =>
  lastMessage(page).locator('discord-button', { hasText: name });

/** Types a command and picks it; its first option then has the focus. */
export async function startCommand(page: Page, name: string): Promise<void> {
  await composer(page).fill('/');
  await composer(page).pressSequentially(name);
  await choices(page)
    .filter({ hasText: `/${name}` })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: `Command /${name}` }).waitFor();
}

/** Becomes another member of the server. */
export async function become(page: Page, who: 'Alice' | 'Bob' | 'Maria'): Promise<void> {
  const select = page.getByLabel('You are');
  const option = await select.locator('option', { hasText: who }).getAttribute('value');
  await select.selectOption(option);
  await page.locator('.me-name', { hasText: who }).waitFor();
}
