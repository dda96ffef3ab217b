import { describe, expect, it, vi } from 'vitest';
import { manageMessages } from '../../src/bot/permissions.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import type { MentionRequest } from '../../src/bot/request.ts';
import { asGuildId } from '../../src/library/ids.ts';
import { chat, desk, here, menu, request, turn, turning } from './small-desk.ts';

const inServer = { guildId: asGuildId('1') };
const moderator = { ...inServer, permissions: manageMessages };
const switchedOff = privately({ content: messages.de.errors.switchedOff });
const answering = () => vi.fn<(request: MentionRequest) => Reply>(() => here);
/** The server's admins took this command away. */
const without = (name: string) => (command: string) => Promise.resolve(command === name);

describe('the language that a server chose', () => {
  const heard = { ...request, ...inServer, text: 'hello', files: [] };

  it.each([
    ['fr', 'fr'],
    ['tlh', 'de'],
    [undefined, 'de'],
  ] as const)('%s: mentions, and questions that nobody addressed, are answered in %s', async (language, locale) => {
    const mention = answering();
    const overheard = answering();
    const { mentioned, hears } = desk({ mention, overheard, settings: language === undefined ? {} : { language } });
    await mentioned(inServer);
    await hears(inServer);
    for (const handle of [mention, overheard]) expect(handle.mock.calls[0]?.[0]).toEqual({ ...heard, locale });
  });
});

describe('a mention', () => {
  it('that is not meant for Docent is passed over', async () => {
    const mention = answering();
    const { mentioned } = desk({ mention, isFor: ({ userId }) => userId === '9' });
    expect(await mentioned()).toBeUndefined();
    expect(mention).not.toHaveBeenCalled();
    expect(await mentioned({ userId: '9' })).toBe(here);
  });

  it.each([
    ['in an ignored channel', { settings: { ignoredChannels: ['2'] } }],
    ['of an ignored member', { settings: { ignoredMembers: ['3'] } }],
    ['where /ask is switched off', { isSwitchedOff: without('ask') }],
  ])('%s is passed over', async (_, given) => {
    const mention = answering();
    expect(await desk({ mention, ...given }).mentioned(inServer)).toBeUndefined();
    expect(mention).not.toHaveBeenCalled();
  });

  it('is answered where only another command is switched off, and others are ignored', async () => {
    const settings = { ignoredChannels: ['8'], ignoredMembers: ['9'] };
    expect(await desk({ settings, isSwitchedOff: without('quiz') }).mentioned(inServer)).toBe(here);
  });

  it('is answered in a thread where the server wants that', async () => {
    expect(await desk({ settings: { threads: true } }).mentioned(inServer)).toEqual({ ...here, inThread: true });
    expect(await desk({ settings: { threads: false } }).mentioned(inServer)).toBe(here);
  });
});

describe('a command or a button', () => {
  it.each([
    ['in an ignored channel', { ignoredChannels: ['2'] }],
    ['below an ignored channel', { ignoredChannels: ['7'] }],
    ['of an ignored member', { ignoredMembers: ['3'] }],
  ])('%s says so to the member alone, and goes on for moderators', async (_, settings) => {
    const handle = vi.fn<() => Reply>(() => here);
    const all = desk({ commands: [chat('ask', { handle })], components: [turning({ handle })], settings });
    const below = { aboveIds: ['7'] };
    const id = turn.id({ page: 1 });
    expect(await all.command('ask', '', { ...inServer, ...below }).run()).toEqual(switchedOff);
    expect(await all.press(id, { ...inServer, ...below }).run()).toEqual(switchedOff);
    expect(handle).not.toHaveBeenCalled();
    expect(await all.command('ask', '', { ...moderator, ...below }).run()).toEqual(here);
    expect(await all.press(id, { ...moderator, ...below }).run()).toEqual(here);
  });

  it('of a command that the admins switched off there says so to the member alone', async () => {
    const given = {
      commands: [menu({ command: 'ask' })],
      components: [turning({ command: 'ask' })],
    };
    const off = desk({ ...given, isSwitchedOff: without('ask') });
    expect(await off.press(turn.id({ page: 1 }), inServer).run()).toEqual(switchedOff);
    expect(await off.menu('On a message', inServer).run()).toEqual(switchedOff);
    const on = desk({ ...given, isSwitchedOff: without('quiz') });
    expect(await on.press(turn.id({ page: 1 }), inServer).run()).toEqual(here);
    expect(await on.menu('On a message', inServer).run()).toEqual(here);
  });

  it('of no command goes on where a member may use no commands at all', async () => {
    const off = desk({
      commands: [menu()],
      components: [turning()],
      isSwitchedOff: () => Promise.resolve(true),
    });
    expect(await off.press(turn.id({ page: 1 }), inServer).run()).toEqual(here);
    expect(await off.menu('On a message', inServer).run()).toEqual(here);
  });
});

