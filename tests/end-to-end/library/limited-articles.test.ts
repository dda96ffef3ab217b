import { expect, it } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { asGuildId } from '../../../src/library/ids.ts';
import { addArticles, limitArticle, usualLimits } from '../../../src/library/library-edits.ts';
import { type Audience, everybody } from '../../../src/library/stored-library.ts';
import { startDocent } from '../../support/docent.ts';
import { customIds, says, written } from '../../support/members-support.ts';

const articleOf = (id: string, title: string, heading: string, ...claims: readonly string[]): Article => ({
  id,
  title,
  language: 'en',
  sections: [{ heading, claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }],
});
const handbook = articleOf(
  'handbook',
  'Zanzibarite handbook',
  'How we warn xylophiles',
  'A xylophile is warned twice before the council of marimbas meets.',
  'The marimba council meets on Thursdays.',
);
const rules = articleOf('rules', 'Rules of the house', 'Manners', 'Be kind to everybody.', 'Speak English in general.');
/** Words that only the handbook has. */
const secret = /zanzibarite|xylophile|marimba|thursdays/iu;

async function withHandbookFor(audience: (ids: { moderatorRole: string; reading: string }) => Audience) {
  const docent = await startDocent({ config: { cooldown: { windowSeconds: 0, perMember: 0, perChannel: 0 } } });
  const { discord, app } = docent;
  const { ids } = discord;
  const { library } = app.services;
  const by = { memberId: ids.bob, at: Date.now() };
  await library.change(asGuildId(ids.guild), by, (before) =>
    addArticles(
      before,
      [handbook, rules].map((article) => ({
        article,
        source: { kind: 'text' } as const,
        at: by.at,
        audience: everybody,
      })),
      usualLimits,
    ),
  );
  await library.change(asGuildId(ids.guild), by, (before) => limitArticle(before, 'handbook', audience(ids)));
  return { docent, ids, alice: discord.as(ids.alice), moderator: discord.as(ids.moderator), discord };
}

it('an article for a role: its members are answered privately; nobody else hears of it', async () => {
  const { docent, ids, alice, moderator } = await withHandbookFor(({ moderatorRole }) => ({
    channelIds: [],
    roleIds: [moderatorRole],
  }));
  const asked = await moderator.command('ask', { question: 'When does the marimba council meet?' }).reply();
  expect(asked.ephemeral).toBe(true);
  expect(says(asked)).toContain('Thursdays');
  expect(customIds(asked).filter((id) => id.includes('share'))).toEqual([]);
  // What everybody may read is answered for everybody.
  const open = await moderator.command('ask', { question: 'Who should I be kind to?' }).reply();
  expect(open.ephemeral).toBe(false);
  expect(says(open)).toContain('Be kind to everybody.');
  const unknown = await moderator.command('ask', { question: 'Where do penguins sleep?' }).reply();
  expect(JSON.stringify(unknown)).not.toMatch(secret);

  const told: unknown[] = [];
  const hear = async (reply: { reply: () => Promise<unknown> }) => told.push(await reply.reply());
  for (const question of [
    'When does the council meet?',
    'Where do penguins sleep?',
    'handbok zanzibarit',
    'What is this about?',
    'summary',
    'rule 2',
    'help',
  ])
    await hear(alice.command('ask', { question }));
  await hear(alice.command('ask', { question: 'council', article: 'handbook' }));
  await hear(alice.command('ask', { question: 'council', private: true }));
  await hear(alice.command('lookup', { statement: 'council of' }));
  await hear(alice.command('section', { section: 'how we warn' }));
  await hear(alice.command('article', {}));
  await hear(alice.command('article', { article: 'handbook' }));
  await hear(alice.command('summary read', { article: 'handbook' }));
  await hear(alice.command('help'));
  for (const [command, option] of [
    ['ask', 'article'],
    ['lookup', 'statement'],
    ['section', 'section'],
    ['article', 'article'],
    ['summary read', 'article'],
  ] as const)
    for (const typed of ['', 'h', 'council', 'warn'])
      told.push(
        await alice.autocomplete(command, option, typed, command === 'ask' ? { options: { question: 'x' } } : {}),
      );
  // Under a mention everybody sees the answer: it knows of no such article, whoever asks.
  const seen = () => alice.sees(ids.general).filter(({ author, ephemeral }) => author.id === ids.bot && !ephemeral);
  const before = seen().length;
  for (const who of [alice, moderator]) who.send(ids.general, `<@${ids.bot}> when do they meet, the council?`);
  await expect.poll(() => seen().length).toBe(before + 2);
  told.push(seen());
  expect(JSON.stringify(told)).not.toMatch(secret);
  expect(docent.log()).not.toContain('handler failed');
});

