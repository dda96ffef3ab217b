import type { Library } from '../library/library.ts';
import type { Store } from '../library/port.ts';
import type { Logger } from '../log.ts';
import type { Channels } from './channels.ts';
import type { Cooldown } from './cooldown.ts';

/** What handlers work with. Put together in `app.ts`; nothing here knows Discord's client or a database. */
export type Services = {
  readonly library: Library;
  readonly store: Store;
  readonly channels: Channels;
  readonly cooldown: Cooldown;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
};
