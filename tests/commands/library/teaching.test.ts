import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { revisionOf } from '../../../src/article/article-places.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { newId } from '../../../src/library/ids.ts';
import { addArticles, limitArticle, usualLimits } from '../../../src/library/library-edits.ts';
import { everybody } from '../../../src/library/stored-library.ts';
import type { Teaching } from '../../../src/library/teaching/taught.ts';
import { teach } from '../../../src/library/teaching/teaching-edits.ts';
import { here, idOf, ids, messageOf, said } from '../../support/desk.ts';
import { expectWithinDiscord } from '../../support/layout-size.ts';
import { type ModeratorsDesk, openModeratorsDesk } from '../../support/moderators-desk.ts';
import { plainView } from '../../support/plain-view.ts';

const handbook: Article = {
  id: 'handbook',
  title: 'Zanzibarite handbook',
  language: 'en',
  sections: [{ heading: 'Councils', claims: [{ id: '1.1', text: 'The marimba council meets on Thursdays.' }] }],
};
const secret = /zanzibarite|marimba|thursdays|councils/iu;
const { teaching: told } = messages.en;

async function taughtDesk(...teachings: readonly Teaching[]): Promise<ModeratorsDesk> {
  const desk = await openModeratorsDesk();
  const { library, now } = desk.services;
  const at = now();
  const added = { article: handbook, source: { kind: 'text' }, at, audience: everybody } as const;
  await library.change(ids.guild, { at }, (before) => addArticles(before, [added], usualLimits));
  for (const [n, teaching] of teachings.entries())
    await library.change(ids.guild, { at }, (before) => teach(before, { id: newId(), at: at + n, teaching }, ids.bob));
  return desk;
}

const link: Teaching = {
  kind: 'link',
  questions: ['When do they meet?'],
  to: { kind: 'claims', articleId: 'handbook', revision: revisionOf(handbook), claimIds: ['1.1'] },
};
const note = (text: string, from: 'moderators' | 'member' = 'moderators'): Teaching => ({
  kind: 'note',
  questions: ['Where is the shed?'],
  text,
  from,
});

describe('what was taught', () => {
  it('is said to come first where the same question, or the same word, is taught once more', async () => {
    const desk = await taughtDesk(note('Behind the mill.'), {
      kind: 'term',
      term: 'RR',
      means: 'red role',
      bothWays: false,
    });
    desk.advance(1_000);
    const again = (questions: string) =>
      desk.send('1:teach-note', { fields: { questions, text: 'At the harbour.', day: '' } });
    const preview = await again('Anything?\nwhere is THE shed');
    expect(said(preview)).toContain('Taught already, and that comes first');
    expect(said(preview)).toContain('**Note** · Where is the shed?');
    await desk.press(idOf(preview, 'teach-now'));
    expect(said(await desk.command('ask', { question: 'Where is the shed?' }))).toContain('Behind the mill.');
    expect(said(await desk.command('ask', { question: 'Anything?' }))).toContain('At the harbour.');
    const term = (word: string) =>
      desk.send('1:teach-term', { fields: { term: word, means: 'railroad' }, choices: { ways: ['one'] } });
    expect(said(await term('rr'))).toContain('**Term** · RR');
    for (const other of [await term('RRR'), await again('Where is the barn?')])
      expect(said(other)).not.toContain('Taught already');
    // What is changed itself is no other.
    const { taught } = await desk.services.library.stored(ids.guild);
    const dialog = await desk.press(`1:teach-change:${taught[0]?.id ?? ''}`);
    const id = dialog.kind === 'modal' ? dialog.modal.custom_id : '';
    const fields = { questions: 'Where is the shed?', text: 'Behind the old mill.', day: '' };
    expect(said(await desk.send(id, { fields }))).not.toContain('**Note** · Where is the shed?');
  });

  it('tells a moderator nothing of an article that is not for them', async () => {
    const desk = await taughtDesk(link);
    const audience = { channelIds: [], roleIds: ['300000000000000099'] };
    await desk.services.library.change(ids.guild, { at: 1 }, (before) => limitArticle(before, 'handbook', audience));
    const { taught } = await desk.services.library.stored(ids.guild);
    const values = [taught[0]?.id ?? ''];
    const list = await desk.command('library taught');
    const open = await desk.press('1:taught-open', { values });
    const dialog = await desk.press(`1:teach-change:${values[0] ?? ''}`);
    for (const reply of [list, open, dialog]) expect(JSON.stringify(reply)).not.toMatch(secret);
    expect(said(open)).toContain(told.unseen);
    const theirs = await desk.command('library taught', {}, { roleIds: audience.roleIds });
    expect(JSON.stringify(theirs)).toMatch(secret);
  });

  it('is named before a file is imported, and members’ words are in none', async () => {
    const term: Teaching = { kind: 'term', term: 'RR', means: 'red role', bothWays: true };
    const desk = await taughtDesk(link, term, note('Bob knows.', 'member'), note('Behind the hut.'));
    const exported = messageOf(await desk.command('library export'));
    expect(exported.content).toContain(messages.en.shelf.importTaught(3));
    expect(exported.content).toContain(told.notExported(1));
    const data = exported.files?.[0]?.data ?? new Uint8Array();
    expect(new TextDecoder().decode(data)).not.toContain('Bob knows');
    const elsewhere = await openModeratorsDesk();
    const preview = await elsewhere.command('library import', { file: elsewhere.file('library.json', data) });
    const shown = plainView(preview);
    for (const name of ['Link · When do they meet?', 'Term · RR', 'Note · Where is the shed?'])
      expect(shown).toContain(name);
    await elsewhere.press(idOf(preview, 'library-import'));
    expect(plainView(await elsewhere.command('library taught'))).toContain(told.list(3));
  });

  it('fits into a message and opens no markup, whatever was taught', async () => {
    const wild = '@everyone **[x](https://example.org)** <@1> `'.repeat(30);
    const many = Array.from(
      { length: 30 },
      (_, n) => ({ ...note(wild), questions: [`${n} ${wild}`, wild] }) as Teaching,
    );
    const desk = await taughtDesk(...many);
    const list = await desk.command('library taught');
    expectWithinDiscord(messageOf(list));
    expect(plainView(list)).toContain(told.page(1, 3));
    const { taught } = await desk.services.library.stored(ids.guild);
    const open = await desk.press('1:taught-open', { values: [taught[0]?.id ?? ''] });
    expectWithinDiscord(messageOf(open));
    for (const text of [said(list), said(open)]) expect(text).not.toMatch(/(?<!\\)(?:@everyone|<@1>|\[x\])/);
  });
});

