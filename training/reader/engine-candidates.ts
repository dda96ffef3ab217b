import { createWriteStream, globSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import type { Article } from '../../src/article/article-model.ts';
import { Progress } from '../../src/cli/progress.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../../src/cli/usage.ts';
import {
  candidates,
  languageOf,
  rank,
  readQuestion,
  type SearchScope,
  searchScopeOf,
  Shard,
  shippedWeights,
  Slices,
} from '../../src/search/for-training.ts';
import { readSet } from '../eval-sets.ts';

/** As many claims as a question is read with at most, and some to choose negatives from. */
const FOUND = 24;
/** The article whose claims a question of this one is asked of as well, to be answered by none of them. */
const FURTHER_ON = 7;

const usage = `Usage: node training/reader/engine-candidates.ts [--out FOLDER] [FILE...]

Writes what the engine finds by words for each question of the English sets, to be read by the training of the reader: a file
NAME.jsonl.gz a set, one article a line, with its claims as the reader is given them, and its questions.

  FILE...       question sets (default ../shared/reader/*.jsonl.gz without stance, and the English ones of ../shared/eval)
  --out FOLDER  where to write (default .cache/reader/candidates)
  --help        print this`;

const options = { out: { type: 'string' }, help: { type: 'boolean', default: false } } as const;

const shared = (pattern: string): string[] =>
  globSync(fileURLToPath(new URL(`../../../shared/${pattern}`, import.meta.url))).sort();

const LEFT_OUT = /stance(?:-val)?\.jsonl\.gz$/u;

await runCli(async (args) => {
  const { values, positionals } = parseCommandLine(usage, { args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const files =
    positionals.length > 0
      ? positionals
      : [...shared('reader/*.jsonl.gz'), ...shared('eval/{xquad-en,qed}-dev.jsonl')].filter(
          (file) => !LEFT_OUT.test(file),
        );
  if (files.length === 0) throw misuse(usage, 'There are no question sets in ../shared. Name some.');
  const out = values.out ?? fileURLToPath(new URL('../../.cache/reader/candidates', import.meta.url));
  mkdirSync(out, { recursive: true });
  const progress = new Progress(process.stderr);
  for (const file of files) await write(file, out, (done, of) => progress.show(`${basename(file)}: ${done}/${of}`));
  progress.clear();
  return 0;
});

async function write(file: string, out: string, onArticle: (done: number, of: number) => void): Promise<void> {
  const set = readSet(file);
  const slices = new Slices();
  const scopes: SearchScope[] = [];
  for (const { article } of set) {
    const shard = new Shard(languageOf(article.language));
    const entry = await shard.prepare(article, slices);
    shard.commit(entry, 0);
    scopes.push(searchScopeOf(shard, [entry]));
  }
  const stream = createGzip();
  const name = basename(file).replace(/\.jsonl(?:\.gz)?$/u, '');
  const written = stream.pipe(createWriteStream(join(out, `${name}.jsonl.gz`)));
  for (const [at, { article, questions, unanswerable = [] }] of set.entries()) {
    const own = scopes[at];
    const other = scopes[(at + FURTHER_ON) % set.length];
    if (own === undefined || other === undefined) continue;
    const claims = article.sections.flatMap(({ heading, claims: inSection }) =>
      inSection.map(({ id, text }, place) => ({ id, heading, text, first: place === 0 })),
    );
    const row = {
      article: article.id,
      title: article.title,
      other: articleAt(set, (at + FURTHER_ON) % set.length).id,
      claims,
      questions: questions.map(({ text, typos, gold, answer }) => ({
        text,
        ...(typos === undefined ? {} : { typos, foundTypos: found(typos, own) }),
        gold: gold.map((id) => claims.findIndex((claim) => claim.id === id)),
        answer: (answer ?? gold).map((id) => claims.findIndex((claim) => claim.id === id)),
        found: found(text, own),
        foundOther: found(text, other),
      })),
      unanswerable: unanswerable.map((text) => ({ text, found: found(text, own) })),
    };
    stream.write(`${JSON.stringify(row)}\n`);
    onArticle(at + 1, set.length);
  }
  stream.end();
  await new Promise<void>((resolve, reject) => {
    written.on('finish', resolve);
    written.on('error', reject);
  });
}

/** Places of the claims found, best first, each with its score. */
function found(text: string, scope: SearchScope): [number, number][] {
  return rank(candidates(readQuestion(text, scope), scope), shippedWeights())
    .slice(0, FOUND)
    .map(({ at, score }) => [at, Math.round(score * 1000) / 1000]);
}

function articleAt(set: readonly { readonly article: Article }[], at: number): Article {
  const one = set[at];
  if (one === undefined) throw new RangeError(`There is no article ${at}.`);
  return one.article;
}
