import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { AskedText, OutcomeCounts } from '../../src/library/asked-counts.ts';
import type { QuestionMeanings } from '../../src/library/question-meanings.ts';
import { fold, subjectStems } from '../../src/search/for-features.ts';

/** Questions that are looked at, those of most askings first; and of these those that are held against each other. */
const MOST = 2_000;
const COMPARED = 200;
/** Milliseconds for the reader. */
const READING_MS = 400;
/**
 * How alike two questions must be. On a hundred that were written for it (tests/fixtures/insights) 84 % of the pairs that meanings put
 * together belong together, and they find 82 % of all such pairs; of words, at a third of the stems in common, 86 % and 30 %.
 */
const NEAR = 0.575;
const IN_COMMON = 0.34;

/** The same words, whatever their signs and capitals. */
export type QuestionWording = {
  readonly key: string;
  readonly text: string;
  readonly locale?: string;
  readonly asked: readonly AskedText[];
  readonly times: number;
  readonly moments: number;
};

/** Questions that mean the same, the one asked most first. */
export type QuestionGroup = {
  readonly id: string;
  readonly wordings: readonly QuestionWording[];
  readonly times: number;
  /** At how many different times it was asked, at least. */
  readonly moments: number;
  readonly outcomes: OutcomeCounts;
  readonly down: number;
  readonly first: number;
  readonly last: number;
};

export type GroupedQuestions = {
  /** The one asked most first. */
  readonly groups: readonly QuestionGroup[];
  /** Questions that were asked less often than all of these, and are in no group. */
  readonly left: number;
};

/** Groups what was asked: the same words, then the same stems in whichever order, then what means the same as far as it is known. */
export async function groupQuestions(
  texts: readonly AskedText[],
  meanings: Pick<QuestionMeanings, 'of'>,
): Promise<GroupedQuestions> {
  const wordings = await wordingsOf(texts);
  const looked = wordings.slice(0, MOST);
  const known = await sameStems(looked);
  const compared = known.slice(0, COMPARED);
  const vectors = await meanings.of(
    compared.flatMap(({ wordings: [first] }) => (first === undefined ? [] : [first])),
    READING_MS,
  );
  const joined = await joinAlike(compared, vectors);
  const groups = [...joined, ...known.slice(COMPARED)].map(({ wordings: own }) => groupOf(own));
  groups.sort(byTimes);
  return { groups, left: wordings.slice(MOST).reduce((sum, { times }) => sum + times, 0) };
}

/** Stands for a wording in a menu. */
export function wordingId(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

async function wordingsOf(texts: readonly AskedText[]): Promise<QuestionWording[]> {
  const byKey = new Map<string, AskedText[]>();
  for (const [at, asked] of texts.entries()) {
    const key = plainWords(asked.text);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [asked]);
    else same.push(asked);
    if (at % 200 === 199) await turn();
  }
  const wordings = [...byKey].map(([key, asked]): QuestionWording => {
    const [first] = asked.toSorted((a, b) => b.times - a.times);
    return {
      key,
      text: first?.text ?? '',
      ...(first?.locale !== undefined && { locale: first.locale }),
      asked,
      times: asked.reduce((sum, { times }) => sum + times, 0),
      moments: momentsOf(asked),
    };
  });
  return wordings.sort(byTimes);
}

function plainWords(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** What two of them have in one minute may be one asking. */
function momentsOf(asked: readonly Pick<AskedText, 'moments' | 'first' | 'last'>[]): number {
  const minutes = new Set(asked.flatMap(({ first, last }) => [minuteOf(first), minuteOf(last)]));
  return Math.max(minutes.size, ...asked.map(({ moments }) => moments));
}

function minuteOf(at: number): number {
  return Math.floor(at / 60_000);
}

/** Wordings of the same stems, and these. */
type Alike = { readonly stems: readonly string[]; readonly wordings: QuestionWording[] };

async function sameStems(wordings: readonly QuestionWording[]): Promise<Alike[]> {
  const found = new Map<string, Alike>();
  for (const [at, wording] of wordings.entries()) {
    const stems = [...subjectStems(wording.text, wording.locale ?? 'en')].sort();
    const key = stems.length === 0 ? wording.key : stems.join(' ');
    const same = found.get(key);
    if (same === undefined) found.set(key, { stems, wordings: [wording] });
    else same.wordings.push(wording);
    if (at % 50 === 49) await turn();
  }
  return [...found.values()].sort((a, b) => timesOf(b.wordings) - timesOf(a.wordings));
}

/** Each goes to the group that it is most like on average, or begins one. */
async function joinAlike(all: readonly Alike[], vectors: ReadonlyMap<string, Float32Array>): Promise<Alike[]> {
  const groups: { readonly members: Alike[] }[] = [];
  for (const one of all) {
    let best: { readonly members: Alike[] } | undefined;
    let most = 0;
    for (const group of groups) {
      const alike = group.members.reduce((sum, other) => sum + likeness(one, other, vectors), 0) / group.members.length;
      if (alike >= most) [best, most] = [group, alike];
    }
    if (best === undefined) groups.push({ members: [one] });
    else best.members.push(one);
    await turn();
  }
  return groups.map(({ members }) => ({ stems: [], wordings: members.flatMap(({ wordings }) => wordings) }));
}

/** Above 0 where two mean the same: by what the reader says, or else by their words. */
function likeness(one: Alike, other: Alike, vectors: ReadonlyMap<string, Float32Array>): number {
  const [left, right] = [vectors.get(one.wordings[0]?.text ?? ''), vectors.get(other.wordings[0]?.text ?? '')];
  if (left !== undefined && right !== undefined) return dot(left, right) - NEAR;
  const common = one.stems.filter((stem) => other.stems.includes(stem)).length;
  return common / Math.max(1, one.stems.length + other.stems.length - common) - IN_COMMON;
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function groupOf(wordings: readonly QuestionWording[]): QuestionGroup {
  const sorted = wordings.toSorted(byTimes);
  const asked = sorted.flatMap((wording) => wording.asked);
  const outcome = (kind: keyof OutcomeCounts) =>
    asked.reduce((sum, each) => sum + (each.outcome === kind ? each.times : 0), 0);
  return {
    id: wordingId(sorted[0]?.key ?? ''),
    wordings: sorted,
    times: timesOf(sorted),
    moments: momentsOf(asked),
    outcomes: { answered: outcome('answered'), unsure: outcome('unsure'), refused: outcome('refused') },
    down: asked.reduce((sum, { down }) => sum + down, 0),
    first: asked.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY),
    last: asked.reduce((most, { last }) => Math.max(most, last), 0),
  };
}

function timesOf(wordings: readonly QuestionWording[]): number {
  return wordings.reduce((sum, { times }) => sum + times, 0);
}

function byTimes(left: QuestionWording | QuestionGroup, right: QuestionWording | QuestionGroup): number {
  return right.times - left.times || latest(right) - latest(left);
}

function latest(one: QuestionWording | QuestionGroup): number {
  return 'last' in one ? one.last : one.asked.reduce((most, { last }) => Math.max(most, last), 0);
}
