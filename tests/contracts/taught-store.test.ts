import { describe, expect, test } from 'vitest';
import { asGuildId, guildScope } from '../../src/library/ids.ts';
import type { Store } from '../../src/library/port.ts';
import { undoMs } from '../../src/library/stored-library.ts';
import type { Taught, TaughtNote, TaughtTerm } from '../../src/library/teaching/taught.ts';
import {
  changeTaught,
  checkedTeaching,
  putTaughtBack,
  takeOutTaught,
  teach,
} from '../../src/library/teaching/teaching-edits.ts';
import { storesToTest } from './stores-to-test.ts';

const GUILD = guildScope(asGuildId('100000000000000001'));
const OTHER = guildScope(asGuildId('100000000000000002'));
const MODERATOR = '200000000000000001';
const AUTHOR = '200000000000000002';
const NOW = Date.UTC(2026, 2, 1);
const by = { memberId: MODERATOR, at: NOW };

const term: Taught<TaughtTerm> = {
  id: 'term',
  at: NOW,
  locale: 'en',
  teaching: { kind: 'term', term: 'ult', means: 'ultimate', bothWays: true },
};
const note: Taught<TaughtNote> = {
  id: 'note',
  at: NOW + 1,
  teaching: { kind: 'note', questions: ['Who keeps the bees?'], text: 'The gardeners do.', from: 'member' },
};

const change = (store: Store, edit: Parameters<Store['library']['change']>[2], at = NOW) =>
  store.library.change(GUILD, { ...by, at }, edit);
const teachBoth = async (store: Store) => {
  await change(store, (before) => teach(before, term));
  return change(store, (before) => teach(before, note, AUTHOR));
};

describe.each(storesToTest)('%s: what is taught', (_name, open) => {
  test('stands with its server’s library, in order, and in no other’s', async () => {
    await using store = await open();
    expect((await teachBoth(store)).taught).toEqual([term, note]);
    expect(await store.library.read(GUILD)).toMatchObject({ revision: 2, taught: [term, note], takenOut: [] });
    expect((await store.library.read(OTHER)).taught).toEqual([]);
    const history = await store.library.history(GUILD, 10);
    expect(history.map(({ action, title, memberId }) => [action, title, memberId])).toContainEqual([
      'teach',
      'Who keeps the bees?',
      MODERATOR,
    ]);
  });

  test('is changed, but for a member’s words, taken out, and put back for a day', async () => {
    await using store = await open();
    await teachBoth(store);
    const questions = ['Who looks after the bees?'];
    const other = { ...note.teaching, questions, text: 'Nobody.', from: 'moderators' } as const;
    const changed = { ...note, at: NOW + 2, teaching: { ...note.teaching, questions } };
    const after = await change(store, (before) => changeTaught(before, { ...changed, teaching: other }));
    expect(after.taught).toEqual([term, changed]);
    const without = await change(store, (before) => takeOutTaught(before, 'term'), NOW + 3);
    expect([without.taught, without.takenOut]).toEqual([[changed], [{ ...term, takenOutAt: NOW + 3 }]]);
    await expect(change(store, (before) => takeOutTaught(before, 'term'))).rejects.toMatchObject({
      code: 'TEACHING_UNKNOWN',
    });
    await store.retention.purge(NOW + 3 + undoMs);
    const back = await change(store, (before) => putTaughtBack(before, 'term'));
    expect([back.taught, back.takenOut]).toEqual([[term, changed], []]);
    await change(store, (before) => takeOutTaught(before, 'term'), NOW + 4);
    await store.retention.purge(NOW + 5 + undoMs);
    expect((await store.library.read(GUILD)).takenOut).toEqual([]);
  });

  test('a member sees their own notes, and takes them back for good; who wrote them is not kept', async () => {
    await using store = await open();
    const { revision } = await teachBoth(store);
    expect(await store.memberNotes.list(AUTHOR)).toEqual([{ scope: GUILD, taught: note }]);
    expect(await store.memberNotes.list(MODERATOR)).toEqual([]);
    expect(await store.memberNotes.takeBack(MODERATOR, GUILD, 'note')).toBe(false);
    expect(await store.memberNotes.takeBack(AUTHOR, OTHER, 'note')).toBe(false);
    expect(await store.memberNotes.takeBack(AUTHOR, GUILD, 'note')).toBe(true);
    expect(await store.library.read(GUILD)).toMatchObject({ revision: revision + 1, taught: [term], takenOut: [] });
    await change(store, (before) => teach(before, note, AUTHOR));
    await change(store, (before) => takeOutTaught(before, 'note'));
    expect(await store.retention.forgetMember(AUTHOR)).toBe(1);
    await expect(change(store, (before) => putTaughtBack(before, 'note'))).rejects.toMatchObject({
      code: 'TEACHING_UNKNOWN',
    });
  });

  test('goes with its server, and stays where only records are forgotten', async () => {
    await using store = await open();
    await teachBoth(store);
    await store.retention.forgetScope(GUILD, { butLibrary: true });
    expect((await store.library.read(GUILD)).taught).toHaveLength(2);
    await store.retention.forgetScope(GUILD);
    expect((await store.library.read(GUILD)).taught).toEqual([]);
  });
});

describe('what is taught', () => {
  const link = { kind: 'link', to: { kind: 'article', articleId: 'bees' } } as const;

  test('has each question once, without spaces around', () => {
    expect(checkedTeaching({ ...link, questions: ['  Who  keeps\nbees? ', 'who keeps bees?', '…', ''] })).toEqual({
      ...link,
      questions: ['Who keeps bees?'],
    });
  });

  test.each([
    ['TEACHING_EMPTY', { ...link, questions: [' ', '?!'] }],
    ['TEACHING_EMPTY', { kind: 'note', questions: ['Who?'], text: ' \n', from: 'moderators' }],
    ['TERM_INVALID', { kind: 'term', term: 'Ult', means: ' ult ', bothWays: false }],
    ['TERM_INVALID', { kind: 'term', term: '!', means: 'stop', bothWays: false }],
  ] as const)('is refused with %s', (code, teaching) => {
    expect(() => checkedTeaching(teaching)).toThrow(expect.objectContaining({ code }));
  });
});
