import { describe, expect, it, vi } from 'vitest';
import { ReadinessCheck } from '../../src/health/readiness.ts';
import type { Vitals } from '../../src/health/vitals.ts';

type Needed = Pick<Vitals, 'isStopping' | 'isConnected' | 'canWrite' | 'hasArticles'>;

const ready: Needed = {
  isStopping: () => false,
  isConnected: () => true,
  canWrite: () => Promise.resolve(true),
  hasArticles: () => true,
};

/** The check looks at nothing else. */
const check = (changes: Partial<Needed> = {}) => new ReadinessCheck({ ...ready, ...changes } as Vitals);

describe('readiness', () => {
  it('is there when nothing is missing', async () => {
    expect(await check().look()).toEqual({ isStopping: false, missing: [] });
  });

  it('names what is missing', async () => {
    const canWrite = () => Promise.resolve(false);
    expect((await check({ isConnected: () => false, hasArticles: () => false, canWrite }).look()).missing).toEqual([
      'gateway',
      'store',
      'articles',
    ]);
    expect((await check({ canWrite: () => Promise.reject(new Error('the disk is full')) }).look()).missing).toEqual([
      'store',
    ]);
  });

  it('takes a store that keeps it waiting for one that is missing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const looking = check({ canWrite: () => new Promise(() => undefined) }).look();
      await vi.advanceTimersByTimeAsync(2_000);
      expect((await looking).missing).toEqual(['store']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('writes once a second, however often it is asked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const canWrite = vi.fn(() => Promise.resolve(true));
      const asked = check({ canWrite });
      await Promise.all([asked.look(), asked.look(), asked.canWrite()]);
      await asked.look();
      expect(canWrite).toHaveBeenCalledTimes(1);
      await vi.advanceTimersByTimeAsync(1_100);
      await asked.look();
      expect(canWrite).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
