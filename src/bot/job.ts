import type { Schedule } from '../library/port.ts';
import type { Services } from './services.ts';

/** Does what a schedule of its kind says; gives back when and with what it is due next, or nothing when it is done. */
export type Job = {
  readonly kind: Schedule['kind'];
  readonly run: (
    schedule: Schedule,
    services: Services,
  ) => Promise<{ readonly at: number; readonly payload: string } | undefined>;
};
