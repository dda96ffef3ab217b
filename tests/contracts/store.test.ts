import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Schedule, Store } from '../../src/library/port.ts';
import type { AnswerRecord, QuestionRecord } from '../../src/library/asked/answer-records.ts';
import { openStore } from '../../src/store/open-store.ts';
import { storesToTest } from './stores-to-test.ts';
import { asGuildId, directScope, type GuildId, type RecordScope } from '../../src/library/ids.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 1);
const GUILD = '100000000000000001' as string as RecordScope;
const OTHER = '100000000000000002' as string as RecordScope;
const MEMBER = '200000000000000001';

let files = 0;
const folder = mkdtempSync(join(tmpdir(), 'docent-contracts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function newFile(): string {
  files += 1;
  return join(folder, `${files}.sqlite`);
}

const question = (over: Partial<QuestionRecord> = {}): QuestionRecord => ({
  scope: GUILD,
  text: 'How much trade?',
  at: NOW,
  outcome: 'answered',
  claims: [{ articleId: 'a', revision: 'AAAAAAAA', claimId: '2.1' }],
  ...over,
});
const answer = (over: Partial<AnswerRecord> = {}): AnswerRecord => ({
  id: 'answer-1',
  scope: GUILD,
  at: NOW,
  question: 'How much trade?',
  outcome: 'answered',
  claims: [
    { articleId: 'a', revision: 'AAAAAAAA', claimId: '2.1' },
    { articleId: 'b', revision: 'BBBBBBBB', claimId: '1.3' },
  ],
  ...over,
});
const schedule = (over: Partial<Schedule> = {}): Schedule => ({
  id: 'schedule-1',
  scope: GUILD,
  channelId: '300000000000000001',
  kind: 'summary',
  at: NOW,
  memberId: MEMBER,
  payload: '{"section":2}',
  ...over,
});
const NOTHING = { questions: 0, answers: 0, votes: 0, schedules: 0 };

describe.each(storesToTest)('%s: questions', (_name, open) => {
  test('are listed newest first, those of one moment as they came', async () => {
    await using store = await open();
    for (const [text, at] of [
      ['b', 2],
      ['a', 1],
      ['d', 3],
      ['c', 2],
    ] as const) {
      await store.questions.add(question({ text, at }));
    }
    const texts = async (options?: { since?: number; limit?: number }): Promise<string> =>
      (await store.questions.list(GUILD, options)).map(({ text }) => text).join('');
    expect(await texts()).toBe('dcba');
    expect(await texts({ since: 2 })).toBe('dcb');
    expect(await texts({ limit: 1 })).toBe('d');
  });

  test('come back as they were, whatever their text', async () => {
    await using store = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 1 }), fc.constant('\0')) }),
        fc.array(fc.tuple(fc.string(), fc.string(), fc.string())),
        async (text, pairs) => {
          // What may name somebody is not kept: see below.
          fc.pre(!/[@#]|\d{17}/u.test(text));
          const record = question({
            text,
            claims: pairs.map(([articleId, revision, claimId]) => ({ articleId, revision, claimId })),
          });
          await store.questions.add(record);
          // PostgreSQL keeps no U+0000: another character stands for it in every database.
          const kept = { ...record, text: text.replaceAll('\0', '\uFFFD') };
          expect(await store.questions.list(GUILD, { limit: 1 })).toEqual([kept]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('lose the members that they mention', async () => {
    await using store = await open();
    await store.questions.add(
      question({ text: `Does <@${MEMBER}> or <@!${MEMBER}> trade with <@&${GUILD}> in 1 < 2?` }),
    );
    expect((await store.questions.list(GUILD))[0]?.text).toBe('Does @… or @… trade with @… in 1 < 2?');
  });

  test('have their language, the article that was named, how sure the answer was, and which it is', async () => {
    await using store = await open();
    const kept = question({ locale: 'de', articleId: 'bees', confidence: 0.72, answerId: 'answer-1' });
    await store.questions.add(kept);
    await store.questions.add(question({ at: NOW + 1 }));
    expect(await store.questions.list(GUILD)).toEqual([question({ at: NOW + 1 }), kept]);
  });

  test('are taken back, with their answers, whether they are written already or not, and in their server only', async () => {
    await using store = await open();
    const [first, second] = [await store.questions.add(question()), await store.questions.add(question())];
    await store.answers.save(answer());
    await store.answers.save(answer({ id: 'answer-2' }));
    if (first === undefined || second === undefined) throw new Error('nothing was kept');
    for (const [id, answerId] of [
      [first, 'answer-1'],
      [second, 'answer-2'],
    ] as const) {
      await store.questions.takeBack(OTHER, id);
      await store.answers.takeBack(OTHER, answerId);
      expect(await store.answers.find(GUILD, answerId)).toBeDefined();
      const before = (await store.questions.list(GUILD)).length;
      await store.questions.takeBack(GUILD, id);
      await store.answers.takeBack(GUILD, answerId);
      expect(await store.questions.list(GUILD)).toHaveLength(before - 1);
      expect(await store.answers.find(GUILD, answerId)).toBeUndefined();
    }
  });

  test('are not kept with a retention of 0 days, neither are those of answers', async () => {
    await using store = await open(0);
    expect(await store.questions.add(question())).toBeUndefined();
    await store.answers.save(answer());
    expect(await store.questions.list(GUILD)).toEqual([]);
    const { question: _, ...rest } = answer();
    expect(await store.answers.find(GUILD, 'answer-1')).toEqual(rest);
  });
});

describe.each(storesToTest)('%s: what was shown', (_name, open) => {
  const span = fc.record({ start: fc.nat(2000), end: fc.nat(2000) });
  const found = fc.record(
    {
      answer: span,
      matched: fc.array(span),
      leansOn: fc.constantFrom('1.1', '12.3'),
      withSteps: fc.constant(true as const),
    },
    { requiredKeys: ['matched'] },
  );

  test('comes back as it was, at once and once it is written', async () => {
    await using store = await open();
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(found), fc.string(), async (hits, text) => {
        fc.pre(!/[@#]|\d{17}/u.test(text));
        made += 1;
        const readAs = { corrections: [{ from: text, to: text }], missing: [{ kind: 'name' as const, text }] };
        const record = answer({ id: `shown-${made}`, found: hits, readAs });
        await store.answers.save(record);
        expect(await store.answers.find(GUILD, record.id)).toEqual(record);
        await store.questions.list(GUILD);
        expect(await store.answers.find(GUILD, record.id)).toEqual(record);
      }),
      { numRuns: 40 },
    );
  });

  test('has no words of the question where questions are not kept, or no longer', async () => {
    const readAs = { corrections: [{ from: 'tradde', to: 'trade' }], missing: [] };
    const path = newFile();
    {
      await using store = await openStore(path, { questionRetentionDays: 90 });
      await store.answers.save(answer({ readAs }));
    }
    await using store = await openStore(path, { questionRetentionDays: 0 });
    await store.answers.save(answer({ id: 'answer-2', readAs }));
    await store.retention.purge(NOW);
    for (const id of ['answer-1', 'answer-2']) expect(await store.answers.find(GUILD, id)).not.toHaveProperty('readAs');
  });

  test('which message answers which is known in its own server, until it is removed or old', async () => {
    await using store = await open();
    const post = { scope: GUILD, at: NOW, questionId: '1', answerId: '11' };
    store.posts.add(post);
    store.posts.add({ ...post, questionId: '2', answerId: '12', at: NOW - 91 * DAY });
    expect(await store.posts.find(GUILD, '1')).toBe('11');
    expect(await store.posts.find(OTHER, '1')).toBeUndefined();
    store.posts.add({ ...post, answerId: '13' });
    expect(await store.posts.find(GUILD, '1')).toBe('13');
    await store.retention.purge(NOW);
    expect(await store.posts.find(GUILD, '2')).toBeUndefined();
    await store.posts.remove(GUILD, '1');
    expect(await store.posts.find(GUILD, '1')).toBeUndefined();
    store.posts.add(post);
    await store.retention.forgetScope(GUILD);
    expect(await store.posts.find(GUILD, '1')).toBeUndefined();
  });

  test('where an answer stands is known in its own server, until it is old', async () => {
    await using store = await open();
    const place = { channelId: '5', messageId: '11' };
    store.posts.place({ scope: GUILD, at: NOW, answerId: 'answer-1', ...place });
    store.posts.place({ scope: GUILD, at: NOW - 91 * DAY, answerId: 'answer-2', ...place });
    expect(await store.posts.placeOf(GUILD, 'answer-1')).toEqual(place);
    expect(await store.posts.placeOf(OTHER, 'answer-1')).toBeUndefined();
    expect(await store.posts.find(GUILD, 'answer-1')).toBeUndefined();
    await store.retention.purge(NOW);
    expect(await store.posts.placeOf(GUILD, 'answer-2')).toBeUndefined();
    await store.retention.forgetScope(GUILD);
    expect(await store.posts.placeOf(GUILD, 'answer-1')).toBeUndefined();
  });

  test('which messages quote which claims is known in their own server: summaries as long as it is, answers until they are old', async () => {
    await using store = await open();
    const post = { scope: GUILD, at: NOW, channelId: '5', kind: 'answer', articleId: 'bees' } as const;
    store.quotes.add({ ...post, messageId: '11', claimIds: ['1.1', '1.2'] });
    store.quotes.add({ ...post, messageId: '12', claimIds: ['1.3'], at: NOW - 91 * DAY });
    store.quotes.add({ ...post, messageId: '13', claimIds: ['1.1', '2.1'], kind: 'summary', at: NOW - 91 * DAY });
    store.quotes.add({ ...post, messageId: '14', claimIds: ['1.1'], articleId: 'wasps' });
    const found = async (...ids: readonly string[]) =>
      (await store.quotes.find(GUILD, 'bees', ids)).map(({ messageId }) => messageId);
    expect(await found('1.1')).toEqual(['11', '13']);
    expect(await found('1.3', '1.2')).toEqual(['11', '12']);
    expect(await found('9.9')).toEqual([]);
    expect(await store.quotes.find(OTHER, 'bees', ['1.1'])).toEqual([]);
    expect(await store.quotes.find(GUILD, 'bees', ['2.1'])).toEqual([
      { ...post, messageId: '13', claimIds: ['1.1', '2.1'], kind: 'summary', at: NOW - 91 * DAY },
    ]);
    store.quotes.add({ ...post, messageId: '15', channelId: '6', claimIds: ['3.1'], at: NOW - 1 });
    store.quotes.add({ ...post, messageId: '16', channelId: '7', claimIds: ['3.1'], at: NOW - 2 });
    expect(await store.quotes.channels(GUILD, 'bees', 10)).toEqual(['5', '6', '7']);
    expect(await store.quotes.channels(GUILD, 'bees', 2)).toEqual(['5', '6']);
    expect(await store.quotes.channels(OTHER, 'bees', 10)).toEqual([]);
    store.quotes.add({ ...post, messageId: '11', claimIds: ['1.4'] });
    expect(await found('1.1')).toEqual(['13']);
    await store.retention.purge(NOW);
    expect(await found('1.1', '1.3', '1.4')).toEqual(['11', '13']);
    await store.quotes.remove(GUILD, '11');
    expect(await found('1.1', '1.4')).toEqual(['13']);
    await store.retention.forgetScope(GUILD);
    expect(await found('1.1')).toEqual([]);
  });

  test('why it was voted down is counted, once a member, as long as the vote stands', async () => {
    await using store = await open();
    await store.answers.save(answer());
    const faults = () => store.votes.faults(GUILD, 'answer-1');
    expect(await store.votes.explain(GUILD, 'answer-1', MEMBER, 'claim')).toBe(false);
    await store.votes.cast(GUILD, 'answer-1', MEMBER, 'down');
    expect(await store.votes.explain(GUILD, 'answer-1', MEMBER, 'claim')).toBe(true);
    expect(await store.votes.explain(GUILD, 'answer-1', MEMBER, 'outdated')).toBe(true);
    expect(await store.votes.explain(OTHER, 'answer-1', MEMBER, 'claim')).toBe(false);
    expect(await faults()).toEqual({ claim: 0, outdated: 1, question: 0 });
    await store.votes.cast(GUILD, 'answer-1', MEMBER, 'up');
    expect(await faults()).toEqual({ claim: 0, outdated: 0, question: 0 });
  });
});

describe.each(storesToTest)('%s: answers and votes', (_name, open) => {
  test('an answer is found by its id in its own server only', async () => {
    await using store = await open();
    await store.answers.save(answer());
    expect(await store.answers.find(GUILD, 'answer-1')).toEqual(answer());
    expect(await store.answers.find(OTHER, 'answer-1')).toBeUndefined();
    expect(await store.answers.find(GUILD, 'answer-2')).toBeUndefined();
  });

  test('an answer in a direct message is found under its channel', async () => {
    await using store = await open();
    const scope = directScope('400000000000000001');
    await store.answers.save(answer({ scope }));
    expect(await store.answers.find(scope, 'answer-1')).toEqual(answer({ scope }));
    expect(await store.answers.find(directScope('400000000000000002'), 'answer-1')).toBeUndefined();
    await store.retention.forgetScope(scope);
    expect(await store.answers.find(scope, 'answer-1')).toBeUndefined();
  });

  test('are cast once by each press, however often and wherever it is told of', async () => {
    await using store = await open();
    await store.answers.save(answer());
    const press = (id: string) => store.votes.cast(GUILD, 'answer-1', MEMBER, 'up', { id, at: NOW });
    expect(await press('1')).toEqual({ up: 1, down: 0 });
    expect(await press('1')).toEqual({ up: 1, down: 0 });
    expect(await press('2')).toEqual({ up: 0, down: 0 });
    expect(await press('2')).toEqual({ up: 0, down: 0 });
    expect(await press('1')).toEqual({ up: 0, down: 0 });
  });

  test('a member has one vote, can change it and take it back', async () => {
    await using store = await open();
    await store.answers.save(answer());
    const cast = (member: string, vote: 'up' | 'down'): Promise<unknown> =>
      store.votes.cast(GUILD, 'answer-1', member, vote);
    expect(await cast(MEMBER, 'up')).toEqual({ up: 1, down: 0 });
    expect(await cast('200000000000000002', 'up')).toEqual({ up: 2, down: 0 });
    expect(await cast(MEMBER, 'down')).toEqual({ up: 1, down: 1 });
    expect(await cast(MEMBER, 'down')).toEqual({ up: 1, down: 0 });
    expect(await store.votes.count(GUILD, 'answer-1')).toEqual({ up: 1, down: 0 });
  });

  test('a vote from another server, or for an answer long forgotten, counts nothing', async () => {
    await using store = await open();
    await store.answers.save(answer());
    expect(await store.votes.cast(OTHER, 'answer-1', MEMBER, 'up')).toEqual({ up: 0, down: 0 });
    expect(await store.votes.cast(GUILD, 'answer-2', MEMBER, 'up')).toEqual({ up: 0, down: 0 });
    expect(await store.retention.summary(GUILD)).toEqual({ ...NOTHING, answers: 1 });
  });

  test('votes at the same time are all counted, one a member', async () => {
    await using store = await open();
    await store.answers.save(answer());
    const members = Array.from({ length: 40 }, (_, n) => `20000000000000${1000 + n}`);
    await Promise.all(
      members.map((member, n) => store.votes.cast(GUILD, 'answer-1', member, n % 4 === 0 ? 'down' : 'up')),
    );
    expect(await store.votes.count(GUILD, 'answer-1')).toEqual({ up: 30, down: 10 });
  });
});

describe.each(storesToTest)('%s: quizzes', (_name, open) => {
  const right = { scope: GUILD, quizId: 'quiz-1', memberId: MEMBER, right: true, at: NOW };

  test('count the first answer of each member, in its own server only', async () => {
    await using store = await open();
    expect(await store.quizzes.answer({ ...right, right: false })).toEqual({ right: 0, all: 1, first: true });
    expect(await store.quizzes.answer(right)).toEqual({ right: 0, all: 1, first: false });
    const other = { ...right, memberId: '200000000000000002' };
    expect(await store.quizzes.answer(other)).toEqual({ right: 1, all: 2, first: true });
    expect(await store.quizzes.answer({ ...right, scope: OTHER })).toEqual({ right: 1, all: 1, first: true });
    expect(await store.quizzes.count(GUILD, 'quiz-1')).toEqual({ right: 1, all: 2 });
    expect(await store.quizzes.count(GUILD, 'quiz-2')).toEqual({ right: 0, all: 0 });
  });

  test('are forgotten with their server, with their member, and after their days', async () => {
    await using store = await open(90);
    const answerAll = async (): Promise<void> => {
      await store.quizzes.answer(right);
      await store.quizzes.answer({ ...right, memberId: '200000000000000002' });
    };
    await answerAll();
    expect(await store.retention.summary(GUILD)).toEqual({ ...NOTHING, votes: 2 });
    expect(await store.retention.forgetMember(MEMBER)).toBe(1);
    expect(await store.quizzes.count(GUILD, 'quiz-1')).toEqual({ right: 1, all: 1 });
    await store.retention.forgetScope(GUILD);
    expect(await store.retention.summary(GUILD)).toEqual(NOTHING);
    await answerAll();
    await store.retention.purge(NOW + 90 * DAY);
    expect(await store.quizzes.count(GUILD, 'quiz-1')).toEqual({ right: 2, all: 2 });
    await store.retention.purge(NOW + 90 * DAY + 1);
    expect(await store.quizzes.count(GUILD, 'quiz-1')).toEqual({ right: 0, all: 0 });
  });
});

describe.each(storesToTest)('%s: schedules', (_name, open) => {
  test('are listed by time, in their own server only', async () => {
    await using store = await open();
    await store.schedules.add(schedule({ id: 'late', at: NOW + 2 }));
    await store.schedules.add(schedule({ id: 'early', at: NOW + 1, kind: 'daily' }));
    await store.schedules.add(schedule({ id: 'other', scope: OTHER }));
    expect(await store.schedules.list(GUILD)).toEqual([
      schedule({ id: 'early', at: NOW + 1, kind: 'daily' }),
      schedule({ id: 'late', at: NOW + 2 }),
    ]);
  });

  test('are cancelled from their own server only, once', async () => {
    await using store = await open();
    await store.schedules.add(schedule());
    expect(await store.schedules.cancel(OTHER, 'schedule-1')).toBe(false);
    expect(await store.schedules.cancel(GUILD, 'schedule-1')).toBe(true);
    expect(await store.schedules.cancel(GUILD, 'schedule-1')).toBe(false);
    expect(await store.schedules.takeDue(NOW, 1_000)).toEqual([]);
  });

  test('are taken when due, by one taker, and again when the lease has run out', async () => {
    await using store = await open();
    await store.schedules.add(schedule());
    expect(await store.schedules.takeDue(NOW - 1, 1_000)).toEqual([]);
    const takers = await Promise.all(Array.from({ length: 8 }, () => store.schedules.takeDue(NOW, 1_000)));
    expect(takers.flat()).toEqual([schedule()]);
    expect(await store.schedules.takeDue(NOW + 999, 1_000)).toEqual([]);
    expect(await store.schedules.takeDue(NOW + 1_000, 1_000)).toEqual([schedule()]);
  });

  test('are done when settled, or due again at the next time with the next payload', async () => {
    await using store = await open();
    await store.schedules.add(schedule());
    await store.schedules.add(schedule({ id: 'schedule-2', scope: OTHER }));
    await store.schedules.takeDue(NOW, 60_000);
    await store.schedules.settle(GUILD, 'schedule-1', { at: NOW + DAY, payload: '{"section":3}' });
    await store.schedules.settle(GUILD, 'schedule-2');
    expect(await store.schedules.list(OTHER)).toHaveLength(1);
    await store.schedules.settle(OTHER, 'schedule-2');
    expect(await store.schedules.list(OTHER)).toEqual([]);
    expect(await store.schedules.takeDue(NOW + DAY - 1, 1_000)).toEqual([]);
    expect(await store.schedules.takeDue(NOW + DAY, 1_000)).toEqual([
      schedule({ at: NOW + DAY, payload: '{"section":3}' }),
    ]);
  });

  test('are added once, whatever has become of them since, in each server', async () => {
    await using store = await open();
    expect(await store.schedules.add(schedule())).toBe(true);
    expect(await store.schedules.add(schedule({ channelId: '300000000000000002' }))).toBe(false);
    expect(await store.schedules.list(GUILD)).toEqual([schedule()]);
    await store.schedules.settle(GUILD, 'schedule-1');
    expect(await store.schedules.add(schedule())).toBe(false);
    expect(await store.schedules.add(schedule({ id: 'schedule-2' }))).toBe(true);
    await store.schedules.cancel(GUILD, 'schedule-2');
    await store.retention.purge(NOW + 90 * DAY);
    expect(await store.schedules.add(schedule({ id: 'schedule-2' }))).toBe(false);
    expect(await store.schedules.list(GUILD)).toEqual([]);
    expect(await store.schedules.add(schedule({ scope: OTHER }))).toBe(true);
  });

  test('settling one that was cancelled meanwhile does not bring it back', async () => {
    await using store = await open();
    await store.schedules.add(schedule());
    await store.schedules.takeDue(NOW, 60_000);
    await store.schedules.cancel(GUILD, 'schedule-1');
    await store.schedules.settle(GUILD, 'schedule-1', { at: NOW + 1, payload: '{}' });
    expect(await store.schedules.list(GUILD)).toEqual([]);
  });
});

describe.each(storesToTest)('%s: what is done once', (_name, open) => {
  test('is taken by one taker in each server', async () => {
    await using store = await open();
    const { once } = store;
    const takers = await Promise.all(Array.from({ length: 8 }, () => once.take(GUILD, 'share:1', NOW, DAY)));
    expect(takers.filter(Boolean)).toHaveLength(1);
    expect(await once.take(GUILD, 'share:2', NOW, DAY)).toBe(true);
    expect(await once.take(OTHER, 'share:1', NOW, DAY)).toBe(true);
    expect(await once.take(directScope('400000000000000001'), 'share:1', NOW, DAY)).toBe(true);
  });

  test('is kept with what came of it, until it is given back', async () => {
    await using store = await open();
    const { once } = store;
    await once.take(GUILD, 'share:1', NOW, DAY);
    await once.take(OTHER, 'share:1', NOW, DAY);
    expect(await once.noted(GUILD, 'share:1')).toBeUndefined();
    await once.note(GUILD, 'share:1', 'https://discord.com/channels/1/2/3');
    expect(await once.noted(GUILD, 'share:1')).toBe('https://discord.com/channels/1/2/3');
    expect(await once.noted(OTHER, 'share:1')).toBeUndefined();
    await once.giveBack(GUILD, 'share:1');
    await once.take(GUILD, 'share:1', NOW, DAY);
    expect(await once.noted(GUILD, 'share:1')).toBeUndefined();
  });

  test('can be taken again once it was given back, forgotten with its server, or long ago', async () => {
    await using store = await open();
    const take = (what: string, scope = GUILD) => store.once.take(scope, what, NOW, DAY);
    for (const what of ['given back', 'kept', 'elsewhere']) await take(what);
    await take('elsewhere', OTHER);
    await store.once.giveBack(OTHER, 'given back');
    expect(await take('given back')).toBe(false);
    await store.once.giveBack(GUILD, 'given back');
    expect(await take('given back')).toBe(true);
    await store.retention.purge(NOW + DAY);
    expect(await take('kept')).toBe(false);
    await store.retention.purge(NOW + DAY + 1);
    expect(await take('kept')).toBe(true);
    await take('elsewhere', OTHER);
    await store.retention.forgetScope(GUILD);
    expect(await take('kept')).toBe(true);
    expect(await take('elsewhere', OTHER)).toBe(false);
  });
});

describe.each(storesToTest)('%s: forgetting', (_name, open) => {
  async function fill(store: Store): Promise<void> {
    for (const scope of [GUILD, OTHER]) {
      await store.questions.add(question({ scope }));
      await store.questions.add(question({ scope, at: NOW - 91 * DAY }));
      await store.answers.save(answer({ scope, id: `new-${scope}` }));
      await store.answers.save(answer({ scope, id: `old-${scope}`, at: NOW - 91 * DAY }));
      await store.votes.cast(scope, `new-${scope}`, MEMBER, 'up');
      await store.votes.cast(scope, `old-${scope}`, MEMBER, 'up');
      await store.votes.cast(scope, `old-${scope}`, '200000000000000002', 'down');
      await store.schedules.add(schedule({ scope, id: `schedule-${scope}` }));
      await store.schedules.add(schedule({ scope, id: `other-${scope}`, memberId: '200000000000000002' }));
    }
  }
  const FULL = { questions: 2, answers: 2, votes: 3, schedules: 2 };

  test('takes out questions and answers, with their votes, after their days', async () => {
    await using store = await open(90);
    await fill(store);
    await store.retention.purge(NOW);
    expect(await store.retention.summary(GUILD)).toEqual({ questions: 1, answers: 1, votes: 1, schedules: 2 });
    await store.retention.purge(NOW + 90 * DAY);
    expect(await store.retention.summary(GUILD)).toEqual({ questions: 1, answers: 1, votes: 1, schedules: 2 });
    await store.retention.purge(NOW + 90 * DAY + 1);
    expect(await store.retention.summary(OTHER)).toEqual({ ...NOTHING, schedules: 2 });
  });

  test('with 0 days keeps answers for 30 days', async () => {
    await using store = await open(0);
    await store.answers.save(answer());
    await store.retention.purge(NOW + 30 * DAY);
    expect(await store.retention.summary(GUILD)).toEqual({ ...NOTHING, answers: 1 });
    await store.retention.purge(NOW + 30 * DAY + 1);
    expect(await store.retention.summary(GUILD)).toEqual(NOTHING);
  });

  test('a server takes out everything of it and nothing of another', async () => {
    await using store = await open();
    await fill(store);
    await store.retention.forgetScope(GUILD);
    expect(await store.retention.summary(GUILD)).toEqual(NOTHING);
    expect(await store.retention.summary(OTHER)).toEqual(FULL);
  });

  test('a member takes out their votes and schedules everywhere', async () => {
    await using store = await open();
    await fill(store);
    expect(await store.retention.forgetMember(MEMBER)).toBe(6);
    for (const scope of [GUILD, OTHER]) {
      expect(await store.retention.summary(scope)).toEqual({ ...FULL, votes: 1, schedules: 1 });
      expect(await store.votes.count(scope, `old-${scope}`)).toEqual({ up: 0, down: 1 });
    }
    expect(await store.retention.forgetMember(MEMBER)).toBe(0);
  });
});

describe.each(storesToTest)('%s: servers that were left', (_name, open) => {
  const [guild, other, third] = [GUILD, OTHER, '100000000000000003'].map((id) => asGuildId(id)) as [
    GuildId,
    GuildId,
    GuildId,
  ];

  async function fill(store: Store): Promise<void> {
    for (const scope of [GUILD, OTHER]) {
      await store.questions.add(question({ scope }));
      await store.answers.save(answer({ scope, id: `answer-${scope}` }));
      await store.votes.cast(scope, `answer-${scope}`, MEMBER, 'up');
      await store.schedules.add(schedule({ scope, id: `schedule-${scope}` }));
    }
  }
  const FULL = { questions: 1, answers: 1, votes: 1, schedules: 1 };

  test('keep everything for a week, and lose it then, nothing of another server', async () => {
    await using store = await open();
    await fill(store);
    await store.departures.leave(guild, NOW);
    // Told again, the first time counts.
    await store.departures.leave(guild, NOW + DAY);
    expect(await store.departures.purge(NOW + 7 * DAY)).toBe(0);
    expect(await store.retention.summary(GUILD)).toEqual(FULL);
    expect(await store.departures.purge(NOW + 7 * DAY + 1)).toBe(1);
    expect(await store.retention.summary(GUILD)).toEqual(NOTHING);
    expect(await store.retention.summary(OTHER)).toEqual(FULL);
    expect(await store.departures.purge(NOW + 99 * DAY)).toBe(0);
  });

  test('keep everything where Docent comes back within it', async () => {
    await using store = await open();
    await fill(store);
    await store.departures.leave(guild, NOW);
    await store.departures.comeBack(guild);
    expect(await store.departures.purge(NOW + 99 * DAY)).toBe(0);
    expect(await store.retention.summary(GUILD)).toEqual(FULL);
  });

  test('are not posted to, until Docent is back', async () => {
    await using store = await open();
    await fill(store);
    await store.departures.leave(guild, NOW);
    expect((await store.schedules.takeDue(NOW, 1_000)).map(({ scope }) => scope)).toEqual([OTHER]);
    await store.departures.comeBack(guild);
    expect((await store.schedules.takeDue(NOW + 1, 1_000)).map(({ scope }) => scope)).toEqual([GUILD]);
  });

  test.each<[what: string, keep: (store: Store) => Promise<unknown>]>([
    ['a question', (store) => store.questions.add(question())],
    ['an answer', (store) => store.answers.save(answer())],
    ['a schedule', (store) => store.schedules.add(schedule())],
    [
      'an answer to a quiz',
      (store) => store.quizzes.answer({ scope: GUILD, quizId: 'quiz', memberId: MEMBER, right: true, at: NOW }),
    ],
  ])('are found by %s, when what Discord lists is compared', async (_what, keep) => {
    await using store = await open();
    await keep(store);
    expect(await store.departures.compare([other, third], NOW)).toEqual({ left: 1, back: 0 });
    expect(await store.departures.compare([other, third], NOW + 6 * DAY)).toEqual({ left: 0, back: 0 });
    expect(await store.departures.purge(NOW + 7 * DAY + 1)).toBe(1);
    expect(await store.retention.summary(GUILD)).toEqual(NOTHING);
    expect(await store.departures.compare([other, third], NOW)).toEqual({ left: 0, back: 0 });
  });

  test('are back when they are listed again', async () => {
    await using store = await open();
    await fill(store);
    await store.departures.compare([other], NOW);
    expect(await store.departures.compare([guild, other], NOW + DAY)).toEqual({ left: 0, back: 1 });
    expect(await store.departures.purge(NOW + 99 * DAY)).toBe(0);
    expect(await store.retention.summary(GUILD)).toEqual(FULL);
  });

  test('are servers: a direct message is none', async () => {
    await using store = await open();
    const scope = directScope('400000000000000001');
    await store.questions.add(question({ scope }));
    expect(await store.departures.compare([], NOW)).toEqual({ left: 0, back: 0 });
    expect(await store.departures.purge(NOW + 99 * DAY)).toBe(0);
    expect(await store.retention.summary(scope)).toEqual({ ...NOTHING, questions: 1 });
  });
});

describe.each(storesToTest)('%s: two servers', (name, open) => {
  const scope = fc.constantFrom(GUILD, OTHER);
  const id = fc.constantFrom('one', 'two', 'three');
  const member = fc.constantFrom(MEMBER, '200000000000000002');
  const step = fc.oneof(
    fc.record({ do: fc.constant('ask' as const), scope, id }),
    fc.record({ do: fc.constant('answer' as const), scope, id }),
    fc.record({
      do: fc.constant('vote' as const),
      scope,
      id,
      member,
      vote: fc.constantFrom('up' as const, 'down' as const),
    }),
    fc.record({ do: fc.constant('plan' as const), scope, id, member }),
    fc.record({ do: fc.constant('cancel' as const), scope, id }),
    fc.record({ do: fc.constant('settle' as const), scope, id }),
    fc.record({ do: fc.constant('forget' as const), scope, id }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  /** Each server also tries the ids of the other, as who forges a button would. */
  async function run(store: Store, taken: Set<string>, each: Step): Promise<void> {
    const { scope } = each;
    if (each.do === 'ask') await store.questions.add(question({ scope, text: `${scope} ${each.id}` }));
    else if (each.do === 'answer' && !taken.has(`answer ${each.id}`)) {
      taken.add(`answer ${each.id}`);
      await store.answers.save(answer({ scope, id: each.id, question: `${scope} asked` }));
    } else if (each.do === 'vote') await store.votes.cast(scope, each.id, each.member, each.vote);
    else if (each.do === 'plan' && !taken.has(`plan ${each.id}`)) {
      taken.add(`plan ${each.id}`);
      await store.schedules.add(schedule({ scope, id: each.id, memberId: each.member, payload: scope }));
    } else if (each.do === 'cancel') await store.schedules.cancel(scope, each.id);
    else if (each.do === 'settle') await store.schedules.settle(scope, each.id, { at: NOW + 5, payload: scope });
    else if (each.do === 'forget') await store.retention.forgetScope(scope);
  }

  async function seen(store: Store, scope: RecordScope): Promise<unknown> {
    return {
      questions: await store.questions.list(scope),
      answers: await Promise.all(['one', 'two', 'three'].map((id) => store.answers.find(scope, id))),
      votes: await Promise.all(['one', 'two', 'three'].map((id) => store.votes.count(scope, id))),
      schedules: await store.schedules.list(scope),
      summary: await store.retention.summary(scope),
    };
  }

  test('whatever one does, the other sees and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await using store = await open();
        const taken = new Set<string>();
        for (const each of steps) {
          const other = each.scope === GUILD ? OTHER : GUILD;
          const before = await seen(store, other);
          await run(store, taken, each);
          const after = await seen(store, other);
          expect(after).toEqual(before);
          expect(JSON.stringify(after)).not.toContain(each.scope);
        }
      }),
      // A server of its own takes ten times as long for it.
      { numRuns: name === 'PostgreSQL' ? 5 : 20 },
    );
  });
});

describe.each(storesToTest)('%s: closing', (_name, open) => {
  test('twice is as good as once, and nothing is written afterwards', async () => {
    const store = await open();
    await store[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    await expect(store.questions.add(question())).rejects.toThrow(/destroyed/u);
  });
});
