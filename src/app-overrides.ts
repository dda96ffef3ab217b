import type { Repertoire } from './bot/command.ts';
import type { ReadDocument } from './article/read-article.ts';
import type { Chore } from './bot/schedule/chores.ts';
import type { Job } from './bot/schedule/job.ts';
import type { WebFetcher } from './fetching/web-fetcher.ts';

/** For tests: what to put in place of what Docent would use. */
export type Overrides = Partial<Repertoire> & {
  readonly jobs?: readonly Job[];
  readonly chores?: readonly Chore[];
  readonly now?: () => number;
  readonly readyWithinMs?: number;
  readonly read?: ReadDocument;
  readonly web?: Pick<WebFetcher, 'fetch'>;
  readonly acknowledgeWithinMs?: number;
  /** How long the reader may take for a question, and be waited for. */
  readonly readWithinMs?: number;
  /** See `LibraryOptions`. */
  readonly keepAfterMs?: number;
  /** After how long it is looked again at what is due, and at the folder of articles. */
  readonly lookEveryMs?: number;
  readonly lookInFolderEveryMs?: number;
  readonly keepSessionsEveryMs?: number;
};
