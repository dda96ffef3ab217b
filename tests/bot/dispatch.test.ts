import { describe, expect, it, vi } from 'vitest';
import { allows, manageMessages, mayModerate } from '../../src/bot/permissions.ts';
import { messages } from '../../src/bot/messages/index.ts';
import type { Meter } from '../../src/bot/meter.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import { UserError } from '../../src/errors.ts';
import { asGuildId, guildScope } from '../../src/library/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import { chat, desk, here, menu, request, target, turn, turning } from './small-desk.ts';

const { errors, problems } = messages.de;
const administrator = 1n << 3n;

describe('permissions', () => {
  it('hold where all that is wanted is there, or the member is an administrator', () => {
    expect(allows(0b101n, 0b100n)).toBe(true);
    expect(allows(0b101n << 8n, 0b111n << 8n)).toBe(false);
    expect(allows(0n, 0b100n)).toBe(false);
    expect(allows(administrator, 1n << 40n)).toBe(true);
    expect(mayModerate(manageMessages)).toBe(true);
    expect(mayModerate(administrator)).toBe(true);
    expect(mayModerate(~(manageMessages | administrator) & 0xffffn)).toBe(false);
  });
});

describe('a command', () => {
  it('is handled with its request and the services, and may be put off publicly', async () => {
    const handle = vi.fn<(...args: readonly unknown[]) => Reply>(() => here);
    const { command, services } = desk({ commands: [chat('other'), chat('ask', { handle })] });
    const plan = command('ask', '', {}, { question: 'why' });
    expect(plan.deferral).toBe('public');
    expect(handle).not.toHaveBeenCalled();
    expect(await plan.run()).toBe(here);
    expect(handle).toHaveBeenCalledExactlyOnceWith({ ...request, options: { question: 'why' } }, services);
  });

  it('whose options ask for it is answered privately, whatever its handler says', async () => {
    const ephemeral = ({ private: isPrivate }: { readonly private?: unknown }) => isPrivate === true;
    const { command } = desk({ commands: [chat('ask', { ephemeral })] });
    const open = command('ask', '', {}, { private: false });
    const closed = command('ask', '', {}, { private: true });
    expect([open.deferral, closed.deferral]).toEqual(['public', 'private']);
    expect(await open.run()).toEqual(here);
    expect(await closed.run()).toEqual({ ...here, ephemeral: true });
  });

  it('that opens a modal or changes a message is left as it is', async () => {
    const modal: Reply = { kind: 'modal', modal: { custom_id: 'x', title: 'x', components: [] } };
    const { command } = desk({ commands: [chat('ask', { ephemeral: () => true, handle: () => modal })] });
    expect(await command('ask').run()).toEqual(modal);
  });

  it('that opens a modal cannot be put off', () => {
    const opensModal = ({ long }: { readonly long?: unknown }) => long === true;
    const { command } = desk({ commands: [chat('add', { opensModal })] });
    expect(command('add', '', {}, { long: true }).deferral).toBe('none');
    expect(command('add', '', {}, { long: false }).deferral).toBe('public');
    expect(desk({ commands: [menu({ opensModal: true })] }).menu().deferral).toBe('none');
  });

  it('whose subcommand needs a permission is for those who have it, and for those who were given the command', async () => {
    const isGiven = (name: string, userId: string) => Promise.resolve(name === 'articles' && userId === '9');
    const commands = [chat('articles', { requires: manageMessages }, 'remove')];
    const { command } = desk({ commands, isGiven });
    const removing = (who: Parameters<typeof command>[2]) => command('articles', 'remove', who).run();
    expect(await removing({ permissions: manageMessages })).toEqual(here);
    expect(await removing({})).toEqual(privately({ content: errors.notAllowed }));
    expect(await removing({ userId: '9' })).toEqual(here);
  });

  it('has a handler for each subcommand', async () => {
    const { command } = desk({ commands: [chat('group', {}, 'one')] });
    expect(await command('group', 'one').run()).toEqual(here);
    expect(await command('group', 'two').run()).toEqual(privately({ content: errors.unknownCommand }));
    expect(await command('group').run()).toEqual(privately({ content: errors.unknownCommand }));
  });

  it('that is not there any more says so to the member alone, and costs nothing', async () => {
    const { command, menu: onMessage, mentioned } = desk({ commands: [chat('ask')], perMember: 1 });
    for (const plan of [command('gone'), onMessage(), command('On a message')]) {
      expect(plan.deferral).toBe('private');
      expect(await plan.run()).toEqual(privately({ content: errors.unknownCommand }));
    }
    expect(await mentioned()).toEqual(here);
  });

  it('on a message is handled with that message, privately where it says so', async () => {
    const handle = vi.fn<(...args: readonly unknown[]) => Reply>(() => here);
    const open = desk({ commands: [menu({ handle })] });
    expect(open.menu().deferral).toBe('public');
    expect(await open.menu().run()).toEqual(here);
    expect(handle).toHaveBeenCalledExactlyOnceWith({ ...request, target, isOwn: false }, open.services);
    const closed = desk({ commands: [menu({ ephemeral: true })] });
    expect(closed.menu().deferral).toBe('private');
    expect(await closed.menu().run()).toEqual({ ...here, ephemeral: true });
  });
});

