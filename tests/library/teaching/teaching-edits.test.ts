import { describe, expect, it } from 'vitest';
import { emptyLibrary, type StoredLibrary } from '../../../src/library/stored-library.ts';
import {
  nameOfTeaching,
  type Taught,
  type TaughtLink,
  type TaughtNote,
  type TaughtTerm,
  type Teaching,
  teachingLimits,
} from '../../../src/library/teaching/taught.ts';
import {
  changeTaught,
  checkedTeaching,
  findTaught,
  putTaughtBack,
  takeOutTaught,
  teach,
} from '../../../src/library/teaching/teaching-edits.ts';

const term: TaughtTerm = { kind: 'term', term: 'ult', means: 'ultimate', bothWays: true };
const note: TaughtNote = { kind: 'note', questions: ['Who keeps bees?'], text: 'Ann does.', from: 'moderators' };
const link: TaughtLink = { kind: 'link', questions: ['Who?'], to: { kind: 'article', articleId: 'bees' } };
const taught = (teaching: Teaching, id = 'one'): Taught => ({ id, at: 5, locale: 'en', teaching });
const libraryOf = (all: readonly Taught[], takenOut: readonly Taught[] = []): StoredLibrary => ({
  ...emptyLibrary,
  taught: all,
  takenOut: takenOut.map((each) => ({ ...each, takenOutAt: 9 })),
});
const asking = (...questions: readonly string[]) => ({ ...note, questions });
const full = libraryOf(Array.from({ length: teachingLimits.taught }, (_, at) => taught(term, `t${at}`)));
const code = (of: string) => expect.objectContaining({ code: of }) as Error;

describe('teaching', () => {
  it('is told of by its first question, or the term, and may have an author', () => {
    expect(teach(emptyLibrary, taught(note))).toEqual({
      entries: [{ action: 'teach', title: 'Who keeps bees?' }],
      teach: [{ taught: taught(note) }],
    });
    expect(teach(emptyLibrary, taught(term), '22')).toEqual({
      entries: [{ action: 'teach', title: 'ult' }],
      teach: [{ taught: taught(term), authorId: '22' }],
    });
    expect(nameOfTeaching({ ...note, questions: [] })).toBe('');
  });

  it('keeps what is checked', () => {
    expect(teach(emptyLibrary, taught(asking('  Who   keeps bees? '))).teach).toEqual([{ taught: taught(note) }]);
    expect(() => teach(emptyLibrary, taught(asking('?')))).toThrow(code('TEACHING_EMPTY'));
  });

  it('ends where a server has been taught as much as it may be', () => {
    const most = { most: teachingLimits.taught };
    expect(() => teach(full, taught(note))).toThrow(expect.objectContaining({ code: 'TEACHING_FULL', context: most }));
    expect(() => teach(full, taught(note))).toThrow(`${teachingLimits.taught} things`);
    expect(teach({ ...full, taught: full.taught.slice(1) }, taught(note)).teach).toHaveLength(1);
  });
});

