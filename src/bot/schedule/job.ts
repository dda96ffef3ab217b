import type { UserError } from '../../errors.ts';
import type { Services } from '../services.ts';
import type { ScheduledPost } from './scheduled-post.ts';

/** Keeps how far a post has come: a job that was cut short begins again with it. */
export type KeepProgress = (post: ScheduledPost) => Promise<void>;

/** Makes posts of its kind; gives back what comes next, and when it is due, or nothing when that was all. */
export type Job = {
  readonly kind: ScheduledPost['kind'];
  readonly run: (
    post: ScheduledPost,
    services: Services,
    keep: KeepProgress,
  ) => Promise<(ScheduledPost & { readonly due: number }) | undefined>;
};

/** `post`: as far as it came. One that `failed` is tried again later; `why`: what a person can mend, where that was it. */
export type PostOutcome = {
  readonly status: 'done' | 'failed' | 'given up';
  readonly post: ScheduledPost;
  readonly why?: UserError;
};
