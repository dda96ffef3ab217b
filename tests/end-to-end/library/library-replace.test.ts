import { OverwriteType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import type { LocalDiscord } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { lastingDatabase, startDocent } from '../../support/docent.ts';
import { customIds, expectNoErrors, says, written } from '../../support/members-support.ts';
import { deny, eventually, posts } from '../../support/reading-room.ts';

const guide = `# Harbour guide

## Lamps

Red lamps warn boats of rocks.
Green lamps show boats the way.

## Opening hours

The harbour office opens at nine in the morning.
`;
const newer = guide
  .replace('## Lamps\n', '## Boats\n\nBoats are painted white.\n\n## Lamps\n')
  .replace('at nine in the morning', 'at ten in the morning');

async function add(discord: LocalDiscord): Promise<void> {
  const maria = discord.as(discord.ids.moderator);
  const preview = await maria.command('library add', { file: { name: 'guide.md', data: guide } }).reply();
  const done = await maria.click(preview, 'Add').reply();
  expect(written(done)).toContain('**Harbour guide** is in the library.');
}

describe('/library replace', () => {
  it('shows what changes, asks check questions, and replaces; old answers go on where nothing changed', async () => {
    const { discord } = await startDocent();
    await add(discord);
    const maria = discord.as(discord.ids.moderator);
    const alice = discord.as(discord.ids.alice);
    const lamps = await alice.command('ask', { question: 'What do red lamps warn of?' }).reply();
    const office = await alice.command('ask', { question: 'When does the harbour office open?' }).reply();
    expect(says(lamps)).toContain('rocks');

    // Under *Options* of a good answer, for moderators only.
    const hers = await alice.click(lamps, 'Options').reply();
    expect(JSON.stringify(hers.components)).not.toContain('Keep as a check question');
    const options = await maria.click(lamps, 'Options').reply();
    const kept = await maria.click(options, 'Keep as a check question').reply();
    expect(kept.ephemeral).toBe(true);
    expect(written(kept)).toContain('Red lamps warn boats of rocks.');
    const [choice] = await maria.autocomplete('library check', 'statement', 'office');
    expect(choice?.name).toContain('harbour office opens at nine');
    const amiss = await maria
      .command('library check', { question: 'Are lamps red?', statement: String(choice?.value) })
      .reply();
    // It is kept, and said to bring something else today.
    expect(says(amiss)).toContain('I keep this as a check question.');
    expect(says(amiss)).toContain('⚠️ Today something else comes first: 1.1 Red lamps warn boats of rocks.');
    expect(says(kept)).not.toContain('Today');

    const preview = await maria
      .command('library replace', { article: 'harbour-guide', file: { name: 'newer.md', data: newer } })
      .reply();
    expect(preview.ephemeral).toBe(true);
    const shown = says(preview);
    expect(shown).toContain('1 new · 1 changed · 2 as before');
    expect(shown).toContain('➕ 2.1 The harbour office opens at ten in the morning.');
    expect(shown).toContain('➕ 3.1 Boats are painted white.');
    expect(written(preview)).toContain('opens at **ten** in the morning');
    expect(shown).toContain('➕ Boats');
    expect(shown).toContain('all 1 still bring their statement first');
    expect(shown).toContain('that bring something else first today already: 1 of 2');
    const list = says(await maria.command('library checks').reply());
    expect(list.match(/Today something else comes first/gu)).toHaveLength(1);
    const before = await alice.command('ask', { question: 'When does the harbour office open?' }).reply();
    expect(says(before)).toContain('nine');

    const done = await maria.click(preview, 'Replace').reply();
    expect(says(done)).toContain('Harbour guide has its new text.');
    const after = await alice.command('ask', { question: 'When does the harbour office open?' }).reply();
    expect(says(after)).toContain('ten');

    const around = await alice.click(await alice.click(lamps, 'Options').reply(), 'Around 1.1').reply();
    expect(says(around)).toContain('Red lamps warn boats of rocks.');
    expect(says(around)).toContain('1 · Lamps');
    const changed = await alice.click(office, 'In context').reply();
    expect(says(changed)).toContain('The article has changed since.');
  });

  it('is undone for a day, once: what was limited, checked and quoted is as it was', async () => {
    const { discord } = await startDocent();
    await add(discord);
    const { alice, moderator, general } = discord.ids;
    const maria = discord.as(moderator);
    const ask = async () =>
      says(await discord.as(alice).command('ask', { question: 'When does the harbour office open?' }).reply());
    const limits = await maria.command('library limit', { article: 'harbour-guide' }).reply();
    await maria.select(limits, customIds(limits)[0] ?? '', [general]).reply();
    await maria.command('library check', { question: 'When does the office open?', statement: '2.1' }).reply();
    const old = await discord.as(alice).command('ask', { question: 'When does the harbour office open?' }).reply();

    const replace = async () => {
      const preview = await maria
        .command('library replace', { article: 'harbour-guide', file: { name: 'newer.md', data: newer } })
        .reply();
      return maria.click(preview, 'Replace').reply();
    };
    const replaced = await replace();
    expect(await ask()).toContain('ten');
    const young = await discord.as(alice).command('ask', { question: 'What do red lamps warn of?' }).reply();
    const boats = await discord.as(alice).command('ask', { question: 'What colour are boats painted?' }).reply();
    expect(says(boats)).toContain('white');

    expect(says(await maria.click(replaced, 'Undo').reply())).toContain('has the text again that it had before');
    expect(await ask()).toContain('nine');
    expect(written(await maria.command('library list').reply())).toContain(`only for <#${general}>`);
    const shown = says(await maria.command('library show', { article: 'harbour-guide' }).reply());
    expect(shown).toContain('put the former text of Harbour guide back');
    expect(shown).toContain('file guide.md');
    // Each leads to what it quoted, or says that it is there no more.
    const around = async (answer: typeof old, button: string) =>
      says(
        await discord
          .as(alice)
          .click(await discord.as(alice).click(answer, 'Options').reply(), button)
          .reply(),
      );
    expect(says(await discord.as(alice).click(old, 'In context').reply())).toContain('opens at nine');
    expect(await around(young, 'Around 1.1')).toContain('Red lamps warn');
    expect(says(await discord.as(alice).click(boats, 'In context').reply())).toContain('has changed since');

    const again = await replace();
    await maria.command('library rename', { article: 'harbour-guide', title: 'All of the harbour' }).reply();
    expect(says(await maria.click(again, 'Undo').reply())).toContain('has been changed again since');
  });

  it('takes a pasted text from its dialog, and does nothing once cancelled or when the article changed meanwhile', async () => {
    const { discord } = await startDocent();
    await add(discord);
    const maria = discord.as(discord.ids.moderator);
    const paste = async () => {
      const modal = await maria.command('library replace', { article: 'harbour-guide' }).modal();
      return maria.submit(modal, { text: newer }).reply();
    };
    const cancelled = await maria.click(await paste(), 'Cancel').reply();
    expect(says(cancelled)).toBe('Cancelled. The article stays as it is.');

    const [first, second] = [await paste(), await paste()];
    expect(says(await maria.click(first, 'Replace').reply())).toContain('has its new text');
    expect(says(await maria.click(second, 'Replace').reply())).toContain(
      'Somebody has changed this article meanwhile.',
    );
    expect(says(await paste())).toContain('This text says what the article says already.');
  });

  it('names messages that quote what changes, before and after', async () => {
    const { discord } = await startDocent();
    await add(discord);
    const { reading, general, moderator } = discord.ids;
    const [maria, alice] = [discord.as(moderator), discord.as(discord.ids.alice)];
    const post = await maria.command('summary post', { length: 'full', channel: reading, pin: true }).reply();
    await maria.click(post, 'Post').reply();
    const summary = posts(discord, reading).at(-1);
    const mentioned = (question: string, said: string) => {
      alice.send(general, `<@${discord.ids.bot}> ${question}`);
      return eventually(() => {
        const answer = alice
          .sees(general)
          .find((each) => each.author.id === discord.ids.bot && says(each).includes(said));
        expect(answer).toBeDefined();
        return answer;
      });
    };
    const answer = await mentioned('When does the harbour office open?', 'nine');
    const direct = await alice
      .command('ask', { question: 'When does the harbour office open?' }, { channelId: reading })
      .reply();
    // Nobody else sees it; Discord said by itself which message the other one is.
    await alice.command('ask', { question: 'When does the harbour office open?', private: true }).reply();
    expect(discord.traffic.requests('GET webhooks/:webhook/:token/messages/:message')).toEqual([]);
    // Quotes nothing that changes.
    await mentioned('What do red lamps warn of?', 'rocks');

    const preview = await maria
      .command('library replace', { article: 'harbour-guide', file: { name: 'newer.md', data: newer } })
      .reply();
    const lines = [
      'Messages of mine that quote what changes or goes: 3',
      `/${reading}/${summary?.id}`,
      `/${reading}/${direct.id}`,
      `/${general}/${answer?.id}`,
    ];
    for (const line of lines) expect(written(preview)).toContain(line);
    const done = await maria.click(preview, 'Replace').reply();
    for (const line of lines) expect(written(done)).toContain(line);
  });

  it('names what anybody pinned of its messages, also where it has long forgotten that answer', async () => {
    let at = Date.UTC(2026, 10, 24, 12);
    const settings = { config: { databaseUrl: await lastingDatabase() }, overrides: { now: () => at } };
    const before = await startDocent(settings);
    const { discord } = before;
    await add(discord);
    const { reading, general, moderator, botRole } = discord.ids;
    const [maria, alice] = [discord.as(moderator), discord.as(discord.ids.alice)];
    const question = 'When does the harbour office open?';
    const asked = async (words: string, channelId: string) =>
      alice.command('ask', { question: words }, { channelId }).reply();
    const [old, lamps] = [await asked(question, general), await asked('What do red lamps warn of?', general)];
    for (const message of [old, lamps, alice.send(general, question)]) maria.pin(message);
    expect(() => alice.pin(old)).toThrow('may not');
    await maria.click(await maria.command('summary post', { channel: general }).reply(), 'Post').reply();
    await before.stop();

    at += 100 * 86_400_000;
    const { app } = await startDocent({ ...settings, on: discord });
    const young = await asked(question, reading);
    maria.pin(young);
    const file = { name: 'newer.md', data: newer };
    const replace = async () =>
      written(await maria.command('library replace', { article: 'harbour-guide', file }).reply());
    const shown = await replace();
    expect(
      await app.services.store.quotes.find(guildScope(asGuildId(discord.ids.guild)), 'harbour-guide', ['2.1']),
    ).toHaveLength(2);
    expect(shown).toContain('Messages of mine that quote what changes or goes: 3');
    expect(shown.match(/Pinned: \S+/g)).toEqual([
      expect.stringContaining(`/${reading}/${young.id}`),
      expect.stringContaining(`/${general}/${old.id}`),
    ]);
    expect(shown).toContain('Summary: ');
    expect(shown).not.toContain(lamps.id);

    // Where it may not look back it asks nothing.
    deny(discord, general, botRole, OverwriteType.Role, Flag.ReadMessageHistory);
    const looked = discord.traffic.requests('GET channels/:channel/messages/pins').length;
    expect(await replace()).not.toContain(old.id);
    expect(discord.traffic.requests('GET channels/:channel/messages/pins')).toHaveLength(looked + 1);
    discord.faults.fail(/pins/, { status: 500 });
    expect(await replace()).toContain('Messages of mine that quote what changes or goes: 2');
  });

  it('answers of before a new title go on working', async () => {
    const { discord } = await startDocent();
    await add(discord);
    const [maria, alice] = [discord.as(discord.ids.moderator), discord.as(discord.ids.alice)];
    const office = await alice.command('ask', { question: 'When does the harbour office open?' }).reply();
    await maria.command('library rename', { article: 'harbour-guide', title: 'All of the harbour' }).reply();
    expect(says(await alice.click(office, 'In context').reply())).toContain('All of the harbour');
  });

  it('keeps a check question from the menu of an answer, also of one to a mention, and of nothing else', async () => {
    const docent = await startDocent();
    const { discord } = docent;
    await add(discord);
    const { general, bot, moderator } = discord.ids;
    const maria = discord.as(moderator);
    const alice = discord.as(discord.ids.alice);
    const menu = 'Keep as a check question';
    const asked = await alice.command('ask', { question: 'What do red lamps warn of?' }).reply();
    const kept = await maria.contextMenu(menu, asked).reply();
    expect(kept.ephemeral).toBe(true);
    expect(says(kept)).toContain('Red lamps warn boats of rocks.');
    const question = alice.send(general, `<@${bot}> When does the harbour office open?`);
    const answer = () => alice.sees(general).find(({ message_reference: to }) => to?.message_id === question.id);
    await expect.poll(answer).toBeDefined();
    const reply = answer();
    if (reply === undefined) throw new Error('nothing was answered');
    expect(says(await maria.contextMenu(menu, reply).reply())).toContain('opens at nine');
    for (const other of [question, await alice.command('ask', { question: 'Who won the world cup?' }).reply()])
      expect(says(await maria.contextMenu(menu, other).reply())).toContain('no answer of mine');
    expect(says(await maria.command('library checks').reply())).toContain('Check questions: 2');
    expect(alice.commands().map(({ name }) => name)).not.toContain(menu);
    expectNoErrors(docent);
  });

  it('lists check questions, and removes them; who kept and removed them is told, and stands with the article', async () => {
    const { discord } = await startDocent();
    await add(discord);
    const { ids } = discord;
    const maria = discord.as(ids.moderator);
    await maria.command('library news', { channel: ids.reading }).reply();
    for (const question of ['What do red lamps warn of?', 'What do green lamps show?'])
      await maria.command('library check', { question, statement: question.includes('red') ? '1.1' : '1.2' }).reply();
    const list = await maria.command('library checks').reply();
    const before = await maria.command('library checks').reply();
    expect(says(list)).toContain('Check questions: 2');
    const [, id = ''] = /"What do red lamps warn of\?","value":"([^"]+)"/u.exec(JSON.stringify(list.components)) ?? [];
    const left = await maria.select(list, customIds(list)[0] ?? '', [id]).reply();
    expect(says(left)).toContain('The check question is removed.');
    expect(says(left)).not.toContain('red lamps');
    expect(says(left)).toContain('Green lamps show boats the way.');
    // In a list from before it is gone already.
    await maria.select(before, customIds(before)[0] ?? '', [id]).reply();
    const news = discord
      .as(ids.alice)
      .sees(ids.reading)
      .map(({ content }) => content);
    const who = `<@${ids.moderator}>`;
    expect(news.filter((content) => content.includes('check question'))).toEqual([
      `${who} keeps a check question: **What do red lamps warn of?**`,
      `${who} keeps a check question: **What do green lamps show?**`,
      `${who} removed a check question: **What do red lamps warn of?**`,
    ]);
    const shown = written(await maria.command('library show', { article: 'Harbour guide' }).reply());
    expect(shown).toContain(`${who} removed a check question: **What do red lamps warn of?**`);
    expect(shown).toContain(`${who} keeps a check question: **What do green lamps show?**`);
  });
});
