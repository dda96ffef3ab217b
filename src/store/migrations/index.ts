import type { Migration } from 'kysely/migration';
import { first } from './0001-first.ts';
import { quizzes } from './0002-quizzes.ts';
import { departures } from './0003-departures.ts';
import { taken } from './0004-taken.ts';
import { processes } from './0005-processes.ts';
import { outcomes } from './0006-outcomes.ts';
import { whatWasShown } from './0007-shown.ts';
import { serverSettings } from './0008-server-settings.ts';
import { library } from './0009-library.ts';
import { quotingPosts } from './0010-quoting-posts.ts';
import { whatWasAsked } from './0011-what-was-asked.ts';
import { taughtTable } from './0012-taught.ts';

/** Every change of the tables, in order. One that has been released is never edited; a new one is added. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-quizzes': quizzes,
  '0003-departures': departures,
  '0004-taken': taken,
  '0005-processes': processes,
  '0006-outcomes': outcomes,
  '0007-shown': whatWasShown,
  '0008-server-settings': serverSettings,
  '0009-library': library,
  '0010-quoting-posts': quotingPosts,
  '0011-what-was-asked': whatWasAsked,
  '0012-taught': taughtTable,
};
