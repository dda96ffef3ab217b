import type { LocalDiscord, SeenMessage } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { markdownFormat } from '../../../src/article/formats/markdown/markdown-format.ts';
import { readArticle } from '../../../src/article/read-article.ts';
import { addArticles, usualLimits } from '../../../src/library/library-edits.ts';
import { everybody } from '../../../src/library/stored-library.ts';
import { asGuildId } from '../../../src/library/ids.ts';
import { startDocent } from '../../support/docent.ts';
import { customIds, expectNoErrors, says, written } from '../../support/members-support.ts';
import { eventually, posts } from '../../support/reading-room.ts';

const guide = `# Harbour guide

## Lamps

Red lamps warn boats of rocks.
Green lamps show boats the way.

## Opening hours

The harbour office opens at nine in the morning.
`;
const cooldown = { windowSeconds: 0, perMember: 0, perChannel: 0 };
const parking = 'Where can I leave my bicycle?';

async function harbour() {
  let at = Date.UTC(2026, 10, 24, 12);
  const docent = await startDocent({ config: { cooldown }, overrides: { now: () => at } });
  const { discord, app } = docent;
  // Not what these are about, and a process of its own.
  Object.assign(app.services, { drawChart: () => Promise.resolve(undefined) });
  const { ids } = discord;
  const [maria, alice, bob] = [discord.as(ids.moderator), discord.as(ids.alice), discord.as(ids.bob)];
  const { article } = await readArticle(new TextEncoder().encode(guide), {
    format: markdownFormat,
    id: 'harbour-guide',
  });
  const added = { article, source: { kind: 'text' }, at, audience: everybody } as const;
  await app.services.library.change(asGuildId(ids.guild), { at }, (before) =>
    addArticles(before, [added], usualLimits),
  );
  const ask = async (question: string) => says(await alice.command('ask', { question }).reply());
  const taught = async () => (await app.services.library.stored(asGuildId(ids.guild))).taught;
  return { docent, discord, ids, maria, alice, bob, ask, taught, advance: (ms: number) => void (at += ms) };
}

/** The question that is asked most of those that were not answered, opened. */
async function opened(discord: LocalDiscord): Promise<SeenMessage> {
  const maria = discord.as(discord.ids.moderator);
  const shown = await maria.command('insights').reply();
  const [menu = ''] = customIds(shown).filter((id) => id.startsWith('1:insight:'));
  const [, value = ''] = /"value":"([\w-]{16})"/.exec(JSON.stringify(shown.components)) ?? [];
  return maria.select(shown, menu, [value]).reply();
}

const menuValues = (message: SeenMessage) =>
  [...JSON.stringify(message.components).matchAll(/"value":"([^"]+)"/g)].map(([, value = '']) => value);
const menuId = (message: SeenMessage, start: string) => customIds(message).find((id) => id.startsWith(start)) ?? '';

