import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { LocalDiscord } from 'local-discord';
import { startDocent } from '../../support/docent.ts';
import {
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

const trade = /How much does Russia trade/;
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

/** What axe finds serious or worse, by all its rules or by one. */
async function seriousProblems(page: Page, rule?: string): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const only = rule === undefined ? '' : `{ runOnly: [${JSON.stringify(rule)}] }`;
  const { violations, passes } = await page.evaluate<axe.AxeResults>(`axe.run(${only})`);
  expect(passes.length).toBeGreaterThan(rule === undefined ? 10 : 0);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id} ${target.join(' ')} ${failureSummary}`),
    );
}

/** The label or text of what has the focus, inside of components too. */
const nameOfFocused = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element === null || element === document.body) return '';
  const text = element.textContent.trim() || (element.getRootNode().host?.textContent ?? '');
  return (element.getAttribute('aria-label') ?? text).trim();
})()`;

const width = (page: Page) => page.evaluate('document.documentElement.scrollWidth');

/** Rests a finger on the last message. */
const longPress = `(() => {
  const element = document.querySelector('.message:last-child');
  const { left, top } = element.getBoundingClientRect();
  const at = { bubbles: true, pointerType: 'touch', clientX: left + 90, clientY: top + 20 };
  element.dispatchEvent(new PointerEvent('pointerdown', at));
})()`;

/** Posts as the bot, straight through Discord's API. */
async function post(discord: LocalDiscord, message: object): Promise<void> {
  const response = await fetch(`${discord.apiUrl}/v10/channels/${discord.ids.reading}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  expect(response.status).toBe(200);
}

// The two differ in colours alone.
test.each([
  ['light', 'color-contrast'],
  ['dark', undefined],
] as const)('axe finds nothing serious in %s', async (colorScheme, rule) => {
  const discord = await playground();
  await startDocent({ on: discord });
  const page = await visit(discord, { colorScheme });
  expect(await seriousProblems(page, rule)).toEqual([]);

  const { reading, bob } = discord.ids;
  const bobs = discord.as(bob);
  bobs.send(
    reading,
    '# Heading\n> quoted `code` ||hidden||\n- one\n- two\n<@' + discord.ids.alice + '> [link](https://example.org)',
  );
  bobs.poll(reading, {
    question: { text: 'Which?' },
    answers: [{ poll_media: { text: 'This' } }, { poll_media: { text: 'That' } }],
  });
  const asked = bobs.send(reading, 'Where is the trade?', {
    files: [{ name: 'notes.txt', data: 'text', type: 'text/plain' }],
  });
  bobs.react(asked, '👍');
  await page.getByRole('button', { name: trade }).click();
  await lastMessage(page).getByText('$289 million').waitFor();
  await startCommand(page, 'privacy');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('Only you can see this').waitFor();
  await page.getByRole('button', { name: 'Traffic', exact: true }).click();
  await composer(page).fill('/');
  await composer(page).press('End');
  await composer(page).pressSequentially('a');
  await choices(page).first().waitFor();
  expect(await seriousProblems(page, rule)).toEqual([]);

  await page
    .getByRole('article')
    .filter({ hasText: '$289 million' })
    .locator('discord-button', { hasText: 'Options' })
    .click();
  await botButton(page, 'Follow-up').click();
  await page.getByRole('dialog').waitFor();
  expect(await seriousProblems(page, rule)).toEqual([]);
});

test('everything can be reached and used with the keyboard alone', async () => {
  const discord = await playground();
  await startDocent({ on: discord });
  const page = await visit(discord);
  const focused = () => page.evaluate<string>(nameOfFocused);
  /** Tab until this has the focus. */
  const tabTo = async (name: RegExp) => {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      if (name.test(await focused())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${name}; the focus is on "${await focused()}".`);
  };

  await tabTo(trade);
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('$289 million').waitFor();
  await tabTo(/^Options$/);
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('What next?').waitFor();
  await tabTo(/^Follow-up$/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('And China?');
  await page.keyboard.press('Enter');
  await expect.poll(() => messages(page).count()).toBe(3);
  await tabTo(/^Docent, /);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await messages(page).first().and(page.locator(':focus')).count()).toBe(1);
  await tabTo(/^general$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Welcome to #general!' }).waitFor();
  await tabTo(/^Message #general$/);
  await page.keyboard.type('/ask');
  await choices(page).first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('When did the Taliban take Kabul?');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByText('15 August 2021').waitFor();
});

