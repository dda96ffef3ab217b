import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { AskedText, OutcomeCounts } from '../../src/library/asked/asked-counts.ts';
import type { QuestionMeanings } from '../../src/library/asked/question-meanings.ts';
import { fold, loadCommonWords, subjectStems } from '../../src/search/for-features.ts';
import { type Alike, type Comparable, joinAlike, likeMeaningOrWords } from './alike-questions.ts';

/** Questions that are looked at, those of most askings first; and of these those that are held against each other. */
const MOST = 2_000;
const COMPARED = 200;
/** Milliseconds for the reader. */
const READING_MS = 300;

/** The same words, whatever their signs and capitals. */
export type QuestionWording = {
  readonly key: string;
  readonly text: string;
  readonly locale?: string;
  readonly asked: readonly AskedText[];
  readonly times: number;
  readonly moments: number;
  readonly last: number;
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

/** Groups what was asked: the same words, and of those asked most what means the same; the others go by their stems. */
export async function groupQuestions(
  texts: readonly AskedText[],
  meanings: Pick<QuestionMeanings, 'of'>,
  alike: Alike = likeMeaningOrWords,
): Promise<GroupedQuestions> {
  const wordings = await wordingsOf(texts);
  const looked = await firstOf(wordings, MOST);
  for (const language of new Set(looked.map(({ locale = 'en' }) => locale))) await loadCommonWords(language);
  const stemmed = await stemmedOf(looked);
  const compared = stemmed.slice(0, COMPARED);
  const vectors = await meanings.of(
    compared.map(({ wording }) => wording),
    READING_MS,
  );
  const joined = await joinAlike(compared, vectors, alike);
  const groups = (await joinSameStems(joined, stemmed.slice(COMPARED))).map(groupOf);
  groups.sort(byTimes);
  return { groups, left: timesOf(wordings) - timesOf(looked) };
}

/** Those asked most, in order, without sorting all of them at once. */
async function firstOf(wordings: readonly QuestionWording[], most: number): Promise<readonly QuestionWording[]> {
  let first: readonly QuestionWording[] = [];
  for (let at = 0; at < wordings.length; at += most) {
    first = [...first, ...wordings.slice(at, at + most)].sort(byTimes).slice(0, most);
    await turn();
  }
  return first;
}

/** Stands for a wording in a menu. */
export function wordingId(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

async function wordingsOf(texts: readonly AskedText[]): Promise<QuestionWording[]> {
  const byKey = new Map<string, AskedText[]>();
  for (const [at, asked] of texts.entries()) {
    const key = wordingKey(asked.text);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [asked]);
    else same.push(asked);
    if (at % 200 === 199) await turn();
  }
  const wordings: QuestionWording[] = [];
  for (const [key, asked] of byKey) {
    const [first] = asked.toSorted((left, right) => right.times - left.times);
    wordings.push({
      key,
      text: first?.text ?? '',
      ...(first?.locale !== undefined && { locale: first.locale }),
      asked,
      times: asked.reduce((sum, { times }) => sum + times, 0),
      moments: momentsOf(asked),
      last: asked.reduce((most, { last }) => Math.max(most, last), 0),
    });
    if (wordings.length % 200 === 0) await turn();
  }
  return wordings;
}

/** The same for the same words, whatever their signs and capitals. */
export function wordingKey(text: string): string {
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

type Stemmed = Comparable & { readonly wording: QuestionWording };

async function stemmedOf(wordings: readonly QuestionWording[]): Promise<Stemmed[]> {
  const found: Stemmed[] = [];
  for (const [at, wording] of wordings.entries()) {
    found.push({ wording, text: wording.text, stems: [...subjectStems(wording.text, wording.locale ?? 'en')].sort() });
    if (at % 50 === 49) await turn();
  }
  return found;
}

/** What has the stems of one that is in a group goes there too, whichever words it has between. */
async function joinSameStems(
  groups: readonly (readonly Stemmed[])[],
  others: readonly Stemmed[],
): Promise<QuestionWording[][]> {
  const all = groups.map((group) => group.map(({ wording }) => wording));
  const byStems = new Map(
    groups.flatMap((group, at) => group.map(({ stems }) => [stems.join(' '), all[at] ?? []] as const)),
  );
  for (const [at, { wording, stems }] of others.entries()) {
    const key = stems.join(' ');
    const group = stems.length === 0 ? undefined : byStems.get(key);
    if (group === undefined) {
      const own = [wording];
      all.push(own);
      byStems.set(key, own);
    } else group.push(wording);
    if (at % 200 === 199) await turn();
  }
  return all;
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

type Counted = { readonly times: number; readonly last: number };

function byTimes(left: Counted, right: Counted): number {
  return right.times - left.times || right.last - left.last;
}
