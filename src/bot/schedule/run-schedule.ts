import type { Schedule } from '../../library/port.ts';
import type { Job } from './job.ts';
import type { Services } from '../services.ts';

/** How long what is under way belongs to whoever took it, unless renewed. */
export const leaseMs = 60_000;

const minutes = [1, 5, 15, 60, 180, 360, 720];
/** How long to wait after each failure: most of Discord's are over within a day. After the last one it is given up. */
const waitsMs = minutes.map((each) => each * 60_000);

/** `payload`: as far as it came. `again`: when it is tried again. */
export type Outcome =
  | { readonly status: 'done'; readonly payload: string }
  | { readonly status: 'failed'; readonly payload: string; readonly again?: number }
  | { readonly status: 'given up'; readonly payload: string };

/**
 * Does one schedule that the caller has taken (or has just added, due only after `leaseMs`), and settles it: done, due
 * again, to be tried again, or given up after the last of several failures. Never rejects.
 */
export async function runSchedule(job: Job, schedule: Schedule, services: Services): Promise<Outcome> {
  const { store, now, log } = services;
  const { scope, id } = schedule;
  let payload = schedule.payload;
  const renew = () => store.schedules.settle(scope, id, { at: now() + leaseMs, payload });
  let renewed = Promise.resolve();
  const heartbeat = setInterval(() => {
    renewed = renew().catch((error: unknown) => log.warn({ err: error, schedule: id }, 'a lease was not renewed'));
  }, leaseMs / 3).unref();
  const rest = () => {
    clearInterval(heartbeat);
    return renewed;
  };
  try {
    const next = await job.run(schedule, services, async (progress) => {
      payload = progress;
      await renew();
    });
    // A renewal still on its way must not undo what is settled.
    await rest();
    await store.schedules.settle(scope, id, next);
    return { status: 'done', payload };
  } catch (error) {
    await rest();
    return failed({ ...schedule, payload }, error, services);
  }
}

async function failed(schedule: Schedule, cause: unknown, { store, now, log }: Services): Promise<Outcome> {
  const { scope, id, kind, channelId } = schedule;
  const failures = failuresIn(schedule.payload) + 1;
  const wait = waitsMs[failures - 1];
  const about = { err: cause, schedule: id, kind, scope, channel: channelId, failures };
  try {
    if (wait === undefined) {
      await store.schedules.settle(scope, id);
      log.error(about, 'a scheduled post failed too often and was given up');
      return { status: 'given up', payload: schedule.payload };
    }
    const payload = withFailures(schedule.payload, failures);
    const again = now() + wait;
    await store.schedules.settle(scope, id, { at: again, payload });
    log.warn({ ...about, again: new Date(again).toISOString() }, 'a scheduled post failed; it is tried again');
    return { status: 'failed', payload, again };
  } catch (error) {
    // The lease runs out by itself, and then it is due again.
    log.error({ ...about, store: String(error) }, 'a scheduled post failed, and that could not be kept');
    return { status: 'failed', payload: schedule.payload };
  }
}

/** Payloads are JSON objects; the failures so far stand beside what the job itself keeps there. */
type Counted = { readonly failures?: number };

/** One that cannot be read counts as failed for good. */
function failuresIn(payload: string): number {
  try {
    return (JSON.parse(payload) as Counted).failures ?? 0;
  } catch {
    return waitsMs.length;
  }
}

function withFailures(payload: string, failures: number): string {
  return JSON.stringify({ ...(JSON.parse(payload) as Counted), failures } satisfies Counted);
}
