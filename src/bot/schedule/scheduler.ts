import type { Schedule } from '../../library/port.ts';
import { UnderWay } from '../admission.ts';
import type { Job } from './job.ts';
import { giveUp, leaseMs, runPost } from './run-post.ts';
import { readPost } from './scheduled-post.ts';
import { tellOutcome } from './tell-moderator.ts';
import type { Services } from '../services.ts';

const lookEveryMs = 1_000;

/**
 * Does what is due. Everything is in the store, so that what came due while Docent was off is done when it is back; what
 * is under way is leased, so that nobody else takes it up, and taken up again after a crash.
 */
export class Scheduler {
  readonly #jobs: ReadonlyMap<Schedule['kind'], Job>;
  readonly #services: Services;
  readonly #everyMs: number;
  readonly #underWay = new UnderWay();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<unknown> = Promise.resolve();
  #stopped = false;

  /** `everyMs`: how long after one look at what is due comes the next. */
  constructor(jobs: readonly Job[], services: Services, everyMs = lookEveryMs) {
    this.#jobs = new Map(jobs.map((job) => [job.kind, job]));
    this.#services = services;
    this.#everyMs = everyMs;
  }

  /** Does what is due by now, and from then on what comes due. */
  start(): void {
    if (this.#stopped) return;
    this.#looking = this.#look().finally(() => {
      if (!this.#stopped) this.#timer = setTimeout(() => this.start(), this.#everyMs).unref();
    });
  }

  /** Does what is due now; resolves when it is done. */
  async tick(): Promise<void> {
    await Promise.all(await this.#look());
  }

  /**
   * Begins nothing more; resolves when what is under way has ended. What hangs is left to the next run, which takes it up
   * when its lease has run out.
   */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await this.#underWay.settle();
  }

  async #look(): Promise<readonly Promise<void>[]> {
    const { store, now, log } = this.#services;
    try {
      const due = await store.schedules.takeDue(now(), leaseMs);
      return due.map((schedule) => this.#underWay.add(this.#run(schedule)));
    } catch (error) {
      log.error({ err: error }, 'what is due could not be looked up; trying again');
      return [];
    }
  }

  async #run(schedule: Schedule): Promise<void> {
    const { log } = this.#services;
    const { id, kind } = schedule;
    const job = this.#jobs.get(kind);
    const post = readPost(schedule);
    if (job === undefined || post === 'newer') {
      log.error({ schedule: id, kind }, 'nothing here can do what is due; it stays');
    } else if (post === 'broken') {
      await giveUp(schedule, 'cannot be read', this.#services);
    } else {
      await tellOutcome(await runPost(job, post, this.#services), this.#services);
    }
  }
}
