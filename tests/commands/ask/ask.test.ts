import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../commands/ask/answer-question.ts';
import { long, longId } from '../../support/articles.ts';
import {
  bundled,
  here,
  ids,
  idOf,
  isPrivate,
  labels,
  messageOf,
  openDesk,
  openOptions,
  ordinary,
  said,
  valueOf,
} from '../../support/desk.ts';

const trade = 'How much trade does Russia do with Afghanistan?';

describe('/ask', () => {
  it('answers with buttons to go on from there', async () => {
    const desk = await openDesk();
    const reply = await desk.command('ask', { question: trade });
    expect(isPrivate(reply)).toBe(false);
    expect(said(reply)).toContain('$289 million');
    expect(labels(reply)).toEqual(['In context', '👍', '👎', 'Options']);
    const options = await openOptions(desk, reply);
    expect(isPrivate(options)).toBe(true);
    expect(labels(options)).toEqual(['Around 2.1', 'Section 2', 'Follow-up', 'Take this answer away']);
    expect(labels(await openOptions(desk, reply, { userId: ids.bob }))).not.toContain('Take this answer away');
  });

  it('offers to post a private answer, in a server', async () => {
    const desk = await openDesk();
    const options = { question: trade, private: true };
    const reply = await desk.command('ask', options);
    expect(isPrivate(reply)).toBe(true);
    expect(labels(reply)).toEqual(['Share with everyone', 'Options']);
    expect(labels(await openOptions(desk, reply))).toEqual(['Around 2.1', 'Section 2', 'Follow-up', '👍', '👎']);
    const alone = await desk.command('ask', options, { guildId: undefined } as object);
    expect(labels(alone)).not.toContain('Share with everyone');
  });

  it('notes down what was asked and shown, and never by whom', async () => {
    const desk = await openDesk();
    await desk.command('ask', { question: trade });
    const [kept] = await desk.services.store.questions.list(here);
    expect(kept).toMatchObject({ text: trade, outcome: 'answered', scope: here, at: desk.services.now() });
    expect(kept?.claims[0]).toEqual({
      articleId: bundled[0]?.id,
      revision: expect.stringMatching(/^[\w-]{8}$/),
      claimId: '2.1',
    });
    expect(JSON.stringify(kept)).not.toContain(ids.alice);
  });

  it('keeps no question where none are to be kept, and its pages turn all the same', async () => {
    const desk = await openDesk({ articles: [long], retentionDays: 0 });
    const reply = await desk.command('ask', { question: 'village bridge arches' });
    expect(await desk.services.store.questions.list(here)).toEqual([]);
    const next = await desk.press(idOf(reply, 'more'), messageOf(reply));
    expect(next.kind).toBe('update');
    expect(said(next)).toMatch(/\*\*[^*]*(village|bridge|arches)/);
  });

  it('asks one article only where one is named, by pick or by some of its title', async () => {
    const desk = await openDesk({ articles: [...bundled, longId] });
    for (const article of ['Bees', (await desk.typing('ask', 'article', 'bees'))[0]?.value ?? '']) {
      const reply = await desk.command('ask', { question: 'muscles', article });
      expect(said(reply)).toContain('shiver');
      const elsewhere = await desk.command('ask', { question: trade, article });
      expect(said(elsewhere)).not.toContain('$289');
      expect(said(elsewhere)).toContain('Bees of the north');
    }
  });

  it('says privately that it knows no such article, and which it knows', async () => {
    const desk = await openDesk({ articles: [...bundled, longId] });
    const reply = await desk.command('ask', { question: trade, article: 'nothing like it' });
    expect(isPrivate(reply)).toBe(true);
    expect(said(reply)).toContain('Bees of the north');
  });

  it('keeps a question once its answer was handed on, and takes it back after that', async () => {
    const { services } = await openDesk();
    const request = { id: ids.message, guildId: ids.guild, channelId: ids.channel, userId: ids.alice } as const;
    const asker = { ...request, locale: 'en', permissions: ordinary } as const;
    await answerQuestion(asker, services, { question: trade, open: true });
    expect(await services.store.questions.list(here)).toEqual([]);
    await turn();
    expect(await services.store.questions.list(here)).toMatchObject([{ text: trade }]);
    const again = await answerQuestion(asker, services, { question: trade, open: true });
    await again.takeBack?.();
    expect(await services.store.questions.list(here)).toHaveLength(1);
  });

  it('answers all the same when the store fails, and logs that', async () => {
    const desk = await openDesk();
    await desk.command('ask', { question: 'Which country funds schools?' });
    await desk.services.store[Symbol.asyncDispose]();
    const reply = await desk.command('ask', { question: trade });
    expect(said(reply)).toContain('$289 million');
    expect(desk.log()).toContain('a question was not kept');
    expect(desk.log()).not.toContain('trade');
  });

  it('asks for patience when someone asks too often, but not of moderators', async () => {
    const desk = await openDesk({ perMember: 1 });
    await desk.command('ask', { question: trade });
    const refused = await desk.command('ask', { question: trade });
    expect(isPrivate(refused)).toBe(true);
    expect(said(refused)).toMatch(/\d+ s/);
    const moderator = { userId: ids.bob, permissions: 1n << 13n };
    for (let time = 0; time < 3; time++)
      expect(said(await desk.command('ask', { question: trade }, moderator))).toContain('$289 million');
  });

  it('refuses honestly, and offers the sections to read instead', async () => {
    const desk = await openDesk();
    const reply = await desk.command('ask', { question: 'best pizza recipe' });
    expect(said(reply)).toContain('It covers:');
    const read = await desk.press(idOf(reply, 'read'), messageOf(reply), { values: [valueOf('2')] });
    expect(isPrivate(read)).toBe(true);
    expect(said(read)).toContain('$289 million');
  });
});
