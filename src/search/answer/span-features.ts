import type { AnswerKind } from '../basics/search-types.ts';
import type { Reading } from './span-reading.ts';
import { FIRST } from './span-weights.ts';
import { CONTENT, Role, WORD } from './span-words.ts';

/** Candidate spans have at most so many words. */
export const LONGEST = 14;

/** Constants of this module, for the reading of features is the engine's innermost loop. */
const WHOLE_LENGTH = FIRST['whole.length'];
const WHOLE_TYPED = FIRST['whole.typed'];
const START_LEFT = FIRST['start.left'];
const START_LEFT_FIRST = FIRST['start.left-first'];
const START_FIRST = FIRST['start.first'];
const START_FIRST_ENDING = FIRST['start.first-ending'];
const START_LEFT_WORD = FIRST['start.left-word'];
const START_LEFT_ENDING = FIRST['start.left-ending'];
const START_AFTER_FOCUS = FIRST['start.after-focus'];
const START_LEFT2 = FIRST['start.left2'];
const START_TO_MATCHED = FIRST['start.to-matched'];
const START_TO_FIRST_ASKED = FIRST['start.to-first-asked'];
const START_TO_LAST_ASKED = FIRST['start.to-last-asked'];
const START_MATCHED_NEAR = FIRST['start.matched-near'];
const START_POSITION = FIRST['start.position'];
const START_SPLITS = FIRST['start.splits'];
const END_RIGHT = FIRST['end.right'];
const END_RIGHT_LAST = FIRST['end.right-last'];
const END_LAST = FIRST['end.last'];
const END_LAST_ENDING = FIRST['end.last-ending'];
const END_RIGHT_WORD = FIRST['end.right-word'];
const END_RIGHT_ENDING = FIRST['end.right-ending'];
const END_BEFORE_FOCUS = FIRST['end.before-focus'];
const END_RIGHT2 = FIRST['end.right2'];
const END_TO_MATCHED = FIRST['end.to-matched'];
const END_TO_FIRST_ASKED = FIRST['end.to-first-asked'];
const END_TO_LAST_ASKED = FIRST['end.to-last-asked'];
const END_MATCHED_NEAR = FIRST['end.matched-near'];
const END_SPLITS = FIRST['end.splits'];
const INSIDE_ROLE = FIRST['inside.role'];
const INSIDE_ENDING = FIRST['inside.ending'];
const INSIDE_TYPED = FIRST['inside.typed'];
const INSIDE_FOCUS = FIRST['inside.focus'];
const INSIDE_GAP = FIRST['inside.gap'];

/**
 * Takes in what is seen of a claim: first the alternatives (see the layout) of a word as a span's first, as its last, as any word
 * of it, or of a recognised span, one by one; then which of these they were of.
 */
export type FeatureSink = {
  add(alternative: number): void;
  start(at: number): void;
  end(at: number): void;
  inside(at: number): void;
  typed(from: number, to: number): void;
};

const GROUP: Readonly<Record<AnswerKind, number>> = {
  date: 0,
  number: 1,
  money: 1,
  percent: 1,
  duration: 1,
  person: 2,
  group: 2,
  place: 3,
  reason: 4,
  manner: 5,
  definition: 6,
  thing: 7,
  choice: 7,
};

/** A thing asked for by "what" alone, without a noun. */
const BARE = 8;

/** The group of kinds whose weights a question has. */
export const spanGroupOf = (kind: AnswerKind, focus: readonly string[]): number => {
  const group = GROUP[kind];
  return group === GROUP.thing && focus.length === 0 ? BARE : group;
};

/** The mark, or the role of the word in its place. */
const contextOf = (mark: number, role: number | undefined): number =>
  mark === WORD ? Math.min(role ?? CONTENT, CONTENT) : mark;

