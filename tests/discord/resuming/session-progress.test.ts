import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SessionProgress } from '../../../src/discord/resuming/session-progress.ts';

const yes = () => true;
/** Until whoever waits for what has ended has had a turn. */
const settled = () => setImmediate();

describe('how far a session has been worked off', () => {
  it('is unknown before anything was delivered, then what was handled last', () => {
    const progress = new SessionProgress();
    expect(progress.upTo(0)).toBeUndefined();
    progress.handle(0, 1, yes);
    progress.handle(1, 7, yes);
    progress.handle(0, 2, yes);
    expect([progress.upTo(0), progress.upTo(1), progress.upTo(2)]).toEqual([2, 7, undefined]);
  });

  it('stays where it is once nothing more is taken in, but for what was under way', async () => {
    const progress = new SessionProgress();
    const work = Promise.withResolvers<void>();
    progress.handle(0, 1, yes);
    progress.handle(0, 2, () => {
      progress.hold(work.promise);
      return true;
    });
    progress.stop();
    expect([progress.handle(0, 3, yes), progress.handle(0, 4, () => false)]).toEqual([true, false]);
    expect(progress.upTo(0)).toBe(1);
    work.resolve();
    await settled();
    expect(progress.upTo(0)).toBe(2);
  });

  it('stops before what is under way, however that ends', async () => {
    const progress = new SessionProgress();
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    progress.handle(0, 1, yes);
    progress.handle(0, 2, () => {
      progress.hold(first.promise);
      progress.hold(second.promise);
      return true;
    });
    progress.handle(0, 3, yes);
    // Outside of a delivery there is nothing to hold.
    progress.hold(new Promise(() => undefined));
    expect(progress.upTo(0)).toBe(1);
    first.resolve();
    await settled();
    expect(progress.upTo(0)).toBe(1);
    second.reject(new Error('failed'));
    await settled();
    expect(progress.upTo(0)).toBe(3);
  });

  it('stops before what waits until the client is ready, and comes again', () => {
    const progress = new SessionProgress();
    progress.handle(0, 1, yes);
    progress.handle(0, 2, () => false);
    progress.handle(0, 3, yes);
    expect(progress.upTo(0)).toBe(1);
    progress.handle(0, 2, yes);
    expect(progress.upTo(0)).toBe(3);
  });

  it('begins anew with a new session, of which what the old one held up holds nothing up', async () => {
    const progress = new SessionProgress();
    const old = Promise.withResolvers<void>();
    progress.handle(0, 900, () => {
      progress.hold(old.promise);
      return true;
    });
    progress.handle(0, 1, yes);
    expect(progress.upTo(0)).toBe(1);
    old.resolve();
    await settled();
    progress.handle(0, 2, yes);
    expect(progress.upTo(0)).toBe(2);
  });

  it('goes on when what it was handled by throws', () => {
    const progress = new SessionProgress();
    expect(() =>
      progress.handle(0, 1, () => {
        throw new Error('unreadable');
      }),
    ).toThrow('unreadable');
    progress.handle(0, 2, yes);
    // Nobody knows what became of it.
    expect(progress.upTo(0)).toBe(0);
  });

  it('is never past the oldest that is not done, in whatever order they end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { minLength: 1, maxLength: 20 }), async (order) => {
        const progress = new SessionProgress();
        const open = order.map(() => Promise.withResolvers<void>());
        for (const [at, { promise }] of open.entries())
          progress.handle(0, at + 1, () => {
            progress.hold(promise);
            return true;
          });
        const left = new Set(open.keys());
        for (const at of [...order.map((each) => each % open.length), ...open.keys()]) {
          open[at]?.resolve();
          await settled();
          left.delete(at);
          expect(progress.upTo(0)).toBe(left.size === 0 ? open.length : Math.min(...left));
        }
      }),
    );
  });
});