describe('a component', () => {
  it.each([
    ['update', 'update'],
    ['public', 'public'],
    ['private', 'private'],
    ['modal', 'none'],
  ] as const)('that answers by %s is put off by %s', (answers, deferral) => {
    expect(desk({ components: [turning({ answers })] }).press(turn.id({ page: 1 })).deferral).toBe(deferral);
  });

  it('is handled with the arguments in its custom id', async () => {
    const handle = vi.fn<(...args: readonly unknown[]) => Reply>(() => here);
    const { press, services } = desk({ components: [turning({ handle })] });
    expect(await press(turn.id({ page: 7 })).run()).toEqual(here);
    expect(handle).toHaveBeenCalledExactlyOnceWith(
      { ...request, values: [], fields: {}, choices: {}, uploads: {}, args: { page: 7 } },
      services,
    );
  });

  it.each(['1:gone:7', '1:turn:x', 'nonsense', ''])('of before (%j) says so to the member alone', async (customId) => {
    const plan = desk({ components: [turning()] }).press(customId);
    expect(plan.deferral).toBe('private');
    expect(await plan.run()).toEqual(privately({ content: errors.outdated }));
  });

  it('that needs a permission is for those who have it', async () => {
    const { press } = desk({ components: [turning({ requires: manageMessages })] });
    const pressed = (permissions: bigint) => press(turn.id({ page: 1 }), { permissions }).run();
    expect(await pressed(manageMessages)).toEqual(here);
    expect(await pressed(administrator)).toEqual(here);
    expect(await pressed(1n << 11n)).toEqual(privately({ content: errors.notAllowed }));
  });

  it('of a command is also for those who were given that command, asked only where it matters', async () => {
    const isGiven = vi.fn<(command: string, userId: string, channelId: string) => Promise<boolean>>((_, userId) =>
      Promise.resolve(userId === '3'),
    );
    const { press } = desk({ components: [turning({ requires: manageMessages, command: 'quiz' })], isGiven });
    const id = turn.id({ page: 1 });
    expect(await press(id, { permissions: manageMessages }).run()).toEqual(here);
    expect(isGiven).not.toHaveBeenCalled();
    expect(await press(id).run()).toEqual(here);
    expect(isGiven).toHaveBeenCalledExactlyOnceWith('quiz', '3', '2');
    expect(await press(id, { userId: '9' }).run()).toEqual(privately({ content: errors.notAllowed }));
    const alone = desk({ components: [turning({ requires: manageMessages })], isGiven: () => Promise.resolve(true) });
    expect(await alone.press(id).run()).toEqual(privately({ content: errors.notAllowed }));
  });
});

describe('the cooldown', () => {
  const wait = privately({ content: errors.cooldown(60) });

  it('counts what says so, and no other', async () => {
    const given = {
      commands: [chat('ask', { cooldown: true }), chat('free'), menu({ cooldown: true })],
      components: [turning({ cooldown: true })],
      perMember: 1,
    };
    const uses = [
      (all: ReturnType<typeof desk>) => all.command('ask').run(),
      (all: ReturnType<typeof desk>) => all.menu().run(),
      (all: ReturnType<typeof desk>) => all.press(turn.id({ page: 1 })).run(),
      (all: ReturnType<typeof desk>) => all.mentioned(),
    ];
    for (const use of uses) {
      const all = desk(given);
      expect(await all.command('free').run()).toEqual(here);
      expect(await use(all)).toEqual(here);
      expect((await use(all))?.kind).toBe('message');
      expect(await use(all)).toEqual(wait);
      expect(await all.command('free').run()).toEqual(here);
    }
    const free = desk({ commands: [menu()], components: [turning()], perMember: 1 });
    for (let time = 0; time < 3; time += 1) {
      expect(await free.menu().run()).toEqual(here);
      expect(await free.press(turn.id({ page: 1 })).run()).toEqual(here);
    }
  });

  it('holds back one member, and no moderator', async () => {
    const { mentioned } = desk({ perMember: 1 });
    expect(await mentioned()).toEqual(here);
    expect(await mentioned()).toEqual(wait);
    expect(await mentioned({ userId: '9' })).toEqual(here);
    for (let time = 0; time < 3; time += 1) expect(await mentioned({ permissions: manageMessages })).toEqual(here);
  });

  it('is not used up by what is not allowed', async () => {
    const { press, mentioned } = desk({
      components: [turning({ cooldown: true, requires: manageMessages })],
      perMember: 1,
    });
    await press(turn.id({ page: 1 })).run();
    expect(await mentioned()).toEqual(here);
  });
});