describe('teaching from /insights', () => {
  it('a link: looked for, chosen, shown with what would change, taught, undone and put back', async () => {
    const { docent, discord, maria, ask, taught } = await harbour();
    for (const _ of [1, 2, 3]) expect(await ask(parking)).not.toContain('rocks');
    const group = await opened(discord);
    const dialog = await maria.click(group, 'Link …').modal();
    expect(JSON.stringify(dialog.components)).toContain(parking);
    const several = await maria.submit(dialog, { search: 'lamps' }).reply();
    expect(several.ephemeral).toBe(true);
    const values = menuValues(several);
    expect(values.length).toBeGreaterThan(1);
    const red = values.find((value) => value.endsWith('#1.1')) ?? '';
    const preview = await maria.select(several, menuId(several, '1:teach-target'), [red]).reply();
    expect(written(preview)).toContain('Red lamps warn boats of rocks.');
    expect(says(preview)).toContain('Of what was asked, this would be answered differently: 1');
    expect(says(preview)).toContain('not answered → answered: 1.1 Red lamps');
    expect(await taught()).toHaveLength(0);
    const done = await maria.click(preview, 'Teach').reply();
    expect(says(done)).toContain('Learnt.');
    expect(await ask(parking)).toContain('Red lamps warn boats of rocks.');
    const out = await maria.click(done, 'Undo').reply();
    expect(await taught()).toHaveLength(0);
    expect(await ask(parking)).not.toContain('rocks');
    await maria.click(out, 'Put back').reply();
    expect(await ask(parking)).toContain('Red lamps warn boats of rocks.');
    expectNoErrors(docent);
  });

  it('a section or a whole article: offered as found, answered, kept through a new text and a file, undone', async () => {
    const { docent, discord, maria, alice, ask, taught } = await harbour();
    await ask(parking);
    const dialog = await maria.click(await opened(discord), 'Link …').modal();
    const found = await maria.submit(dialog, { search: 'lamps' }).reply();
    const values = menuValues(found);
    const section = values.find((value) => value.endsWith('#1')) ?? '';
    expect([section, values.includes('harbour-guide')]).toEqual([expect.stringMatching(/#1$/), true]);
    expect(JSON.stringify(found.components)).toContain('"description":"the section"');
    const link = async (value: string) => {
      const preview = await maria.select(found, menuId(found, '1:teach-target'), [value]).reply();
      return maria.click(preview, 'Teach').reply();
    };
    await link(section);
    const both = await ask(parking);
    expect(both).toMatch(/Red lamps warn boats of rocks\.[^]*Green lamps show boats the way\./);
    const private_ = await alice.command('ask', { question: parking, private: true }).reply();
    expect(customIds(private_).some((id) => id.startsWith('1:share:'))).toBe(true);

    const newer = { article: 'harbour-guide', file: { name: 'newer.md', data: guide.replace('rocks', 'cliffs') } };
    await maria.click(await maria.command('library replace', newer).reply(), 'Replace').reply();
    expect(await ask(parking)).toContain('Red lamps warn boats of cliffs.');
    const list = await maria.command('library taught').reply();
    expect(says(list)).toContain('Needs a second look');
    const [id = ''] = menuValues(list);
    const shown = await maria.select(list, menuId(list, '1:taught-open'), [id]).reply();
    const looked = await maria.submit(await maria.click(shown, 'Edit').modal(), {}).reply();
    expect(says(looked)).toContain('the section Lamps');
    await maria.click(looked, 'Teach').reply();
    const after = await maria.command('library taught').reply();
    expect(says(after)).not.toContain('Needs a second look');

    const file = (await maria.command('library export').reply()).attachments[0];
    const data = await (await fetch(file?.url ?? '')).text();
    const open = await maria.select(after, menuId(after, '1:taught-open'), [id]).reply();
    await maria.click(open, 'Take out').reply();
    const preview = await maria.command('library import', { file: { name: 'library.json', data } }).reply();
    await maria.click(preview, 'Import').reply();
    expect(await taught()).toMatchObject([{ teaching: { to: { kind: 'section', section: '1' } } }]);
    expect(await ask(parking)).toContain('Green lamps show boats the way.');
    expectNoErrors(docent);
  });

  it('a whole article is answered as /article shows it', async () => {
    const { docent, discord, maria, ask } = await harbour();
    await ask(parking);
    const group = await opened(discord);
    const dialog = await maria.click(group, 'Link …').modal();
    const found = await maria.submit(dialog, { search: 'Harbour guide' }).reply();
    const chosen = says(found).includes('Which of these')
      ? await maria.select(found, menuId(found, '1:teach-target'), ['harbour-guide']).reply()
      : found;
    expect(says(chosen)).toContain('the whole article Harbour guide');
    const done = await maria.click(chosen, 'Teach').reply();
    const reply = await discord.as(discord.ids.alice).command('ask', { question: parking }).reply();
    expect(says(reply)).toMatch(/Where can I leave my bicycle\?\s*Harbour guide[^]*1 Lamps[^]*2 Opening hours/);
    expect(customIds(reply)).toEqual(['1:read']);
    await maria.click(done, 'Undo').reply();
    expect(await ask(parking)).toContain('does not cover this');
    expectNoErrors(docent);
  });

  it('a term, told in the news channel, and kept in the history', async () => {
    const { docent, discord, ids, maria, ask } = await harbour();
    await maria.command('library news', { channel: ids.general }).reply();
    const before = await ask('When does the bureau open?');
    expect(before).not.toContain('nine in the morning.');
    const dialog = await maria.click(await opened(discord), 'Term …').modal();
    const preview = await maria.submit(dialog, { term: 'bureau', means: 'harbour office', ways: ['one'] }).reply();
    expect(says(preview)).toContain('“bureau” means “harbour office”');
    await maria.click(preview, 'Teach').reply();
    expect(await ask('When does the bureau open?')).toContain('nine in the morning');
    await eventually(() => expect(posts(discord, ids.general).map(says).join('\n')).toContain('taught me: bureau'));
    expectNoErrors(docent);
  });

  it('a note, which is cancelled, edited before it is taught, and never posed as the article’s', async () => {
    const { docent, discord, maria, ask, taught } = await harbour();
    await ask(parking);
    const group = await opened(discord);
    const fields = { text: 'Behind the *old* shed.', day: 'in 3 months' };
    const cancelled = await maria.submit(await maria.click(group, 'Note …').modal(), fields).reply();
    expect(says(await maria.click(cancelled, 'Cancel').reply())).toContain('I have learnt nothing');
    expect(await taught()).toHaveLength(0);

    const wrong = await maria
      .submit(await maria.click(group, 'Note …').modal(), { ...fields, day: 'some day' })
      .reply();
    expect(says(wrong)).toContain('I could not read that day, so none is set');
    const again = await maria.click(wrong, 'Edit').modal();
    expect(JSON.stringify(again.components)).toContain('Behind the *old* shed.');
    const preview = await maria.submit(again, { day: 'in 3 months' }).reply();
    expect(says(preview)).toContain('To be looked at again');
    await maria.click(preview, 'Teach').reply();
    const answer = await ask(parking);
    expect(answer).toContain('Behind the *old* shed.');
    expect(answer).toContain('Not from an article.');
    expectNoErrors(docent);
  });

  it('warns where a good answer would be lost, and says where nothing is found or asked', async () => {
    const { docent, discord, maria, ask } = await harbour();
    await ask('What do red lamps warn of?');
    await ask(parking);
    const group = await opened(discord);
    const questions = `What do red lamps warn of?\n${parking}`;
    const dialog = await maria.click(group, 'Note …').modal();
    const preview = await maria.submit(dialog, { questions, text: 'Ask at the office.' }).reply();
    expect(says(preview)).toContain('A good answer would be lost: 1');
    const link = await maria.click(group, 'Link …').modal();
    const nothing = await maria.submit(link, { search: 'zebra crossing xylophone' }).reply();
    expect(says(nothing)).toContain('I find no such place');
    const empty = await maria
      .submit(await maria.click(group, 'Note …').modal(), { questions: '???', text: 'x' })
      .reply();
    expect(says(empty)).toContain('I need at least one question');
    expectNoErrors(docent);
  });
});

describe('/library taught', () => {
  it('lists all, what needs a second look first, opens, edits and takes out', async () => {
    const { docent, discord, maria, ask, taught, advance } = await harbour();
    expect(says(await maria.command('library taught').reply())).toContain('I was taught nothing yet');
    await ask(parking);
    const group = await opened(discord);
    const linked = await maria.submit(await maria.click(group, 'Link …').modal(), { search: '2.1' }).reply();
    const target = says(linked).includes('Which of these')
      ? await maria.select(linked, menuId(linked, '1:teach-target'), [menuValues(linked)[0] ?? '']).reply()
      : linked;
    await maria.click(target, 'Teach').reply();
    advance(1_000);
    const term = await maria.click(group, 'Term …').modal();
    await maria
      .click(await maria.submit(term, { term: 'GL', means: 'green lamp', ways: ['both'] }).reply(), 'Teach')
      .reply();
    const fine = await maria.command('library taught').reply();
    expect(says(fine)).toContain('What I was taught: 2');
    expect(says(fine)).not.toContain('second look');

    const newer = { article: 'harbour-guide', file: { name: 'newer.md', data: guide.replace('nine', 'ten') } };
    await maria.click(await maria.command('library replace', newer).reply(), 'Replace').reply();
    const list = await maria.command('library taught').reply();
    expect(says(list)).toMatch(/Link · Where can I leave[^]*Needs a second look[^]*Term · GL/);
    const [first = ''] = menuValues(list);
    const open = await maria.select(list, menuId(list, '1:taught-open'), [first]).reply();
    expect(says(open)).toContain('what it leads to has changed');
    const dialog = await maria.click(open, 'Edit').modal();
    const preview = await maria.submit(dialog, { search: 'office opens at ten' }).reply();
    const chosen = says(preview).includes('Which of these')
      ? await maria.select(preview, menuId(preview, '1:teach-target'), [menuValues(preview)[0] ?? '']).reply()
      : preview;
    expect(says(await maria.click(chosen, 'Teach').reply())).toContain('Changed.');
    expect(await ask(parking)).toContain('ten in the morning');
    const after = await maria.command('library taught').reply();
    expect(says(after)).not.toContain('second look');
    const other = await maria.select(after, menuId(after, '1:taught-open'), [menuValues(after)[1] ?? '']).reply();
    await maria.click(other, 'Take out').reply();
    expect(await taught()).toHaveLength(1);
    expectNoErrors(docent);
  });

  it('is turned, page by page, there and back, and opens what stands on the page that is shown', async () => {
    const { docent, discord, maria, ask, advance } = await harbour();
    await ask(parking);
    const group = await opened(discord);
    const dialog = await maria.click(group, 'Term …').modal();
    for (let number = 1; number <= 12; number += 1) {
      const fields = { term: `word${number}`, means: 'green lamp', ways: ['one'] };
      await maria.click(await maria.submit(dialog, fields).reply(), 'Teach').reply();
      advance(1_000);
    }
    const first = await maria.command('library taught').reply();
    expect(says(first)).toContain('What I was taught: 12');
    // The newest first, ten on a page.
    expect([says(first).includes('word12'), says(first).includes('word3'), /word[12]\b/.test(says(first))]).toEqual([
      true,
      true,
      false,
    ]);
    expect(customIds(first).filter((id) => id.startsWith('1:taught:'))).toEqual(['1:taught:1']);
    const second = await maria.click(first, '1:taught:1').reply();
    expect([second.id, says(second).includes('word3')]).toEqual([first.id, false]);
    expect(says(second)).toMatch(/word2\b[^]*word1\b/);
    expect(customIds(second).filter((id) => id.startsWith('1:taught:'))).toEqual(['1:taught:0']);
    const [value = ''] = menuValues(second);
    const open = await maria.select(second, menuId(second, '1:taught-open'), [value]).reply();
    expect(says(open)).toContain('word2');
    const back = await maria.click(open, 'To the list').reply();
    expect([says(back).includes('word12'), /word[12]\b/.test(says(back))]).toEqual([true, false]);
    const again = await maria.click(await maria.click(back, '1:taught:1').reply(), '1:taught:0').reply();
    expect(written(again)).toBe(written(first));
    expectNoErrors(docent);
  });
});

describe('Teach from this message', () => {
  it('keeps a member’s words once they agree, as theirs, until they take them back', async () => {
    const { docent, discord, ids, maria, alice, bob, ask, taught } = await harbour();
    const message = bob.send(ids.general, 'Bicycles stand behind the shed.');
    const dialog = await maria.contextMenu('Teach from this message', message).modal();
    expect(JSON.stringify(dialog.components)).toContain('Bicycles stand behind the shed.');
    const preview = await maria.submit(dialog, { questions: parking }).reply();
    const asked = await maria.click(preview, 'Ask its author').reply();
    expect(says(asked)).toContain('Its author is asked');
    expect(await taught()).toHaveLength(0);
    const question = discord
      .as(ids.alice)
      .sees(ids.general)
      .find((post) => post.message_reference?.message_id === message.id) as SeenMessage;
    expect(says(await alice.click(question, 'Yes').reply())).toContain('Only the author');
    expect(says(await maria.click(question, 'No').reply())).toContain('Only the author');
    expect(await taught()).toHaveLength(0);
    expect(says(await bob.click(question, 'Yes').reply())).toContain('Thank you');
    const answer = await ask(parking);
    expect(answer).toContain('Bicycles stand behind the shed.');
    expect(answer).toContain('a member');
    expect(answer).not.toContain(ids.bob);

    expect(says(await alice.command('privacy').reply())).not.toContain('kept as notes');
    const privacy = await bob.command('privacy').reply();
    expect(says(privacy)).toContain('kept as notes: 1');
    const [value = ''] = menuValues(privacy);
    const after = await bob.select(privacy, menuId(privacy, '1:note-back'), [value]).reply();
    expect(says(after)).toContain('Taken back');
    await expect.poll(taught).toHaveLength(0);
    expectNoErrors(docent);
  });

  it('keeps nothing of who says no, asks once, and asks nobody about the moderator’s own', async () => {
    const { docent, discord, ids, maria, bob, ask, taught } = await harbour();
    const message = bob.send(ids.general, 'Bicycles stand behind the shed.');
    const open = () => maria.contextMenu('Teach from this message', message).modal();
    const preview = await maria.submit(await open(), { questions: parking }).reply();
    const again = await maria.submit(await open(), { questions: parking }).reply();
    await maria.click(preview, 'Ask its author').reply();
    expect(says(await maria.click(again, 'Ask its author').reply())).toContain('asked already');
    const question = discord
      .as(ids.bob)
      .sees(ids.general)
      .find((post) => post.message_reference?.message_id === message.id) as SeenMessage;
    expect(says(await bob.click(question, 'No').reply())).toContain('do not keep it');
    expect(await taught()).toHaveLength(0);

    const own = maria.send(ids.general, 'Bicycles go to the cellar.');
    const note = await maria
      .submit(await maria.contextMenu('Teach from this message', own).modal(), { questions: parking })
      .reply();
    await maria.click(note, 'Teach').reply();
    expect(await ask(parking)).toContain('Bicycles go to the cellar.');
    expectNoErrors(docent);
  });

  it('refuses what a bot wrote, and what has no text', async () => {
    const { docent, ids, maria, alice } = await harbour();
    const answer = await alice.command('ask', { question: 'What do red lamps warn of?' }).reply();
    expect(says(await maria.contextMenu('Teach from this message', answer).reply())).toContain('bot or a webhook');
    const picture = alice.send(ids.general, '', { files: [{ name: 'a.png', data: 'x' }] });
    expect(says(await maria.contextMenu('Teach from this message', picture).reply())).toContain('no text');
    expectNoErrors(docent);
  });
});
