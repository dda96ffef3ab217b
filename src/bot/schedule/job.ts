import type { Schedule } from '../../library/port.ts';
import type { Services } from '../services.ts';

/** When and with what a schedule is due next. */
type Next = { readonly at: number; readonly payload: string };

/**
 * Keeps what a job has done so far, as the payload to go on from: a job that was cut short begins again with it.
 */
export type KeepProgress = (payload: string) => Promise<void>;

/** Does what a schedule of its kind says; gives back when and with what it is due next, or nothing when it is done. */
export type Job = {
  readonly kind: Schedule['kind'];
  readonly run: (schedule: Schedule, services: Services, keep: KeepProgress) => Promise<Next | undefined>;
};
