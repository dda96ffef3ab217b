import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenText } from '../../../commands/ask/asked-words.ts';
import { hostileText } from '../../support/hostile.ts';
import { ids, messageOf, openDesk, target } from '../../support/desk.ts';

const question = 'How much does Russia trade with Afghanistan?';

/** What people put around and into a question. */
const dressed = [
  `<:wave:123456789012345678> ${question} <@123456789012345678>`,
  `<a:party:123456789012345678>${question}`,
  `${question} <#123456789012345678> <@&123456789012345678>`,
  `https://example.org/a?b=c ${question}`,
  `${question} <https://example.org/x>`,
  'How much does **Russia** trade with __Afghanistan__?',
  'How much does *Russia* trade with _Afghanistan_?',
  'How much does ||Russia|| trade with ~~Afghanistan~~?',
  'How much does `Russia` trade with [Afghanistan](https://example.org)?',
  `> ${question}`,
  `## ${question}`,
];

describe('what only Discord understands is no part of a question', () => {
  it.each(dressed)('%s', (text) => {
    expect(spokenText(text)).toBe(question);
  });

  it.each(dressed)('and changes nothing of the answer, by /ask and by mention: %s', async (text) => {
    const desk = await openDesk();
    const plain = messageOf(await desk.command('ask', { question })).content;
    expect(messageOf(await desk.command('ask', { question: text })).content).toBe(plain);
    expect(messageOf(await desk.mentioned(text)).content).toBe(plain);
    await desk.menu('Answer this question', text);
    expect(desk.channels.posted.at(-1)?.message.content).toBe(plain);
  });

  it('nor is what is said to be polite', async () => {
    const desk = await openDesk();
    const answer = async (text: string) =>
      messageOf(await desk.command('ask', { question: text })).content?.split('\n')[1];
    const plain = await answer(question);
    expect(
      await answer('hey does anyone know how much Russia trades with Afghanistan? lmk, thanks in advance'),
    ).toContain('$289 million');
    expect(plain).toContain('$289 million');
  });
});

it.each([
  'C++ or C#?',
  'a_b_c and 2 * 3 * 4',
  'is 1 < 2 > 0',
  'what is __init__.py for',
  'snake_case_name',
  '5 > 3',
  'a | b',
])('what is no such mark stays: %s', (text) => {
  expect(spokenText(text).replaceAll('__', '')).toBe(text.replaceAll('__', ''));
});

it('whatever it is given, it takes its time in step and leaves no code of Discord’s', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(spokenText(text)).not.toMatch(/<@[!&]?\d+>|<#\d+>/);
    }),
  );
  expect(spokenText('**a '.repeat(1_500)).length).toBeGreaterThan(0);
  expect(target({ content: ids.message }).content).toBe(ids.message);
});
