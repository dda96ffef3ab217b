import { describe, expect, it } from 'vitest';
import { action, pageField } from '../../src/bot/action.ts';
import { component } from '../../src/bot/command.ts';
import { locales, messages } from '../../src/bot/messages/index.ts';
import { message } from '../../src/bot/reply.ts';
import { type ErrorCode, type ErrorContext, UserError } from '../../src/errors.ts';
import { button } from '../../src/reply/message-parts.ts';
import { isPrivate, openDesk, said } from '../support/desk.ts';

const failing =
  (code: ErrorCode, context: ErrorContext = { file: 'secret' }) =>
  () =>
  () =>
    Promise.reject(new UserError(code, 'what the terminal says, with /home/someone/article.txt', context));

describe('an error that a person can mend', () => {
  it.each(locales)('reaches a member in words of their language (%s)', async (locale) => {
    const { problems } = messages[locale];
    const said = async (code: ErrorCode, context?: ErrorContext) => {
      const desk = await openDesk({ searching: failing(code, context) });
      const reply = await desk.command('ask', { question: 'trade' }, { locale });
      expect(isPrivate(reply)).toBe(true);
      return reply.kind === 'message' ? reply.message.content : undefined;
    };
    expect(await said('ARTICLE_UNKNOWN')).toBe(problems.ARTICLE_UNKNOWN);
    expect(await said('CANNOT_POST')).toBe(problems.CANNOT_POST);
    // What is wrong may name how much would be right.
    expect(await said('URL_TOO_LARGE', { mostMegabytes: 12 })).toMatch(/\b12\b/);
    expect(await said('FILE_TOO_LARGE', { mostMegabytes: 7 })).toBe(problems.FILE_TOO_LARGE({ mostMegabytes: 7 }));
    // What only whoever runs the bot can mend is named by its code, without anything of theirs.
    expect(await said('STORE_UNREADABLE')).toBe(problems.forOperator('STORE_UNREADABLE'));
  });

  it('is logged as what it is, not as an incident', async () => {
    const desk = await openDesk({ searching: failing('ARTICLE_EMPTY') });
    const reply = await desk.command('ask', { question: 'trade' });
    expect(said(reply)).not.toMatch(/number: [0-9a-f]{8}/);
    expect(desk.log()).not.toContain('a handler failed');
  });
});

describe('a button', () => {
  const turn = action('turn', { page: pageField });

  it('takes an action’s custom id and no other text', () => {
    expect(button('Next', turn.id({ page: 1 })).custom_id).toBe('1:turn:1');
    // @ts-expect-error a custom id that no action made
    button('Next', '1:trun:1');
    // @ts-expect-error an argument that the action does not have
    turn.id({ pgae: 1 });
    // @ts-expect-error what is read of an action has its fields only
    component(turn, { answers: 'update', handle: ({ args }) => message({ content: String(args.pgae) }) });
  });
});
