import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { revisionOf } from '../../../src/article/article-places.ts';
import { localeOf, messages } from '../../../src/bot/messages/index.ts';
import { asGuildId, newId } from '../../../src/library/ids.ts';
import { teach } from '../../../src/library/teaching/teaching-edits.ts';
import { startDocent } from '../../support/docent.ts';
import { buttonId, customIds } from '../../support/members-support.ts';
import { lastMessage, playground, useBrowser, visit } from '../../support/page.ts';
import { removeFolder } from '../../support/files/remove-folder.ts';

useBrowser();

const violet = 'Which lamp shines violet over ships?';
const languages = ['de', 'es-ES', 'fr', 'ru', 'en-US'];
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

/** What a short answer may take of a phone, in CSS pixels. */
const most = 240;

/** A claim of just 160 characters. */
const claim =
  `The harbour opens at six in the morning, closes at nine in the evening, and keeps forty lamps along its long wall lit for every ship that comes in late at nigh`.slice(
    0,
    159,
  );
const rules = `Harbour rules and opening hours of the northern district

Opening hours, lamps and the long wall of the northern harbour district
• ${claim}.
• Fishing boats pay nothing on Sundays.

Whom to ask about anything else that may concern you
• Mrs Tanaka, on Saturdays.
`;

async function heightOfAnswer(page: Page): Promise<number> {
  const box = await lastMessage(page).boundingBox();
  return box?.height ?? Number.POSITIVE_INFINITY;
}

/** In how many lines they stand: to be asked until it is so, for a page may still be at it. */
async function rowsOfButtons(page: Page): Promise<number> {
  const buttons = await lastMessage(page).locator('discord-button').all();
  const boxes = await Promise.all(buttons.map((button) => button.boundingBox()));
  return new Set(boxes.map((box) => box?.y)).size;
}

async function folderOf(articles: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docent-page-'));
  onTestFinished(() => removeFolder(folder));
  for (const [at, text] of articles.entries()) await writeFile(join(folder, `${at}.txt`), text);
  return folder;
}

async function harbour(articles: readonly string[]) {
  const discord = await playground();
  await startDocent({ on: discord, config: { articlesDir: await folderOf(articles) } });
  return discord;
}

test.each(languages)('an answer of one short claim leaves most of a phone free, in %s', async (locale) => {
  const discord = await playground();
  await startDocent({ on: discord });
  const page = await visit(discord, phone);
  const question = 'How much does Russia trade with Afghanistan?';
  await discord
    .as(discord.ids.alice, { locale })
    .command('ask', { question }, { channelId: discord.ids.reading })
    .reply();
  await lastMessage(page).getByText('$289 million').waitFor();
  expect(await heightOfAnswer(page)).toBeLessThanOrEqual(most);
});

test('its buttons stay in one row under a long number, and when people vote, in every language', async () => {
  const section = (at: number) =>
    `Part ${at}\n${Array.from({ length: 14 }, (_, n) => lamp(`${at}x${n + 1}`)).join('')}`;
  const lamp = (name: string) => `• Lamp ${name} shines ${name === '12x14' ? 'violet over ships' : 'white'}.\n`;
  const discord = await harbour([`Harbour\n\n${Array.from({ length: 12 }, (_, at) => section(at + 1)).join('\n')}`]);
  const page = await visit(discord, phone);
  const { alice, bob, moderator, reading } = discord.ids;
  for (const locale of languages) {
    const asked = discord.as(alice, { locale }).command('ask', { question: violet }, { channelId: reading });
    const answer = await asked.reply();
    await lastMessage(page).getByText('Lamp 12x14').waitFor();
    expect(answer.content).toContain('12.14');
    for (const [who, vote] of [
      [alice, 'up'],
      [bob, 'down'],
      [moderator, 'down'],
    ] as const)
      await discord.as(who).click(answer, buttonId(answer, vote)).reply();
    await lastMessage(page).locator('discord-button', { hasText: '2' }).waitFor();
    await expect.poll(async () => [locale, await rowsOfButtons(page)]).toEqual([locale, 1]);
  }
});

describe.each(languages)('in %s', (locale) => {
  test.each([
    ['of one article', [rules]],
    ['of several', [rules, 'Another\n\nPart\n• Bees fly in the rain.\n']],
  ])('so does a claim of 160 characters under a long question and heading, %s', async (_, articles) => {
    const discord = await harbour(articles);
    const page = await visit(discord, phone);
    const alice = discord.as(discord.ids.alice, { locale });
    for (const question of [
      'how many lamps does the harbour keep lit along its long wall for ships that come in late at night?',
      // Found, and not surely the answer.
      'which lamps does the harbour light with electricity along its long wall for the ships that come in late?',
    ]) {
      await alice.command('ask', { question }, { channelId: discord.ids.reading }).reply();
      await lastMessage(page).getByText(question.slice(0, 30)).waitFor();
      await lastMessage(page).getByText('The harbour opens').waitFor();
      expect.soft(await lastMessage(page).locator('discord-button').count()).toBeLessThanOrEqual(4);
      expect.soft(await heightOfAnswer(page)).toBeLessThanOrEqual(most);
      await expect.poll(() => rowsOfButtons(page)).toBe(1);
    }
  });
});

