import { expect, it } from 'vitest';
import { messages } from '../../src/bot/messages/index.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { openDesk } from '../support/desk.ts';

const textOf = (reply: Reply | undefined): string | undefined =>
  reply?.kind === 'message' ? reply.message.content : undefined;

it('whoever comes when too many wait is told so at once, privately, in their language; all others are answered', async () => {
  const desk = await openDesk();
  const asked = Array.from({ length: 2_300 }, () => desk.command('help', {}, { locale: 'de' }));
  const refused = await Promise.race(asked.slice(2_100));
  expect(refused).toEqual({ kind: 'message', message: { content: messages.de.errors.busy }, ephemeral: true });
  const replies = await Promise.all(asked);
  const busy = replies.filter((reply) => textOf(reply) === messages.de.errors.busy);
  expect(busy.length).toBeGreaterThan(200);
  expect(busy.length).toBeLessThan(320);
  expect(textOf(await desk.command('help', {}, { locale: 'de' }))).not.toBe(messages.de.errors.busy);
});

it('a question that found the line full, by command or by mention, does not count towards the cooldown', async () => {
  const gate = Promise.withResolvers<void>();
  const desk = await openDesk({
    perMember: 1,
    searching: (search) => async (question) => {
      await gate.promise;
      return search(question);
    },
  });
  const question = 'How much is the trade?';
  const others = Array.from({ length: 2_000 }, (_, at) => desk.command('ask', { question }, { userId: `${at}` }));
  expect(textOf(await desk.command('ask', { question }))).toBe(messages.en.errors.busy);
  expect(textOf(await desk.mentioned(question))).toBe(messages.en.errors.busy);
  gate.resolve();
  await Promise.all(others);
  expect(JSON.stringify(await desk.command('ask', { question }))).toContain('$289 million');
});