describe('behind many others', () => {
  it('whatever has a handler is announced, and a refusal is not', async () => {
    const all = desk({ commands: [chat('ask'), menu()], components: [turning()] });
    const announced = async () => {
      const said: number[] = [];
      const plans = [
        all.command('ask'),
        all.menu(),
        all.press(turn.id({ page: 1 })),
        all.command('gone'),
        all.press('nonsense'),
      ];
      await Promise.all(plans.map(({ run }, at) => run(() => Promise.resolve(said.push(at)))));
      return said;
    };
    expect(await announced()).toEqual([]);
    const others = Array.from({ length: 201 }, () => all.command('ask').run());
    expect(await announced()).toEqual([0, 1, 2]);
    await Promise.all(others);
    expect(await announced()).toEqual([]);
  });

  it('a mention waits for its turn, and a refusal does not', async () => {
    const order: string[] = [];
    const first = (name: string) => () => (order.push(name), here);
    const all = desk({ commands: [chat('ask', { handle: first('ask') })], mention: first('mention') });
    const noted = (name: string, reply: Promise<Reply>) => reply.then(() => order.push(name));
    await Promise.all([all.command('ask').run(), all.mentioned(), noted('refusal', all.command('gone').run())]);
    expect(order).toEqual(['ask', 'refusal', 'mention']);
  });

  it('there are no choices for what is being typed', async () => {
    const choices = [{ name: 'What?', value: 'what' }];
    const all = desk({ commands: [chat('ask', { autocomplete: () => choices })] });
    const others = Array.from({ length: 201 }, () => all.command('ask').run());
    expect(await all.typing('ask')).toEqual([]);
    await Promise.all(others);
    expect(await all.typing('ask')).toEqual(choices);
  });
});

describe('what goes wrong', () => {
  it('unforeseen is a reply with the number under which it is logged', async () => {
    const broken = () => Promise.reject(new Error('the disk is full'));
    const { command, mentioned, log } = desk({ commands: [chat('ask', { handle: broken })], mention: broken });
    for (const reply of [await command('ask').run(), await mentioned()]) {
      if (reply?.kind !== 'message') throw new Error('no message');
      const incident = /[0-9a-f]{8}/.exec(reply.message.content ?? '')?.[0] ?? '';
      expect(reply).toEqual(privately({ content: errors.unforeseen(incident) }));
      expect(log()).toContain(`"incident":"${incident}","request":"6","msg":"a handler failed"`);
    }
    expect(log()).toContain('the disk is full');
    expect(log()).toContain('"level":50');
  });

  it('in a handler that is not asynchronous is a reply as well', async () => {
    const broken = () => {
      throw new Error('at once');
    };
    const { press } = desk({ components: [turning({ answers: 'private', handle: broken })] });
    expect(await press(turn.id({ page: 1 })).run()).toMatchObject({ ephemeral: true });
  });

  it('in a way that someone can mend is said in words, and logged as a warning', async () => {
    const failing = (code: 'CANNOT_POST' | 'STORE_NEWER') => () =>
      Promise.reject(new UserError(code, 'for a terminal'));
    const known = desk({ commands: [chat('ask', { handle: failing('CANNOT_POST') })] });
    expect(await known.command('ask').run()).toEqual(privately({ content: problems.CANNOT_POST }));
    expect(known.log()).toContain('"request":"6","msg":"a request could not be done"');
    expect(known.log()).toContain('"level":40');
    expect(known.log()).toContain('for a terminal');
    const unknown = desk({ commands: [chat('ask', { handle: failing('STORE_NEWER') })] });
    expect(await unknown.command('ask').run()).toEqual(privately({ content: problems.forOperator('STORE_NEWER') }));
  });
});

