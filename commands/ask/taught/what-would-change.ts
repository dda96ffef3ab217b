import { setImmediate as turn } from 'node:timers/promises';
import type { Library } from '../../../src/library/library.ts';
import type { LibraryView } from '../../../src/library/library-view.ts';
import type { QuestionRecord } from '../../../src/library/asked/answer-records.ts';
import type { Taught } from '../../../src/library/teaching/taught.ts';
import { withTerms } from '../../../src/library/teaching/taught-terms.ts';
import type { Viewer } from '../../../src/library/viewer.ts';
import { fold } from '../../../src/search/for-features.ts';
import { findAnswer, type Found } from '../find-answer.ts';

/** Different questions that are looked at, the newest: a person waits. */
const MOST = 400;

/** A question that was asked; of those in the same words the newest. */
export type AskedBefore = Pick<QuestionRecord, 'text' | 'locale' | 'articleId'>;

/** A stored question that would be answered in another way. */
export type AnswerChange = {
  readonly text: string;
  /** How often it was asked. */
  readonly times: number;
  readonly before: Found;
  readonly after: Found;
  /** A sure answer that nobody voted down would no longer be given. */
  readonly isLoss: boolean;
};

export type WhatWouldChange = {
  /** Losses first, then what is asked most. */
  readonly changes: readonly AnswerChange[];
  /** How many different questions were looked at, and how many there are. */
  readonly looked: number;
  readonly all: number;
};

/**
 * Which stored questions would be answered in another way, were this taught (in the place of what has its id): asked as members ask, and
 * as far as `viewer` may read. `votedDown`: texts of which an answer was voted down.
 */
export async function whatWouldChange(
  taught: Taught,
  asked: readonly AskedBefore[],
  votedDown: ReadonlySet<string>,
  viewer: Viewer,
  library: Library,
): Promise<WhatWouldChange> {
  const wordings = await inSameWords(asked);
  const looked = wordings.slice(0, MOST);
  const stored = (await library.stored(viewer.guildId)).taught;
  const after = [...stored.filter(({ id }) => id !== taught.id), taught];
  const replaced = stored.filter(({ id }) => id === taught.id);
  const changes = await library.readTaught(viewer, [taught, ...replaced], async (alone) => {
    const concerned: Wording[] = [];
    for (const wording of looked) {
      if (await isConcerned(wording.question, alone)) concerned.push(wording);
      await turn();
    }
    return library.read(viewer, (now) =>
      library.readTaught(viewer, after, async (then) => {
        const found: AnswerChange[] = [];
        for (const wording of concerned) found.push(...(await changeOf(wording, votedDown, now, then)));
        return found;
      }),
    );
  });
  changes.sort((one, other) => Number(other.isLoss) - Number(one.isLoss) || other.times - one.times);
  return { changes, looked: looked.length, all: wordings.length };
}

type Wording = { readonly question: AskedBefore; readonly times: number };

async function inSameWords(asked: readonly AskedBefore[]): Promise<readonly Wording[]> {
  const byWords = new Map<string, { readonly question: AskedBefore; times: number }>();
  for (const [at, question] of asked.entries()) {
    const key = `${question.articleId ?? ''} ${fold(question.text)
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()}`;
    const known = byWords.get(key);
    if (known === undefined) byWords.set(key, { question, times: 1 });
    else known.times += 1;
    if (at % 200 === 199) await turn();
  }
  return [...byWords.values()];
}

/** Only what has a term of it, or is meant by it, is searched for twice. */
async function isConcerned({ text, locale, articleId }: AskedBefore, { taught, taughtFor }: LibraryView) {
  if (withTerms(text, taught) !== undefined) return true;
  const among = articleId === undefined ? {} : { articleIds: [articleId] };
  return (await taughtFor({ text, ...(locale !== undefined && { locale }) }, among)) !== undefined;
}

async function changeOf(
  { question, times }: Wording,
  votedDown: ReadonlySet<string>,
  now: LibraryView,
  then: LibraryView,
): Promise<readonly AnswerChange[]> {
  const { text, locale = 'en', articleId } = question;
  const sought = { question: text, locale, ...(articleId !== undefined && { articleId }) };
  const before = await findAnswer(now, sought);
  const after = await findAnswer(then, sought);
  if (keyOf(before) === keyOf(after)) return [];
  const isSure = before.result.status === 'answered' && before.result.intent.kind === 'claims';
  const isOther = firstOf(before) !== firstOf(after);
  return [{ text, times, before, after, isLoss: isSure && isOther && !votedDown.has(text) }];
}

function keyOf({ result: { status, intent }, hits, first, note, article }: Found): string {
  const shown = hits.slice(0, first).map((hit) => [hit.article.id, hit.claim.id]);
  return JSON.stringify([status, intent, shown, note?.teaching.text, article?.id]);
}

function firstOf({ hits: [first], note, article }: Found): string {
  return JSON.stringify([first?.article.id, first?.claim.id, note?.teaching.text, article?.id]);
}