/** The role of a span's own first or last word, coarser: eight of them. */
const shapeOf = (role: number): number => {
  if (role === Role.matched) return 0;
  if (role === Role.copula) return 1;
  if (role === Role.article) return 2;
  if (role === Role.digits) return 3;
  if (role === Role.capital) return 4;
  if (role === Role.plain) return 5;
  return 6;
};

/** How far a neighbour is, in words: next to it, one between … */
const nearness = (distance: number): number =>
  distance <= 3 ? distance - 1 : distance <= 5 ? 3 : distance <= 8 ? 4 : 5;
const NONE_NEAR = 6;

/** Where a word stands to another: right of it (near, further, far), left of it, on it, or there is none. */
const toward = (at: number, other: number): number => {
  if (other < 0) return 7;
  if (at === other) return 6;
  const distance = Math.abs(at - other);
  return (at > other ? 0 : 3) + (distance <= 1 ? 0 : distance <= 3 ? 1 : 2);
};

const lengthBucket = (length: number): number =>
  length <= 5 ? length - 1 : length <= 7 ? 5 : length <= 10 ? 6 : length <= 14 ? 7 : 8;

/** Words on one side that are looked at for matched ones. */
const NEAR = 4;

const matchedWithin = (roles: readonly number[], from: number, to: number): number => {
  let count = 0;
  for (let at = Math.max(0, from); at <= to && at < roles.length; at++) if (roles[at] === Role.matched) count++;
  return count;
};

/** The alternative for a span's length, in words. */
export const lengthAlternative = (length: number): number => WHOLE_LENGTH + lengthBucket(length);

/** Bits of the recognised spans that cover a word: of the kind asked for, of another that would do, a proper name. */
type Cover = { readonly typed: Uint8Array; readonly insideStart: Uint8Array; readonly insideEnd: Uint8Array };

/** Of the kind asked for (0), of another kind that would do (1), a proper name (2), any other (3). */
const wantedOf = (kind: AnswerKind, kinds: readonly AnswerKind[]): number =>
  kind === kinds[0] ? 0 : kinds.includes(kind) ? 1 : kind === 'thing' ? 2 : 3;

const readTyped = ({ claim: { words }, roles, input }: Reading, sink: FeatureSink): Cover => {
  const cover: Cover = {
    typed: new Uint8Array(words.length),
    insideStart: new Uint8Array(words.length),
    insideEnd: new Uint8Array(words.length),
  };
  let from = 0;
  for (const span of input.spans) {
    while (from < words.length && (words[from]?.end ?? 0) <= span.start) from++;
    let to = from;
    while (to + 1 < words.length && (words[to + 1]?.start ?? 0) < span.end) to++;
    if (from >= words.length) break;
    const wanted = wantedOf(span.kind, input.kinds);
    const covered = wanted < 3 ? to : -1;
    for (let at = from; at <= covered; at++) {
      cover.typed[at] = (cover.typed[at] ?? 0) | (1 << wanted);
      if (at > from) cover.insideStart[at] = 1;
      if (at < to) cover.insideEnd[at] = 1;
    }
    if (to - from >= LONGEST) continue;
    sink.add(WHOLE_TYPED + wanted);
    if (matchedWithin(roles, from, to) > 0) sink.add(WHOLE_TYPED + (wanted <= 1 ? 4 : 5));
    sink.typed(from, to);
  }
  return cover;
};