test('a private answer has its buttons in one row, too, with Share with everyone among them, in every language', async () => {
  const discord = await harbour([rules]);
  const page = await visit(discord, phone);
  for (const locale of languages) {
    await discord
      .as(discord.ids.alice, { locale })
      .command('ask', { question: 'what do fishing boats pay', private: true }, { channelId: discord.ids.reading })
      .reply();
    const { shareWithAll } = messages[localeOf(locale)].answerButtons;
    await lastMessage(page).locator('discord-button', { hasText: shareWithAll }).waitFor();
    await expect.poll(async () => [locale, await rowsOfButtons(page)]).toEqual([locale, 1]);
  }
});

test('so has one that goes on, in every language, and on its next page', async () => {
  const lamps = ['red', 'green', 'blue', 'white', 'old', 'new', 'small', 'large', 'tall']
    .map((kind) => `• Boats are shown the way by ${kind} lamps.\n`)
    .join('');
  const discord = await harbour([`Lamps\n\nLamps\n${lamps}`]);
  const page = await visit(discord, phone);
  const ask = (locale: string) =>
    discord
      .as(discord.ids.alice, { locale })
      .command(
        'ask',
        { question: 'which lamps show boats the way?', private: true },
        { channelId: discord.ids.reading },
      )
      .reply();
  for (const locale of languages) {
    await ask(locale);
    await lastMessage(page).getByText(messages[localeOf(locale)].answerButtons.share).waitFor();
    await expect.poll(() => rowsOfButtons(page)).toBe(1);
  }
});

test.each([
  ['its asker alone sees', true],
  ['everyone sees', false],
])('so has a page between the first and the last of what %s, in every language', async (_, isPrivate) => {
  const steps = Array.from({ length: 40 }, (_, n) => `• Step number ${n + 1} is to turn the wheel of the wall.\n`);
  const discord = await playground();
  const articlesDir = await folderOf([`Steps\n\nSteps\n${steps.join('')}`]);
  const { services } = (await startDocent({ on: discord, config: { articlesDir } })).app;
  const [article] = services.library.folder;
  if (article === undefined) throw new Error('no article was read');
  const question = 'how do I open the gate?';
  const to = { kind: 'section', articleId: article.id, revision: revisionOf(article), section: '1' } as const;
  const taught = { id: newId(), at: 1, teaching: { kind: 'link', questions: [question], to } } as const;
  await services.library.change(asGuildId(discord.ids.guild), { at: 1 }, (before) => teach(before, taught));
  const page = await visit(discord, phone);
  for (const locale of languages) {
    const alice = discord.as(discord.ids.alice, { locale });
    const options = { question, private: isPrivate };
    const answer = await alice.command('ask', options, { channelId: discord.ids.reading }).reply();
    await alice.click(answer, customIds(answer)[0] ?? '').reply();
    await lastMessage(page).getByText('⬅️').waitFor();
    expect([locale, await lastMessage(page).locator('discord-button').count()]).toEqual([locale, 4]);
    await expect.poll(async () => [locale, await rowsOfButtons(page)]).toEqual([locale, 1]);
  }
});

test('a long footer goes on in the next line, and leaves the text its width', async () => {
  const heading =
    'Opening hours, prices, lamps and the long wall of the northern harbour district in winter and in summer';
  const discord = await harbour([
    `Harbour rules of the northern district and of its many islands\n\n${heading}\n• ${claim}.\n`,
  ]);
  await discord
    .as(discord.ids.alice)
    .command('ask', { question: 'when does the harbour open?' }, { channelId: discord.ids.reading })
    .reply();
  const page = await visit(discord, phone);
  const text = lastMessage(page).getByText('The harbour opens');
  await text.waitFor();
  for (const part of [text, lastMessage(page).locator('.md-subtext').last()])
    expect((await part.boundingBox())?.width).toBeGreaterThan(200);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
});

test('what is made of components is shown: a box with a heading, lines, a button beside its text, small print', async () => {
  const discord = await playground();
  await startDocent({ on: discord });
  const maria = discord.as(discord.ids.moderator);
  const { reading } = discord.ids;
  await maria.click(await maria.command('summary post', { channel: reading }).reply(), 'Post').reply();
  const page = await visit(discord, phone);
  const box = lastMessage(page).locator('.layout-container');
  await box.getByText('Russia and the Taliban').first().waitFor();
  expect(await box.getByRole('heading').count()).toBe(4);
  expect(await box.locator('hr').count()).toBeGreaterThanOrEqual(3);
  const { width = 0 } = (await box.boundingBox()) ?? {};
  expect(width).toBeGreaterThan(200);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
});
