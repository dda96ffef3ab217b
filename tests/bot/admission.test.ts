import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Attendance, Cooldown, drainMs, UnderWay, WaitingLine } from '../../src/bot/admission.ts';
import { asGuildId } from '../../src/library/ids.ts';
import { createLog } from '../../src/log.ts';

describe('the cooldown', () => {
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
});

describe('the waiting line', () => {
  /** Lets so many wait in a line, and remembers in which order their turns came. */
  function join(line: WaitingLine, count: number): { readonly turns: number[]; readonly all: Promise<unknown> } {
    const turns: number[] = [];
    const all = Array.from({ length: count }, (_, n) => line.wait(() => turns.push(n)));
    return { turns, all: Promise.all(all) };
  }

  it('gives whoever comes alone their turn at once, and what comes of it', async () => {
    const line = new WaitingLine();
    let round = 0;
    setImmediate(() => (round = 1));
    expect(await line.wait(() => `round ${round}`)).toBe('round 0');
  });

  it('gives those who come together one turn after the other, with room for other work between two', async () => {
    const line = new WaitingLine();
    const { turns, all } = join(line, 20);
    const seen: number[] = [];
    while (turns.length < 20) {
      await nextRound();
      seen.push(turns.length);
    }
    await all;
    expect(turns).toEqual(Array.from({ length: 20 }, (_, n) => n));
    // Never more than one turn in a round.
    expect(seen.every((count, at) => count - (seen[at - 1] ?? 1) <= 1)).toBe(true);
  });

  it('is long, then full, and in the end neither, also where what was waited for failed', async () => {
    const line = new WaitingLine();
    const some = join(line, 200);
    expect([line.isLong, line.isFull]).toEqual([true, false]);
    const failing = Array.from({ length: 1_800 }, () =>
      line.wait(() => {
        throw new Error('the disk is full');
      }),
    );
    expect([line.isLong, line.isFull]).toEqual([true, true]);
    const ended = await Promise.allSettled([some.all, ...failing]);
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(1_800);
    expect([line.isLong, line.isFull]).toEqual([false, false]);
  });

  it('announces whoever comes when it is long, and gives them no turn before that is known', async () => {
    const line = new WaitingLine();
    const short: string[] = [];
    const first = line.wait(
      () => short.push('done'),
      async () => short.push('announced'),
    );
    const before = join(line, 200);
    const late: string[] = [];
    const known = Promise.withResolvers<void>();
    const last = line.wait(
      () => late.push('done'),
      () => (late.push('announced'), known.promise),
    );
    await Promise.all([first, before.all]);
    expect(short).toEqual(['done']);
    expect(late).toEqual(['announced']);
    known.resolve();
    await last;
    expect(late).toEqual(['announced', 'done']);
  });
});

describe('what is under way', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Whether it has ended by now, once everything that needs no timer was done. */
  async function ended(promise: Promise<void>): Promise<boolean> {
    let is = false;
    void promise.then(() => (is = true));
    await vi.advanceTimersByTimeAsync(0);
    return is;
  }

  it('with nothing under way settles at once, and leaves no timer behind', async () => {
    await new UnderWay().settle();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for everything that was added, however it ends, and gives each back as it was', async () => {
    const underWay = new UnderWay();
    const first = Promise.withResolvers<string>();
    const second = Promise.withResolvers<string>();
    const given = underWay.add(first.promise);
    const failing = underWay.add(second.promise);
    const settled = underWay.settle(1_000);
    first.resolve('done');
    expect(await given).toBe('done');
    expect(await ended(settled)).toBe(false);
    second.reject(new Error('failed'));
    await expect(failing).rejects.toThrow('failed');
    expect(await ended(settled)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits no longer than it may', async () => {
    const underWay = new UnderWay();
    void underWay.add(new Promise(() => undefined));
    const settled = underWay.settle(1_000);
    await vi.advanceTimersByTimeAsync(999);
    expect(await ended(settled)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await ended(settled)).toBe(true);
  });

  it('waits ten seconds unless told otherwise', async () => {
    const underWay = new UnderWay();
    void underWay.add(new Promise(() => undefined));
    const settled = underWay.settle();
    await vi.advanceTimersByTimeAsync(drainMs - 1);
    expect(await ended(settled)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await ended(settled)).toBe(true);
  });

  it('does not wait for what has ended before', async () => {
    const underWay = new UnderWay();
    await underWay.add(Promise.resolve());
    await underWay.add(Promise.reject(new Error('failed'))).catch(() => undefined);
    expect(await ended(underWay.settle())).toBe(true);
  });
});

describe('attendance', () => {
  const incoming = { id: '5', guildId: asGuildId('123'), channelId: '7' };

  /** Deliveries that remember what they were told; `trouble` makes them fail from then on. */
  function attendance() {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const told: unknown[] = [];
    let broken = false;
    const note = async <T>(what: unknown, result: T): Promise<T> => {
      told.push(what);
      if (broken) throw new Error('the disk is full');
      return result;
    };
    const deliveries = {
      attend: (now: number, forMs: number) => note(['attend', now, forMs], undefined),
      take: (...args: readonly unknown[]) => note(['take', ...args], false),
      takeOver: (...args: readonly unknown[]) => note(['takeOver', ...args], undefined),
      has: (...args: readonly unknown[]) => note(['has', ...args], false),
    };
    const lines: string[] = [];
    const log = createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
    const attending = new Attendance(deliveries, () => 1_000, log);
    onTestFinished(() => attending.end());
    return { attending, told, lines, trouble: () => (broken = true) };
  }

  it('is known before it has begun, and goes on until it ends', async () => {
    const { attending, told, lines } = attendance();
    await attending.begin();
    expect(told).toEqual([['attend', 1_000, 30_000]]);
    // Said again before it runs out.
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told.length).toBeGreaterThanOrEqual(3);
    attending.end();
    const before = told.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(before);
    expect(lines).toEqual([]);
  });

  it('that cannot be told at the start is an error; later it is logged, and tried again', async () => {
    const failing = attendance();
    failing.trouble();
    await expect(failing.attending.begin()).rejects.toThrow('the disk is full');
    const { attending, told, lines, trouble } = attendance();
    await attending.begin();
    trouble();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told).toHaveLength(3);
    expect(lines.join('')).toContain('other processes could not be told that this one goes on');
  });

  it('claims by scope and id; where that cannot be asked, it is ours', async () => {
    const { attending, told, lines, trouble } = attendance();
    expect(await attending.take(incoming)).toBe(false);
    expect(await attending.take({ id: '6', channelId: '7' })).toBe(false);
    await attending.takeOver(incoming);
    expect(await attending.has(incoming)).toBe(false);
    expect(told).toEqual([
      ['take', '123', '5', 1_000, 3_600_000],
      ['take', 'dm:7', '6', 1_000, 3_600_000],
      ['takeOver', '123', '5', 1_000, 3_600_000],
      ['has', '123', '5'],
    ]);
    trouble();
    expect(await attending.take(incoming)).toBe(true);
    expect(await attending.has(incoming)).toBe(true);
    await attending.takeOver(incoming);
    expect(lines.join('')).toContain('it could not be looked up whether another process answers');
  });
});