describe('where questions are answered that nobody addressed to Docent', () => {
  const answersIn = ['2', '7'];
  const question = { ...request, ...inServer };

  it('is a channel that was chosen, or a thread of one', async () => {
    const { dispatcher } = desk({ settings: { answersIn } });
    expect(await dispatcher.answersIn(question, ['2'])).toBe(true);
    expect(await dispatcher.answersIn(question, ['21', '2'])).toBe(true);
    expect(await dispatcher.answersIn(question, ['8'])).toBe(false);
    expect(await dispatcher.answersIn(request, ['2'])).toBe(false);
  });

  it('is no channel that is ignored too, by itself or with what it stands in', async () => {
    const { dispatcher } = desk({ settings: { answersIn, ignoredChannels: ['21', '70'] } });
    expect(await dispatcher.answersIn(question, ['21', '2'])).toBe(false);
    expect(await dispatcher.answersIn(question, ['22', '2'])).toBe(true);
    expect(await dispatcher.answersIn({ ...question, aboveIds: ['70'] }, ['7'])).toBe(false);
  });

  it('is nowhere for a member who is ignored', async () => {
    const { dispatcher } = desk({ settings: { answersIn, ignoredMembers: ['3'] } });
    expect(await dispatcher.answersIn(question, ['2'])).toBe(false);
    expect(await dispatcher.answersIn({ ...question, userId: '4' }, ['2'])).toBe(true);
  });
});

describe('a question that nobody addressed to Docent', () => {
  it('is answered, or left alone by its handler', async () => {
    expect(await desk({ overheard: () => here }).hears(inServer)).toBe(here);
    expect(await desk({ overheard: () => undefined }).hears(inServer)).toBeUndefined();
  });

  it('is left alone by a Docent that listens to none', async () => {
    expect(await desk().hears(inServer)).toBeUndefined();
  });

  it('is left alone where /ask is switched off, and there alone', async () => {
    const overheard = answering();
    expect(await desk({ overheard, isSwitchedOff: without('ask') }).hears(inServer)).toBeUndefined();
    expect(overheard).not.toHaveBeenCalled();
    expect(await desk({ overheard, isSwitchedOff: without('quiz') }).hears(inServer)).toBe(here);
  });

  it('is left alone while many others wait', async () => {
    const all = desk({ commands: [chat('ask')], overheard: () => here });
    const others = Array.from({ length: 201 }, () => all.command('ask').run());
    expect(await all.hears(inServer)).toBeUndefined();
    await Promise.all(others);
    expect(await all.hears(inServer)).toBe(here);
  });

  it('counts towards the cooldown, and is left alone within it: nobody is told to wait who did not ask Docent', async () => {
    const overheard = answering();
    const { hears, mentioned } = desk({ overheard, perMember: 1 });
    expect(await hears(inServer)).toBe(here);
    expect(await hears(inServer)).toBeUndefined();
    expect(overheard).toHaveBeenCalledOnce();
    expect(await mentioned(inServer)).toEqual(privately({ content: messages.de.errors.cooldown(60) }));
    expect(await hears({ ...inServer, userId: '9' })).toBe(here);
  });
});