test('at 360 px channels are in a drawer, a long press opens the menu, and nothing hangs over the edge', async () => {
  const discord = await playground();
  await startDocent({ on: discord });
  const page = await visit(discord, phone);
  expect(await page.getByRole('navigation', { name: 'Channels' }).isVisible()).toBe(false);
  await page.getByRole('button', { name: trade }).tap();
  await lastMessage(page).getByText('$289 million').waitFor();
  expect(await width(page)).toBe(360);
  await page.evaluate(longPress);
  await page.getByRole('menuitem', { name: /Find in the article/ }).tap();
  await lastMessage(page).getByText('Only you can see this').waitFor();
  await page.getByRole('button', { name: 'Channels', exact: true }).tap();
  await page.getByRole('button', { name: 'general' }).tap();
  await page.getByRole('heading', { name: 'Welcome to #general!' }).waitFor();
  await expect.poll(() => page.getByRole('navigation', { name: 'Channels' }).isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Traffic', exact: true }).tap();
  expect(await width(page)).toBe(360);
});

test('hostile text stays text, wherever it stands', async () => {
  const discord = await playground();
  const page = await visit(discord);
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const link = '[click](javascript:document.title=3) [real](https://evil.example/x)';
  discord.as(discord.ids.bob).send(discord.ids.reading, `${markup} ${link} \`${markup}\` ||${markup}||`);
  await lastMessage(page)
    .getByText(/onerror/)
    .first()
    .waitFor();
  const everywhere = { name: markup, value: `${markup} ${link}` };
  await post(discord, {
    embeds: [
      {
        title: markup,
        description: `> ${markup}\n- ${markup}`,
        author: { name: markup },
        footer: { text: markup },
        fields: [everywhere],
        image: { url: 'https://evil.example/pixel.png' },
      },
    ],
    components: [{ type: 1, components: [{ type: 2, style: 1, label: markup.slice(0, 80), custom_id: 'a' }] }],
  });
  await lastMessage(page)
    .getByText(/onerror/)
    .nth(5)
    .waitFor();
  expect(await page.locator('main script, main img[src="x"], main a[href^="javascript"]').count()).toBe(0);
  expect(await page.title()).toBe('#reading | Reading room');
  const real = messages(page).first().getByRole('link', { name: 'real' });
  expect(await real.getAttribute('title')).toBe('https://evil.example/x');
  expect(await real.getAttribute('rel')).toContain('noopener');
});

test('a poll is voted in, and the vote taken back', async () => {
  const discord = await playground();
  const page = await visit(discord);
  discord.as(discord.ids.bob).poll(discord.ids.reading, {
    question: { text: 'Which section first?' },
    answers: [{ poll_media: { text: 'The trade' } }, { poll_media: { text: 'The talks' } }],
  });
  const poll = page.getByRole('form', { name: 'Poll' });
  await poll.getByRole('radio', { name: 'The trade' }).check();
  await poll.getByRole('button', { name: 'Vote' }).click();
  await poll.getByText('1 vote · 100%').waitFor();
  await poll.getByRole('button', { name: 'Remove vote' }).click();
  await poll.getByRole('radio', { name: 'The talks' }).waitFor();
  expect(await poll.getByText('0 votes').count()).toBe(1);
});

test('the traffic panel shows requests and events with their JSON, filtered, and errors with Discord’s code', async () => {
  const discord = await playground();
  await startDocent({ on: discord });
  const page = await visit(discord);
  await page.getByRole('button', { name: trade }).click();
  await botButton(page, 'Options').waitFor();
  await page.getByRole('button', { name: 'Traffic', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Traffic' });
  await panel.getByText('INTERACTION_CREATE').first().click();
  await panel.getByText('"custom_id"').or(panel.getByText('"question"')).first().waitFor();
  await panel.getByRole('searchbox').fill('callback');
  await expect.poll(() => panel.getByText('INTERACTION_CREATE').count()).toBe(0);
  expect(await panel.getByText(/^200 · \d+ ms$/).count()).toBe(1);
  await fetch(`${discord.apiUrl}/v10/channels/${discord.ids.reading}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  await panel.getByRole('searchbox').fill('');
  await panel.getByRole('button', { name: 'Errors' }).click();
  const error = panel.locator('.traffic-entry.error', { hasText: '50006' });
  await error.click();
  await error.getByText('Cannot send an empty message').waitFor();
});
