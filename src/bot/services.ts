import type { ReadDocument } from '../article/read-article.ts';
import type { AttachmentFetcher } from '../fetching/attachment-fetcher.ts';
import type { Chart } from '../charts/day-chart.ts';
import type { WebFetcher } from '../fetching/web-fetcher.ts';
import type { UserError } from '../errors.ts';
import type { LibraryLimits } from '../library/library-edits.ts';
import type { Library } from '../library/library.ts';
import type { Store } from '../library/port.ts';
import type { QuestionMeanings } from '../library/asked/question-meanings.ts';
import type { SettingsCache } from '../library/server-settings.ts';
import type { Logger } from '../log.ts';
import type { Channels } from './channels.ts';
import type { Cooldown } from './admission.ts';
import type { Meter } from './meter.ts';

/** How Docent itself is, for whoever moderates. */
export type Health = {
  /** Whether it may read what is not addressed to it. */
  readonly messageContent: boolean;
  /** `absent`: English articles are answered by words alone, though reading is wanted. */
  readonly reader: () => Promise<'works' | 'off' | 'absent'>;
  /** Files of articles that could not be read, by name, with what is wrong. */
  readonly leftOut: () => readonly (Pick<UserError, 'code' | 'context'> & { readonly file: string })[];
};

/** What handlers work with. Put together in `app.ts`; nothing here knows Discord's client or a database. */
export type Services = {
  readonly library: Library;
  readonly store: Store;
  readonly channels: Channels;
  readonly settings: SettingsCache;
  readonly health: Health;
  readonly cooldown: Cooldown;
  /** Absent: nothing is counted. */
  readonly meter?: Meter | undefined;
  readonly libraryLimits: LibraryLimits;
  /** Fetches files that members gave to Discord. */
  readonly files: Pick<AttachmentFetcher, 'fetch'>;
  /** Fetches pages of the web; absent where the operator allows none. */
  readonly web?: Pick<WebFetcher, 'fetch'>;
  /** Which questions mean the same. */
  readonly meanings: QuestionMeanings;
  /** Draws a chart as a PNG, in a process of its own; undefined where that fails. It may still be on its way. */
  readonly drawChart: (chart: Chart | Promise<Chart>) => Promise<Uint8Array | undefined>;
  /** Reads what moderators add, in a process of its own. */
  readonly readDocument: ReadDocument;
  /** Days that questions and answers are kept; 0: questions are not. */
  readonly retentionDays: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Logger;
};
