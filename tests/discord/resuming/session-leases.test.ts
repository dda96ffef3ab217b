import { hostname } from 'node:os';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { SessionLeases } from '../../../src/discord/resuming/session-leases.ts';
import type { SessionStore } from '../../../src/library/port.ts';
import { createLog } from '../../../src/log.ts';

const session = { id: 'abc', resumeUrl: 'wss://gateway.example', sequence: 7 };
const log = createLog({ level: 'fatal' });
const never = new AbortController().signal;

/** What another process left, as it is looked at one time after the other, and what is taken of it. */
function leftBehind(...seen: readonly { readonly host: string; readonly pid: number; readonly keptAt: number }[]) {
  const taken: number[] = [];
  let looks = 0;
  const store: SessionStore = {
    keep: () => Promise.resolve(true),
    left: () => {
      const found = seen[Math.min(looks, seen.length - 1)];
      looks += 1;
      if (found === undefined) return Promise.resolve(undefined);
      const { host, pid, keptAt } = found;
      return Promise.resolve({ session: JSON.stringify({ ...session, host, pid }), keptAt });
    },
    take: (_, keptAt) => Promise.resolve(taken.push(keptAt) === 1),
    release: () => Promise.resolve(),
  };
  return { leases: new SessionLeases(store, log), taken };
}

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('a session that another process had', () => {
  it('is taken over at once where that process is known to have ended', async () => {
    const keptAt = Date.now();
    const { leases, taken } = leftBehind({ host: hostname(), pid: await endedPid(), keptAt });
    expect(await leases.takeOver(0, never)).toEqual(session);
    expect(taken).toEqual([keptAt]);
  });

  it('is taken over where nothing was heard of that process for long, wherever it ran', async () => {
    const keptAt = Date.now() - 60_000;
    for (const there of [
      { host: 'elsewhere', pid: 1 },
      { host: hostname(), pid: process.pid },
    ]) {
      const { leases } = leftBehind({ ...there, keptAt });
      expect(await leases.takeOver(0, never)).toEqual(session);
    }
  });

  it('is taken over at once where that process has left it, wherever it ran', async () => {
    const kept: string[] = [];
    // Of one that goes on one would have to wait.
    const keptAt = Date.now() + 3_600_000;
    const store: SessionStore = {
      keep: (_, row) => Promise.resolve(kept.push(row) > 0),
      left: () => Promise.resolve({ session: kept[0]?.replace(hostname(), 'elsewhere') ?? '', keptAt }),
      take: () => Promise.resolve(true),
      release: () => Promise.resolve(),
    };
    const leases = new SessionLeases(store, log);
    expect(await leases.leave(0, session)).toBe(true);
    expect(await leases.takeOver(0, never)).toEqual(session);
  });

  it('stays its own while it goes on keeping it', async () => {
    const keptAt = Date.now();
    for (const there of [
      { host: 'elsewhere', pid: 1 },
      { host: hostname(), pid: process.ppid },
    ]) {
      const [before, after] = [
        { ...there, keptAt },
        { ...there, keptAt: keptAt + 1_000 },
      ];
      const { leases, taken } = leftBehind(before, before, after);
      expect(await leases.takeOver(0, never)).toBeUndefined();
      expect(taken).toEqual([]);
    }
  });

  it('stays its own while that process is seen to be there, however busy it is, but not for ever', async () => {
    const there = { host: hostname(), pid: process.ppid };
    const busy = leftBehind({ ...there, keptAt: Date.now() - 60_000 });
    expect(await busy.leases.takeOver(0, never)).toBeUndefined();
    expect(busy.taken).toEqual([]);
    // Another program may have its number by now.
    const { leases } = leftBehind({ ...there, keptAt: Date.now() - 300_000 });
    expect(await leases.takeOver(0, never)).toEqual(session);
  });

  it('is nobody’s where there is none, or the wait is broken off, or the database cannot be asked', async () => {
    expect(await leftBehind().leases.takeOver(0, never)).toBeUndefined();
    const { leases, taken } = leftBehind({ host: 'elsewhere', pid: 1, keptAt: Date.now() });
    expect(await leases.takeOver(0, AbortSignal.timeout(20))).toBeUndefined();
    expect(taken).toEqual([]);
    const away = () => Promise.reject(new Error('away'));
    const broken = new SessionLeases({ keep: away, left: away, take: away, release: away }, log);
    expect(await broken.takeOver(0, never)).toBeUndefined();
    expect(await broken.keep(0, session)).toBe(true);
    await broken.release(0);
  });
});
