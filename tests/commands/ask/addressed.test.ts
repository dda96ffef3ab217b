import { describe, expect, it } from 'vitest';
import { isForDocent, readsAsQuestion } from '../../../commands/ask/addressed.ts';
import type { MentionRequest } from '../../../src/bot/request.ts';
import { ids, ordinary } from '../../support/desk.ts';

const at = '@Docent';

/** A message in a server, in which Docent's name stands where `@Docent` does; without it, a reply to one of its answers. */
function request(text: string, more: Partial<MentionRequest> = {}): MentionRequest {
  const [before = '', ...after] = text.split(at).map((part) => part.trim());
  return {
    id: ids.message,
    guildId: ids.guild,
    channelId: ids.channel,
    userId: ids.alice,
    locale: 'en',
    permissions: ordinary,
    text: [before, ...after].join(' ').trim(),
    files: [],
    ...(after.length > 0 && { named: { before, after: after.join(' ') } }),
    ...more,
  };
}

describe('a message is for Docent', () => {
  it.each([
    '@Docent how much is the trade?',
    '@Docent trade volume',
    '@Docent thanks!',
    '@Docent',
    'hey @Docent trade volume',
    'ok so, @Docent, how much is it',
    'how much is the trade? @Docent',
    'how much is the trade @Docent',
    'Hallo @Docent wie viel ist der Handel',
    'cuánto es el comercio @Docent',
    'сколько стоит торговля @Docent',
    'can somebody tell me, @Docent maybe, how much it is?',
  ])('that begins with its name, or asks it: %s', (text) => {
    expect(isForDocent(request(text))).toBe(true);
  });

  it.each([
    'I asked @Docent yesterday and it was great',
    'Bob, did you ask @Docent?',
    'just use @Docent',
    'we love @Docent',
    'Bob said @Docent is down again',
    'frag doch mal @Docent',
    '@Docent 👋',
    '@Docent <:wave:123456789012345678>',
    '🎉 @Docent 🎉',
  ])('but not where it is spoken of to others, or nothing is said: %s', (text) => {
    expect(isForDocent(request(text))).toBe(false);
  });

  it.each(['and China?', 'why', 'ok and how much is that', 'und warum', '¿y China?', 'wait, who said that?'])(
    'that replies to it with a question: %s',
    (text) => {
      expect(isForDocent(request(text))).toBe(true);
    },
  );

  it.each([
    'haha same, cheers',
    'thanks!',
    '👍',
    'good to know',
    'what a mess',
    'how funny!',
    'lol',
    'nice one, Docent',
  ])('but not a reply to it that asks nothing: %s', (text) => {
    expect(isForDocent(request(text))).toBe(false);
  });

  it('is every one with words in a direct message', () => {
    const { guildId: _, ...alone } = request('trade volume');
    expect(isForDocent(alone)).toBe(true);
    expect(isForDocent({ ...alone, text: '🎉' })).toBe(false);
  });

  it('is one that is a file alone, where it is named', () => {
    const files = [{ id: '5', name: 'message.txt', url: 'http://127.0.0.1/message.txt', size: 3 }];
    expect(isForDocent(request('@Docent', { files }))).toBe(true);
  });
});

it('a question is told by its mark or by its first word', () => {
  expect(readsAsQuestion('Qui a gagné')).toBe(true);
  expect(readsAsQuestion('Иван пришёл')).toBe(false);
});
