import type { Library } from '../library/library.ts';
import type { Cooldown } from './cooldown.ts';

/** What handlers work with. Put together in `app.ts`; nothing here knows Discord's client or a database. */
export type Services = {
  readonly library: Library;
  readonly cooldown: Cooldown;
};
