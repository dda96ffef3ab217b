import type { Library } from '../library/library.ts';
import type { Store } from '../library/port.ts';
import type { SettingsCache } from '../library/server-settings.ts';
import type { Logger } from '../log.ts';
import type { Channels } from './channels.ts';
import type { Cooldown } from './admission.ts';

/** What handlers work with. Put together in `app.ts`; nothing here knows Discord's client or a database. */
export type Services = {
  readonly library: Library;
  readonly store: Store;
  readonly channels: Channels;
  readonly settings: SettingsCache;
  readonly cooldown: Cooldown;
  /** Days that questions and answers are kept; 0: questions are not. */
  readonly retentionDays: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
};