describe('what was taught', () => {
  it('is changed as a whole, and stays of its kind', () => {
    const other = taught(asking('Who has bees?'));
    expect(changeTaught(libraryOf([taught(term, 'x'), taught(note)]), { ...other, at: 7 })).toEqual({
      entries: [{ action: 'reteach', title: 'Who has bees?' }],
      teach: [{ taught: { ...other, at: 7 } }],
    });
    expect(changeTaught(libraryOf([taught(link)]), taught({ ...link, questions: [' Why? '] })).teach).toEqual([
      { taught: taught({ ...link, questions: ['Why?'] }) },
    ]);
    expect(() => changeTaught(libraryOf([taught(link)]), taught(note))).toThrow('a link becomes no note');
    expect(() => changeTaught(libraryOf([taught(link)]), taught({ ...link, questions: [] }))).toThrow(
      code('TEACHING_EMPTY'),
    );
  });

  it('keeps a member’s words, and whose words a note is', () => {
    const changed = (old: TaughtNote, by: TaughtNote) => changeTaught(libraryOf([taught(old)]), taught(by)).teach;
    const edited = { ...note, text: 'Bob does.', questions: ['Whose bees?'] };
    expect(changed({ ...note, from: 'member' }, edited)).toEqual([
      { taught: taught({ ...edited, text: 'Ann does.', from: 'member' }) },
    ]);
    expect(changed(note, { ...edited, from: 'member' })).toEqual([{ taught: taught(edited) }]);
  });

  it('is taken out and put back, where it is there and there is room', () => {
    const both = libraryOf([taught(term, 'x'), taught(note)], [taught(link, 'gone')]);
    expect(takeOutTaught(both, 'one')).toEqual({
      entries: [{ action: 'unteach', title: 'Who keeps bees?' }],
      takeOut: ['one'],
    });
    expect(putTaughtBack(both, 'gone')).toEqual({ entries: [{ action: 'teach', title: 'Who?' }], putBack: ['gone'] });
    expect(findTaught(both.taught, 'one')).toEqual(taught(note));
    expect(() => takeOutTaught(both, 'gone')).toThrow(code('TEACHING_UNKNOWN'));
    expect(() => changeTaught(both, taught(note, 'gone'))).toThrow(code('TEACHING_UNKNOWN'));
    expect(() => putTaughtBack(both, 'one')).toThrow(code('TEACHING_UNKNOWN'));
    expect(() => findTaught(both.taught, 'gone')).toThrow('not there any more');
    const noRoom = { ...full, takenOut: both.takenOut };
    expect(() => putTaughtBack(noRoom, 'gone')).toThrow(code('TEACHING_FULL'));
    expect(putTaughtBack({ ...noRoom, taught: full.taught.slice(1) }, 'gone').putBack).toEqual(['gone']);
  });
});

describe('what is to be taught', () => {
  it('is without spaces around it, and with one where there were several', () => {
    expect(checkedTeaching({ ...term, term: ' ult \n charge ', means: '\tmuch  energy' })).toEqual({
      ...term,
      term: 'ult charge',
      means: 'much energy',
    });
    expect(checkedTeaching({ ...note, text: '  Two\n\nlines. ' })).toEqual({ ...note, text: 'Two\n\nlines.' });
  });

  it.each([
    ['', 'ultimate'],
    ['?!', 'ultimate'],
    ['ult', ''],
    ['ult', '—'],
    ['Ult', 'uLT'],
  ])('is no term where it says nothing, or the same: %j, %j', (word, means) => {
    expect(() => checkedTeaching({ ...term, term: word, means })).toThrow(code('TERM_INVALID'));
    expect(() => checkedTeaching({ ...term, term: word, means })).toThrow('two different words');
  });

  it('has questions with words, each once', () => {
    expect(checkedTeaching(asking('Who?', '?', 'WHO?', '', 'Why?', 'why?', '42'))).toEqual(
      asking('Who?', 'Why?', '42'),
    );
    expect(() => checkedTeaching(asking('?', ' '))).toThrow(code('TEACHING_EMPTY'));
    expect(() => checkedTeaching({ ...note, text: ' \n' })).toThrow('a question, and an answer');
    expect(checkedTeaching({ ...link, questions: ['?', 'Who?'] })).toEqual(link);
  });

  it('is no longer than it may be, and is cut within no letter', () => {
    const limits = teachingLimits;
    const long = 'x'.repeat(2_000);
    const numbered = Array.from({ length: 30 }, (_, at) => `${at} ${long}`);
    const cut = checkedTeaching({ ...note, questions: numbered, text: long });
    expect(cut).toEqual({
      ...note,
      questions: numbered.slice(0, limits.questions).map((each) => each.slice(0, limits.question)),
      text: long.slice(0, limits.note),
    });
    expect(checkedTeaching({ ...term, term: long, means: long })).toEqual({
      ...term,
      term: long.slice(0, limits.term),
      means: long.slice(0, limits.means),
    });
    const split = checkedTeaching({ ...note, text: `${'x'.repeat(limits.note - 1)}😀`, questions: ['Who? \u{D83D}'] });
    expect(JSON.stringify(split)).not.toMatch(/\\ud83d/u);
  });
});
