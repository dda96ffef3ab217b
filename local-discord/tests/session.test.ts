import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { Session } from '../src/gateway/session.ts';

/** A session on a socket that remembers the numbers of what it was sent. */
function attached() {
  const numbers: number[] = [];
  const send = (text: string) => void numbers.push((JSON.parse(text) as { s: number }).s);
  const socket = { send } as unknown as WebSocket;
  const session = new Session('1', 0, [0, 1], () => undefined);
  session.attach(socket);
  return { session, socket, numbers };
}

const turn = () => new Promise<void>((resolve) => process.nextTick(resolve));

test('events are sent together, in their order, once what brought them about is done', async () => {
  const { session, numbers } = attached();
  session.dispatch('CHANNEL_CREATE', {});
  session.dispatch('CHANNEL_DELETE', {});
  expect(numbers).toEqual([]);
  await turn();
  expect(numbers).toEqual([1, 2]);
});

test('what a socket was not sent before it closed is sent once, where the session is resumed', async () => {
  const { session, socket, numbers } = attached();
  session.dispatch('CHANNEL_CREATE', {});
  session.detach(socket);
  session.attach(socket);
  expect(session.replay(0)).toBe(true);
  await turn();
  session.dispatch('CHANNEL_DELETE', {});
  session.attach(socket);
  expect(session.replay(1)).toBe(true);
  await turn();
  expect(numbers).toEqual([1, 2]);
});