const startOf = (reading: Reading, at: number, splits: boolean, into: FeatureSink): void => {
  const { claim, roles, focused, lastMatched, firstAsked, lastAsked } = reading;
  const { endings, leftMarks } = claim;
  const left = contextOf(leftMarks[at] ?? 0, roles[at - 1]);
  const shape = shapeOf(roles[at] ?? Role.plain);
  into.add(START_LEFT + left);
  into.add(START_LEFT_FIRST + left * 8 + shape);
  into.add(START_FIRST + shape);
  into.add(START_FIRST_ENDING + (endings[at] ?? 0));
  if (at > 0) {
    const id = leftMarks[at] === -1 ? (claim.ids[at - 1] ?? -1) : -1;
    if (id !== -1) into.add(START_LEFT_WORD + id);
    into.add(START_LEFT_ENDING + (endings[at - 1] ?? 0));
    if (focused[at - 1] === true) into.add(START_AFTER_FOCUS);
  }
  if (at > 1) into.add(START_LEFT2 + (roles[at - 2] ?? 0));
  const matched = at > 0 ? (lastMatched[at - 1] ?? -1) : -1;
  into.add(START_TO_MATCHED + (matched < 0 ? NONE_NEAR : nearness(at - matched)));
  into.add(START_TO_FIRST_ASKED + toward(at, firstAsked));
  into.add(START_TO_LAST_ASKED + toward(at, lastAsked));
  into.add(START_MATCHED_NEAR + matchedWithin(roles, at - NEAR, at - 1));
  into.add(START_POSITION + Math.min(3, Math.floor((4 * at) / roles.length)));
  if (splits) into.add(START_SPLITS);
};

const endOf = (reading: Reading, at: number, splits: boolean, into: FeatureSink): void => {
  const { claim, roles, focused, nextMatched, firstAsked, lastAsked } = reading;
  const { endings, rightMarks } = claim;
  const right = contextOf(rightMarks[at] ?? 0, roles[at + 1]);
  const shape = shapeOf(roles[at] ?? Role.plain);
  into.add(END_RIGHT + right);
  into.add(END_RIGHT_LAST + right * 8 + shape);
  into.add(END_LAST + shape);
  into.add(END_LAST_ENDING + (endings[at] ?? 0));
  if (at + 1 < roles.length) {
    const id = rightMarks[at] === -1 ? (claim.ids[at + 1] ?? -1) : -1;
    if (id !== -1) into.add(END_RIGHT_WORD + id);
    into.add(END_RIGHT_ENDING + (endings[at + 1] ?? 0));
    if (focused[at + 1] === true) into.add(END_BEFORE_FOCUS);
  }
  if (at + 2 < roles.length) into.add(END_RIGHT2 + (roles[at + 2] ?? 0));
  const matched = at + 1 < roles.length ? (nextMatched[at + 1] ?? -1) : -1;
  into.add(END_TO_MATCHED + (matched < 0 ? NONE_NEAR : nearness(matched - at)));
  into.add(END_TO_FIRST_ASKED + toward(at, firstAsked));
  into.add(END_TO_LAST_ASKED + toward(at, lastAsked));
  into.add(END_MATCHED_NEAR + matchedWithin(roles, at + 1, at + NEAR));
  if (splits) into.add(END_SPLITS);
};

const insideOf = (
  { claim: { words, endings }, roles, focused }: Reading,
  at: number,
  typed: number,
  into: FeatureSink,
): void => {
  into.add(INSIDE_ROLE + (roles[at] ?? 0));
  into.add(INSIDE_ENDING + (endings[at] ?? 0));
  for (let wanted = 0; wanted < 3; wanted++) {
    if ((typed & (1 << wanted)) !== 0) into.add(INSIDE_TYPED + wanted);
  }
  if (focused[at] === true) into.add(INSIDE_FOCUS);
  const gap = at > 0 ? (words[at]?.gap ?? 0) : 0;
  if (gap >= 3) into.add(INSIDE_GAP + gap - 3);
};

/** Shows a sink everything that is seen of a claim. */
export const readFeatures = (reading: Reading, sink: FeatureSink): void => {
  const cover = readTyped(reading, sink);
  for (let at = 0; at < reading.roles.length; at++) {
    startOf(reading, at, cover.insideStart[at] === 1, sink);
    sink.start(at);
    endOf(reading, at, cover.insideEnd[at] === 1, sink);
    sink.end(at);
    insideOf(reading, at, cover.typed[at] ?? 0, sink);
    sink.inside(at);
  }
};
