import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SeenMessage } from 'local-discord';
import { markup, textsOf } from '../support/discord-markdown.ts';
import { startDocent } from '../support/docent.ts';
import { hostileText } from '../support/hostile.ts';
import { buttonId, customIds, expectNoErrors, written } from '../support/members-support.ts';
import { folder } from '../support/reading-room.ts';

/** What Docent's own layout is made of; nothing that people wrote may add to it. */
const own = new Set([
  'heading',
  'strong',
  'underline',
  'blockQuote',
  'subtext',
  'inlineCode',
  'em',
  'list',
  'listItem',
]);

function foreignMarkup({ content, embeds, components }: SeenMessage): readonly string[] {
  const shown = embeds.flatMap(({ title = '', description = '' }) => [title, description]);
  const texts = [content, ...shown, ...textsOf(components)];
  return texts.flatMap(markup).filter((kind) => !own.has(kind));
}

/** So many texts of each kind. */
const hundred = 100;
const noCooldown = { cooldown: { windowSeconds: 60, perMember: 0, perChannel: 0 } };

it('no question, however hostile, pings, links or breaks out, whatever is pressed under its answer', async () => {
  const docent = await startDocent({ config: noCooldown });
  const { discord } = docent;
  const alice = discord.as(discord.ids.alice);
  const bob = discord.as(discord.ids.bob);
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const question = `${text} trade with Afghanistan`.slice(0, 1000);
      const answer = await alice.command('ask', { question }).reply();
      const replies = [answer];
      for (const id of customIds(answer).filter((each) => /:(more|around|up|down|options):/.test(each)))
        replies.push(await bob.click(answer, id).reply());
      const options = replies.find((each) => customIds(each).some((id) => id.includes(':follow:')));
      if (options !== undefined) {
        replies.push(await bob.click(options, buttonId(options, 'section')).reply());
        const modal = await bob.click(options, buttonId(options, 'follow')).modal();
        replies.push(await bob.submit(modal, { question: `${text}?` }).reply());
      }
      for (const option of ['lookup', 'section'] as const)
        replies.push(
          await alice.command(option, { [option === 'lookup' ? 'statement' : 'section']: `${text}.` }).reply(),
        );
      for (const reply of replies) {
        expect(reply.pinged).toEqual([]);
        expect(foreignMarkup(reply)).toEqual([]);
      }
    }),
    { numRuns: hundred },
  );
  expectNoErrors(docent);
});

it('no message, however hostile, does so when it is looked up, answered or mentions Docent', async () => {
  const docent = await startDocent({ config: noCooldown });
  const { discord } = docent;
  const alice = discord.as(discord.ids.alice);
  const bob = discord.as(discord.ids.bob);
  const { general, reading, bot } = discord.ids;
  const said = () => alice.sees(reading).filter(({ author }) => author.id === bot);
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const message = bob.send(general, `${text} Russia trade with Afghanistan`.slice(0, 1900));
      const replies = [await alice.contextMenu('Find in the article', message).reply()];
      await alice.contextMenu('Answer this question', message).reply();
      const posted = alice.sees(general).at(-2);
      if (posted !== undefined) replies.push(posted);
      const before = said().length;
      const mention = bob.send(
        reading,
        `<@${bot}> ${text} how much does Russia trade with Afghanistan?`.slice(0, 1900),
      );
      await expect.poll(() => said().length).toBe(before + 1);
      const answer = said().at(-1);
      expect(answer?.message_reference?.message_id).toBe(mention.id);
      if (answer !== undefined) replies.push(answer);
      for (const reply of replies) {
        expect(reply.pinged).toEqual([]);
        expect(foreignMarkup(reply)).toEqual([]);
      }
    }),
    { numRuns: hundred },
  );
  expectNoErrors(docent);
});

/** What a hostile article is made of: a title, a heading and claims, each on a line of its own. */
const hostileParts = fc.array(
  hostileText.map((text) => text.replaceAll(/[\r\n\u2028\0]+/g, ' ')),
  { minLength: 6, maxLength: 6 },
);

it('no article, however hostile, does so wherever it is shown', async () => {
  const articlesDir = folder();
  const articles = fc.sample(hostileParts, hundred).map(([title = '', heading = '', ...claims]) => {
    const bullets = claims.map((claim) => `• The river bridge ${claim} was built of stone.`).join('\n');
    return `The river ${title}\n\nAbout ${heading} bridges\n\n${bullets}\n`;
  });
  for (const [at, text] of articles.entries()) writeFileSync(join(articlesDir, `river-${at}.txt`), text);
  const docent = await startDocent({ config: { ...noCooldown, articlesDir } });
  const { discord } = docent;
  const alice = discord.as(discord.ids.alice);
  const talk = alice.send(discord.ids.general, 'The river bridge was built of stone.');
  const ofAll = [
    await alice.command('article').reply(),
    await alice.command('ask', { question: 'pizza' }).reply(),
    await alice.contextMenu('Find in the article', talk).reply(),
  ];
  expect(ofAll.flatMap((reply) => [...reply.pinged, ...foreignMarkup(reply)])).toEqual([]);
  // Its example is from an article; the commands are Docent's own, each in a line.
  const help = await alice.command('help').reply();
  const lines = written(help).match(/^<\//gm) ?? [];
  expect(foreignMarkup(help)).toEqual(lines.map(() => 'slashCommand'));
  for (const [at, text] of articles.entries()) {
    const article = `river-${at}`;
    const ask = (question: string) => alice.command('ask', { question, article }).reply();
    const replies = [
      ...(await Promise.all(['river bridge stone', 'pizza', 'what is the title?', 'tl;dr'].map(ask))),
      await alice.command('article', { article }).reply(),
      await alice.command('summary read', { article }).reply(),
      await alice.command('section', { section: '1', article }).reply(),
      await alice.command('lookup', { statement: '1.1', article }).reply(),
    ];
    const wrong = replies.flatMap((reply) => [...reply.pinged, ...foreignMarkup(reply)]);
    expect(wrong.length === 0 ? [] : [text, ...wrong]).toEqual([]);
  }
  expectNoErrors(docent);
});
