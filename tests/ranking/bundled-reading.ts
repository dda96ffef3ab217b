import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArticleFile } from '../../src/article/read-article-file.ts';
import { openReading } from '../../src/search/open-reading.ts';
import { SearchEngine } from '../../src/search/search-engine.ts';

/** Whether Docent has a model to read with. */
export const canRead = existsSync(join(import.meta.dirname, '../../data/reader/reader.json'));

/** An engine of the bundled article alone that reads, with as much time as it takes. */
export async function readingEngine(): Promise<AsyncDisposable & { readonly engine: SearchEngine }> {
  const reading = openReading({ tell: () => undefined, budgetMs: 120_000, patienceMs: 120_000, seconds: 120 });
  if (reading === undefined) throw new Error('There is no model.');
  const engine = new SearchEngine({ reading });
  await engine.add((await readArticleFile('data/articles/russia-and-the-taliban.txt')).article);
  await reading.vectors.settled;
  return { engine, [Symbol.asyncDispose]: () => reading.reader[Symbol.asyncDispose]() };
}
