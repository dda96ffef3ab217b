import { expect, test } from 'vitest';
import { startDocent } from '../../support/docent.ts';
import {
  become,
  botButton,
  choices,
  composer,
  lastMessage,
  messages,
  playground,
  startCommand,
  useBrowser,
  visit,
} from '../../support/page.ts';

useBrowser();

/** Docent behind the page, and a member at it. */
async function docentPage(options: Parameters<typeof visit>[1] = {}) {
  const discord = await playground();
  await startDocent({ on: discord });
  return { discord, page: await visit(discord, options) };
}

const trade = /How much does Russia trade/;

test('a sample question is answered in one click', async () => {
  const { page } = await docentPage();
  const began = performance.now();
  await page.getByRole('button', { name: trade }).click();
  await lastMessage(page).getByText('$289 million').waitFor();
  process.stdout.write(`answered after ${Math.round(performance.now() - began)} ms\n`);
  expect(await lastMessage(page).innerText()).toContain('2.1');
});

test('a slash command is found, filled in with autocomplete by keyboard, and answered', async () => {
  const { page } = await docentPage();
  await startCommand(page, 'lookup');
  // Typed slowly, there are choices for less than all of it before, and each list begins with its first one.
  const last = page.waitForResponse((response) => response.request().postData()?.includes('"Russia"') ?? false);
  await page.keyboard.type('Russia');
  await (await last).finished();
  await choices(page).nth(2).waitFor();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  const first = choices(page).first();
  expect(await first.getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('ArrowDown');
  expect(await first.getAttribute('aria-selected')).toBe('false');
  await page.keyboard.press('Escape');
  expect(await choices(page).count()).toBe(0);
  await page.keyboard.type(' trade volume');
  await choices(page).first().filter({ hasText: '$289 million' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('$289 million').waitFor();
});

test('an option that is required is asked for before anything is sent', async () => {
  const { page, discord } = await docentPage();
  await startCommand(page, 'ask');
  await page.keyboard.press('Enter');
  // The page draws a moment after the key.
  const question = page.getByRole('combobox', { name: /^question/ });
  await expect.poll(() => question.getAttribute('aria-invalid')).toBe('true');
  expect(discord.as(discord.ids.alice).sees(discord.ids.reading)).toEqual([]);
});

test('hits are paged through', async () => {
  const { page } = await docentPage();
  await startCommand(page, 'ask');
  await page.keyboard.type('What does Russia plan in Afghanistan?');
  await page.keyboard.press('Enter');
  await botButton(page, /^More/).click();
  await expect.poll(() => lastMessage(page).getByText('2.3', { exact: true }).count()).toBe(0);
  expect(
    await lastMessage(page)
      .getByText(/\b\d\.\d$/)
      .count(),
  ).toBeGreaterThan(0);
  expect(await messages(page).count()).toBe(1);
});

test('a vote is counted, once, and can be changed', async () => {
  const { page } = await docentPage();
  await page.getByRole('button', { name: trade }).click();
  await botButton(page, '👍').click();
  await botButton(page, '👍 1').waitFor();
  await botButton(page, '👎').click();
  const answer = messages(page).first().locator('discord-button');
  await answer.filter({ hasText: '👎 1' }).waitFor();
  expect(await answer.filter({ hasText: '👍 1' }).count()).toBe(0);
  await lastMessage(page).getByText('What is wrong with it?').waitFor();
  await botButton(page, 'Out of date').click();
  await lastMessage(page).getByText('Thank you, noted.').waitFor();
});

test('a follow-up is asked in a dialog and understood', async () => {
  const { page } = await docentPage();
  await page.getByRole('button', { name: trade }).click();
  await botButton(page, 'Options').click();
  await botButton(page, 'Follow-up').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('And China?');
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await dialog.waitFor({ state: 'detached' });
  await lastMessage(page).getByText('China').first().waitFor();
  expect(await messages(page).count()).toBe(3);
});

test('a message’s menu offers the bot’s commands, by right click and by keyboard', async () => {
  const { page, discord } = await docentPage();
  discord.as(discord.ids.bob).send(discord.ids.reading, 'Iran trades far more with Afghanistan than Russia does.');
  await lastMessage(page).getByText('Iran trades far more').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Find in the article/ }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('menu').count()).toBe(0);
  await lastMessage(page).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /Find in the article/ }).press('Enter');
  await lastMessage(page).getByText('Only you can see this').waitFor();
  expect(await lastMessage(page).innerText()).toContain('2.1');
});

