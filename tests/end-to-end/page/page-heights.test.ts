import { expect, test } from 'vitest';
import { startDocent } from '../../support/docent.ts';
import { become, lastMessage, messages, playground, useBrowser, visit } from '../../support/page.ts';

useBrowser();

const phone = { width: 360, height: 740 };

/** CSS pixels: what the list of messages shows at once on such a phone, and what has to be scrolled once or twice for. */
const [screen, twoScreens, threeScreens] = [580, 1160, 1740];

type Reply = readonly [command: string, options: Readonly<Record<string, string>>, most: number];

const MEMBERS: readonly Reply[] = [
  ['ask', { question: 'thanks!' }, 80],
  ['ask', { question: 'Who won the last football World Cup?' }, screen],
  ['lookup', { statement: '2.1' }, screen],
  ['section', { section: '2' }, twoScreens],
  ['article', {}, twoScreens],
  ['summary read', {}, twoScreens],
  ['help', {}, twoScreens],
  ['privacy', {}, threeScreens],
];

const MODERATORS: readonly Reply[] = [
  ['quiz', {}, screen],
  ['summary post', {}, threeScreens],
  ['summary scheduled', {}, screen],
  ['settings show', {}, threeScreens],
  ['library list', {}, screen],
  ['library show', { article: 'russia-and-the-taliban' }, twoScreens],
  ['library checks', {}, screen],
  ['library taught', {}, screen],
  ['insights', {}, twoScreens],
];

/** With how much longer the same is said there than in English, at most. */
const languages = [
  ['en-US', 1],
  ['de', 1.125],
  ['es-ES', 1.125],
  ['fr', 1.125],
  ['ru', 1.125],
] as const;

test.each([
  ['members', 'alice', 'Alice', MEMBERS],
  ['moderators', 'moderator', 'Maria', MODERATORS],
] as const)(
  'what %s are told is no wider than a phone, and of a height that is worth scrolling, in every language',
  async (_, id, name, replies) => {
    const discord = await playground();
    await startDocent({ on: discord });
    const page = await visit(discord);
    await become(page, name);
    await page.setViewportSize(phone);
    const shown = messages(page);
    for (const [locale, longer] of languages) {
      const member = discord.as(discord.ids[id], { locale });
      for (const [command, options, inEnglish] of replies) {
        const most = inEnglish * longer;
        const before = await shown.count();
        await member.command(command, options, { channelId: discord.ids.reading }).reply();
        await expect.poll(() => shown.count()).toBeGreaterThan(before);
        const { height, width } = (await lastMessage(page).boundingBox()) ?? { height: Number.NaN, width: Number.NaN };
        const said = `${command} in ${locale}`;
        expect.soft([said, width]).toEqual([said, phone.width]);
        expect.soft([said, height <= most ? most : height]).toEqual([said, most]);
        expect.soft([said, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([said, phone.width]);
      }
    }
  },
);
