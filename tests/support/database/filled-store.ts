import { asGuildId, directScope, type RecordScope } from '../../../src/library/ids.ts';
import { addArticles, addCheck, usualLimits } from '../../../src/library/library-edits.ts';
import type { Store } from '../../../src/library/port.ts';
import { openStore } from '../../../src/store/open-store.ts';

export const filledGuild = '100000000000000001' as string as RecordScope;
const filledAt = Date.UTC(2026, 2, 1);
const MEMBER = '200000000000000001';
const OPTIONS = { questionRetentionDays: 90 };

/** Opens a database, and writes into every table of it. */
export async function fillStore(databaseUrl: string, questions = 450): Promise<void> {
  await using store = await openStore(databaseUrl, OPTIONS);
  const at = filledAt;
  for (const scope of [filledGuild, directScope('400000000000000001')]) {
    for (let n = 0; n < questions / 2; n += 1)
      await store.questions.add({
        scope,
        text: `Frage ${n} – «ça va?» 🦊\u2028`,
        at: at + n,
        outcome: 'answered',
        claims: [],
        locale: 'de',
        articleId: 'bees',
        confidence: 0.72,
        answerId: `answer-${scope.length}`,
      });
    const id = `answer-${scope.length}`;
    await store.answers.save({ id, scope, at, question: 'How much trade?', outcome: 'answered', claims: [] });
    await store.votes.cast(scope, id, MEMBER, 'down');
    await store.votes.explain(scope, id, MEMBER, 'claim');
    store.posts.add({ scope, at, questionId: '1', answerId: '11' });
    await store.quizzes.answer({ scope, quizId: 'quiz', memberId: MEMBER, right: true, at });
    await store.schedules.add({
      id: `schedule-${scope.length}`,
      scope,
      channelId: '300000000000000001',
      kind: 'daily',
      at,
      memberId: MEMBER,
      payload: '{"section":1}',
    });
    await store.once.take(scope, 'share', at, 1_000);
    await store.once.note(scope, 'share', 'https://discord.com/channels/1/2/3');
  }
  await store.settings.change(filledGuild, (before) => ({ ...before, ignoredMembers: [MEMBER] }));
  const article = {
    id: 'bees',
    title: 'About bees',
    language: 'en',
    sections: [{ heading: 'Facts', claims: [{ id: '1.1', text: `Bees make honey. ${'Bzz. '.repeat(20_000)}` }] }],
  };
  await store.library.change(filledGuild, { memberId: MEMBER, at }, (before) =>
    addArticles(before, [{ article, source: { kind: 'text' }, at }], usualLimits),
  );
  await store.drafts.save({ id: 'draft', scope: filledGuild, at, memberId: MEMBER, payload: '{"title":"Wasps"}' });
  const check = { id: 'check', question: 'What do bees make?', articleId: 'bees', claimId: '1.1', text: 'Honey.', at };
  await store.library.change(filledGuild, { memberId: MEMBER, at }, (before) => addCheck(before, check));
  const other = asGuildId('100000000000000002');
  if (other !== undefined) await store.departures.leave(other, at);
  // It has lapsed by now.
  await store.deliveries.attend(at, 30_000);
}

/** What a store tells of what `fillStore` wrote, sealed and hashed values too. */
export async function seenOf(databaseUrl: string): Promise<unknown> {
  await using store: Store = await openStore(databaseUrl, OPTIONS);
  const of = async (scope: RecordScope) => ({
    questions: await store.questions.list(scope, { limit: 1_000 }),
    answer: await store.answers.find(scope, `answer-${scope.length}`),
    votes: await store.votes.count(scope, `answer-${scope.length}`),
    faults: await store.votes.faults(scope, `answer-${scope.length}`),
    post: await store.posts.find(scope, '1'),
    quiz: await store.quizzes.count(scope, 'quiz'),
    schedules: await store.schedules.list(scope),
    share: await store.once.noted(scope, 'share'),
    settings: await store.settings.read(scope),
    summary: await store.retention.summary(scope),
    library: await store.library.read(scope),
    texts: await store.library.texts(scope, ['bees']),
    history: await store.library.history(scope, 10),
    draft: await store.drafts.find(scope, 'draft'),
    checks: await store.checks.list(scope),
  });
  return [await of(filledGuild), await of(directScope('400000000000000001'))];
}
