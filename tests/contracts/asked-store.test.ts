import { describe, expect, test } from 'vitest';
import type { RecordScope } from '../../src/library/ids.ts';
import type { Store } from '../../src/library/port.ts';
import type { QuestionRecord } from '../../src/library/asked/answer-records.ts';
import { storesToTest } from './stores-to-test.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 10);
const GUILD = '100000000000000001' as string as RecordScope;
const OTHER = '100000000000000002' as string as RecordScope;
const edges = [NOW - 2 * DAY, NOW - DAY, NOW];
const claim = (claimId: string) => ({ articleId: 'a', revision: 'AAAAAAAA', claimId });

async function ask(store: Store, over: Partial<QuestionRecord>): Promise<void> {
  const question = { scope: GUILD, text: 'Why?', at: NOW - 1, outcome: 'refused', claims: [], ...over } as const;
  await store.questions.add(question);
  const { answerId: id, scope, at, claims } = question as QuestionRecord;
  if (id !== undefined) await store.answers.save({ id, scope, at, outcome: 'answered', claims });
}

describe.each(storesToTest)('%s: what was asked', (_name, open) => {
  test('is counted by day and by what came of it, in its own server and time only', async () => {
    await using store = await open();
    for (const outcome of ['answered', 'whole', 'unsure', 'refused', 'smalltalk', 'empty'] as const)
      await ask(store, { outcome });
    await ask(store, { at: NOW - DAY });
    await ask(store, { at: NOW - DAY - 1 });
    await ask(store, { at: NOW });
    await ask(store, { at: NOW - 2 * DAY - 1 });
    await ask(store, { scope: OTHER });
    const { days } = await store.asked.count(GUILD, edges);
    expect(days).toEqual([
      { answered: 0, unsure: 0, refused: 1 },
      { answered: 2, unsure: 1, refused: 2 },
    ]);
    expect((await store.asked.count(GUILD, [])).days).toEqual([]);
  });

  test('has its votes with their reasons', async () => {
    await using store = await open();
    await ask(store, { outcome: 'answered', answerId: 'one' });
    await ask(store, { outcome: 'answered', answerId: 'old', at: NOW - 3 * DAY });
    await store.votes.cast(GUILD, 'old', '1', 'down');
    for (const [member, vote] of [
      ['1', 'up'],
      ['2', 'down'],
      ['3', 'down'],
      ['4', 'down'],
    ] as const)
      await store.votes.cast(GUILD, 'one', member, vote);
    await store.votes.explain(GUILD, 'one', '2', 'claim');
    await store.votes.explain(GUILD, 'one', '3', 'outdated');
    const { votes, texts } = await store.asked.count(GUILD, edges);
    expect(votes).toEqual({ up: 1, down: 3, faults: { claim: 1, outdated: 1, question: 0 } });
    expect(texts).toMatchObject([{ text: 'Why?', outcome: 'answered', times: 1, down: 3 }]);
  });

  test('is gathered by its words where it was not answered well, with how often and when', async () => {
    await using store = await open();
    const minute = 60_000;
    const unsure = { text: 'How?', outcome: 'unsure', claims: [claim('1.1')], locale: 'de' } as const;
    await ask(store, { ...unsure, at: NOW - DAY - 9 * minute, confidence: 0.4 });
    await ask(store, { ...unsure, at: NOW - 5 * minute, confidence: 0.5 });
    await ask(store, { ...unsure, at: NOW - 5 * minute + 1, confidence: 0.3 });
    await ask(store, { text: 'Fine?', outcome: 'answered', claims: [claim('1.2')] });
    await ask(store, {});
    const { texts, shown } = await store.asked.count(GUILD, edges);
    expect(texts).toHaveLength(2);
    expect(texts).toContainEqual({
      ...unsure,
      times: 3,
      moments: 2,
      down: 0,
      first: NOW - DAY - 9 * minute,
      last: NOW - 5 * minute + 1,
      confidence: 0.5,
    });
    expect(texts).toContainEqual({
      text: 'Why?',
      outcome: 'refused',
      claims: [],
      times: 1,
      moments: 1,
      down: 0,
      first: NOW - 1,
      last: NOW - 1,
    });
    expect(shown).toHaveLength(2);
    expect(shown).toContainEqual({ ...claim('1.1'), times: 3 });
    expect(shown).toContainEqual({ ...claim('1.2'), times: 1 });
  });

  test('comes to the same in however many slices', async () => {
    await using store = await open();
    for (let n = 0; n < 2_500; n += 1)
      await ask(store, {
        text: `Question ${n % 3}`,
        // Many in the same moment, and more in one day than are counted at once.
        at: NOW - 1 - Math.floor(n / 700) * 61_000,
        outcome: n % 2 === 0 ? 'unsure' : 'answered',
        claims: [claim(`1.${n % 5}`), claim('2.1')],
      });
    const { days, texts, shown } = await store.asked.count(GUILD, edges);
    expect(days).toEqual([
      { answered: 0, unsure: 0, refused: 0 },
      { answered: 1_250, unsure: 1_250, refused: 0 },
    ]);
    const times = new Map<string, number>();
    for (const each of texts) times.set(each.text, (times.get(each.text) ?? 0) + each.times);
    expect(Object.fromEntries(times)).toEqual({ 'Question 0': 417, 'Question 1': 416, 'Question 2': 417 });
    for (const each of texts) expect(each.moments).toBe(4);
    expect(shown.find(({ claimId }) => claimId === '2.1')?.times).toBe(2_500);
    expect(shown.find(({ claimId }) => claimId === '1.3')?.times).toBe(500);
  });

  test('goes when it is old, however much of it there is, and nothing that is not', async () => {
    await using store = await open();
    const long = NOW - 91 * DAY;
    for (let n = 0; n < 450; n += 1) {
      // Some in the same moment, more of them than go at once.
      await ask(store, { text: `Old ${n}`, at: long - Math.max(0, n - 250), answerId: `old-${n}` });
      await ask(store, { text: `New ${n}`, at: NOW - n, answerId: `new-${n}` });
      store.posts.add({ scope: GUILD, at: long, questionId: String(n), answerId: String(n) });
    }
    await store.votes.cast(GUILD, 'new-7', '1', 'down');
    await store.votes.cast(GUILD, 'old-7', '1', 'down');
    await store.retention.purge(NOW);
    expect(await store.retention.summary(GUILD)).toEqual({ questions: 450, answers: 450, votes: 1, schedules: 0 });
    const left = await store.questions.list(GUILD, { limit: 1_000 });
    expect(left.every(({ text }) => text.startsWith('New'))).toBe(true);
    expect(await store.posts.find(GUILD, '7')).toBeUndefined();
  });
});
