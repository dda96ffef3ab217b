import { expect, it } from 'vitest';
import { lacking, memberNeeds, ownNeeds } from '../../src/bot/permissions.ts';

const plainPost = { pin: false, thread: false, poll: false };
const all = { pin: true, thread: true, poll: true };

it('posting takes more the more it does, in threads another permission', () => {
  expect(memberNeeds({ isThread: false }, plainPost)).toEqual(['ViewChannel', 'SendMessages']);
  expect(memberNeeds({ isThread: true }, plainPost)).toEqual(['ViewChannel', 'SendMessagesInThreads']);
  expect(ownNeeds({ isThread: false }, all)).toEqual([
    'ViewChannel',
    'SendMessages',
    'PinMessages',
    'CreatePublicThreads',
    'SendPolls',
  ]);
});

it('what is lacking is named, each one; an administrator lacks nothing', () => {
  const wanted = ownNeeds({ isThread: false }, all);
  const sendAndPin = (1n << 11n) | (1n << 51n);
  expect(lacking(sendAndPin, wanted)).toEqual(['ViewChannel', 'CreatePublicThreads', 'SendPolls']);
  expect(lacking(0n, wanted)).toEqual(wanted);
  expect(lacking(1n << 3n, wanted)).toEqual([]);
});
