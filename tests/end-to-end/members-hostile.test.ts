import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { SeenMessage } from 'local-discord';
import { markup } from '../support/discord-markdown.ts';
import { startDocent } from '../support/docent.ts';
import { hostileText } from '../support/hostile.ts';
import { buttonId, customIds, expectNoErrors, textsOf } from '../support/members-support.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

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
    { numRuns: 12 },
  );
  expectNoErrors(docent);
});

it('no message, however hostile, does so when it is looked up, answered or mentions Docent', async () => {
  const docent = await startDocent({ config: noCooldown });
  const { discord } = docent;
  const alice = discord.as(discord.ids.alice);
  const bob = discord.as(discord.ids.bob);
  const { general } = discord.ids;
  await fc.assert(
    fc.asyncProperty(hostileText, async (text) => {
      const message = bob.send(general, `${text} Russia trade with Afghanistan`.slice(0, 1900));
      const replies = [await alice.contextMenu('Find in the article', message).reply()];
      await alice.contextMenu('Answer this question', message).reply();
      const posted = alice.sees(general).at(-2);
      if (posted !== undefined) replies.push(posted);
      for (const reply of replies) {
        expect(reply.pinged).toEqual([]);
        expect(foreignMarkup(reply)).toEqual([]);
      }
    }),
    { numRuns: 12 },
  );
  expectNoErrors(docent);
});

it('no article, however hostile, does so wherever it is shown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'docent-'));
  onTestFinished(() => removeFolder(folder));
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText, { minLength: 6, maxLength: 6 }), async (texts) => {
      const [title = '', heading = '', ...claims] = texts.map((text) => text.replaceAll(/[\r\n\u2028\0]+/g, ' '));
      const bullets = claims.map((claim) => `• The river bridge ${claim} was built of stone.`).join('\n');
      await writeFile(join(folder, 'river.txt'), `The river ${title}\n\nAbout ${heading} bridges\n\n${bullets}\n`);
      const docent = await startDocent({ config: { ...noCooldown, articlesDir: folder } });
      const { discord } = docent;
      const alice = discord.as(discord.ids.alice);
      const [section] = await alice.autocomplete('section', 'section', '');
      const [claim] = await alice.autocomplete('lookup', 'statement', 'bridge');
      const replies = [
        await alice.command('ask', { question: 'river bridge stone' }).reply(),
        await alice.command('ask', { question: 'pizza' }).reply(),
        await alice.command('ask', { question: 'what is the title?' }).reply(),
        await alice.command('article').reply(),
        await alice.command('section', { section: String(section?.value) }).reply(),
        await alice.command('lookup', { statement: String(claim?.value) }).reply(),
        await alice.contextMenu('Find in the article', alice.send(discord.ids.general, 'The river bridge')).reply(),
      ];
      for (const reply of replies) {
        expect(reply.pinged).toEqual([]);
        expect(foreignMarkup(reply)).toEqual([]);
      }
      expectNoErrors(docent);
      await docent.stop();
    }),
    { numRuns: 6 },
  );
});
