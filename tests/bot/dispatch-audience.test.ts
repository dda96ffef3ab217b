import { describe, expect, it } from 'vitest';
import { message, type Reply } from '../../src/bot/reply.ts';
import { asGuildId } from '../../src/library/ids.ts';
import { chat, desk, menu, target, turn, turning } from './small-desk.ts';

/** A member who may read articles that not everybody may, by a role. */
const member = { guildId: asGuildId('1'), roleIds: ['70'] };
type ByRoles = { readonly roleIds?: readonly string[] };

/** Says whether it drew on what is for that role alone. */
const handle = ({ roleIds = [] }: ByRoles): Reply =>
  message({ content: roleIds.includes('70') ? 'them too' : 'the open ones' });

const drawnOn = async (reply: Reply | undefined | Promise<Reply | undefined>) => {
  const given = await reply;
  return given?.kind === 'message' ? given.message.content : undefined;
};

const commandAnswers: readonly (readonly [string, 'them too' | 'the open ones', Parameters<typeof chat>[1]])[] = [
  ['that everybody sees', 'the open ones', {}],
  ['that its options leave open', 'the open ones', { ephemeral: () => false }],
  ['for the asker alone', 'them too', { ephemeral: () => true }],
  ['that keeps it private by itself', 'them too', { keepsPrivate: true }],
];

describe('where there are articles that not everybody may read', () => {
  it.each(commandAnswers)('a command’s answer %s draws on %s', async (_, articles, handler) => {
    const { command } = desk({ commands: [chat('ask', { handle, ...handler })] });
    expect(await drawnOn(command('ask', '', member).run())).toBe(articles);
  });

  it.each(commandAnswers)(
    'while a command is typed, with an answer %s, the choices draw on %s',
    async (_, articles, handler) => {
      const autocomplete = ({ roleIds = [] }: ByRoles) => roleIds.map((value) => ({ name: 'For some', value }));
      const { typing } = desk({ commands: [chat('ask', { autocomplete, ...handler })] });
      expect(await typing('ask', '', member)).toHaveLength(articles === 'them too' ? 1 : 0);
    },
  );

  it.each([
    [false, 'the open ones'],
    [true, 'them too'],
  ])('a command on a message (private: %j) draws on %s', async (ephemeral, articles) => {
    const onMessage = desk({ commands: [menu({ ephemeral, handle })] });
    expect(await drawnOn(onMessage.menu('On a message', member).run())).toBe(articles);
  });

  it.each([
    ['private', 'everybody', 'them too'],
    ['modal', 'everybody', 'them too'],
    ['modal', 'nobody', 'them too'],
    ['public', 'everybody', 'the open ones'],
    ['public', 'the asker', 'the open ones'],
    ['update', 'everybody', 'the open ones'],
    ['update', 'nobody', 'the open ones'],
    ['update', 'the asker', 'them too'],
  ] as const)(
    'a component that answers by %s, on a message seen by %s, draws on %s',
    async (answers, seenBy, articles) => {
      const { press } = desk({ components: [turning({ answers, handle })] });
      const on = seenBy === 'the asker' ? { message: { ...target, isPrivate: true as const } } : { message: target };
      const used = press(turn.id({ page: 1 }), { ...member, ...(seenBy !== 'nobody' && on) });
      expect(await drawnOn(used.run())).toBe(articles);
    },
  );

  it('the answer to a mention, or to a question that nobody addressed, draws on the open ones', async () => {
    const { mentioned, hears } = desk({ mention: handle, overheard: handle });
    expect(await drawnOn(mentioned(member))).toBe('the open ones');
    expect(await drawnOn(hears(member))).toBe('the open ones');
  });
});
