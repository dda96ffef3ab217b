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
    const [question, quoted = '', source] = reply.content.split('\n');
    expect(question).toBe('-# how much trade does russia do with afghanistan');
    expect(quoted).toMatch(/^> Russia’s trade volume with Afghanistan is only \*\*\$289 million\*\*, far behind Iran/);
    expect(source).toMatch(/^-# Why Russia’s economic influence.* · 2\.1$/);
    expect(reply.embeds).toEqual([]);
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
    const refusal = await discord.as(discord.ids.alice).command('ask', { question: 'best pizza recipe' }).reply();
    const shown = shownText(refusal.content);
    expect(shown).toContain('The article does not cover this.');
    for (const heading of ['How Moscow became the first', 'Why Russia’s economic influence', 'How Russia’s ties'])
      expect(shown).toContain(heading);
    expect(shown).not.toContain('2.1');
  });

  it('answers in a direct message', async () => {
    const { discord } = await startDocent();
    const alice = discord.as(discord.ids.alice);
    const reply = await alice.command('ask', { question: 'ambasador' }, { channelId: alice.dmId }).reply();
    expect(reply.content).toContain('· 1.2');
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
    const kinds = markup(reply.content);
    const ours = ['strong', 'blockQuote', 'inlineCode', 'list', 'subtext', 'em'];
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
          expect(reply.content).not.toBe('');
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
    expect((await ask(alice)).content).toContain('Pakistan');
    const second = await ask(alice);
    expect(second.ephemeral).toBe(true);
    expect(second.content).toMatch(/Ask again in \d+ s/);
    expect((await ask(bob)).content).toContain('Pakistan');
    for (let asked = 0; asked < 3; asked++) expect((await ask(moderator)).content).toContain('Pakistan');
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
  await expect.poll(() => said().at(-1)?.content).toContain('billion');
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

  it('where it was in one server alone, and is everywhere now, stands there once', async () => {
    const first = await startDocent({ guildOnly: true });
    await first.stop();
    const { discord } = await startDocent({ on: first.discord });
    const offered = discord
      .as(discord.ids.moderator)
      .commands()
      .map(({ name }) => name)
      .sort();
    expect(offered).toEqual(commands.map(({ definition }) => definition.name).sort());
  });
});
