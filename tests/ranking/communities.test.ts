import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatOf } from '../../src/article/formats/index.ts';
import { readArticle } from '../../src/article/read-article.ts';
import { openReading } from '../../src/search/open-reading.ts';
import { SearchEngine } from '../../src/search/search-engine.ts';
import type { SearchReading } from '../../src/search/reading-for-search.ts';
import { canRead } from './bundled-reading.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/documents');

/** For each document its questions, each with what the claim says that answers it: written before any of them was asked. */
type Questions = Readonly<Record<string, readonly (readonly [question: string, says: string])[]>>;

const questionsOf = (folder: string): Questions =>
  JSON.parse(readFileSync(join(folder, 'questions.json'), 'utf8')) as Questions;

/** The claims that are found, best first, and what else the first shows of its list. */
async function foundFor(
  folder: string,
  file: string,
  question: string,
  reading?: SearchReading,
): Promise<readonly string[]> {
  const format = formatOf(file);
  if (format === undefined) throw new Error(`No format reads ${file}.`);
  const { article } = await readArticle(readFileSync(join(folder, file)), { format, id: 'a', file });
  const engine = new SearchEngine({ reading });
  await engine.add(article);
  await reading?.vectors.settled;
  const { hits } = await engine.search(question);
  return hits.map(({ claim, steps }) => (steps ?? [claim]).map(({ text }) => text).join('\n'));
}

/** Questions of which another claim comes first. */
async function missesIn(folder: string, reading?: SearchReading) {
  const misses: string[] = [];
  let asked = 0;
  for (const [file, questions] of Object.entries(questionsOf(folder))) {
    for (const [question, says] of questions) {
      asked += 1;
      const [first = ''] = await foundFor(folder, file, question, reading);
      if (!first.includes(says)) misses.push(`${file}: ${question} → ${first}`);
    }
  }
  return { asked, misses };
}

/** The second ten are a wiki's page, a forum's guide, notes in Org, an act, a manual's page, price lists and rules in other languages. */
test.each([
  ['ten documents', FOLDER],
  ['ten documents of other kinds', join(FOLDER, 'kinds')],
])('of forty questions on %s at least thirty-two bring the right claim first', async (_, folder) => {
  const { asked, misses } = await missesIn(folder);
  expect(asked).toBe(40);
  // The list of misses is what a failure shows.
  expect(misses.slice(8)).toEqual([]);
});

test.runIf(canRead)('and four more where they are read', async () => {
  const reading = openReading({ tell: () => undefined, budgetMs: 120_000, patienceMs: 120_000, seconds: 120 });
  if (reading === undefined) throw new Error('There is no model.');
  onTestFinished(() => reading.reader[Symbol.asyncDispose]());
  const { asked, misses } = await missesIn(join(FOLDER, 'kinds'), reading);
  expect(asked).toBe(40);
  expect(misses.slice(4)).toEqual([]);
});

test.each(['How do I install it?', 'how to install', 'install'])(
  'a question whose words the claim has, under a heading like it, is not refused: %s',
  async (question) => {
    const file = 'lantern-bot-readme.md';
    const format = formatOf(file);
    if (format === undefined) throw new Error(`No format reads ${file}.`);
    const { article } = await readArticle(readFileSync(join(FOLDER, file)), { format, id: 'a', file });
    const engine = new SearchEngine();
    await engine.add(article);
    const { status, hits } = await engine.search(question);
    expect(status).not.toBe('refused');
    expect(hits[0]?.claim.text).toContain('pip install lantern-reminder');
  },
);
