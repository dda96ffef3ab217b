import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../src/article/article-model.ts';
import { formatOf } from '../src/article/formats/index.ts';
import { readArticle } from '../src/article/read-article.ts';

/** So many words in a row are compared, as in Scrapinghub's article-extraction-benchmark, whose figures these are. */
const SHINGLE = 4;

export type PageScore = { readonly id: string; readonly precision: number; readonly recall: number };

/** How much of what was read is the page's article, and how much of the article was read: shares of runs of four words. */
export function scorePage(id: string, truth: string, read: string): PageScore {
  const right = shingles(truth);
  const found = shingles(read);
  const common = [...found].reduce((sum, [words, count]) => sum + Math.min(count, right.get(words) ?? 0), 0);
  return { id, precision: common / Math.max(1, sizeOf(found)), recall: common / Math.max(1, sizeOf(right)) };
}

function shingles(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - SHINGLE + 1); at += 1) {
    const run = words.slice(at, at + SHINGLE).join(' ');
    if (run !== '') counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function sizeOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** All that an article says below its title: headings and claims, one a line. */
function textOf({ sections }: Article): string {
  return sections
    .flatMap(({ heading, path, claims }) => [path?.at(-1) ?? heading, ...claims.map(({ text }) => text)])
    .join('\n');
}

async function scoreFolder(folder: string): Promise<void> {
  const answers = join(folder, 'ground-truth.json');
  if (!existsSync(answers)) {
    console.log(`There are no annotated pages in ${folder}.`);
    return;
  }
  const truths = JSON.parse(readFileSync(answers, 'utf8')) as Record<string, { readonly articleBody: string }>;
  const format = formatOf('page.html');
  if (format === undefined) throw new Error('No format reads pages.');
  const scores: PageScore[] = [];
  let bytes = 0;
  const begin = performance.now();
  for (const [id, { articleBody }] of Object.entries(truths)) {
    const page = gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)));
    bytes += page.length;
    const { article } = await readArticle(page, { format, id });
    scores.push(scorePage(id, articleBody, textOf(article)));
  }
  const seconds = (performance.now() - begin) / 1000;
  const worst = scores.toSorted((a, b) => a.precision * a.recall - b.precision * b.recall);
  for (const { id, precision, recall } of worst.slice(0, 15)) {
    console.log(`precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  ${id}`);
  }
  const precision = scores.reduce((sum, score) => sum + score.precision, 0) / scores.length;
  const recall = scores.reduce((sum, score) => sum + score.recall, 0) / scores.length;
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `${scores.length} pages: F1 ${f1.toFixed(4)}, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}; ` +
      `${(seconds / (bytes / 1e6)).toFixed(2)} s a MB`,
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await scoreFolder(process.argv[2] ?? join(import.meta.dirname, '../../shared/pages'));
}
