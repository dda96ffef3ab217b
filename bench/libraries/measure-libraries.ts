import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadArticles } from '../../src/article/folder/load-articles.ts';
import type { Article } from '../../src/article/article-model.ts';
import { asGuildId, type GuildId } from '../../src/library/ids.ts';
import { addArticles, usualLimits } from '../../src/library/library-edits.ts';
import { Library } from '../../src/library/library.ts';
import { openStore } from '../../src/store/open-store.ts';
import { corpusOf, questionSets } from '../corpus.ts';
import { keepIndexes, timeOfLoading, timeOfRebuilding } from './kept-indexes.ts';

const usage = `Usage: npm run bench:libraries

Servers' own libraries on SQLite in a file, by words: how long the first question of a library of 200 articles and 10,000 claims takes after
a cold start, and a suggestion; how much of that building the indexes is, and how much loading them would be if they were kept on the disk; and
what 1,000 servers with one article of 200 claims each take, asked one after another, twice.`;

const MEGABYTE = 1_048_576;
const LARGE = { articles: 200, claims: 10_000 };
const MANY = { servers: 1_000, claims: 200 };
const by = { memberId: '200000000000000001', at: Date.UTC(2026, 2, 1) };

const parts = {
  large,
  rebuilt,
  kept,
  many,
  'fill-large': fillLarge,
  'fill-rebuilt': () => Promise.resolve(),
  'fill-kept': fillKept,
  'fill-many': fillMany,
};

const [part, file] = process.argv.slice(2);
if (part === '--help') {
  process.stdout.write(`${usage}\n`);
} else if (part !== undefined && file !== undefined) {
  await parts[part as keyof typeof parts](file);
} else {
  const folder = await mkdtemp(join(tmpdir(), 'docent-libraries-'));
  try {
    // Each in a process of its own: what filling a library takes is no part of what reading it takes.
    for (const [name, run] of Object.entries({ large: 5, rebuilt: 5, kept: 5, many: 1 })) {
      runPart(`fill-${name}`, join(folder, name));
      for (let time = 0; time < run; time++) runPart(name, join(folder, name));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

function runPart(name: string, path: string): void {
  const self = fileURLToPath(import.meta.url);
  const { status } = spawnSync(process.execPath, ['--max-semi-space-size=8', self, name, path], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${name} ended with ${String(status)}`);
}

async function fillLarge(path: string): Promise<void> {
  const { articles } = await slicedCorpus(LARGE.claims, LARGE.claims / LARGE.articles);
  await fill(path, [[guildOf(0), articles]]);
}

async function fillMany(path: string): Promise<void> {
  const { articles } = await slicedCorpus(MANY.servers * MANY.claims, MANY.claims);
  await fill(
    path,
    articles.map((article, at) => [guildOf(at), [article]]),
  );
}

async function large(path: string): Promise<void> {
  const { questions } = await corpusOf(questionSets(), 500);
  await using store = await openStore(path, { questionRetentionDays: 90 });
  const viewer = { guildId: guildOf(0) };
  // As in the bot: something was asked before, of another library.
  const bundled = await loadArticles(fileURLToPath(new URL('../../data/articles', import.meta.url)));
  const asking = new Library(bundled, { store: store.library });
  await asking.read({}, ({ search }) => search('How much is the trade?'));
  const first = await timed(() => asking.read(viewer, ({ search }) => search(questions[1] ?? '')));
  const next = await timed(() => asking.read(viewer, ({ search }) => search(questions[2] ?? '')));
  const typing = new Library(bundled, { store: store.library });
  const suggestion = await timed(() => typing.read(viewer, ({ lookup }) => lookup('gover')));
  report({ what: '10,000 claims', firstQuestion: first, nextQuestion: next, firstSuggestion: suggestion });
}

async function rebuilt(): Promise<void> {
  const { articles } = await slicedCorpus(LARGE.claims, LARGE.claims / LARGE.articles);
  report({ what: 'indexes of 10,000 claims', rebuilding: await timeOfRebuilding(articles) });
}

async function kept(path: string): Promise<void> {
  report({ what: 'indexes of 10,000 claims', loadingAtLeast: await timeOfLoading(path) });
}

async function fillKept(path: string): Promise<void> {
  const { articles } = await slicedCorpus(LARGE.claims, LARGE.claims / LARGE.articles);
  const megabytes = (await keepIndexes(articles, path)) / MEGABYTE;
  report({ what: 'indexes of 10,000 claims', keptMb: megabytes, textsMb: JSON.stringify(articles).length / MEGABYTE });
}

async function many(path: string): Promise<void> {
  const { questions } = await corpusOf(questionSets(), 500);
  await using store = await openStore(path, { questionRetentionDays: 90 });
  const library = new Library([], { store: store.library });
  for (let round = 1; round <= 2; round++) {
    const times: number[] = [];
    for (let at = 0; at < MANY.servers; at++)
      times.push(
        await timed(() =>
          library.read({ guildId: guildOf(at) }, ({ search }) => search(questions[at % questions.length] ?? '')),
        ),
      );
    times.sort((one, other) => one - other);
    report({
      what: `${MANY.servers} servers, round ${round}`,
      p50: times[times.length >> 1],
      p99: times[Math.floor(times.length * 0.99)],
      residentMb: process.memoryUsage().rss / MEGABYTE,
      heapMb: process.memoryUsage().heapUsed / MEGABYTE,
    });
  }
}

function guildOf(at: number): GuildId {
  return asGuildId(String(10n ** 17n + BigInt(at)));
}

async function fill(file: string, libraries: readonly (readonly [GuildId, readonly Article[]])[]): Promise<void> {
  await using store = await openStore(file, { questionRetentionDays: 90 });
  const library = new Library([], { store: store.library });
  for (const [guildId, articles] of libraries)
    await library.change(guildId, by, (before) =>
      addArticles(
        before,
        articles.map((article) => ({ article, source: { kind: 'text' }, at: by.at })),
        usualLimits,
      ),
    );
}

/** The claims of the question sets in articles of so many. */
async function slicedCorpus(claims: number, each: number) {
  const { articles: whole, questions } = await corpusOf(questionSets(), claims);
  const all = whole.flatMap(({ sections }) => sections.flatMap((section) => section.claims));
  const articles: Article[] = [];
  for (let at = 0; at + each <= all.length; at += each)
    articles.push({
      id: `article-${at / each}`,
      title: `Article ${at / each}`,
      language: 'en',
      sections: [
        {
          heading: `Part ${at / each}`,
          claims: all.slice(at, at + each).map(({ text }, place) => ({ id: `1.${place + 1}`, text })),
        },
      ],
    });
  return { articles, questions };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

function report(line: Readonly<Record<string, string | number | undefined>>): void {
  const round = (value: string | number | undefined) =>
    typeof value === 'number' ? Math.round(value * 10) / 10 : value;
  process.stdout.write(
    `${JSON.stringify(Object.fromEntries(Object.entries(line).map(([key, value]) => [key, round(value)])))}\n`,
  );
}
