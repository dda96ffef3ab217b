import type { Schedule } from '../../library/port.ts';
import { UserError } from '../../errors.ts';
import { messages } from '../messages/index.ts';
import type { Services } from '../services.ts';
import type { Job, PostOutcome } from './job.ts';
import { type ScheduledPost, toSchedule } from './scheduled-post.ts';
import { reasonText, tellModerator } from './tell-moderator.ts';

/** How long what is under way belongs to whoever took it, unless renewed. */
export const leaseMs = 60_000;

const minutes = [1, 5, 15, 60, 180, 360, 720];
/** How long to wait after each failure: most of Discord's are over within a day. After the last one it is given up. */
const waitsMs = minutes.map((each) => each * 60_000);

/** Where the moderator takes no direct messages: so long what is given up stays in the list, with its reason. */
const shownMs = 7 * 86_400_000;

/**
 * Makes one post that the caller has taken (or has just added, due only after `leaseMs`), and settles it: done, due again,
 * to be tried again, or given up after the last of several failures. Never rejects.
 */
export async function runPost(job: Job, post: ScheduledPost, services: Services): Promise<PostOutcome> {
  const { store, now, log } = services;
  const { scope, id } = post;
  let current = post;
  let renewed: Promise<unknown> = Promise.resolve();
  /** One after the other, so that an earlier one never undoes what a later one keeps. */
  const renew = () => {
    const renewing = renewed.then(() => store.schedules.settle(scope, id, toSchedule(current, now() + leaseMs)));
    renewed = renewing.catch(() => undefined);
    return renewing;
  };
  const heartbeat = setInterval(() => {
    renew().catch((error: unknown) => log.warn({ err: error, schedule: id }, 'a lease was not renewed'));
  }, leaseMs / 3).unref();
  const rest = () => {
    clearInterval(heartbeat);
    return renewed;
  };
  try {
    const next = await job.run(post, services, async (progress) => {
      current = progress;
      await renew();
    });
    // A renewal still on its way must not undo what is settled.
    await rest();
    await store.schedules.settle(scope, id, next && toSchedule(next, next.due));
    return { status: 'done', post: current };
  } catch (error) {
    await rest();
    return failed(current, error, services);
  }
}

/** Takes a schedule off that can never be posted, and says so in the log. Never rejects. */
export async function giveUp(
  { id, scope, kind, channelId }: Pick<Schedule, 'id' | 'scope' | 'kind' | 'channelId'>,
  reason: string,
  { store, log }: Services,
  more: object = {},
): Promise<void> {
  const about = { schedule: id, kind, scope, channel: channelId, ...more };
  try {
    await store.schedules.settle(scope, id);
    log.error(about, `a scheduled post ${reason} and was given up`);
  } catch (error) {
    // The lease runs out by itself, and then it is due again.
    log.error({ ...about, store: String(error) }, `a scheduled post ${reason}, and that could not be kept`);
  }
}

async function failed(before: ScheduledPost, cause: unknown, services: Services): Promise<PostOutcome> {
  const { store, now, log } = services;
  const { trouble: _, ...rest } = before;
  const why = cause instanceof UserError ? cause : undefined;
  const post: ScheduledPost = { ...rest, failures: before.failures + 1, ...(why && { trouble: why.code }) };
  const { scope, id, kind, channelId, failures } = post;
  const wait = waitsMs[failures - 1] ?? (await lastWait(post, cause, services));
  const outcome = { post, ...(why && { why }) };
  if (wait === undefined) {
    await giveUp(post, 'failed too often', services, { err: cause, failures });
    return { status: 'given up', ...outcome };
  }
  const again = now() + wait;
  const about = { err: cause, schedule: id, kind, scope, channel: channelId, failures };
  try {
    await store.schedules.settle(scope, id, toSchedule(post, again));
    log.warn({ ...about, again: new Date(again).toISOString() }, 'a scheduled post failed; it is tried again');
  } catch (error) {
    log.error({ ...about, store: String(error) }, 'a scheduled post failed, and that could not be kept');
  }
  return { status: 'failed', ...outcome };
}

/** None, once the moderator knows that it is given up. */
async function lastWait(post: ScheduledPost, cause: unknown, services: Services): Promise<number | undefined> {
  const words = messages[post.locale];
  const { gaveUp } = post.kind === 'digest' ? words.digest : words.summary;
  const lines = [gaveUp(`<#${post.channelId}>`), reasonText(cause, words)];
  const isTold = await tellModerator(lines, post, services);
  return isTold || post.failures > waitsMs.length + 1 ? undefined : shownMs;
}
