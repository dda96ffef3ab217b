import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/article/article-model.ts';
import { readArticleFile } from '../../src/article/read-article-file.ts';
import { openReading } from '../../src/search/open-reading.ts';
import { SearchEngine } from '../../src/search/search-engine.ts';

/** Whether Docent has a model to read with. */
export const canRead = existsSync(join(import.meta.dirname, '../../data/reader/reader.json'));

/** An engine of some articles that reads, with as much time as it takes; without any, of the bundled one alone. */
export async function readingEngine(
  ...articles: readonly Article[]
): Promise<AsyncDisposable & { readonly engine: SearchEngine }> {
  const reading = openReading({ tell: () => undefined, budgetMs: 120_000, patienceMs: 120_000, seconds: 120 });
  if (reading === undefined) throw new Error('There is no model.');
  const engine = new SearchEngine({ reading });
  const bundled = async (): Promise<Article> =>
    (await readArticleFile('data/articles/russia-and-the-taliban.txt')).article;
  for (const article of articles.length > 0 ? articles : [await bundled()]) await engine.add(article);
  await reading.vectors.settled;
  return { engine, [Symbol.asyncDispose]: () => reading.reader[Symbol.asyncDispose]() };
}
