import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Job } from '../../../src/bot/schedule/job.ts';
import { leaseMs } from '../../../src/bot/schedule/run-post.ts';
import { Scheduler } from '../../../src/bot/schedule/scheduler.ts';
import { type ScheduledPost, toSchedule } from '../../../src/bot/schedule/scheduled-post.ts';
import { here } from '../../support/desk.ts';
import { openModeratorsDesk, start } from '../../support/moderators-desk.ts';
import { aPost } from '../../support/scheduled-posts.ts';

const post = aPost();
const schedule = toSchedule(post, start);
const half = { ...post, sent: ['700'] };

const later = <Post extends ScheduledPost>(post: Post, ms: number) => ({ ...post, due: (post.due ?? 0) + ms });

function job(run: Job['run']): readonly Job[] {
  return [{ kind: 'summary', run }];
}

it('does what is due, once, and again when that is what its job says', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add(schedule);
  await store.schedules.add({ ...schedule, id: 'later-later-', at: start + 1 });
  const runs: string[] = [];
  const jobs = job((due) => {
    runs.push(`${due.id} ${due.sent.length}`);
    return Promise.resolve(runs.length === 1 ? later({ ...due, sent: ['700'] }, 10) : undefined);
  });
  const scheduler = new Scheduler(jobs, desk.services);
  await scheduler.tick();
  await scheduler.tick();
  expect(runs).toEqual(['AAAAAAAAAAAA 0']);
  desk.advance(10);
  await scheduler.tick();
  expect(runs.slice(1).sort()).toEqual(['AAAAAAAAAAAA 1', 'later-later- 0']);
  expect(await store.schedules.list(here)).toEqual([]);
});

it('takes up after a crash what was kept so far, once the lease has run out', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add(schedule);
  const seen: ScheduledPost[] = [];
  const hangs = Promise.withResolvers<void>();
  const hanging = new Scheduler(
    job(async (due, _, keep) => {
      seen.push(due);
      await keep(half);
      hangs.resolve();
      return new Promise(() => undefined);
    }),
    desk.services,
  );
  void hanging.tick();
  await hangs.promise;
  const next = new Scheduler(
    job((due) => {
      seen.push(due);
      return Promise.resolve(undefined);
    }),
    desk.services,
  );
  desk.advance(leaseMs - 1);
  await next.tick();
  expect(seen).toEqual([post]);
  desk.advance(1);
  await next.tick();
  expect(seen).toEqual([post, half]);
});

it('one failure does not keep others from being done', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add(schedule);
  await store.schedules.add({ ...schedule, id: 'good-good-go' });
  const done: string[] = [];
  const jobs = job(({ id }) => {
    if (id === post.id) throw new Error('no');
    done.push(id);
    return Promise.resolve(undefined);
  });
  await new Scheduler(jobs, desk.services).tick();
  expect(done).toEqual(['good-good-go']);
  expect(await store.schedules.list(here)).toEqual([toSchedule({ ...post, failures: 1 }, start + 60_000)]);
  expect(desk.log()).toContain('it is tried again');
});

it('what cannot be read is given up; what a later version made, and a kind that is unknown, stay', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  const runs: string[] = [];
  await store.schedules.add({ ...schedule, payload: 'nonsense' });
  await store.schedules.add({ ...schedule, id: 'half-half-ha', payload: '{"version":2,"pin":true}' });
  await store.schedules.add({ ...schedule, id: 'daily-daily-', kind: 'daily' });
  await store.schedules.add({ ...schedule, id: 'newer-newer-', payload: '{"version":3}' });
  await store.schedules.add({ ...schedule, id: 'good-good-go' });
  const jobs = job(({ id }) => {
    runs.push(id);
    return Promise.resolve(undefined);
  });
  await new Scheduler(jobs, desk.services).tick();
  expect(runs).toEqual(['good-good-go']);
  expect((await store.schedules.list(here)).map(({ id }) => id)).toEqual(['daily-daily-', 'newer-newer-']);
  expect(desk.log().match(/"schedule":"[^"]+"(?=.*cannot be read and was given up)/g)).toEqual([
    '"schedule":"AAAAAAAAAAAA"',
    '"schedule":"half-half-ha"',
  ]);
  expect(desk.log().match(/nothing here can do what is due/g)).toHaveLength(2);
});

it('called off while it is under way, it does not come back', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add(schedule);
  const jobs = job(async (due) => {
    await store.schedules.cancel(here, schedule.id);
    return later(due, 1);
  });
  await new Scheduler(jobs, desk.services).tick();
  expect(await store.schedules.list(here)).toEqual([]);
});

it('starts by itself; stopping waits for what is under way and begins nothing more', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add(schedule);
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  let ended = 0;
  const scheduler = new Scheduler(
    job(async () => {
      begun.resolve();
      await go.promise;
      ended++;
      return undefined;
    }),
    desk.services,
  );
  scheduler.start();
  await begun.promise;
  let hasStopped = false;
  const stopped = scheduler.stop().then(() => (hasStopped = true));
  await pause(50);
  expect([hasStopped, ended]).toEqual([false, 0]);
  go.resolve();
  await stopped;
  expect(ended).toBe(1);
  await store.schedules.add({ ...schedule, id: 'BBBBBBBBBBBB' });
  scheduler.start();
  await scheduler.stop();
  expect(await store.schedules.list(here)).toHaveLength(1);
});
