import { expect, it } from 'vitest';
import type { Job } from '../../../src/bot/schedule/job.ts';
import { leaseMs } from '../../../src/bot/schedule/run-schedule.ts';
import { Scheduler } from '../../../src/bot/schedule/scheduler.ts';
import type { Schedule } from '../../../src/library/port.ts';
import { here, ids } from '../../support/desk.ts';
import { openModeratorsDesk, start } from '../../support/moderators-desk.ts';

const schedule: Schedule = {
  id: 'AAAAAAAAAAAA',
  scope: here,
  channelId: ids.channel,
  kind: 'summary',
  at: start,
  memberId: ids.alice,
  payload: '{}',
};

function job(run: Job['run']): readonly Job[] {
  return [{ kind: 'summary', run }];
}

it('does what is due, once, and again when that is what its job says', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add(schedule);
  await store.schedules.add({ ...schedule, id: 'later-later-', at: start + 1 });
  const runs: string[] = [];
  const jobs = job(({ id, payload, at }) => {
    runs.push(`${id} ${payload}`);
    return Promise.resolve(runs.length === 1 ? { at: at + 10, payload: '{"second":true}' } : undefined);
  });
  const scheduler = new Scheduler(jobs, desk.services);
  await scheduler.tick();
  await scheduler.tick();
  expect(runs).toEqual(['AAAAAAAAAAAA {}']);
  desk.advance(10);
  await scheduler.tick();
  expect(runs.slice(1).sort()).toEqual(['AAAAAAAAAAAA {"second":true}', 'later-later- {}']);
  expect(await store.schedules.list(here)).toEqual([]);
});

it('takes up after a crash what was kept so far, once the lease has run out', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add(schedule);
  const seen: string[] = [];
  const hangs = Promise.withResolvers<void>();
  const hanging = new Scheduler(
    job(async ({ payload }, _, keep) => {
      seen.push(payload);
      await keep('{"half":true}');
      hangs.resolve();
      return new Promise(() => undefined);
    }),
    desk.services,
  );
  void hanging.tick();
  await hangs.promise;
  const next = new Scheduler(
    job(({ payload }) => {
      seen.push(payload);
      return Promise.resolve(undefined);
    }),
    desk.services,
  );
  desk.advance(leaseMs - 1);
  await next.tick();
  expect(seen).toEqual(['{}']);
  desk.advance(1);
  await next.tick();
  expect(seen).toEqual(['{}', '{"half":true}']);
});

it('one failure does not keep others from being done', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add(schedule);
  await store.schedules.add({ ...schedule, id: 'good-good-go', payload: '{"good":true}' });
  const done: string[] = [];
  const jobs = job(({ id, payload }) => {
    if (payload === '{}') throw new Error('no');
    done.push(id);
    return Promise.resolve(undefined);
  });
  await new Scheduler(jobs, desk.services).tick();
  expect(done).toEqual(['good-good-go']);
  expect(await store.schedules.list(here)).toEqual([{ ...schedule, at: start + 60_000, payload: '{"failures":1}' }]);
  expect(desk.log()).toContain('it is tried again');
});

it('a payload that cannot be read is given up, and a kind that is unknown stays', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add({ ...schedule, payload: 'nonsense' });
  await store.schedules.add({ ...schedule, id: 'daily-daily-', kind: 'daily' });
  const jobs = job(({ payload }) => Promise.resolve(JSON.parse(payload) as undefined));
  await new Scheduler(jobs, desk.services).tick();
  expect((await store.schedules.list(here)).map(({ id }) => id)).toEqual(['daily-daily-']);
  expect(desk.log()).toContain('was given up');
  expect(desk.log()).toContain('nothing here can do what is due');
});

it('called off while it is under way, it does not come back', async () => {
  const desk = await openModeratorsDesk();
  const { store } = desk.services;
  await store.schedules.add(schedule);
  const jobs = job(async ({ at }) => {
    await store.schedules.cancel(here, schedule.id);
    return { at: at + 1, payload: '{}' };
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
  const stopped = scheduler.stop();
  expect(ended).toBe(0);
  go.resolve();
  await stopped;
  expect(ended).toBe(1);
  await store.schedules.add({ ...schedule, id: 'BBBBBBBBBBBB' });
  scheduler.start();
  await scheduler.stop();
  expect(await store.schedules.list(here)).toHaveLength(1);
});
