import { expect, it } from 'vitest';
import { Cooldown } from '../../src/bot/cooldown.ts';

function cooldownAt(limits: { perMember: number; perChannel: number; windowSeconds?: number }) {
  let now = 1_000_000;
  const cooldown = new Cooldown({ windowSeconds: 10, ...limits }, () => now);
  return { cooldown, later: (ms: number) => (now += ms) };
}

it('lets a member ask so often in a window, then says when', () => {
  const { cooldown, later } = cooldownAt({ perMember: 2, perChannel: 0 });
  expect(cooldown.take('a', 'c').waitMs).toBe(0);
  later(4_000);
  expect(cooldown.take('a', 'c').waitMs).toBe(0);
  expect(cooldown.take('a', 'd').waitMs).toBe(6_000);
  expect(cooldown.take('b', 'c').waitMs).toBe(0);
  later(6_000);
  expect(cooldown.take('a', 'c').waitMs).toBe(0);
});

it('counts a channel over all its members, and a refused question counts for nobody', () => {
  const { cooldown, later } = cooldownAt({ perMember: 1, perChannel: 1 });
  expect(cooldown.take('a', 'c').waitMs).toBe(0);
  expect(cooldown.take('b', 'c').waitMs).toBe(10_000);
  expect(cooldown.take('b', 'd').waitMs).toBe(0);
  later(10_000);
  expect(cooldown.take('a', 'c').waitMs).toBe(0);
});

it.each([
  ['questions', { perMember: 0, perChannel: 0 }],
  ['seconds', { perMember: 1, perChannel: 1, windowSeconds: 0 }],
])('0 %s set no limit', (_, limits) => {
  const { cooldown } = cooldownAt(limits);
  for (let asked = 0; asked < 100; asked++) expect(cooldown.take('a', 'c').waitMs).toBe(0);
});
