import { expect } from 'vitest';
import type { Message } from '../../src/bot/reply.ts';
import { messageLimits } from '../../src/discord/answering/render-message.ts';
import { textsIn } from './desk.ts';

/** Holds a message to what Discord takes: nothing of it need be cut when it is sent. */
export function expectWithinDiscord({ content = '', components = [], layout = [] }: Message): void {
  const texts = textsIn(layout);
  expect(content.length).toBeLessThanOrEqual(messageLimits.content);
  expect(components.length).toBeLessThanOrEqual(messageLimits.rows);
  expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThanOrEqual(messageLimits.layoutText);
  expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  expect((JSON.stringify(layout).match(/"type":/g) ?? []).length).toBeLessThanOrEqual(messageLimits.layoutParts);
}
