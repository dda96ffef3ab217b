import { describe, expect, it } from 'vitest';
import {
  customIds,
  type DeskOptions,
  here,
  idOf,
  isPrivate,
  messageOf,
  openDesk,
  openOptions,
  said,
  target,
} from '../../support/desk.ts';

/** Takes every question with the one before it, word for word: what is understood is the search's matter, this is about who is asked. */
const literally: DeskOptions['searching'] =
  (search) =>
  async (question, { previous, ...options } = {}) => {
    const found = await search(previous === undefined ? question : `${previous} ${question}`, options);
    return { ...found, question };
  };

const trade = 'How much trade does Russia do with Afghanistan?';

describe('follow-up', () => {
  it('opens a field, and answers what is sent where the answer before stands', async () => {
    const desk = await openDesk();
    const open = await desk.command('ask', { question: trade });
    const panel = await openOptions(desk, open);
    const modal = await desk.press(idOf(panel, 'follow'), messageOf(panel));
    if (modal.kind !== 'modal') throw new Error('no modal');
    const next = await desk.press(modal.modal.custom_id, messageOf(panel), { question: 'ambassador' });
    expect(isPrivate(next)).toBe(false);
    expect(said(next)).toContain('Zhirnov');
    const quiet = await desk.command('ask', { question: trade, private: true });
    const second = await desk.press(idOf(await openOptions(desk, quiet), 'follow'), messageOf(quiet));
    if (second.kind !== 'modal') throw new Error('no modal');
    expect(isPrivate(await desk.press(second.modal.custom_id, messageOf(quiet), { question: 'why?' }))).toBe(true);
  });

  it('asks with the question before it, and with the one before that', async () => {
    const desk = await openDesk({ searching: literally });
    const first = await desk.command('ask', { question: trade });
    const second = await desk.press(`1:next:${answerId(first)}`, messageOf(first), { question: 'and when?' });
    const alone = await desk.command('ask', { question: 'and when?' });
    expect(said(second)).not.toBe(said(alone));
    expect(said(second)).toContain(`Going on from “${trade}”`);
    const record = await desk.services.store.answers.find(here, answerId(second));
    expect(record?.question).toBe(`${trade} and when?`);
    const third = await desk.press(`1:next:${answerId(second)}`, messageOf(second), { question: 'and why?' });
    expect(said(third)).toContain('Going on from “and when?”');
    const last = await desk.services.store.answers.find(here, answerId(third));
    expect(last?.question).toBe(`${trade} and when? and why?`);
  });

  it('takes a new subject as new', async () => {
    const desk = await openDesk();
    const first = await desk.command('ask', { question: trade });
    const question = 'Who was the first foreign diplomat to meet the Taliban?';
    const second = await desk.press(`1:next:${answerId(first)}`, messageOf(first), { question });
    expect(said(second)).toContain('· 1.2');
    expect(said(second)).not.toContain('Going on');
  });
});

describe('a mention', () => {
  it('is answered', async () => {
    const desk = await openDesk();
    const reply = await desk.mentioned(trade);
    expect(said(reply)).toContain('$289 million');
    expect(isPrivate(reply)).toBe(false);
  });

  it('in reply to an answer goes on from that', async () => {
    const desk = await openDesk({ searching: literally });
    const first = await desk.mentioned(trade);
    const second = await desk.mentioned('and when?', { repliesTo: target(messageOf(first)) });
    expect(said(second)).toContain('Going on from');
  });

  it('in reply to an answer that is forgotten goes on from the question over it', async () => {
    const desk = await openDesk({ retentionDays: 0, searching: literally });
    const first = await desk.mentioned('*Russia* trade <@1>');
    const second = await desk.mentioned('and when?', { repliesTo: target(messageOf(first)) });
    expect(said(second)).toContain('Going on from “Russia trade');
  });

  it('in reply to anything else of Docent’s is a question of its own', async () => {
    const desk = await openDesk({ searching: literally });
    const help = await desk.command('help');
    const reply = await desk.mentioned('and when?', { repliesTo: target(messageOf(help)) });
    expect(said(reply)).not.toContain('Going on');
  });

  it('with nothing in it says how to ask', async () => {
    const desk = await openDesk();
    expect(said(await desk.mentioned(''))).toContain('Ask me something');
  });
});

function answerId(reply: Parameters<typeof messageOf>[0]): string {
  const id = customIds(messageOf(reply)).find((each) => each.includes(':options:'));
  return id?.split(':')[2] ?? '';
}
