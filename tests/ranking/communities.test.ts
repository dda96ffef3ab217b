import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatOf } from '../../src/article/formats/index.ts';
import { readArticle } from '../../src/article/read-article.ts';
import { SearchEngine } from '../../src/search/search-engine.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/documents');
/** For each document its questions, each with what the claim says that answers it: written before any of them was asked. */
const QUESTIONS = JSON.parse(readFileSync(join(FOLDER, 'questions.json'), 'utf8')) as Record<
  string,
  readonly (readonly [question: string, says: string])[]
>;

/** The claims that are found, best first, and what else the first shows of its list. */
async function foundFor(file: string, question: string): Promise<readonly string[]> {
  const format = formatOf(file);
  if (format === undefined) throw new Error(`No format reads ${file}.`);
  const { article } = await readArticle(readFileSync(join(FOLDER, file)), { format, id: 'a', file });
  const engine = new SearchEngine();
  await engine.add(article);
  const { hits } = await engine.search(question);
  return hits.map(({ claim, steps }) => (steps ?? [claim]).map(({ text }) => text).join('\n'));
}

test('of forty questions on ten documents at least thirty-two bring the right claim first', async () => {
  const misses: string[] = [];
  let asked = 0;
  for (const [file, questions] of Object.entries(QUESTIONS)) {
    for (const [question, says] of questions) {
      asked += 1;
      const [first = ''] = await foundFor(file, question);
      if (!first.includes(says)) misses.push(`${file}: ${question} → ${first}`);
    }
  }
  expect(asked).toBe(40);
  // The list of misses is what a failure shows.
  expect(misses.slice(8)).toEqual([]);
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
