import { spawnSync } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loadArticles } from '../../src/article/folder/load-articles.ts';
import type { Article } from '../../src/article/article-model.ts';
import { asGuildId, type GuildId } from '../../src/library/ids.ts';
import { addArticles, usualLimits } from '../../src/library/library-edits.ts';
import { Library } from '../../src/library/library.ts';
import { KeptIndexes } from '../../src/search/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { corpusOf, questionSets } from '../corpus.ts';
import { buildAndLoad, timed } from './build-and-load.ts';

const usage = `Usage: npm run bench:libraries

Servers' own libraries on SQLite in a file, by words: how long the first question of a library of 200 articles and 10,000 claims takes after
a cold start, and a suggestion, where its index is built and where it is loaded from the disk, and how long that holds the event loop up; what
building and loading take for so many claims; and what 1,000 servers with one article of 200 claims each take, asked one after another, twice.`;

const MEGABYTE = 1_048_576;
const LARGE = { articles: 200, claims: 10_000 };
const SIZES = [200, 500, 1_000, 2_000, 5_000, 10_000];
const MANY = { servers: 1_000, claims: 200 };
const by = { memberId: '200000000000000001', at: Date.UTC(2026, 2, 1) };

const parts = {
  built: (path: string) => large(path, 'built'),
  loaded: (path: string) => large(path, 'loaded'),
  sizes,
  many,
  'fill-built': fillLarge,
  'fill-loaded': fillLoaded,
  'fill-sizes': () => Promise.resolve(),
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
    for (const [name, run] of Object.entries({ built: 5, loaded: 5, sizes: 1, many: 1 })) {
      const path = join(folder, name);
      await mkdir(path);
      runPart(`fill-${name}`, path);
      for (let time = 0; time < run; time++) runPart(name, path);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

function runPart(name: string, path: string): void {
  const self = fileURLToPath(import.meta.url);
  const { status } = spawnSync(process.execPath, ['--max-semi-space-size=4', self, name, path], { stdio: 'inherit' });
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

/** With the index on the disk, as it is some seconds after a first question. */
async function fillLoaded(path: string): Promise<void> {
  await fillLarge(path);
  await using store = await openStore(storeIn(path), { questionRetentionDays: 90 });
  const kept = { kept: new KeptIndexes(path), keepAfterMs: 0 };
  const library = new Library(await bundledArticles(), { store: store.library, ...kept });
  await library.read({ guildId: guildOf(0) }, () => undefined);
  const found = async () => (await readdir(path)).find((name) => name.endsWith('.index'));
  for (let name = await found(); ; name = await found()) {
    if (name === undefined) await setTimeout(50);
    else
      return report({ what: 'index of 10,000 claims on the disk', mb: (await stat(join(path, name))).size / MEGABYTE });
  }
}

async function large(path: string, way: 'built' | 'loaded'): Promise<void> {
  const { questions } = await corpusOf(questionSets(), 500);
  await using store = await openStore(storeIn(path), { questionRetentionDays: 90 });
  const own = { store: store.library, ...(way === 'loaded' && { kept: new KeptIndexes(path) }) };
  const viewer = { guildId: guildOf(0) };
  // As in the bot: something was asked before, of another library.
  const bundled = await bundledArticles();
  const asking = new Library(bundled, own);
  await asking.read({}, ({ search }) => search('How much is the trade?'));
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const first = await timed(() => asking.read(viewer, ({ search }) => search(questions[1] ?? '')));
  loop.disable();
  const next = await timed(() => asking.read(viewer, ({ search }) => search(questions[2] ?? '')));
  const typing = new Library(bundled, own);
  const suggestion = await timed(() => typing.read(viewer, ({ lookup }) => lookup('gover')));
  const held = loop.max / 1e6;
  const figures = { firstQuestion: first, loopHeldMost: held, nextQuestion: next, firstSuggestion: suggestion };
  report({ what: `10,000 claims, ${way}`, ...figures });
}

async function sizes(path: string): Promise<void> {
  const { articles } = await slicedCorpus(LARGE.claims, LARGE.claims / LARGE.articles);
  // What is compiled at its first use is so for all sizes.
  await buildAndLoad(articles.slice(-40), path);
  for (const claims of SIZES)
    report({
      what: 'an index',
      ...(await buildAndLoad(articles.slice(0, (claims / LARGE.claims) * LARGE.articles), path)),
    });
}

async function many(path: string): Promise<void> {
  const { questions } = await corpusOf(questionSets(), 500);
  await using store = await openStore(storeIn(path), { questionRetentionDays: 90 });
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

function bundledArticles() {
  return loadArticles(fileURLToPath(new URL('../../data/articles', import.meta.url)));
}

function storeIn(folder: string): string {
  return join(folder, 'libraries.sqlite');
}

async function fill(folder: string, libraries: readonly (readonly [GuildId, readonly Article[]])[]): Promise<void> {
  await using store = await openStore(storeIn(folder), { questionRetentionDays: 90 });
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

function report(line: Readonly<Record<string, string | number | undefined>>): void {
  const round = (value: string | number | undefined) =>
    typeof value === 'number' ? Math.round(value * 10) / 10 : value;
  process.stdout.write(
    `${JSON.stringify(Object.fromEntries(Object.entries(line).map(([key, value]) => [key, round(value)])))}\n`,
  );
}
