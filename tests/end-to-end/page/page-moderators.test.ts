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

async function moderatorPage() {
  const discord = await playground();
  await startDocent({ on: discord });
  const page = await visit(discord);
  await become(page, 'Maria');
  return { discord, page };
}

/** Adds an option to the command being filled in, and puts this into it. */
async function addOption(page: Awaited<ReturnType<typeof visit>>, name: string, typed: string): Promise<void> {
  await page.getByRole('button', { name: / optional$/ }).click();
  await choices(page)
    .filter({ hasText: new RegExp(`^${name}`) })
    .click();
  await page.keyboard.type(typed);
  await choices(page)
    .filter({ hasText: new RegExp(typed, 'i') })
    .first()
    .click();
}

test('a moderator sees a summary first, posts it into another channel, pins it and opens a thread', async () => {
  const { page } = await moderatorPage();
  await startCommand(page, 'summary post');
  await addOption(page, 'channel', 'general');
  await addOption(page, 'pin', 'True');
  await addOption(page, 'thread', 'True');
  await page.getByRole('button', { name: 'Send' }).click();
  await lastMessage(page).getByText('Only you can see this').waitFor();
  expect(await lastMessage(page).innerText()).toContain('Posted by Maria');
  await botButton(page, 'Post').click();

  const channels = page.getByRole('navigation', { name: 'Channels' });
  await channels.getByRole('button', { name: /general unread/ }).click();
  await messages(page).filter({ hasText: 'Posted by Maria' }).first().waitFor();
  await page.getByText(/pinned a message to this channel/).waitFor();
  await page.getByRole('button', { name: 'Pinned messages' }).click();
  const pins = page.getByRole('dialog', { name: 'Pinned messages' });
  await pins.getByText('Posted by Maria').waitFor();
  await page.keyboard.press('Escape');
  const thread = channels.getByRole('list', { name: 'Threads of general' }).getByRole('button');
  await thread.click();
  await composer(page).fill('What do you make of it?');
  await page.keyboard.press('Enter');
  await messages(page).filter({ hasText: 'What do you make of it?' }).waitFor();
});

test('what is sent while a channel is being opened goes into that channel, once', async () => {
  const { page } = await moderatorPage();
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/playground/messages?*', async (route) => {
    await held;
    await route.continue();
  });
  const channels = page.getByRole('navigation', { name: 'Channels' });
  await channels.getByRole('button', { name: /^general/ }).click();
  await composer(page).fill('Good morning');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  release?.();
  await page.getByRole('heading', { name: 'general', exact: true }).waitFor();
  await messages(page).filter({ hasText: 'Good morning' }).waitFor();
  await expect.poll(() => composer(page).inputValue()).toBe('');
  expect(await messages(page).filter({ hasText: 'Good morning' }).count()).toBe(1);
});

test('members are not offered what is for moderators', async () => {
  const { page } = await moderatorPage();
  await composer(page).pressSequentially('/');
  await choices(page).filter({ hasText: '/quiz' }).waitFor();
  await become(page, 'Alice');
  await composer(page).fill('');
  await composer(page).pressSequentially('/');
  await choices(page).filter({ hasText: '/ask' }).waitFor();
  expect(await choices(page).filter({ hasText: '/quiz' }).count()).toBe(0);
});

test('a quiz is answered by a member', async () => {
  const { page, discord } = await moderatorPage();
  await startCommand(page, 'quiz');
  await page.keyboard.press('Enter');
  await botButton(page, 'Reveal').waitFor();
  const other = await visit(discord);
  await lastMessage(other).locator('discord-button').first().click();
  await lastMessage(other).getByText('Only you can see this').waitFor();
  // The quiz, and what the moderator alone sees: the button that reveals.
  expect(await messages(page).count()).toBe(2);
});
