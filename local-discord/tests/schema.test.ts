import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../src/http/api-errors.ts';
import { checkCommand, checkCommands } from '../src/validate/validate-commands.ts';
import { checkEdit, checkMessage } from '../src/validate/validate-message.ts';
import { modal } from '../src/validate/validate-modal.ts';
import { check, lengthOf } from '../src/validate/schema.ts';
import { checkChannelChanges, checkThread } from '../src/validate/validate-threads.ts';

test('length counts code points', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '\u{1f600}', '\ud83d', '\udc00') }), (text) => {
      expect(lengthOf(text)).toBe(Array.from(text).length);
    }),
  );
});

describe('whatever is sent, a check ends well or in one of Discord’s errors', () => {
  const names = [
    'content',
    'embeds',
    'components',
    'type',
    'options',
    'name',
    'fields',
    'poll',
    'answers',
    'custom_id',
    'title',
    'value',
  ];
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.double());
  const { body } = fc.letrec((tie) => ({
    body: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.array(tie('body'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...names), tie('body'), { maxKeys: 6 }),
    ),
  }));
  const checks: readonly (readonly [string, (body: unknown) => void])[] = [
    ['a message', (given) => checkMessage(given, 0)],
    ['an edit', (given) => checkEdit(given, 0, { content: '' })],
    ['a command', checkCommand],
    ['all commands', checkCommands],
    ['a modal', (given) => check(modal, given)],
    ['a thread', (given) => checkThread(given, false)],
    ['a channel', (given) => checkChannelChanges(given, false)],
  ];
  test('a type that is a list of something without a value is no choice', () => {
    const given: unknown = JSON.parse('{"components":[{"type":[{"toString":1,"valueOf":2}]}]}');
    expect(() => checkMessage(given, 0)).toThrow(ApiError);
  });
  test.each(checks)('%s', (_name, run) => {
    fc.assert(
      fc.property(body, (given) => {
        try {
          run(given);
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError);
        }
      }),
    );
  });
});
