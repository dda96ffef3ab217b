import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { markup, shownText } from '../support/discord-markdown.ts';
import { startDocent } from '../support/docent.ts';
import { hostileText } from '../support/hostile.ts';

describe('/ask', () => {
  it('answers in the channel, in the words of the article', async () => {
    const { discord } = await startDocent();
    const { alice, bob, reading } = discord.ids;
    const asked = discord
      .as(alice)
      .command('ask', { question: 'how much trade does russia do with afghanistan' }, { channelId: reading });
    const reply = await asked.reply();
    const [embed] = reply.embeds;
    expect(embed?.title).toBe('how much trade does russia do with afghanistan');
    expect(shownText(embed?.description ?? '')).toContain(
      '2.1 Russia’s trade volume with Afghanistan is only $289 million, far behind Iran',
    );
    expect(embed?.description).toMatch(/^\*\*Why Russia’s economic influence/m);
    expect(embed?.description).toMatch(/\*\*[^*]*trade/);
    expect(embed?.footer?.text).toBe('Russia and the Taliban: a new partnership in the making? · Ishan Crawford');
    expect(reply.ephemeral).toBe(false);
    expect(reply.pinged).toEqual([]);
    expect(
      discord
        .as(bob)
        .sees(reading)
        .some(({ id }) => id === reply.id),
    ).toBe(true);
  });

  it('answers privately, so that nobody else sees it', async () => {
    const { discord } = await startDocent();
    const { alice, bob, general } = discord.ids;
    const reply = await discord.as(alice).command('ask', { question: 'Pakistan', private: true }).reply();
    expect(reply.ephemeral).toBe(true);
    expect(
      discord
        .as(alice)
        .sees(general)
        .some(({ id }) => id === reply.id),
    ).toBe(true);
    expect(
      discord
        .as(bob)
        .sees(general)
        .some(({ id }) => id === reply.id),
    ).toBe(false);
  });

  it('refuses what the article does not cover, and says what it does', async () => {
    const { discord } = await startDocent();
    const [embed] = (await discord.as(discord.ids.alice).command('ask', { question: 'best pizza recipe' }).reply())
      .embeds;
    const shown = shownText(embed?.description ?? '');
    expect(shown).toContain('The article does not cover this.');
    for (const heading of ['How Moscow became the first', 'Why Russia’s economic influence', 'How Russia’s ties'])
      expect(shown).toContain(heading);
    expect(shown).not.toContain('2.1');
  });

  it('answers in a direct message', async () => {
    const { discord } = await startDocent();
    const alice = discord.as(discord.ids.alice);
    const reply = await alice.command('ask', { question: 'ambasador' }, { channelId: alice.dmId }).reply();
    expect(reply.embeds[0]?.description).toContain('`1.2`');
  });

  it.each([
    ['a mass mention', '@everyone who met the Taliban?'],
    ['a mention and a masked link', '<@123456789012345678> [click](https://evil.example) trade'],
    ['a mark that turns text around', '\u202Etrade with Afghanistan'],
    ['only emoji', '😀🎉'],
    ['nothing to see', '   \u200B '],
    ['a question mark', '?'],
    ['6,000 characters of words', 'trade '.repeat(1000)],
    ['6,000 characters of one word', 'x'.repeat(6000)],
  ])('answers %s without pinging, linking or failing', async (_, question) => {
    const { discord, log } = await startDocent();
    const reply = await discord.as(discord.ids.alice).command('ask', { question }).reply();
    expect(reply.pinged).toEqual([]);
    const [embed] = reply.embeds;
    const kinds = [embed?.title, embed?.description].flatMap((text) => markup(text ?? ''));
    const ours = ['strong', 'underline', 'blockQuote', 'inlineCode', 'list', 'subtext', 'em'];
    expect(kinds.filter((kind) => !ours.includes(kind))).toEqual([]);
    expect(log()).not.toMatch(/"level":(50|60)/);
  });

  it('answers whatever it is asked', async () => {
    const { discord, log } = await startDocent({
      config: { cooldown: { windowSeconds: 1, perMember: 0, perChannel: 0 } },
    });
    const alice = discord.as(discord.ids.alice);
    await fc.assert(
      fc.asyncProperty(
        hostileText.filter((text) => text.trim() !== '' && text.isWellFormed()),
        async (question) => {
          const reply = await alice.command('ask', { question }).reply();
          expect(reply.pinged).toEqual([]);
          expect(reply.embeds).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
    expect(log()).not.toMatch(/"level":(50|60)/);
  });

  it('lets nobody ask too often, and moderators as they like', async () => {
    const { discord } = await startDocent({ config: { cooldown: { windowSeconds: 60, perMember: 1, perChannel: 0 } } });
    const { alice, bob, moderator } = discord.ids;
    const ask = (who: string) => discord.as(who).command('ask', { question: 'Pakistan' }).reply();
    expect((await ask(alice)).embeds).toHaveLength(1);
    const second = await ask(alice);
    expect(second.ephemeral).toBe(true);
    expect(second.content).toMatch(/Ask again in \d+ s/);
    expect((await ask(bob)).embeds).toHaveLength(1);
    for (let asked = 0; asked < 3; asked++) expect((await ask(moderator)).embeds).toHaveLength(1);
  });
});

it('tells who mentions it too often so once, not every time', async () => {
  const { discord } = await startDocent({ config: { cooldown: { windowSeconds: 60, perMember: 1, perChannel: 0 } } });
  const { alice, bob, bot, reading } = discord.ids;
  const said = () =>
    discord
      .as(bob)
      .sees(reading)
      .filter(({ author }) => author.id === bot);
  const mention = () => discord.as(alice).send(reading, `<@${bot}> Pakistan`);
  mention();
  await expect.poll(() => said().length).toBe(1);
  mention();
  await expect.poll(() => said().at(-1)?.content).toMatch(/Ask again in/);
  mention();
  discord.as(bob).send(reading, `<@${bot}> Pakistan`);
  await expect.poll(() => said().at(-1)?.embeds.length).toBe(1);
  expect(said()).toHaveLength(3);
});

describe('registration', () => {
  it('is what Discord lists, and the second start changes nothing', async () => {
    const first = await startDocent();
    expect(first.started.commands.create.map(({ name }) => name)).toEqual(
      commands.map(({ definition }) => definition.name),
    );
    const offered = first.discord.as(first.discord.ids.moderator).commands();
    expect(offered.map(({ name }) => name).sort()).toEqual(commands.map(({ definition }) => definition.name).sort());
    await first.stop();
    const second = await startDocent({ on: first.discord });
    expect(second.started.commands).toMatchObject({ create: [], update: [], remove: [] });
  });

  it('in one server alone is found unchanged there by the next start', async () => {
    const first = await startDocent({ guildOnly: true });
    expect(first.started.commands.create).toHaveLength(commands.length);
    await first.stop();
    const second = await startDocent({ on: first.discord, guildOnly: true });
    expect(second.started.commands).toMatchObject({ create: [], update: [], remove: [] });
  });
});
