import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job } from '../../../src/bot/schedule/job.ts';
import { leaseMs, runPost } from '../../../src/bot/schedule/run-post.ts';
import { toSchedule } from '../../../src/bot/schedule/scheduled-post.ts';
import type { ScheduleStore } from '../../../src/library/port.ts';
import { openModeratorsDesk, start } from '../../support/moderators-desk.ts';
import { aPost } from '../../support/scheduled-posts.ts';

type Next = Parameters<ScheduleStore['settle']>[2];

const post = aPost();
const heartbeat = leaseMs / 3;

/** A store whose `settle` can be held up, as a slow disk does; `kept`: what arrived in it, in order. */
async function openSlowly() {
  const desk = await openModeratorsDesk();
  const kept: Next[] = [];
  const slow = { until: Promise.resolve() };
  const schedules: ScheduleStore = {
    add: () => Promise.resolve(true),
    list: () => Promise.resolve([]),
    cancel: () => Promise.resolve(true),
    takeDue: () => Promise.resolve([]),
    settle: async (_scope, _id, next) => {
      await slow.until;
      kept.push(next);
    },
  };
  return { desk, kept, slow, services: { ...desk.services, store: { ...desk.services.store, schedules } } };
}

/** A job that goes on until it is told to end, in one way or the other. */
function openJob() {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<Job['run']>>>();
  return { job: { kind: 'summary', run: () => promise } satisfies Job, end: resolve, fail: reject };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('a renewal of the lease that is still on its way', () => {
  const tomorrow = { ...post, due: start + 86_400_000 };
  const again = { ...post, failures: 1 };

  it.each([
    ['a series goes on', toSchedule(tomorrow, tomorrow.due)],
    ['it is to be tried again', toSchedule(again, start + 60_000)],
  ])('does not undo that %s', async (what, settled) => {
    const { kept, slow, services } = await openSlowly();
    const { job, end, fail } = openJob();
    const disk = Promise.withResolvers<void>();
    slow.until = disk.promise;
    const run = runPost(job, post, services);
    await vi.advanceTimersByTimeAsync(heartbeat);
    // From here on the disk is quick again: whoever does not wait for the renewal comes before it.
    slow.until = Promise.resolve();
    if (what === 'a series goes on') end(tomorrow);
    else fail(new Error('Discord is down'));
    await vi.advanceTimersByTimeAsync(1);
    disk.resolve();
    await run;
    expect(kept).toEqual([toSchedule(post, start + leaseMs), settled]);
  });

  it('does not undo what the job keeps meanwhile', async () => {
    const { kept, slow, services } = await openSlowly();
    const disk = Promise.withResolvers<void>();
    slow.until = disk.promise;
    const begun = Promise.withResolvers<void>();
    const job: Job = {
      kind: 'summary',
      run: async (due, _, keep) => {
        await begun.promise;
        await keep({ ...due, sent: ['700'] });
        return undefined;
      },
    };
    const run = runPost(job, post, services);
    await vi.advanceTimersByTimeAsync(heartbeat);
    slow.until = Promise.resolve();
    begun.resolve();
    await vi.advanceTimersByTimeAsync(1);
    disk.resolve();
    await run;
    const half = toSchedule({ ...post, sent: ['700'] }, start + leaseMs);
    expect(kept).toEqual([toSchedule(post, start + leaseMs), half, undefined]);
  });
});

it('the lease is renewed while a job takes long, and no longer', async () => {
  const { desk, kept, services } = await openSlowly();
  const { job, end } = openJob();
  const run = runPost(job, post, services);
  for (let beats = 0; beats < 3; beats++) {
    desk.advance(heartbeat);
    await vi.advanceTimersByTimeAsync(heartbeat);
  }
  end(undefined);
  await run;
  await vi.advanceTimersByTimeAsync(leaseMs);
  const renewals = [1, 2, 3].map((beats) => start + beats * heartbeat + leaseMs);
  expect(kept.map((next) => next?.at)).toEqual([...renewals, undefined]);
});

it('a lease that cannot be renewed is noted, and the post is made all the same', async () => {
  const { desk, kept, slow, services } = await openSlowly();
  const { job, end } = openJob();
  slow.until = Promise.reject(new Error('the disk is full'));
  slow.until.catch(() => undefined);
  const run = runPost(job, post, services);
  await vi.advanceTimersByTimeAsync(heartbeat);
  slow.until = Promise.resolve();
  end(undefined);
  expect(await run).toEqual({ status: 'done', post });
  expect(kept).toEqual([undefined]);
  expect(desk.log()).toContain('a lease was not renewed');
});

it('what cannot even be kept as failed is logged, and nothing is thrown', async () => {
  const { desk, slow, services } = await openSlowly();
  const { job, fail } = openJob();
  slow.until = Promise.reject(new Error('the disk is full'));
  slow.until.catch(() => undefined);
  fail(new Error('Discord is down'));
  const tried = { ...post, failures: 7 };
  expect(await runPost(job, post, services)).toEqual({ status: 'failed', post: { ...post, failures: 1 } });
  expect(await runPost(job, tried, services)).toEqual({ status: 'given up', post: { ...post, failures: 8 } });
  expect(desk.log().match(/could not be kept/g)).toHaveLength(2);
});
