import { UserError } from '../../errors.ts';
import type { LibraryEdit, NewEntry, StoredLibrary } from '../stored-library.ts';
import {
  nameOfTeaching,
  type TakenOut,
  type Taught,
  type TaughtNote,
  type Teaching,
  teachingLimits,
} from './taught.ts';

/**
 * Teaches something. `authorId`: the member who wrote a note, and agreed; they can take it back.
 * @throws UserError `TEACHING_FULL`, `TEACHING_EMPTY`, `TERM_INVALID`
 */
export function teach(before: StoredLibrary, taught: Taught, authorId?: string): LibraryEdit {
  hold(before.taught.length + 1);
  const teaching = checkedTeaching(taught.teaching);
  return {
    entries: [entryOf('teach', teaching)],
    teach: [{ taught: { ...taught, teaching }, ...(authorId !== undefined && { authorId }) }],
  };
}

/** Puts something else in the place of what was taught; whose words a note is stays. @throws UserError as `teach` does, `TEACHING_UNKNOWN` */
export function changeTaught(before: StoredLibrary, { id, at, ...changed }: Taught): LibraryEdit {
  const { teaching: old } = findTaught(before.taught, id);
  const teaching = checkedTeaching(changed.teaching);
  if (teaching.kind !== old.kind) throw new TypeError(`a ${old.kind} becomes no ${teaching.kind}`);
  const own = teaching.kind === 'note' && old.kind === 'note' ? asTheirs(teaching, old) : teaching;
  return { entries: [entryOf('reteach', own)], teach: [{ taught: { ...changed, id, at, teaching: own } }] };
}

/** Nobody changes a member's words but the member. */
function asTheirs(note: TaughtNote, { from, text }: TaughtNote): TaughtNote {
  return from === 'member' ? { ...note, from, text } : { ...note, from };
}

/** Takes out what was taught; for a day it can be put back. @throws UserError `TEACHING_UNKNOWN` */
export function takeOutTaught(before: StoredLibrary, id: string): LibraryEdit {
  return { entries: [entryOf('unteach', findTaught(before.taught, id).teaching)], takeOut: [id] };
}

/** @throws UserError `TEACHING_UNKNOWN` where it was not taken out, or too long ago; `TEACHING_FULL` */
export function putTaughtBack(before: StoredLibrary, id: string): LibraryEdit {
  const { teaching } = findTaught(before.takenOut, id);
  hold(before.taught.length + 1);
  return { entries: [entryOf('teach', teaching)], putBack: [id] };
}

/** @throws UserError `TEACHING_UNKNOWN` */
export function findTaught<T extends Taught | TakenOut>(all: readonly T[], id: string): T {
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new UserError('TEACHING_UNKNOWN', 'What was taught is not there any more.');
  return found;
}

/** Without spaces around, questions that ask nothing, and those that are there twice. @throws UserError `TEACHING_EMPTY`, `TERM_INVALID` */
export function checkedTeaching(teaching: Teaching): Teaching {
  if (teaching.kind === 'term') {
    const [term, means] = [spaced(teaching.term, teachingLimits.term), spaced(teaching.means, teachingLimits.means)];
    if (!hasWord(term) || !hasWord(means) || isSame(term, means))
      throw new UserError('TERM_INVALID', 'A term, and what it means, are two different words.');
    return { ...teaching, term, means };
  }
  const asked = teaching.questions.map((question) => spaced(question, teachingLimits.question)).filter(hasWord);
  const questions = asked.filter((one, at) => !asked.slice(0, at).some((other) => isSame(one, other)));
  const text = teaching.kind === 'note' ? teaching.text.trim().slice(0, teachingLimits.note).toWellFormed() : '';
  if (questions.length === 0 || (teaching.kind === 'note' && text === ''))
    throw new UserError('TEACHING_EMPTY', 'There must be a question, and an answer to it.');
  const some = questions.slice(0, teachingLimits.questions);
  return teaching.kind === 'note' ? { ...teaching, questions: some, text } : { ...teaching, questions: some };
}

function spaced(text: string, most: number): string {
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, most).toWellFormed();
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function hold(count: number): void {
  if (count <= teachingLimits.taught) return;
  const most = teachingLimits.taught;
  throw new UserError('TEACHING_FULL', `A server can be taught ${most} things. Take one out first.`, { most });
}

function entryOf(action: 'teach' | 'reteach' | 'unteach', teaching: Teaching): NewEntry {
  return { action, title: nameOfTeaching(teaching) };
}
