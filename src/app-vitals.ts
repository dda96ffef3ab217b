import type { ArticleFolder } from './article/folder/article-folder.ts';
import type { Attendance } from './bot/admission.ts';
import type { DiscordBot } from './discord/discord-bot.ts';
import type { ReaderVitals, Vitals } from './health/vitals.ts';
import type { QuestionMeanings } from './library/asked/question-meanings.ts';
import type { SettingsCache } from './library/server-settings.ts';
import type { Library } from './library/library.ts';
import { residentMemory } from './processes/resident-memory.ts';
import type { SearchReading } from './search/index.ts';
import { basename } from 'node:path';
import type { Health } from './bot/services.ts';
import type { Config } from './config/config.ts';
import type { UserError } from './errors.ts';

export type Watched = Pick<Vitals, 'isStopping' | 'hasArticles'> & {
  readonly bot: Pick<DiscordBot, 'isConnected' | 'servers'>;
  readonly attendance: Attendance;
  readonly folder: Pick<ArticleFolder, 'problems'>;
  readonly library: Library;
  readonly settings: SettingsCache;
  readonly meanings: QuestionMeanings;
  readonly reading: SearchReading | undefined;
  readonly readerIsWanted: boolean;
};

/** What is looked at of Docent's parts when somebody asks how it is. */
export function vitalsOf({
  isStopping,
  hasArticles,
  bot,
  attendance,
  folder,
  library,
  settings,
  meanings,
  reading,
  readerIsWanted,
}: Watched): Vitals {
  return {
    isStopping,
    hasArticles,
    isConnected: () => bot.isConnected,
    canWrite: () => attendance.canWrite(),
    articles: () => ({ read: library.folder.length, leftOut: folder.problems.length }),
    servers: () => bot.servers,
    indexes: () => library.indexes,
    caches: () => ({
      settings: settings.size,
      libraries: library.known,
      results: library.indexes.results,
      reader: reading?.reader.state?.remembered ?? 0,
      meanings: meanings.size,
    }),
    reader: () => (readerIsWanted ? readerVitals(reading) : undefined),
  };
}

/** Where it is wanted and there is nothing to read with, it is not available. */
function readerVitals(reading: SearchReading | undefined): ReaderVitals {
  const { queued = 0, starts = 0, failures = 0, pid } = reading?.reader.state ?? {};
  return {
    isAvailable: reading?.reader.isOff === false,
    queued,
    starts,
    failures,
    residentBytes: () => (pid === undefined ? Promise.resolve(undefined) : residentMemory(pid)),
  };
}

type LeftOut = ReturnType<Health['leftOut']>[number];

/** It is asked something that costs little. */
export async function readerState(
  { reader }: Config,
  reading: SearchReading | undefined,
): Promise<'works' | 'off' | 'absent'> {
  if (!reader.on) return 'off';
  if (reading === undefined || reading.reader.isOff) return 'absent';
  const vectors = await reading.reader.embed([{ text: 'Does it read?' }], {
    signal: AbortSignal.timeout(readerPatienceMs),
  });
  return vectors === undefined ? 'absent' : 'works';
}

const readerPatienceMs = 1_000;

/** Of a file that could not be read what moderators are told. */
export function leftOutOf({ code, context }: UserError): LeftOut {
  return { file: basename(String(context['file'] ?? '')), code, context };
}