test('the bot answers where it is mentioned, and where one replies to it', async () => {
  const { page } = await docentPage();
  await composer(page).pressSequentially('@Doc');
  await choices(page).filter({ hasText: 'Docent' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('how much is the trade?');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('$289 million').waitFor();
  expect(await messages(page).count()).toBe(2);
  await lastMessage(page).hover();
  await lastMessage(page).getByRole('button', { name: 'Reply' }).click();
  await page.getByText('Replying to Docent').waitFor();
  await page.keyboard.type('and China?');
  await page.keyboard.press('Enter');
  await page.locator('.message:nth-child(4)').getByText('China').first().waitFor();
});

test('an ephemeral message is seen by its member only, and can be dismissed', async () => {
  const { page, discord } = await docentPage();
  const other = await visit(discord);
  await become(other, 'Bob');
  await startCommand(page, 'privacy');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('Only you can see this').waitFor();
  await composer(page).fill('Hello, Bob.');
  await page.keyboard.press('Enter');
  await lastMessage(other).getByText('Hello, Bob.').waitFor();
  expect(await messages(other).count()).toBe(1);
  await page.getByRole('button', { name: 'Dismiss message' }).click();
  await expect.poll(() => messages(page).count()).toBe(1);
});

test('another language changes the commands and the answers', async () => {
  const { page } = await docentPage();
  await page.getByLabel('Language').selectOption('de');
  await expect.poll(() => page.getByLabel('Language').inputValue()).toBe('de');
  await composer(page).pressSequentially('/');
  await choices(page).filter({ hasText: '/fragen' }).first().waitFor();
  await page.keyboard.press('Escape');
  await composer(page).fill('');
  await page.getByRole('button', { name: trade }).click();
  await botButton(page, 'Optionen').first().waitFor();
});

test('a second tab and a reload show the same; starting over empties both', async () => {
  const { page, discord } = await docentPage();
  const other = await visit(discord);
  await page.getByRole('button', { name: trade }).click();
  await lastMessage(other).getByText('$289 million').waitFor();
  await page.reload();
  await lastMessage(page).getByText('$289 million').waitFor();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect.poll(() => messages(page).count()).toBe(0);
  await expect.poll(() => messages(other).count()).toBe(0);
  await other.getByRole('button', { name: trade }).click();
  await lastMessage(page).getByText('$289 million').waitFor();
});

test('a bot that says nothing for three seconds did not respond', async () => {
  const { page, discord } = await docentPage();
  discord.faults.hang('callback', { times: 3 });
  await page.getByRole('button', { name: trade }).click();
  await page.getByText('Sending /ask…').waitFor();
  discord.clock.advance(3_000);
  await page.getByText('The application did not respond').waitFor();
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
  expect(await page.getByText('The application did not respond').count()).toBe(0);
});

test('the steps for the real Discord are a click away', async () => {
  const { page } = await docentPage();
  await page.getByRole('button', { name: 'Connect it to your Discord server' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect to the real Discord' });
  await dialog.getByText('DISCORD_TOKEN').first().waitFor();
  expect(await dialog.getByRole('listitem').count()).toBeGreaterThan(3);
});

test('a direct message is answered, and stays between the two', async () => {
  const { page, discord } = await docentPage();
  await page.getByRole('navigation').getByRole('button', { name: 'Docent' }).click();
  await page.getByRole('heading', { name: 'Docent', exact: true }).waitFor();
  await composer(page).fill('How much is the trade with Afghanistan?');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('$289 million').waitFor();
  expect(discord.as(discord.ids.bob).sees(discord.ids.reading)).toEqual([]);
});
