import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import type { Dispatcher } from '../../src/bot/dispatch.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { GuildsListener } from '../../src/discord/watch-guilds.ts';
import { DiscordBot, type DiscordBotOptions } from '../../src/discord/discord-bot.ts';
import type { Definition } from '../../src/discord/register-commands.ts';
import { frozenDiscord, readableLog } from './rest-client.ts';

type Answers = {
  [Name in 'plan' | 'mentioned' | 'autocomplete']?: (
    ...args: Parameters<Dispatcher[Name]>
  ) => ReturnType<Dispatcher[Name]>;
};

export const said = (content: string): Reply => ({ kind: 'message', message: { content } });

const described = { description: 'For a test' };
const option = (type: number, name: string, more: object = {}) => ({ type, name, ...described, ...more });

/** One command of each kind, with an option of each type. */
const definitions = [
  {
    name: 'ask',
    ...described,
    options: [
      option(3, 'question', { autocomplete: true }),
      option(4, 'count'),
      option(5, 'private'),
      option(6, 'member'),
      option(7, 'channel'),
      option(8, 'role'),
      option(11, 'file'),
    ],
  },
  {
    name: 'group',
    ...described,
    options: [option(1, 'one', { options: [option(3, 'text', { autocomplete: true }), option(11, 'file')] })],
  },
  { name: 'On a message', type: 3 },
  { name: 'On a member', type: 2 },
] as unknown as readonly Definition[];

export const deafToGuilds: GuildsListener = { listed: async () => {}, left: async () => {}, joined: async () => {} };

/** A bot on a local Discord by the real discord.js, whose answers the test gives. It is stopped once the test has finished. */
export async function bareBot(
  answers: Answers = {},
  guilds: GuildsListener = deafToGuilds,
  more: Pick<DiscordBotOptions, 'claims' | 'messageContent' | 'readyWithinMs' | 'sessions'> = {},
) {
  const discord = await frozenDiscord();
  const { log, lines } = readableLog();
  const { token, apiUrl } = discord;
  const bot = new DiscordBot({ token, apiUrl, definitions, guilds, log, ...more });
  onTestFinished(() => bot.stop());
  const unexpected = () => {
    throw new Error('The test expects nothing of this kind.');
  };
  const dispatcher = { plan: unexpected, mentioned: unexpected, autocomplete: unexpected, ...answers };
  const started = await bot.start(dispatcher as unknown as Dispatcher);
  discord.traffic.clear();
  return {
    discord,
    bot,
    started,
    lines,
    errors: () =>
      lines()
        .split('\n')
        .filter((line) => line.includes('"level":50')),
    alice: discord.as(discord.ids.alice),
    requests: () => discord.traffic.requests().map(({ name }) => name),
  };
}

/** An answer that the test gives when it likes. */
export function heldAnswer() {
  const begun = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Reply>();
  return {
    begun: begun.promise,
    run: () => (begun.resolve(), answer.promise),
    give: answer.resolve,
    fail: answer.reject,
  };
}

/** Timers that the test moves, until it has finished; what comes and goes over sockets still does. */
export function heldTimers() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  return {
    /** Moves them on, and lets what they began reach the network. */
    advance: async (ms: number) => {
      vi.advanceTimersByTime(ms);
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    },
    release: () => void vi.useRealTimers(),
  };
}