it('an article for a channel is there in it, and nowhere else', async () => {
  const { ids, discord } = await withHandbookFor(({ reading }) => ({ channelIds: [reading], roleIds: [] }));
  const question = 'When does the marimba council meet?';
  const alice = discord.as(ids.alice);
  const inReading = await alice.command('ask', { question }, { channelId: ids.reading }).reply();
  expect(inReading.ephemeral).toBe(false);
  expect(says(inReading)).toContain('Thursdays');
  const elsewhere = await alice.command('ask', { question }).reply();
  expect(JSON.stringify(elsewhere.components)).not.toMatch(secret);
  expect(says(elsewhere)).not.toMatch(/thursdays|zanzibarite/iu);
});

it('/library limit chooses channels and roles, takes effect at once, and is lifted again', async () => {
  const { ids, alice, moderator, discord } = await withHandbookFor(() => everybody);
  const limited = await moderator.command('library limit', { article: 'Zanzibarite handbook' }).reply();
  expect(limited.ephemeral).toBe(true);
  expect(says(limited)).toContain('for everyone');
  const titles = async (who: typeof alice) =>
    (await who.autocomplete('article', 'article', '')).map(({ name }) => name);
  expect(await titles(alice)).toContain('Zanzibarite handbook');
  const menuId = (name: string) => customIds(limited).find((id) => id.includes(name)) ?? '';
  const forRole = await moderator.select(limited, menuId('library-roles'), [ids.moderatorRole]).reply();
  expect(written(forRole)).toContain(`<@&${ids.moderatorRole}>`);
  expect(await titles(alice)).not.toContain('Zanzibarite handbook');
  const forBoth = await moderator.select(limited, menuId('library-channels'), [ids.reading]).reply();
  expect(written(forBoth)).toContain(`<#${ids.reading}>`);
  await moderator.select(forBoth, menuId('library-roles'), []).reply();
  expect(await titles(alice)).not.toContain('Zanzibarite handbook');
  const there = alice.command('ask', { question: 'When does the marimba council meet?' }, { channelId: ids.reading });
  expect(says(await there.reply())).toContain('Thursdays');
  const open = await moderator
    .click(await moderator.command('library limit', { article: 'handbook' }).reply(), 'For everybody')
    .reply();
  expect(says(open)).toContain('for everyone');
  expect(await titles(alice)).toContain('Zanzibarite handbook');
  expect(() => discord.as(ids.alice).command('library limit', { article: 'handbook' })).toThrow(/library/u);
});

it('/library hide takes an article of the operator’s out of the server, and puts it back', async () => {
  const { ids, alice, moderator, docent } = await withHandbookFor(() => everybody);
  await docent.app.services.library.setFolder([articleOf('bees', 'All about bees', 'Honey', 'Bees make honey.')]);
  const titles = async () => (await alice.autocomplete('article', 'article', '')).map(({ name }) => name);
  expect(await titles()).toContain('All about bees');
  const hidden = await moderator.command('library hide', { article: 'All about bees' }).reply();
  expect(says(hidden)).toContain('hidden');
  expect(await titles()).not.toContain('All about bees');
  expect(says(await moderator.command('library hide', { article: 'bees' }).reply())).toContain('here again');
  expect(await titles()).toContain('All about bees');
  expect(says(await moderator.command('library hide', { article: 'handbook' }).reply())).toContain('Only articles');
  expect(says(await moderator.command('library list').reply())).toContain('All about bees');
  expect(ids.guild).not.toBe('');
});