describe('autocomplete', () => {
  const choices = [{ name: 'What?', value: 'what' }];

  it('gives the choices of the option’s own handler', async () => {
    const autocomplete = vi.fn<(...args: readonly unknown[]) => typeof choices>(() => choices);
    const { typing, services } = desk({
      commands: [chat('ask', { autocomplete }), chat('group', { autocomplete }, 'one')],
    });
    expect(await typing('ask')).toEqual(choices);
    const typed = { ...request, options: {}, focused: { name: 'question', value: 'wh' } };
    expect(autocomplete).toHaveBeenCalledExactlyOnceWith(typed, services);
    expect(await typing('group', 'one')).toEqual(choices);
  });

  it('gives none where there is no command, no subcommand or no handler', async () => {
    const { typing, log } = desk({ commands: [chat('ask'), menu()] });
    expect(await typing('ask')).toEqual([]);
    expect(await typing('ask', 'one')).toEqual([]);
    expect(await typing('gone')).toEqual([]);
    expect(log()).toBe('');
  });

  it('gives none where its handler fails, and logs that', async () => {
    const autocomplete = () => Promise.reject(new Error('the disk is full'));
    const { typing, log } = desk({ commands: [chat('ask', { autocomplete })] });
    expect(await typing('ask')).toEqual([]);
    expect(log()).toContain('"command":"ask","msg":"autocomplete failed"');
    expect(log()).toContain('the disk is full');
  });
});

describe('for the operator it is counted', () => {
  const counting = () => {
    const meter = { turnedAway: vi.fn<(reason: string) => void>(), failed: vi.fn<() => void>() };
    return { meter, more: { meter: meter as unknown as Meter } };
  };

  it('that somebody came too soon', async () => {
    const { meter, more } = counting();
    const { mentioned } = desk({ perMember: 1, more });
    await mentioned();
    expect(meter.turnedAway).not.toHaveBeenCalled();
    await mentioned();
    expect(meter.turnedAway.mock.calls).toEqual([['cooldown']]);
  });

  it('that too many wait', async () => {
    const { meter, more } = counting();
    const { command } = desk({ commands: [chat('ask')], more });
    const others = Array.from({ length: 2_000 }, () => command('ask').run());
    expect(meter.turnedAway).not.toHaveBeenCalled();
    expect(await command('ask').run()).toEqual(privately({ content: errors.busy }));
    expect(meter.turnedAway.mock.calls).toEqual([['busy']]);
    await Promise.all(others);
  });

  it('that something unforeseen went wrong, and not what someone can mend', async () => {
    const { meter, more } = counting();
    const failing = (name: string, error: Error) => chat(name, { handle: () => Promise.reject(error) });
    const known = failing('post', new UserError('CANNOT_POST', 'for a terminal'));
    const { command } = desk({ commands: [known, failing('ask', new Error('the disk is full'))], more });
    await command('post').run();
    expect(meter.failed).not.toHaveBeenCalled();
    await command('ask').run();
    expect(meter.failed).toHaveBeenCalledOnce();
  });
});

describe('the answer to a message', () => {
  const scope = guildScope(asGuildId('1'));
  const asked = { id: '6', guildId: asGuildId('1'), channelId: '2' };
  const quote = { scope, at: 1, channelId: '2', kind: 'answer', articleId: 'treaty', claimIds: ['2.1'] } as const;

  it('is found in its own place, and once it is gone, nothing is known of it or of what it quoted', async () => {
    await using store = await openStore(':memory:', { questionRetentionDays: 90 });
    const { dispatcher } = desk({ more: { store } });
    for (const [questionId, answerId] of [
      ['6', '61'],
      ['7', '71'],
    ] as const) {
      store.posts.add({ scope, at: 1, questionId, answerId });
      store.quotes.add({ ...quote, messageId: answerId });
    }
    const quoting = async () =>
      (await store.quotes.find(scope, 'treaty', ['2.1'])).map(({ messageId }) => messageId).sort();
    expect(await dispatcher.answerTo(asked)).toBe('61');
    expect(await dispatcher.answerTo({ ...asked, guildId: asGuildId('9') })).toBeUndefined();
    expect(await quoting()).toEqual(['61', '71']);
    await dispatcher.answerGone(asked);
    expect(await dispatcher.answerTo(asked)).toBeUndefined();
    expect(await dispatcher.answerTo({ ...asked, id: '7' })).toBe('71');
    expect(await quoting()).toEqual(['71']);
  });

  it('may never have been there: a message goes without it, and nothing is amiss', async () => {
    await using store = await openStore(':memory:', { questionRetentionDays: 90 });
    const { dispatcher } = desk({ more: { store } });
    store.quotes.add({ ...quote, messageId: '61' });
    await dispatcher.answerGone(asked);
    expect(await store.quotes.find(scope, 'treaty', ['2.1'])).toHaveLength(1);
  });
});