describe('a member’s message', () => {
  const target = { content: 'Bikes go behind the shed.', authorId: ids.bob, id: '500000000000000007' };

  async function drafted(desk: ModeratorsDesk) {
    const modal = await desk.menu('Teach from this message', target);
    const customId = modal.kind === 'modal' ? modal.modal.custom_id : '';
    const preview = await desk.send(customId, { fields: { questions: 'Where do bikes go?', text: 'Changed words.' } });
    return { preview, id: customId.split(':')[2] ?? '' };
  }

  it('stays as it was written, and is not kept without its author', async () => {
    const desk = await taughtDesk();
    const { preview, id } = await drafted(desk);
    expect(said(preview)).toContain('Bikes go behind the shed.');
    expect(said(preview)).not.toContain('Changed words');
    expect(said(await desk.press(`1:teach-now:${id}`))).toBe(told.over);
    expect(said(await desk.press(`1:note-yes:${id}:${ids.bob}`, { userId: ids.alice }))).toBe(told.notYours);
    expect((await desk.services.library.stored(ids.guild)).taught).toEqual([]);
  });

  it('is asked about only where Docent may write, and for a day', async () => {
    const desk = await taughtDesk();
    desk.rooms.room({ id: ids.channel, own: 0n });
    const { preview, id } = await drafted(desk);
    const { own } = messages.en.answerNotes.cannotPost;
    expect(said(await desk.press(idOf(preview, 'teach-now')))).toBe(own);
    desk.rooms.room({ id: ids.channel });
    expect(said(await desk.press(idOf(preview, 'teach-now')))).toContain('asked');
    await desk.services.store.retention.purge(desk.services.now() + 86_400_001);
    expect(said(await desk.press(`1:note-yes:${id}:${ids.bob}`, { userId: ids.bob }))).toBe(told.over);
  });

  it('is told as the moderator’s doing who asked', async () => {
    const desk = await taughtDesk();
    const { preview, id } = await drafted(desk);
    desk.advance(1_000);
    await desk.press(idOf(preview, 'teach-now'));
    await desk.press(`1:note-yes:${id}:${ids.bob}`, { userId: ids.bob, permissions: 0n });
    const [entry] = await desk.services.store.library.history(here, 1);
    expect(entry).toMatchObject({ action: 'teach', memberId: ids.alice });
    const [kept, ...others] = await desk.services.store.memberNotes.list(ids.bob);
    expect([kept?.taught.teaching.text, others]).toEqual([target.content, []]);
    expect(await desk.services.store.memberNotes.list(ids.alice)).toEqual([]);
  });
});
