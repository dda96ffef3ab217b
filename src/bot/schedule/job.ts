import type { UserError } from '../../errors.ts';
import type { Services } from '../services.ts';
import type { PostOf, ScheduledPost } from './scheduled-post.ts';

/** Keeps how far a post has come: a job that was cut short begins again with it. */
export type KeepProgress = (post: ScheduledPost) => Promise<void>;

type Run<Post extends ScheduledPost> = (
  post: Post,
  services: Services,
  keep: KeepProgress,
) => Promise<(Post & { readonly due: number }) | undefined>;

/** Makes posts of its kind; gives back what comes next, and when it is due, or nothing when that was all. */
export type Job = { readonly kind: ScheduledPost['kind']; readonly run: Run<ScheduledPost> };

/** A job for one kind of posts: it is given no others. */
export function jobFor<Kind extends ScheduledPost['kind']>(kind: Kind, run: Run<PostOf<Kind>>): Job {
  return { kind, run: run as unknown as Run<ScheduledPost> };
}

/** `post`: as far as it came. One that `failed` is tried again later; `why`: what a person can mend, where that was it. */
export type PostOutcome = {
  readonly status: 'done' | 'failed' | 'given up';
  readonly post: ScheduledPost;
  readonly why?: UserError;
};
